"""Who answers whom: three different shares that all go by the name of reciprocity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.results import Result, measured
from malai_core.sna.graph import Graph
from malai_core.sna.reasons import NO_DIRECTION, NO_TIES, TOO_FEW_2

DYADS: Final = "sna.dyad_census.holland1970.v1"
OF_TIES: Final = "sna.reciprocity_of_ties.wasserman1994.v1"
OF_TIED_PAIRS: Final = "sna.reciprocity_of_tied_pairs.wasserman1994.v1"
OF_ALL_PAIRS: Final = "sna.reciprocity_of_all_pairs.butts2008.v1"
OF_STRENGTH: Final = "sna.reciprocity_of_strength.squartini2013.v1"


@dataclass(frozen=True, slots=True)
class Dyads:
    """Pairs of members: tied both ways, one way, not at all."""

    mutual: int
    one_way: int
    none: int


def dyads(graph: Graph) -> Result[Dyads]:
    """Return how many pairs are tied both ways, one way and not at all.

    Parameters
    ----------
    graph
        A directed network.

    Returns
    -------
    Result of Dyads
        Undefined where ties have no direction.

    Notes
    -----
    O(n + m).

    References
    ----------
    Holland, P. W. & Leinhardt, S. (1970). A method for detecting structure in sociometric data.
    *Am. J. Sociology* 76(3), 492-513.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> dyads(graph_from_pairs(3, [(0, 1), (1, 0), (1, 2)], is_directed=True)).value
    Dyads(mutual=1, one_way=1, none=1)
    """
    if not graph.is_directed:
        return measured(DYADS, None, NO_DIRECTION)
    pairs = len(graph.arcs.head) // 2
    mutual = graph.m - pairs
    return measured(DYADS, Dyads(mutual, pairs - mutual, graph.n * (graph.n - 1) // 2 - pairs))


def reciprocity_of_ties(graph: Graph) -> Result[float]:
    """Return the share of ties that are answered: ``2M / (2M + A)``.

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
    O(n + m). Called edgewise reciprocity elsewhere.

    References
    ----------
    Wasserman, S. & Faust, K. (1994). *Social Network Analysis*. Cambridge, ch. 13.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> ties = [(0, 1), (1, 0), (1, 2)]
    >>> round(reciprocity_of_ties(graph_from_pairs(3, ties, is_directed=True)).known(), 4)
    0.6667
    """
    counted = dyads(graph)
    if counted.value is None or not graph.m:
        return measured(OF_TIES, None, counted.undefined or NO_TIES)
    return measured(OF_TIES, 2 * counted.value.mutual / graph.m)


def reciprocity_of_tied_pairs(graph: Graph) -> Result[float]:
    """Return the share of tied pairs that are tied both ways: ``M / (M + A)``.

    Parameters
    ----------
    graph
        A directed network.

    Returns
    -------
    Result of float
        0 to 1, never above :func:`reciprocity_of_ties`. Undefined without ties or direction.

    Notes
    -----
    O(n + m).

    References
    ----------
    Wasserman & Faust (1994), as above.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> ties = [(0, 1), (1, 0), (1, 2)]
    >>> reciprocity_of_tied_pairs(graph_from_pairs(3, ties, is_directed=True)).value
    0.5
    """
    counted = dyads(graph)
    if counted.value is None or not graph.m:
        return measured(OF_TIED_PAIRS, None, counted.undefined or NO_TIES)
    found = counted.value
    return measured(OF_TIED_PAIRS, found.mutual / (found.mutual + found.one_way))


def reciprocity_of_all_pairs(graph: Graph) -> Result[float]:
    """Return the share of all pairs that are alike in both directions: ``(M + N) / all``.

    Parameters
    ----------
    graph
        A directed network.

    Returns
    -------
    Result of float
        0 to 1. Undefined below two members or without direction.

    Notes
    -----
    High in any sparse network, since most pairs are not tied at all. O(n + m).

    References
    ----------
    Butts, C. T. (2008). Social network analysis with sna. *J. Statistical Software* 24(6).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> ties = [(0, 1), (1, 0), (1, 2)]
    >>> round(reciprocity_of_all_pairs(graph_from_pairs(3, ties, is_directed=True)).known(), 4)
    0.6667
    """
    counted = dyads(graph)
    if counted.value is None or graph.n < 2:
        return measured(OF_ALL_PAIRS, None, counted.undefined or TOO_FEW_2)
    alike = counted.value.mutual + counted.value.none
    return measured(OF_ALL_PAIRS, alike / (graph.n * (graph.n - 1) // 2))


def reciprocity_of_strength(graph: Graph) -> Result[float]:
    r"""Return the share of strength that comes back.

    .. math:: \frac{\sum_{i \ne j} \min(w_{ij}, w_{ji})}{\sum_{i \ne j} w_{ij}}

    Parameters
    ----------
    graph
        A directed network with weights.

    Returns
    -------
    Result of float
        0 to 1; :func:`reciprocity_of_ties` where all weights are 1. Undefined without ties or
        direction.

    Notes
    -----
    O(n + m).

    References
    ----------
    Squartini, T. et al. (2013). Reciprocity of weighted networks. *Scientific Reports* 3, 2729.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from
    >>> ties = graph_from(3, [0, 1, 1, 2], [1, 0, 2, 1], [3, 1, 2, 2], is_directed=True)
    >>> reciprocity_of_strength(ties).value
    0.75
    """
    if not graph.is_directed or not graph.m:
        return measured(OF_STRENGTH, None, NO_TIES if graph.is_directed else NO_DIRECTION)
    sent = graph.arcs.sent
    answered = np.minimum(sent, sent[graph.arcs.back]).sum()
    return measured(OF_STRENGTH, float(answered / sent.sum()))
