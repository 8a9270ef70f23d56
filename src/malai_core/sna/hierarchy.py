"""Command and order: Krackhardt's four dimensions, flow hierarchy, global reaching centrality.

Ties run from the one who directs to the one who is directed. The first of the four dimensions,
connectedness, is :func:`malai_core.sna.parts.connectedness`. All four are 1 exactly for a tree
whose ties run away from its root. In a dense network everybody reaches everybody and the
dimensions say little; show the density beside them.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.graph import Graph, Ints
from malai_core.sna.parts import parts
from malai_core.sna.reasons import NO_DIRECTION, NO_PART_OF_3, NO_TIES, TOO_FEW_2, TOO_LARGE
from malai_core.sna.traversal import bound, reached, rounds

HIERARCHY: Final = "sna.hierarchy.krackhardt1994.v1"
GRAPH_EFFICIENCY: Final = "sna.graph_efficiency.krackhardt1994.v1"
UPPER_BOUNDS: Final = "sna.least_upper_bounds.krackhardt1994.v1"
FLOW: Final = "sna.flow_hierarchy.luo2011.v1"
REACHING: Final = "sna.global_reaching_centrality.mones2012.v1"

#: Least upper bounds compare all pairs of members: not offered above.
BOUNDS_TO: Final = 2_000


def hierarchy(graph: Graph, *, seed: int = DEFAULT_SEED) -> Result[float]:
    """Return the share of joined pairs of which only one reaches the other.

    Parameters
    ----------
    graph
        A directed network.
    seed
        Draws the sample above 20,000 members.

    Returns
    -------
    Result of float
        0 where all reach each other, 1 where nobody is reached by those he reaches. Undefined
        without ties or direction.

    Notes
    -----
    Pairs that reach each other are those within strong parts; pairs at all come from
    :func:`malai_core.sna.traversal.reached`, exact to 20,000 members.

    References
    ----------
    Krackhardt, D. (1994). Graph theoretical dimensions of informal organizations. In Carley & Prietula
    (eds.), *Computational Organization Theory*, 89-111.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> hierarchy(graph_from_pairs(3, [(0, 1), (1, 0), (1, 2)], is_directed=True)).known()
    0.6666666666666667
    """
    if not graph.is_directed or not graph.m:
        return measured(HIERARCHY, None, NO_TIES if graph.is_directed else NO_DIRECTION)
    found = reached(graph, seed=seed)
    ordered = float(found.count.sum()) * graph.n / len(found.pivots)
    mutual = parts(graph, chain="strong").known().joined_pairs
    share = bound(graph.n, len(found.pivots))
    off = None if share is None else share * graph.n * (graph.n - 1)
    value = _one_sided(ordered, mutual)
    error = None if off is None else max(
        abs(_one_sided(ordered + side, mutual) - value) for side in (off, -off)
    )  # fmt: skip
    return measured(HIERARCHY, value, by=("scipy",), seed=found.seed, error_bound=error)


def graph_efficiency(graph: Graph) -> Result[float]:
    r"""Return how few ties there are beyond those that hold the parts together.

    .. math:: 1 - \frac{m - \sum_i (N_i - 1)}{\sum_i \bigl(N_i (N_i - 1) - (N_i - 1)\bigr)}

    over the parts of :math:`N_i` members.

    Parameters
    ----------
    graph
        A directed network.

    Returns
    -------
    Result of float
        1 for trees, 0 where all are tied to all both ways. Undefined where no part has three
        members, and two tied members alone have one tie or two: nothing to spare.

    Notes
    -----
    O(n + m).

    References
    ----------
    Krackhardt (1994), as above.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> ring = graph_from_pairs(4, [(0, 1), (1, 2), (2, 3), (3, 0)], is_directed=True)
    >>> round(graph_efficiency(ring).known(), 6)
    0.888889
    """
    if not graph.is_directed:
        return measured(GRAPH_EFFICIENCY, None, NO_DIRECTION)
    sizes = parts(graph).known().sizes.astype(np.float64)
    needed, most = float((sizes - 1).sum()), float((sizes * (sizes - 1)).sum())
    value = 1 - (graph.m - needed) / (most - needed) if most > needed else None
    return measured(GRAPH_EFFICIENCY, value, NO_TIES, by=("scipy",))


def least_upper_bounds(graph: Graph) -> Result[float]:
    r"""Return how far every two members of a part have one nearest superior in common.

    A pair is at fault unless somebody (or one of the two) reaches both and is reached by everybody
    who reaches both: :math:`1 - \text{faults} / \sum_i (N_i - 1)(N_i - 2) / 2`.

    Parameters
    ----------
    graph
        A directed network, superior to subordinate.

    Returns
    -------
    Result of float
        1 where nobody has two bosses who answer to nobody in common. Undefined where no part has
        three members and without direction; not offered above 2,000 members.

    Notes
    -----
    By the published definition. ``sna::lubness`` of R (2.7) asks for the topmost bound instead of
    the least and prints 1 for a matrix organisation where the definition gives .8333.

    With ``A(v)`` those who reach v, a common superior l of i and j has ``A(l)`` within ``A(i)`` and
    ``A(j)``; it is the least exactly where ``|A(l)|`` is as large as that intersection. O(n^3) at
    worst, in whole-matrix steps.

    References
    ----------
    Krackhardt (1994), as above.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> ties = [(0, 1), (0, 2), (1, 3), (1, 4), (2, 3), (2, 4)]
    >>> round(least_upper_bounds(graph_from_pairs(5, ties, is_directed=True)).known(), 6)
    0.833333
    """
    if not graph.is_directed or graph.n > BOUNDS_TO:
        return measured(UPPER_BOUNDS, None, TOO_LARGE if graph.is_directed else NO_DIRECTION)
    found = parts(graph).known()
    sizes = found.sizes.astype(np.float64)
    most = float(((sizes - 1) * (sizes - 2)).sum()) / 2
    if not most:
        return measured(UPPER_BOUNDS, None, NO_PART_OF_3)
    return measured(UPPER_BOUNDS, 1 - _faults(graph, found.of) / most, by=("scipy",))


def flow_hierarchy(graph: Graph) -> Result[float]:
    """Return the share of ties that are on no circle.

    Parameters
    ----------
    graph
        A directed network.

    Returns
    -------
    Result of float
        0 to 1. Undefined without ties or direction.

    Notes
    -----
    A tie is on a circle exactly where both ends are in one strong part. O(n + m).

    References
    ----------
    Luo, J. & Magee, C. L. (2011). Detecting evolving patterns of self-organizing networks by flow
    hierarchy measurement. *Complexity* 16(6), 53-61.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> flow_hierarchy(graph_from_pairs(3, [(0, 1), (1, 0), (1, 2), (0, 2)], is_directed=True)).value
    0.5
    """
    if not graph.is_directed or not graph.m:
        return measured(FLOW, None, NO_TIES if graph.is_directed else NO_DIRECTION)
    of = parts(graph, chain="strong").known().of
    return measured(FLOW, float((of[graph.source] != of[graph.target]).mean()), by=("scipy",))


def global_reaching_centrality(graph: Graph, *, seed: int = DEFAULT_SEED) -> Result[float]:
    r"""Return how much further the one who reaches most reaches than the others do.

    .. math:: \frac{\sum_i (C_{\max} - C_i)}{n - 1}

    with :math:`C_i` the share of the others that :math:`i` reaches.

    Parameters
    ----------
    graph
        A directed network.
    seed
        Draws the sample above 20,000 members.

    Returns
    -------
    Result of float
        0 for equals, 1 for a star outward. Undefined below two members or without direction.

    Notes
    -----
    Weights are ignored. Cost as :func:`hierarchy`.

    References
    ----------
    Mones, E., Vicsek, L. & Vicsek, T. (2012). Hierarchy measure for complex networks. *PLoS ONE*
    7(3), e33799.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> star = graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)], is_directed=True)
    >>> global_reaching_centrality(star).value
    1.0
    """
    if not graph.is_directed or graph.n < 2:
        return measured(REACHING, None, TOO_FEW_2 if graph.is_directed else NO_DIRECTION)
    found = reached(graph, seed=seed)
    share = found.per_other(found.count)
    value = float((share.max() - share).sum()) / (graph.n - 1)
    off = bound(graph.n, len(found.pivots), events=graph.n)
    error = None if off is None else 2 * off * graph.n / (graph.n - 1)
    return measured(REACHING, value, seed=found.seed, error_bound=error)


def _one_sided(ordered: float, mutual: int) -> float:
    """Return one-sided pairs over joined pairs, from ordered pairs and two-sided ones."""
    joined = max(ordered - mutual, float(mutual), 1.0)
    return 1 - mutual / joined


def _faults(graph: Graph, of: Ints) -> int:
    """Return the pairs of one part without a least common superior."""
    reach = _reach(graph)  # (n, n): [l, i] where l reaches i, itself included
    above = reach.sum(axis=0)
    together = np.rint(reach.T.astype(np.float32) @ reach.astype(np.float32)).astype(np.int64)
    greatest = np.zeros((graph.n, graph.n), dtype=np.int64)
    strong = parts(graph, chain="strong").known().of
    speakers = np.unique(strong, return_index=True)[1]  # all of a strong part reach the same
    for superior in speakers[np.argsort(above[speakers], kind="stable")].tolist():
        under = np.flatnonzero(reach[superior])
        greatest[np.ix_(under, under)] = above[superior]  # ascending, so the last is the greatest
    is_fault = (together == 0) | (greatest < together)
    return int((is_fault & (of[:, np.newaxis] == of[np.newaxis, :])).sum()) // 2


def _reach(graph: Graph) -> NDArray[np.bool_]:
    """Return who reaches whom, everybody himself."""
    found = np.eye(graph.n, dtype=np.bool_)
    for first in range(0, graph.n, 64):
        pivots = np.arange(first, min(first + 64, graph.n))
        for arrived in rounds(graph, pivots):
            bits = np.arange(len(pivots), dtype=np.uint64)
            found[:, pivots] |= (arrived[:, np.newaxis] >> bits) & np.uint64(1) == 1
    return found
