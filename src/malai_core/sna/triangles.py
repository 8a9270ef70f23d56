"""Triangles, found once and shared by all measures of closed triads.

Each tie is turned from the party of fewer contacts to the one of more (then by number). A triangle
then has one first, one middle and one last party, and a party sends few ties, however many
contacts it has: O(m^1.5) at worst, near to linear where ties are spread.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.sna.graph import Graph, Ints, Vector

#: Candidates looked at together: about 100 MB.
_CHUNK: Final = 2_000_000
#: Triangles that are kept with the graph; more are found again for each measure.
_KEPT: Final = 5_000_000
#: Above this many parties no dense matrix is made.
_DENSE_TO: Final = 4_000
#: One candidate costs as much as this many steps of a dense product.
_DENSE_PER_CANDIDATE: Final = 500

Three = tuple[Ints, Ints, Ints]


def triangles(graph: Graph) -> Iterator[Three]:
    """Yield the triangles of tied parties in pieces.

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Yields
    ------
    tuple of three arrays
        Numbers of the arcs (in ``graph.arcs``) first -> middle, middle -> last, first -> last.

    Notes
    -----
    Up to 5,000,000 triangles are kept with the graph.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> sum(len(first) for first, _, _ in triangles(graph_from_pairs(3, [(0, 1), (1, 2), (2, 0)])))
    1
    """
    kept = graph.kept.get("triangles")
    if isinstance(kept, list):
        yield from kept
        return
    held: list[Three] = []
    count = 0
    for piece in _find(graph):
        count += len(piece[0])
        if count <= _KEPT:
            held.append(piece)
        yield piece
    if count <= _KEPT:
        graph.kept["triangles"] = held


def closed_paths(graph: Graph) -> Iterator[Three]:
    """Yield every way ``i - q - j`` whose ends are tied too, six for each triangle.

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Yields
    ------
    tuple of three arrays
        Numbers of the arcs i -> q, q -> j and i -> j.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> sum(len(way) for way, _, _ in closed_paths(graph_from_pairs(3, [(0, 1), (1, 2), (2, 0)])))
    6
    """
    back = graph.arcs.back
    for ab, bc, ac in triangles(graph):
        ba, cb, ca = back[ab], back[bc], back[ac]
        yield from ((ab, bc, ac), (cb, ba, ca), (ac, cb, ab))
        yield from ((bc, ca, ba), (ba, ac, bc), (ca, ab, cb))


def two_step_sums(graph: Graph, first: ArrayLike, second: ArrayLike) -> Vector:
    r"""Return for each arc i -> j the sum of ``first[i -> q] * second[q -> j]`` over the q between.

    Parameters
    ----------
    graph
        The network.
    first, second
        A number for each arc of ``graph.arcs``.

    Returns
    -------
    Vector
        One sum for each arc; 0 where the ends share no contact.

    Notes
    -----
    By triangles, or by one dense product where the network is small and dense.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> graph = graph_from_pairs(3, [(0, 1), (1, 2), (2, 0)])
    >>> two_step_sums(graph, np.ones(6), np.ones(6)).tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]
    """
    one, two = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if graph.once("dense", lambda: _is_dense(graph)):
        return _dense_sums(graph, one, two)
    sums = np.zeros(len(graph.arcs.head))
    for way, onward, direct in closed_paths(graph):
        np.add.at(sums, direct, one[way] * two[onward])
    return sums


def shared_contacts(graph: Graph) -> Vector:
    """Return for each arc how many contacts its two ends share.

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Returns
    -------
    Vector
        One whole number for each arc of ``graph.arcs``. Kept with the graph.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> shared_contacts(graph_from_pairs(3, [(0, 1), (1, 2)])).tolist()
    [0.0, 0.0, 0.0, 0.0]
    """
    ones = np.ones(len(graph.arcs.head))
    return graph.once("shared contacts", lambda: two_step_sums(graph, ones, ones))


def _find(graph: Graph) -> Iterator[Three]:
    """Find the triangles, so many candidates at a time."""
    arcs = graph.arcs
    rank = np.empty(graph.n, dtype=np.int64)
    rank[np.lexsort((np.arange(graph.n), arcs.degree))] = np.arange(graph.n)
    onward = np.flatnonzero(rank[arcs.tail] < rank[arcs.head])
    keys = arcs.tail[onward] * graph.n + arcs.head[onward]
    start = np.searchsorted(arcs.tail[onward], np.arange(graph.n + 1))
    sends = np.diff(start)[arcs.head[onward]]  # candidates of each turned tie
    for low, high in _pieces(sends):
        way = np.repeat(np.arange(low, high), sends[low:high])
        first_of = start[arcs.head[onward[low:high]]]
        steps = np.arange(len(way)) - np.repeat(_before(sends[low:high]), sends[low:high])
        next_way = np.repeat(first_of, sends[low:high]) + steps
        wanted = arcs.tail[onward[way]] * graph.n + arcs.head[onward[next_way]]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = np.flatnonzero(keys[place] == wanted)
        yield onward[way[hit]], onward[next_way[hit]], onward[place[hit]]


def _before(counts: Ints) -> Ints:
    """Return the sum of the counts before each."""
    return np.cumsum(counts) - counts


def _pieces(costs: Ints) -> Iterator[tuple[int, int]]:
    """Yield ranges whose costs add up to about a chunk, at least one entry each."""
    until = np.cumsum(costs)
    low, spent = 0, 0
    while low < len(costs):
        high = max(low + 1, int(np.searchsorted(until, spent + _CHUNK, side="right")))
        if until[high - 1] > spent:
            yield low, high
        low, spent = high, int(until[high - 1])


def _is_dense(graph: Graph) -> bool:
    """Say whether a dense product is cheaper than looking at candidates."""
    if graph.n > _DENSE_TO:
        return False
    arcs = graph.arcs
    lower = np.minimum(arcs.degree[arcs.tail], arcs.degree[arcs.head])
    return int(lower.sum()) // 4 * _DENSE_PER_CANDIDATE > graph.n**3


def _dense_sums(graph: Graph, first: Vector, second: Vector) -> Vector:
    """Return the sums by a product of two ``(n, n)`` matrices."""
    arcs = graph.arcs
    one, two = np.zeros((graph.n, graph.n)), np.zeros((graph.n, graph.n))
    one[arcs.tail, arcs.head] = first
    two[arcs.tail, arcs.head] = second
    return np.asarray((one @ two)[arcs.tail, arcs.head])
