"""Pairs of parties as the measures take them: distinct, without loops, lower number first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from malai_core.errors import InvalidInputError
from malai_core.labels import Words

if TYPE_CHECKING:
    import igraph

Pair = tuple[int, int]


def distinct_pairs(n: int, pairs: Iterable[Pair]) -> list[Pair]:
    """Return the undirected pairs once each, lower number first, in order, without loops.

    Parameters
    ----------
    n
        Number of parties; they are numbered ``0 .. n-1``.
    pairs
        Pairs of numbers. Direction, repetition and loops are ignored.

    Returns
    -------
    list of tuple
        Sorted, so that the same ties give the same list whatever their order was.

    Raises
    ------
    InvalidInputError
        ``n`` is negative, or a pair names a party outside ``0 .. n-1``.

    Notes
    -----
    Time O(m log m), memory O(m).

    Examples
    --------
    >>> distinct_pairs(3, [(1, 0), (0, 1), (2, 2)])
    [(0, 1)]
    """
    found = {(a, b) if a < b else (b, a) for a, b in pairs}
    _require_known(n, found)
    return sorted(pair for pair in found if pair[0] != pair[1])


def graph_of(n: int, pairs: Iterable[Pair]) -> igraph.Graph:
    """Return the undirected simple igraph graph of the pairs.

    Parameters
    ----------
    n
        Number of parties.
    pairs
        As in :func:`distinct_pairs`.

    Returns
    -------
    igraph.Graph
        Vertices ``0 .. n-1``; edges in the order of :func:`distinct_pairs`.

    Raises
    ------
    InvalidInputError
        As :func:`distinct_pairs`.

    Examples
    --------
    >>> graph_of(3, [(0, 1), (1, 0)]).ecount()
    1
    """
    from igraph import Graph

    return Graph(n, distinct_pairs(n, pairs))


def neighbours(n: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """Return for each party those it is tied to, in order.

    Parameters
    ----------
    n
        Number of parties.
    pairs
        As in :func:`distinct_pairs`.

    Returns
    -------
    list of list of int
        ``n`` lists; empty for a party without ties.

    Raises
    ------
    InvalidInputError
        As :func:`distinct_pairs`.

    Examples
    --------
    >>> neighbours(3, [(2, 0), (0, 1)])
    [[1, 2], [0], [0]]
    """
    found: list[list[int]] = [[] for _ in range(n)]
    for a, b in distinct_pairs(n, pairs):
        found[a].append(b)
        found[b].append(a)
    return [sorted(row) for row in found]


def _require_known(n: int, pairs: set[Pair]) -> None:
    """Refuse a negative count and parties that do not exist."""
    if n < 0:
        raise InvalidInputError(
            Words("จำนวนสมาชิกต้องไม่ติดลบ ({n})", "the number of parties is negative ({n})"), n=n
        )
    for a, b in pairs:
        if a < 0 or b >= n:
            raise InvalidInputError(
                Words(
                    "ความสัมพันธ์ {a}-{b} อ้างถึงสมาชิกที่ไม่มี (มี {n} ราย)",
                    "the pair {a}-{b} names a party that does not exist (there are {n})",
                ),
                a=a,
                b=b,
                n=n,
            )
