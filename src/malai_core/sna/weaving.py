"""Whom to introduce to whom, and why: the work of a network weaver.

Candidates come from short ways that exist (two members who share a contact, who can introduce
them), so that their number stays near linear: nobody is compared with everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.graph import Graph, Ints, Vector, summed
from malai_core.sna.parts import parts
from malai_core.sna.reasons import TOO_FEW_2
from malai_core.sna.shared_ways import Ways, among, ways

WEAVING: Final = "sna.weaving.malai.v1"

#: No introducer: the two are in separate parts, or one has no tie.
NOBODY: Final = -1
_MOST: Final = 50
_EACH: Final = 3
_HUBS: Final = 20
#: Candidates kept for each that is wanted, since some fall away.
_SPARE: Final = 8
_HALF: Final = 32
_LOW: Final = 0xFFFFFFFF


class Reason(StrEnum):
    """Why an introduction is worth it. Values are stored: add, never rename."""

    JOINS_PARTS = "joins_parts"
    """They are in separate parts of the network."""
    JOINS_CIRCLES = "joins_circles"
    """They are in circles that hardly anything joins."""
    DRAWS_IN = "draws_in"
    """One of them stands at the edge, with one tie or none."""
    CLOSES_TRIANGLE = "closes_triangle"
    """They share several contacts and do not know each other."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two members worth introducing."""

    one: int
    other: int
    reason: Reason
    through: int
    """A contact of both who can introduce them, or -1."""
    shared: int
    """Contacts they share (of the ways looked at)."""
    gain: float
    """What it brings, comparable within one reason: pairs newly joined; chance ties missing between
    the circles; contacts of the better tied; weight of the shared contacts."""


def weaving(
    graph: Graph,
    *,
    circles: ArrayLike | None = None,
    most: int = _MOST,
    each: int = _EACH,
    seed: int = DEFAULT_SEED,
) -> Result[tuple[Introduction, ...]]:
    """Return pairs worth introducing, each with its reason.

    Parameters
    ----------
    graph
        The network; direction and weights are ignored.
    circles
        Shape ``(n,)``: number of each party's circle, -1 for none, as
        :func:`malai_core.sna.communities.communities` gives; without it no circles are joined.
    most
        Introductions of each reason, at most.
    each
        In how many of them one member may be, so that the work does not fall on a few.
    seed
        Draws which contacts of very well tied members are looked at.

    Returns
    -------
    Result of tuple of Introduction
        In the order of :class:`Reason`, the most gain first. A pair comes once. Undefined below two
        members.

    Raises
    ------
    InvalidInputError
        ``circles`` has another length than there are parties.

    Notes
    -----
    A member with up to 24 contacts offers all pairs of them; one with more lets each contact meet
    eight others drawn at random, so the ways looked at stay below about twelve times the ties:
    O(m log m). Of the pairs that share contacts, the weight is Adamic and Adar's: a contact with
    few others counts more than one whom everybody knows.

    References
    ----------
    Krebs, V. & Holley, J. (2006). *Building Smart Communities through Network Weaving*; Adamic, L.
    A. & Adar, E. (2003). Friends and neighbors on the web. *Social Networks* 25(3), 211-230; Newman
    & Girvan (2004) for the ties expected by chance. The choice is ours.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> found = weaving(graph_from_pairs(4, [(0, 1), (2, 3)])).known()
    >>> found[0].reason.value, found[0].gain
    ('joins_parts', 4.0)
    """
    if graph.n < 2:
        return measured(WEAVING, None, TOO_FEW_2)
    of = None if circles is None else _circles(graph, circles)
    search = _Search(graph, ways(graph, seed=seed), most, each)
    search.join_parts()
    if of is not None:
        search.join_circles(of)
    search.draw_in()
    search.close_triangles()
    value = tuple(search.found)
    return measured(WEAVING, value, seed=seed, most=most, each=each, circles=of is not None)


