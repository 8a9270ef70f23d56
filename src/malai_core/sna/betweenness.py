"""Through whom the shortest ways lead."""

from __future__ import annotations

from typing import Final

import numpy as np

from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.graph import Graph, Ints, Vector
from malai_core.sna.reasons import TOO_FEW_3
from malai_core.sna.traversal import bound, sample

BETWEENNESS: Final = "sna.betweenness.freeman1977.v1"

#: Up to here every member is a start; above, a sample.
EXACT_TO: Final = 5_000
#: Starts of a sample: as many as this work allows (members plus ties, times starts), in limits.
_WORK: Final = 60_000_000
_FEWEST: Final = 64
_MOST: Final = 1_000


def betweenness(
    graph: Graph, *, pivots: int | None = None, seed: int = DEFAULT_SEED
) -> Result[Vector]:
    r"""Return the share of shortest ways between others that lead through each member.

    .. math:: B_v = \frac{1}{(n - 1)(n - 2)} \sum_{s \ne v \ne t} \frac{\sigma_{st}(v)}{\sigma_{st}}

    over ordered pairs, with :math:`\sigma_{st}` the number of shortest ways from s to t.

    Parameters
    ----------
    graph
        The network. Directed ties are followed in their direction; weights are ignored, because
        strength is no distance.
    pivots
        From how many members ways start; all up to 5,000 members by default, and above as many as
        cost a few seconds to a minute and a half, at least 64.
    seed
        Draws the starts where they are not all.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, 0 to 1; multiply by ``(n - 1)(n - 2) / 2`` for Freeman's count without
        direction. 0 for a member without ties is a true 0. Undefined below three members.
        ``error_bound`` holds for all members at once.

    Notes
    -----
    O(pivots * m), by igraph. A sampled value is ``n / pivots`` times the sum over the starts: on
    average the exact one. The bound is Hoeffding's with Serfling's factor; it is far larger than
    errors usually are, and below it members cannot be told from 0 with certainty.

    References
    ----------
    Freeman, L. C. (1977). A set of measures of centrality based on betweenness. *Sociometry* 40(1);
    Brandes, U. & Pich, C. (2007). Centrality estimation in large networks. *Int. J. Bifurcation
    and Chaos* 17(7); Serfling, R. J. (1974). *Annals of Statistics* 2(1), 39-48.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> betweenness(graph_from_pairs(3, [(0, 1), (1, 2)])).known().tolist()
    [0.0, 1.0, 0.0]
    """
    if graph.n < 3:
        return measured(BETWEENNESS, None, TOO_FEW_3)
    chosen = min(pivots or default_pivots(graph), graph.n)
    drawn = None if chosen == graph.n else seed
    found = graph.once(f"betweenness {chosen} {drawn}", lambda: _drawn(graph, chosen, drawn))
    off = bound(graph.n, chosen, events=graph.n)
    return measured(BETWEENNESS, found, by=("igraph",), seed=drawn, error_bound=off, pivots=chosen)


def default_pivots(graph: Graph) -> int:
    """Return from how many members ways start where the caller does not say.

    Parameters
    ----------
    graph
        The network.

    Returns
    -------
    int

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> default_pivots(graph_from_pairs(12, []))
    12
    """
    if graph.n <= EXACT_TO:
        return graph.n
    return max(_FEWEST, min(_MOST, _WORK // (graph.n + graph.m)))


def betweenness_from(graph: Graph, starts: Ints) -> Vector:
    """Return the shares as estimated from ways that begin at these members.

    Parameters
    ----------
    graph
        The network, of three members or more.
    starts
        Different members; with all of them the shares are exact.

    Returns
    -------
    Vector
        Shape ``(n,)``; the mean over all sets of starts of one size is the exact value.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> betweenness_from(graph_from_pairs(3, [(0, 1), (1, 2)]), np.array([0])).tolist()
    [0.0, 1.5, 0.0]
    """
    # igraph counts a pair without direction half from each of its ends.
    counts = np.array(graph.igraph.betweenness(sources=starts.tolist()))
    pairs = (graph.n - 1) * (graph.n - 2) / (1 if graph.is_directed else 2)
    return np.asarray(counts * (graph.n / len(starts)) / pairs)


def _drawn(graph: Graph, chosen: int, seed: int | None) -> Vector:
    """Return the shares from all members, or from so many drawn."""
    starts = np.arange(graph.n) if seed is None else sample(graph.n, chosen, seed)
    return betweenness_from(graph, starts)
