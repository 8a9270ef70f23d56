r"""Burt's structural holes: whose contacts are tied to each other, and whose are not.

All four measures ignore direction: the strength of a pair is what runs in both directions. With
:math:`z_{ij}` that strength, :math:`p_{ij} = z_{ij} / \sum_k z_{ik}` is the share of his ties that
``i`` puts into ``j``.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from malai_core.results import Result, measured
from malai_core.sna.graph import Graph, Vector, ratio, summed
from malai_core.sna.reasons import NO_CONTACTS, ONE_CONTACT
from malai_core.sna.triangles import two_step_sums

CONSTRAINT: Final = "sna.constraint.burt1992.v1"
EFFECTIVE_SIZE: Final = "sna.effective_size.burt1992.v1"
EFFICIENCY: Final = "sna.efficiency.burt1992.v1"
HIERARCHY: Final = "sna.constraint_hierarchy.burt1992.v1"


def constraint(graph: Graph) -> Result[Vector]:
    r"""Return how far each member's contacts hold him in one circle.

    .. math:: c_i = \sum_j \Bigl(p_{ij} + \sum_q p_{iq} p_{qj}\Bigr)^2

    over the contacts :math:`j` of :math:`i`, and :math:`q` other than both.

    Parameters
    ----------
    graph
        The network, with weights.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``; 1 for one contact, low for many who do not know each other; can exceed 1
        for two. ``nan`` without contacts: undefined, not 0.

    Notes
    -----
    Vectorised over triangles: O(n + m + candidates), about linear where igraph's time grows
    faster once the network outgrows the caches.

    References
    ----------
    Burt, R. S. (1992). *Structural Holes*. Harvard University Press, ch. 2.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> constraint(graph_from_pairs(4, [(0, 1), (1, 2)])).known().tolist()
    [1.0, 0.5, 1.0, nan]
    """
    found = summed(graph.arcs.tail, _parts_of_constraint(graph), graph.n)
    return _of_those_with_contacts(CONSTRAINT, graph, found)


def effective_size(graph: Graph) -> Result[Vector]:
    r"""Return how many contacts each member has that do not repeat each other.

    .. math:: e_i = \sum_j \Bigl(1 - \sum_q p_{iq} m_{jq}\Bigr), \quad m_{jq} = z_{jq} / \max_k z_{jk}

    over the contacts :math:`j` of :math:`i`. Without weights it is Borgatti's
    :math:`d_i - 2 t_i / d_i` with :math:`t_i` ties among the contacts.

    Parameters
    ----------
    graph
        The network, with weights.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, 1 up to the number of contacts. ``nan`` without contacts.

    Notes
    -----
    As :func:`constraint`. networkx 3.6 gives other numbers for weighted networks where no nodes
    are named, a fault of its matrix path.

    References
    ----------
    Burt (1992), as above; Borgatti, S. P. (1997). Structural holes: unpacking Burt's redundancy
    measures. *Connections* 20(1), 35-38.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> effective_size(graph_from_pairs(4, [(0, 1), (1, 2), (1, 3), (2, 3)])).known()[1].round(4)
    np.float64(2.3333)
    """
    return _of_those_with_contacts(EFFECTIVE_SIZE, graph, _effective_size(graph))


def efficiency(graph: Graph) -> Result[Vector]:
    """Return the effective size of each member as a share of his contacts.

    Parameters
    ----------
    graph
        The network, with weights.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, above 0, up to 1. ``nan`` without contacts.

    Notes
    -----
    As :func:`effective_size`.

    References
    ----------
    Burt (1992), as above.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> efficiency(graph_from_pairs(3, [(0, 1), (1, 2)])).known().tolist()
    [1.0, 1.0, 1.0]
    """
    found = ratio(_effective_size(graph), graph.arcs.degree)
    return _of_those_with_contacts(EFFICIENCY, graph, found)


def constraint_hierarchy(graph: Graph) -> Result[Vector]:
    r"""Return how far each member's constraint comes from one contact alone.

    With :math:`c_{ij}` the part of :math:`c_i` that comes from contact :math:`j` of :math:`d`,

    .. math:: H_i = \frac{1}{d \ln d} \sum_j \frac{c_{ij}}{c_i / d} \ln \frac{c_{ij}}{c_i / d}

    Parameters
    ----------
    graph
        The network, with weights.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``; 0 where all contacts constrain alike, near 1 where one does all of it.
        ``nan`` with fewer than two contacts.

    Notes
    -----
    The Coleman-Theil index of disorder. As :func:`constraint`.

    References
    ----------
    Burt (1992), p. 71.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> constraint_hierarchy(graph_from_pairs(3, [(0, 1), (1, 2)])).known().tolist()
    [nan, 0.0, nan]
    """
    arcs, shares = graph.arcs, _parts_of_constraint(graph)
    total = summed(arcs.tail, shares, graph.n)
    relative = shares / (total / np.maximum(arcs.degree, 1))[arcs.tail]
    disorder = summed(arcs.tail, relative * np.log(relative), graph.n)
    with_two = np.where(arcs.degree > 1, arcs.degree, 2)
    found = np.where(arcs.degree > 1, disorder / (with_two * np.log(with_two)), np.nan)
    return measured(HIERARCHY, found, ONE_CONTACT)


def shares_of_ties(graph: Graph) -> Vector:
    """Return for each arc the share of its first end's ties that it is: ``p`` of Burt.

    Parameters
    ----------
    graph
        The network, with weights.

    Returns
    -------
    Vector
        One number for each arc of ``graph.arcs``; those of one party add up to 1.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> shares_of_ties(graph_from_pairs(3, [(0, 1), (1, 2)])).tolist()
    [1.0, 0.5, 0.5, 1.0]
    """
    arcs = graph.arcs
    return arcs.total / summed(arcs.tail, arcs.total, graph.n)[arcs.tail]


def _parts_of_constraint(graph: Graph) -> Vector:
    """Return for each arc how far its second end constrains its first; kept with the graph."""

    def parts() -> Vector:
        share = shares_of_ties(graph)
        return np.asarray((share + two_step_sums(graph, share, share)) ** 2)

    return graph.once("parts of constraint", parts)


def _effective_size(graph: Graph) -> Vector:
    """Return the effective sizes, 0 without contacts; kept with the graph."""

    def sizes() -> Vector:
        arcs = graph.arcs
        marginal = arcs.total / _greatest(graph)[arcs.tail]
        redundancy = two_step_sums(graph, shares_of_ties(graph), marginal[arcs.back])
        return np.asarray(arcs.degree - summed(arcs.tail, redundancy, graph.n))

    return graph.once("effective size", sizes)


def _greatest(graph: Graph) -> Vector:
    """Return the strength of each party's strongest tie, 1 where there is none."""
    found = np.zeros(graph.n)
    np.maximum.at(found, graph.arcs.tail, graph.arcs.total)
    return np.where(found > 0, found, 1.0)


def _of_those_with_contacts(method: str, graph: Graph, found: Vector) -> Result[Vector]:
    """Return the result, ``nan`` for members without contacts."""
    return measured(method, np.where(graph.arcs.degree > 0, found, np.nan), NO_CONTACTS)