def _circles(graph: Graph, circles: ArrayLike) -> Ints:
    """Return the circles; refuse another length."""
    of = np.asarray(circles, dtype=np.int64)
    if of.shape != (graph.n,):
        raise InvalidInputError(
            Words(
                "ต้องระบุกลุ่มให้ครบทุกคน ({k} จาก {n})",
                "each member needs one number of a circle ({k} of {n})",
            ),
            k=len(of),
            n=graph.n,
        )
    return of


class _Search:
    """The introductions so far: who is in how many, and which pairs are taken."""

    def __init__(self, graph: Graph, between: Ways, most: int, each: int) -> None:
        self._graph, self._ways, self._most, self._each = graph, between, most, each
        self._degree = graph.arcs.degree
        self._used: dict[int, int] = {}
        self._taken: set[tuple[int, int]] = set()
        self.found: list[Introduction] = []

    def join_parts(self) -> None:
        """Join the other parts of two or more to the largest, by their best tied members."""
        found = parts(self._graph).known()
        wanted = np.flatnonzero(found.sizes >= 2)[: self._most + 1]
        if len(wanted) < 2:
            return
        hubs = self._best_of(found.of, 0)
        for number, part in enumerate(wanted[1:].tolist()):
            guest = self._best_of(found.of, part)[0]
            gain = float(found.sizes[0] * found.sizes[part])
            self._add(hubs[number % len(hubs)], guest, Reason.JOINS_PARTS, -1, gain)

    def join_circles(self, of: Ints) -> None:
        """Introduce members of circles with fewest ties for their strength who share a contact."""
        near = self._ways
        one, other = of[near.one], of[near.other]
        keys = _pair_keys(one, other)
        pairs = _distinct(one, other)
        gains = self._missing(of, pairs)
        best = np.sort(pairs[np.argsort(-gains, kind="stable")[: _SPARE * self._most]])
        chosen = _first_of_each(np.flatnonzero(among(keys, best)), keys, near.weight)
        gain = self._missing(of, keys[chosen])
        useful = gain > 0
        self._take(chosen[useful], gain[useful], Reason.JOINS_CIRCLES, groups=keys[chosen[useful]])

    def draw_in(self) -> None:
        """Introduce those with one tie to the best tied contact of their contact, others to hubs."""
        near = self._ways
        low = np.minimum(self._degree[near.one], self._degree[near.other])
        better = np.maximum(self._degree[near.one], self._degree[near.other]).astype(np.float64)
        loose = np.where(self._degree[near.one] == low, near.one, near.other)
        at_edge = np.flatnonzero((low == 1) & (better > 1))
        self._take(at_edge, better[at_edge], Reason.DRAWS_IN, groups=loose[at_edge])
        room = self._most - sum(one.reason is Reason.DRAWS_IN for one in self.found)
        hubs = np.lexsort((np.arange(self._graph.n), -self._degree))[:_HUBS].tolist()
        alone = np.flatnonzero(self._degree == 0).tolist()
        for number, guest in enumerate(alone[: min(room, len(hubs) * self._each)]):
            hub = hubs[number % len(hubs)]
            if self._degree[hub]:
                self._add(hub, guest, Reason.DRAWS_IN, -1, float(self._degree[hub]))

    def close_triangles(self) -> None:
        """Introduce those who share most, weighed by how few others the shared contacts have."""
        near = self._ways
        several = np.flatnonzero(near.shared >= 2)
        self._take(several, near.weight[several], Reason.CLOSES_TRIANGLE)

    def _best_of(self, of: Ints, part: int) -> list[int]:
        """Return the best tied members of a part, best first, of equals the lowest."""
        members = np.flatnonzero(of == part)
        order = np.lexsort((members, -self._degree[members]))[:_HUBS]
        best: list[int] = members[order].tolist()
        return best

    def _missing(self, of: Ints, pairs: Ints) -> Vector:
        """Return by how many ties each pair of circles is below what chance would give."""
        arcs = self._graph.arcs
        inside = (of[arcs.tail] >= 0) & (of[arcs.head] >= 0) & (arcs.tail < arcs.head)
        keys = _pair_keys(of[arcs.tail[inside]], of[arcs.head[inside]])
        known, ties = np.unique(keys, return_counts=True)
        strength = summed(of[of >= 0], self._degree[of >= 0], int(of.max(initial=0)) + 1)
        expected: Vector = strength[pairs >> _HALF] * strength[pairs & _LOW] / (2.0 * self._graph.m)
        there = among(pairs, known)
        expected[there] -= ties[np.searchsorted(known, pairs[there])]
        return expected

    def _take(
        self, candidates: Ints, gain: Vector, reason: Reason, groups: Ints | None = None
    ) -> None:
        """Add the best candidates, one for each group where groups are given."""
        near, left = self._ways, self._most
        seen: set[int] = set()
        for place in _ranked(near, candidates, gain, _SPARE * _SPARE * self._most):
            group = place if groups is None else int(groups[place])
            if group in seen:
                continue
            way = int(candidates[place])
            ends = int(near.one[way]), int(near.other[way])
            if self._add(*ends, reason, way, float(gain[place])):
                seen.add(group)
                left -= 1
            if not left:
                return

    def _add(self, one: int, other: int, reason: Reason, way: int, gain: float) -> bool:
        """Add a pair unless it is there or one of the two is in enough of them; say whether."""
        low, high = min(one, other), max(one, other)
        busy = max(self._used.get(low, 0), self._used.get(high, 0)) >= self._each
        if (low, high) in self._taken or (busy and way >= 0):
            return False
        self._taken.add((low, high))
        for end in (low, high):
            self._used[end] = self._used.get(end, 0) + 1
        through = NOBODY if way < 0 else int(self._ways.through[way])
        shared = 0 if way < 0 else int(self._ways.shared[way])
        self.found.append(Introduction(low, high, reason, through, shared, gain))
        return True


