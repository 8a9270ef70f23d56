"""The key-person factor of ties: how few have to leave until the largest part is halved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.leaders.key_people import BAD_SHARE, EXACT_UP_TO, NO_SUCH_PERSON
from malai_core.results import Result

if TYPE_CHECKING:
    from igraph import Graph

BREAKING: Final = "leaders.breaking_set.malai.v1"

NO_TIES: Final = Words("ยังไม่มีความสัมพันธ์", "there are no relationships yet")

Masks = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Breaking:
    """Members whose leaving breaks the largest part."""

    factor: int
    members: tuple[int, ...]
    """One smallest set where ``is_exact``, the first by number; else what the search took."""
    largest: int
    """Members in the largest part that is left."""
    before: int
    """Members in the largest part as it is."""
    is_exact: bool


def breaking_set(
    n: int, ties: Iterable[tuple[int, int]], *, share: float = 0.5
) -> Result[Breaking]:
    """Return the fewest members without whom the largest part falls below ``share`` of what it was.

    Parameters
    ----------
    n
        Number of members, ``0 .. n-1``.
    ties
        Pairs of members. Direction, repetition and loops are ignored.
    share
        Of the members of the largest part, between 0 and 1.

    Returns
    -------
    Result of Breaking
        Exact up to 20 members; above, each time the member is taken whose leaving leaves the
        smallest largest part (ties: most ties, then lowest number). Undefined without ties.

    Raises
    ------
    InvalidInputError
        An unknown member, or a share outside 0 to 1.

    Notes
    -----
    Those who leave count as gone. Exact: all sets of one size at once, at most 2^20 in all. Greedy: O(c (n + m)) per member taken, ``c`` being the
    articulation points and the member of most ties, the only ones worth trying.

    References
    ----------
    Ours; the exact problem: Borgatti, S. P. (2006). Identifying sets of key players in a social
    network. *Computational & Mathematical Organization Theory* 12, 21-34.

    Examples
    --------
    A star falls apart without its middle.

    >>> breaking_set(5, [(0, 1), (0, 2), (0, 3), (0, 4)]).value
    Breaking(factor=1, members=(0,), largest=1, before=5, is_exact=True)
    """
    if not 0.0 < share <= 1.0:
        raise InvalidInputError(BAD_SHARE, share=f"{share:g}")
    pairs = _distinct(n, ties)
    asked = {"share": share, "exact_up_to": EXACT_UP_TO}
    if not pairs:
        return Result(BREAKING, None, NO_TIES, asked)
    find = _exact if n <= EXACT_UP_TO else _greedy
    return Result(BREAKING, find(n, pairs, share), None, asked)


def _distinct(n: int, ties: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found = {(min(tie), max(tie)) for tie in ties}
    for member in (end for tie in found for end in tie):
        if not 0 <= member < n:
            raise InvalidInputError(NO_SUCH_PERSON, person=member, count=n)
    return sorted((a, b) for a, b in found if a != b)


def _exact(n: int, pairs: list[tuple[int, int]], share: float) -> Breaking:
    beside = _neighbours(n, pairs)
    everybody = np.uint32((1 << n) - 1)
    before = int(_largest(np.array([everybody], dtype=np.uint32), beside)[0])
    for size in range(1, n + 1):
        sets = list(combinations(range(n), size))
        gone = np.array([sum(1 << member for member in chosen) for chosen in sets], dtype=np.uint32)
        left = _largest(everybody & ~gone, beside)
        enough = np.flatnonzero(left < share * before)
        if enough.size:
            return Breaking(size, sets[enough[0]], int(left[enough[0]]), before, is_exact=True)
    raise AssertionError("without anybody the largest part is empty")


def _neighbours(n: int, pairs: list[tuple[int, int]]) -> Masks:
    beside = np.zeros(n, dtype=np.uint32)
    for a, b in pairs:
        beside[a] |= np.uint32(1 << b)
        beside[b] |= np.uint32(1 << a)
    return beside


def _largest(left: Masks, beside: Masks) -> NDArray[np.int64]:
    """Return the size of the largest part of each set of members, all sets at once."""
    largest = np.zeros(left.size, dtype=np.int64)
    rest = left.copy()
    while rest.any():
        # The lowest member of what is left, then everybody it leads to.
        part = rest & (~rest + np.uint32(1))
        part = _grown(part, left, beside)
        largest = np.maximum(largest, np.bitwise_count(part))
        rest &= ~part
    return largest


def _grown(part: Masks, left: Masks, beside: Masks) -> Masks:
    while True:
        reach = part.copy()
        for member, others in enumerate(beside):
            reach |= np.where(part >> np.uint32(member) & np.uint32(1), others, np.uint32(0)) & left
        if (reach == part).all():
            return part
        part = reach


def _greedy(n: int, pairs: list[tuple[int, int]], share: float) -> Breaking:
    import igraph

    graph = igraph.Graph(n=n, edges=pairs)
    graph.vs["member"] = range(n)
    before = largest = max(graph.connected_components().sizes())
    taken: list[int] = []
    while largest >= share * before:
        largest, place = min(_without(graph, place) for place in _worth_trying(graph))[::2]
        taken.append(graph.vs[place]["member"])
        graph.delete_vertices(place)
    return Breaking(len(taken), tuple(sorted(taken)), largest, before, is_exact=False)


def _worth_trying(graph: Graph) -> list[int]:
    """Return who splits a part, and who has most ties: nobody else leaves it smaller at once."""
    degrees: list[int] = graph.degree()
    parts = graph.connected_components()
    large = max(parts.sizes())
    inside = [place for part in parts if len(part) == large for place in part]
    most = max(inside, key=lambda place: (degrees[place], -place))
    cuts = set(graph.articulation_points()) & set(inside)
    return sorted(cuts | {most})


def _without(graph: Graph, place: int) -> tuple[int, int, int]:
    """Return the largest part without one, then what decides between equals."""
    rest = graph.copy()
    degree: int = rest.degree(place)
    rest.delete_vertices(place)
    sizes: list[int] = rest.connected_components().sizes()
    return max(sizes, default=0), -degree, place
