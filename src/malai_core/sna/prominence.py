"""Who stands out by his ties and by those of his contacts: degree, strength, eigenvector, PageRank."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.sna.centrality import DEGREE
from malai_core.sna.graph import Graph, Ints, Vector, ratio, summed
from malai_core.sna.parts import parts
from malai_core.sna.reasons import NO_TIES, NOBODY, OUTSIDE, TWO_LARGEST

if TYPE_CHECKING:
    from scipy.sparse import csr_array

STRENGTH: Final = "sna.strength.barrat2004.v1"
EIGENVECTOR: Final = "sna.eigenvector.bonacich1972.v1"
PAGERANK: Final = "sna.pagerank.brin1998.v1"

#: ``all`` counts other parties once, whatever the direction of the tie.
Mode = Literal["all", "in", "out"]
_DENSE_TO: Final = 64
_TOLERANCE: Final = 1e-12
_ROUNDS: Final = 1_000


def degrees(graph: Graph, *, mode: Mode = "all") -> Result[Ints]:
    """Return with how many others each member has a tie.

    Parameters
    ----------
    graph
        The network.
    mode
        ``"in"`` and ``"out"`` count ties received and sent; without direction all are the same.

    Returns
    -------
    Result of Ints
        Shape ``(n,)``. 0 is a true 0. Undefined where there is nobody.

    Notes
    -----
    O(n + m).

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks. *Social Networks* 1(3), 215-239.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> degrees(graph_from_pairs(3, [(0, 1), (1, 0), (0, 2)], is_directed=True)).known().tolist()
    [2, 1, 1]
    """
    if not graph.n:
        return measured(DEGREE, None, NOBODY, mode=mode)
    if mode == "all" or not graph.is_directed:
        return measured(DEGREE, graph.arcs.degree, mode=mode)
    ends = graph.source if mode == "out" else graph.target
    counts: Ints = np.bincount(ends, minlength=graph.n)
    return measured(DEGREE, counts, mode=mode)


def strengths(graph: Graph, *, mode: Mode = "all") -> Result[Vector]:
    """Return the summed weight of each member's ties.

    Parameters
    ----------
    graph, mode
        As in :func:`degrees`; ``"all"`` adds what is sent and what is received.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, in the unit of the weights. Undefined where there is nobody.

    Notes
    -----
    O(n + m).

    References
    ----------
    Barrat, A. et al. (2004). The architecture of complex weighted networks. *PNAS* 101(11).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from
    >>> strengths(graph_from(3, [0, 1], [1, 2], [2, 3])).known().tolist()
    [2.0, 5.0, 3.0]
    """
    if not graph.n:
        return measured(STRENGTH, None, NOBODY, mode=mode)
    sent: Vector = summed(graph.source, graph.weight, graph.n)
    got: Vector = summed(graph.target, graph.weight, graph.n)
    found: dict[Mode, Vector] = {"out": sent, "in": got, "all": sent + got}
    counted: Mode = mode if graph.is_directed else "all"
    return measured(STRENGTH, found[counted], mode=mode)


def eigenvector(graph: Graph) -> Result[Vector]:
    r"""Return how far each member is tied to members who are themselves well tied.

    The positive solution of :math:`\lambda x = W x` for the largest :math:`\lambda`, scaled so
    that the largest entry is 1, in the largest part of the network.

    Parameters
    ----------
    graph
        The network, with weights; direction is ignored, weights of both directions are added.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, 0 to 1; ``nan`` outside of the largest part. Undefined without ties, and
        where no single part is the largest.

    Notes
    -----
    Other programs scale to length 1; compare up to a factor. O(m) a round, by ARPACK.

    References
    ----------
    Bonacich, P. (1972). Factoring and weighting approaches to clique identification. *J. Math.
    Sociol.* 2(1), 113-120.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> eigenvector(graph_from_pairs(3, [(0, 1), (1, 2)])).known().round(4).tolist()
    [0.7071, 1.0, 0.7071]
    """
    if not graph.m:
        return measured(EIGENVECTOR, None, NO_TIES)
    found = parts(graph).known()
    if len(found.sizes) > 1 and found.sizes[0] == found.sizes[1]:
        return measured(EIGENVECTOR, None, TWO_LARGEST)
    inside = np.flatnonzero(found.of == 0)
    values = np.full(graph.n, math.nan)
    values[inside] = _leading(graph.undirected.matrix[inside][:, inside])
    return measured(EIGENVECTOR, values, OUTSIDE, by=("scipy",))


def pagerank(graph: Graph, *, damping: float = 0.85) -> Result[Vector]:
    r"""Return the share of a walk's time spent with each member.

    The walk follows ties in their direction, in proportion to their weight; with probability
    ``1 - damping``, and where there is nowhere to go, it starts again with anybody.

    Parameters
    ----------
    graph
        The network, with weights and direction.
    damping
        0 up to, but not including, 1.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, adds up to 1. Undefined where there is nobody.

    Raises
    ------
    InvalidInputError
        ``damping`` is outside 0 to 1.

    Notes
    -----
    Power iteration until the sum of changes is under 1e-12: O(m) a round, about 170 rounds at most
    for 0.85. Faster at every size we tried than igraph's.

    References
    ----------
    Brin, S. & Page, L. (1998). The anatomy of a large-scale hypertextual web search engine.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> pagerank(graph_from_pairs(3, [(0, 1), (1, 2)])).known().round(4).tolist()
    [0.2568, 0.4865, 0.2568]
    """
    if not 0 <= damping < 1:
        raise InvalidInputError(
            Words("ค่าหน่วงต้องอยู่ระหว่าง 0 ถึง 1", "damping must be between 0 and 1")
        )
    if not graph.n:
        return measured(PAGERANK, None, NOBODY, damping=damping)
    return measured(PAGERANK, _walk(graph, damping), by=("scipy",), damping=damping)


def _leading(matrix: csr_array) -> Vector:
    """Return the leading eigenvector of a connected symmetric matrix, largest entry 1."""
    size = matrix.shape[0]
    if size <= _DENSE_TO:
        found = np.linalg.eigh(matrix.toarray())[1][:, -1]
    else:
        from scipy.sparse.linalg import eigsh

        # A start of our own: ARPACK's would draw from a global generator.
        start = np.asarray(matrix.sum(axis=1)).ravel()
        found = eigsh(matrix, k=1, which="LA", v0=start)[1][:, 0]
    positive = np.abs(found)
    return np.asarray(positive / positive.max())


def _walk(graph: Graph, damping: float) -> Vector:
    """Return the stationary shares by power iteration."""
    onward = graph.matrix
    total = np.asarray(onward.sum(axis=1)).ravel()
    stuck = total == 0
    share = np.where(stuck, 0.0, ratio(1.0, total))
    arriving = onward.T.tocsr()
    here = np.full(graph.n, 1.0 / graph.n)
    for _ in range(_ROUNDS):
        jump = damping * here[stuck].sum() + (1 - damping)
        there = damping * (arriving @ (here * share)) + jump / graph.n
        if np.abs(there - here).sum() < _TOLERANCE:
            return np.asarray(there)
        here = there
    return here
