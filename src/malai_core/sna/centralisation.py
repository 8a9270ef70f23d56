"""How far a network gathers around one member, by each measure of the members.

All are Freeman's form: the differences to the greatest value, added up, as a share of the sum that
a star of as many members has. For degree, closeness and betweenness a star is known to be the
extreme. Eigenvector and PageRank are called "as a share of a star's" and are not comparable with
other programs, which divide by other numbers.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.betweenness import betweenness
from malai_core.sna.centrality import DEGREE_CENTRALISATION
from malai_core.sna.distances import closeness, harmonic
from malai_core.sna.graph import Graph, Ints, Vector
from malai_core.sna.parts import parts
from malai_core.sna.prominence import Mode, degrees, eigenvector, pagerank
from malai_core.sna.reasons import IN_PARTS, TOO_FEW_3

CLOSENESS_CENTRALISATION: Final = "sna.closeness_centralisation.freeman1979.v1"
HARMONIC_CENTRALISATION: Final = "sna.harmonic_centralisation.malai.v1"
BETWEENNESS_CENTRALISATION: Final = "sna.betweenness_centralisation.freeman1979.v1"
EIGENVECTOR_CENTRALISATION: Final = "sna.eigenvector_centralisation.malai.v1"
PAGERANK_CENTRALISATION: Final = "sna.pagerank_centralisation.malai.v1"


def centralisation_of_degree(graph: Graph, *, mode: Mode = "all") -> Result[float]:
    r"""Return how far ties gather around one member.

    .. math:: \frac{\sum_i (d_{\max} - d_i)}{(n - 1)(n - 2)}, \quad
              \frac{\sum_i (d_{\max} - d_i)}{(n - 1)^2} \text{ for ties sent or received}

    Parameters
    ----------
    graph
        The network.
    mode
        As in :func:`malai_core.sna.prominence.degrees`.

    Returns
    -------
    Result of float
        0 to 1. Undefined below three members.

    Notes
    -----
    O(n + m).

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks. *Social Networks* 1(3), 215-239.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> centralisation_of_degree(graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])).value
    1.0
    """
    if graph.n < 3:
        return measured(DEGREE_CENTRALISATION, None, TOO_FEW_3, mode=mode)
    both = mode == "all" or not graph.is_directed
    most = (graph.n - 1) * (graph.n - 2 if both else graph.n - 1)
    spread = _spread(degrees(graph, mode=mode).known())
    return measured(DEGREE_CENTRALISATION, spread / most, mode=mode)


def centralisation_of_closeness(graph: Graph, *, seed: int = DEFAULT_SEED) -> Result[float]:
    r"""Return how far one member is nearer to all than the others are.

    .. math:: \frac{\sum_i (C_{\max} - C_i)}{(n - 1)(n - 2) / (2n - 3)}

    Parameters
    ----------
    graph
        The network; direction is ignored.
    seed
        Draws the sample above 20,000 members.

    Returns
    -------
    Result of float
        0 to 1. Undefined below three members and where the network is in parts: use
        :func:`centralisation_of_harmonic` there.

    Notes
    -----
    Cost as :func:`malai_core.sna.distances.closeness`. Where the sample makes the greatest value,
    the result is a little high.

    References
    ----------
    Freeman (1979), as above.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> round(centralisation_of_closeness(graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])).known(), 9)
    1.0
    """
    n = graph.n
    if n < 3 or len(parts(graph).known().sizes) > 1:
        return measured(CLOSENESS_CENTRALISATION, None, TOO_FEW_3 if n < 3 else IN_PARTS)
    found = closeness(graph.undirected, seed=seed)
    most = (n - 1) * (n - 2) / (2 * n - 3)
    return _of(CLOSENESS_CENTRALISATION, found, most)


def centralisation_of_harmonic(graph: Graph, *, seed: int = DEFAULT_SEED) -> Result[float]:
    r"""Return how far one member is nearer to the others, where parts may be separate.

    .. math:: \frac{\sum_i (H_{\max} - H_i)}{(n - 2) / 2}

    Parameters
    ----------
    graph
        The network; direction is ignored.
    seed
        Draws the sample above 20,000 members.

    Returns
    -------
    Result of float
        0 for equals, 1 for a star. Undefined below three members.

    Notes
    -----
    Cost as :func:`malai_core.sna.distances.harmonic`. That no network exceeds the star is not
    proven; none did at random ones.

    References
    ----------
    Ours, in the form of Freeman (1979).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> centralisation_of_harmonic(graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])).value
    1.0
    """
    if graph.n < 3:
        return measured(HARMONIC_CENTRALISATION, None, TOO_FEW_3)
    found = harmonic(graph.undirected, seed=seed)
    return _of(HARMONIC_CENTRALISATION, found, (graph.n - 2) / 2)


def centralisation_of_betweenness(
    graph: Graph, *, pivots: int | None = None, seed: int = DEFAULT_SEED
) -> Result[float]:
    r"""Return how far shortest ways lead through one member.

    With betweenness from 0 to 1, :math:`\sum_i (B_{\max} - B_i) / (n - 1)`; in Freeman's counts
    :math:`\sum_i (b_{\max} - b_i)` over :math:`(n - 1)^2 (n - 2) / 2`, twice that for directed ties.

    Parameters
    ----------
    graph, pivots, seed
        As in :func:`malai_core.sna.betweenness.betweenness`.

    Returns
    -------
    Result of float
        0 to 1. Undefined below three members.

    Notes
    -----
    Cost as :func:`malai_core.sna.betweenness.betweenness`.

    References
    ----------
    Freeman (1979), as above.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> centralisation_of_betweenness(graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])).value
    1.0
    """
    found = betweenness(graph, pivots=pivots, seed=seed)
    return _of(BETWEENNESS_CENTRALISATION, found, graph.n - 1)


def centralisation_of_eigenvector(graph: Graph) -> Result[float]:
    r"""Return how far one member stands out by his contacts, as a share of a star's.

    .. math:: \frac{\sum_i (1 - x_i)}{(n - 1)\bigl(1 - 1/\sqrt{n - 1}\bigr)}, \quad \max x = 1

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Returns
    -------
    Result of float
        0 for equals, 1 for a star; can exceed 1. Undefined below three members or in parts.

    Notes
    -----
    For the kite sna prints .354 and igraph .520, each by its own divisor; ours is .694.

    References
    ----------
    Ours, in the form of Freeman (1979).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> round(centralisation_of_eigenvector(graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])).known(), 9)
    1.0
    """
    if graph.n < 3 or len(parts(graph).known().sizes) > 1:
        reason = TOO_FEW_3 if graph.n < 3 else IN_PARTS
        return measured(EIGENVECTOR_CENTRALISATION, None, reason)
    most = (graph.n - 1) * (1 - 1 / math.sqrt(graph.n - 1))
    return _of(EIGENVECTOR_CENTRALISATION, eigenvector(graph), most)


def centralisation_of_pagerank(graph: Graph, *, damping: float = 0.85) -> Result[float]:
    """Return how far a walk gathers at one member, as a share of a star's.

    Parameters
    ----------
    graph
        The network. For directed ties the star is the one whose ties all run to its centre.
    damping
        As in :func:`malai_core.sna.prominence.pagerank`, above 0.

    Returns
    -------
    Result of float
        0 for equals, 1 for a star. Undefined below three members.

    Notes
    -----
    Cost as :func:`malai_core.sna.prominence.pagerank`.

    References
    ----------
    Ours, in the form of Freeman (1979).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> star = graph_from_pairs(4, [(1, 0), (2, 0), (3, 0)], is_directed=True)
    >>> round(centralisation_of_pagerank(star).known(), 9)
    1.0
    """
    if graph.n < 3:
        return measured(PAGERANK_CENTRALISATION, None, TOO_FEW_3, damping=damping)
    n = graph.n
    if graph.is_directed:
        leaf = 1 / (n + damping * (n - 1))
        centre = leaf * (1 + damping * (n - 1))
    else:
        centre = ((1 - damping) / n + damping) / (1 + damping)
        leaf = (1 - centre) / (n - 1)
    spread = _spread(pagerank(graph, damping=damping).known())
    most = (n - 1) * (centre - leaf)
    return measured(PAGERANK_CENTRALISATION, spread / most, by=("scipy",), damping=damping)


def _spread(values: Vector | Ints) -> float:
    """Return the differences to the greatest value, added up."""
    return float((values.max() - values).sum())


def _of(method: str, found: Result[Vector], most: float) -> Result[float]:
    """Return the centralisation of a measure; what is undefined there is undefined here."""
    if found.value is None:
        return measured(method, None, found.undefined)
    return Result(
        method,
        float(np.nansum(found.value.max() - found.value)) / most,
        parameters=found.parameters,
        seed=found.seed,
        versions=found.versions,
    )