def _ranked(near: Ways, candidates: Ints, gain: Vector, spare: int) -> list[int]:
    """Return places by gain, then weight, then number; only as many as can be wanted."""
    places = np.arange(len(gain))
    if len(gain) > spare:  # sorting millions for fifty would be most of the work
        places = np.flatnonzero(gain >= np.partition(gain, -spare)[-spare])
    way = candidates[places]
    order = np.lexsort((near.other[way], near.one[way], -near.weight[way], -gain[places]))
    ranked: list[int] = places[order].tolist()
    return ranked


def _first_of_each(places: Ints, keys: Ints, weight: Vector) -> Ints:
    """Return for each key the few places of greatest weight."""
    ordered = places[np.lexsort((-weight[places], keys[places]))]
    first = np.flatnonzero(np.diff(keys[ordered], prepend=-1))
    nth = np.arange(len(ordered)) - np.repeat(first, np.diff(np.append(first, len(ordered))))
    return ordered[nth < _SPARE]


def _pair_keys(one: Ints, other: Ints) -> Ints:
    """Return one number for each pair of circles, without order; -1 within one or with none."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    return np.where((low >= 0) & (low != high), (low << _HALF) | high, -1)


def _distinct(one: Ints, other: Ints) -> Ints:
    """Return the keys of the pairs of different circles, once each, ascending; linear in time."""
    from scipy.sparse import coo_array

    count = int(max(one.max(initial=0), other.max(initial=0))) + 1
    low, high = np.minimum(one, other), np.maximum(one, other)
    across = (low >= 0) & (low != high)
    ones = np.ones(int(across.sum()), dtype=np.int8)
    table = coo_array((ones, (low[across], high[across])), shape=(count, count)).tocsr().tocoo()
    return np.sort(_pair_keys(table.row.astype(np.int64), table.col.astype(np.int64)))
