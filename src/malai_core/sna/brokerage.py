"""Who stands between whom, by group: Gould and Fernandez's five kinds of brokers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from malai_core.results import Result, measured
from malai_core.sna.graph import Flags, Graph, Ints, Vector, summed
from malai_core.sna.groups import UNKNOWN, groups_of
from malai_core.sna.reasons import NO_GROUPS, TOO_FEW_3
from malai_core.sna.triangles import closed_paths

BROKERAGE: Final = "sna.brokerage.gould1989.v1"


class Broker(StrEnum):
    """The groups of sender, broker and receiver. Values are stored: add, never rename."""

    COORDINATOR = "coordinator"
    """AAA, ``w_I``: within his own group."""
    ITINERANT = "itinerant"
    """ABA, ``w_O``: between two of one other group."""
    REPRESENTATIVE = "representative"
    """AAB, ``b_IO``: from his own group outward."""
    GATEKEEPER = "gatekeeper"
    """ABB, ``b_OI``: from outside into his own group."""
    LIAISON = "liaison"
    """ABC, ``b_O``: between two other groups."""


KINDS: Final = tuple(Broker)


@dataclass(frozen=True, eq=False)
class Brokerage:
    """How often each member stands between two who are not tied in that direction."""

    of: NDArray[np.int64]
    """Shape ``(n, 5)``, in the order of :class:`Broker`."""
    totals: Mapping[Broker, int]
    expected: Mapping[Broker, float]
    """The totals if ties of the same density were at random."""
    all: int
    all_expected: float


def brokerage(graph: Graph, group: ArrayLike) -> Result[Brokerage]:
    r"""Return how often each member stands on a way ``a -> v -> b`` with no tie ``a -> b``.

    Expected: the ordered triples of that kind times :math:`p^2 (1 - p)` for density :math:`p`.

    Parameters
    ----------
    graph
        The network; a tie without direction runs both ways.
    group
        As in :func:`malai_core.sna.groups.groups_of`. Members of unknown group broker nothing and
        are no ends, but count for the density.

    Returns
    -------
    Result of Brokerage
        Undefined below three members and where no group is known.

    Raises
    ------
    InvalidInputError
        As :func:`malai_core.sna.groups.groups_of`.

    Notes
    -----
    All ways through a member are counted from how many ties he has into each group; the closed ones
    are taken off triangle by triangle: O(n + m + candidates for a triangle).

    References
    ----------
    Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation. *Sociological Methodology* 19,
    89-126.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> chain = graph_from_pairs(3, [(0, 1), (1, 2)], is_directed=True)
    >>> found = brokerage(chain, [0, 0, 1]).known()
    >>> found.totals[Broker.REPRESENTATIVE], found.all
    (1, 1)
    """
    of = groups_of(graph, group)
    if graph.n < 3:
        return measured(BROKERAGE, None, TOO_FEW_3)
    if (of == UNKNOWN).all():
        return measured(BROKERAGE, None, NO_GROUPS)
    counts = _ways_through(graph, of) - _closed_ways(graph, of)
    totals = dict(zip(KINDS, counts.sum(axis=0).tolist(), strict=True))
    expected = _expected(graph, of)
    value = Brokerage(counts, totals, expected, sum(totals.values()), sum(expected.values()))
    return measured(BROKERAGE, value, by=("scipy",))


def _ways_through(graph: Graph, of: Ints) -> NDArray[np.int64]:
    """Return all ways through each member by kind, closed or not."""
    arcs = graph.arcs
    inward, outward = _known(graph, of, arcs.sent[arcs.back] > 0), _known(graph, of, arcs.sent > 0)
    own = of[arcs.tail] == of[arcs.head]
    into, onto = _count(graph, inward), _count(graph, outward)
    into_own, onto_own = _count(graph, inward & own), _count(graph, outward & own)
    there_and_back = inward & outward  # a -> v -> a is no way between two
    back_own = _count(graph, there_and_back & own)
    back_other = _count(graph, there_and_back & ~own)
    alike = _alike_groups(graph, of, inward & ~own, outward & ~own)
    coordinator = into_own * onto_own - back_own
    itinerant = alike - back_other
    representative = into_own * (onto - onto_own)
    gatekeeper = (into - into_own) * onto_own
    liaison = (into - into_own) * (onto - onto_own) - alike
    columns = (coordinator, itinerant, representative, gatekeeper, liaison)
    return np.rint(np.stack(columns, axis=1)).astype(np.int64)


def _known(graph: Graph, of: Ints, chosen: Flags) -> Flags:
    """Return the chosen arcs between members of known groups."""
    arcs = graph.arcs
    return np.asarray(chosen & (of[arcs.tail] != UNKNOWN) & (of[arcs.head] != UNKNOWN))


def _count(graph: Graph, chosen: Flags) -> Vector:
    """Return how many of the chosen arcs each member has."""
    return summed(graph.arcs.tail, chosen, graph.n)


def _alike_groups(graph: Graph, of: Ints, inward: Flags, outward: Flags) -> Vector:
    """Return for each member the ways from one group through him back into the same group."""
    from scipy.sparse import coo_array

    arcs, kinds = graph.arcs, int(of.max()) + 1
    tables = []
    for chosen in (inward, outward):
        ends = arcs.tail[chosen], of[arcs.head[chosen]]
        shape = (graph.n, kinds)
        tables.append(coo_array((np.ones(len(ends[0])), ends), shape=shape).tocsr())
    return np.asarray(tables[0].multiply(tables[1]).sum(axis=1)).ravel()


def _closed_ways(graph: Graph, of: Ints) -> NDArray[np.int64]:
    """Return the ways through each member, by kind, whose ends are tied in that direction."""
    arcs = graph.arcs
    sends = arcs.sent > 0
    found = np.zeros((graph.n, len(KINDS)), dtype=np.int64)
    for way, onward, direct in closed_paths(graph):
        here = sends[way] & sends[onward] & sends[direct]
        sender, broker = arcs.tail[way[here]], arcs.head[way[here]]
        receiver = arcs.head[onward[here]]
        groups = of[sender], of[broker], of[receiver]
        known = (groups[0] != UNKNOWN) & (groups[1] != UNKNOWN) & (groups[2] != UNKNOWN)
        np.add.at(found, (broker[known], _kinds(*groups)[known]), 1)
    return found


def _kinds(sender: Ints, broker: Ints, receiver: Ints) -> Ints:
    """Return the place of the kind of each way in ``KINDS``."""
    own_in, own_out, same = sender == broker, broker == receiver, sender == receiver
    return np.select(
        [own_in & own_out, same & ~own_in, own_in & ~own_out, own_out & ~own_in], [0, 1, 2, 3], 4
    )


def _expected(graph: Graph, of: Ints) -> dict[Broker, float]:
    """Return the totals expected at random."""
    sizes = np.bincount(of[of != UNKNOWN]).astype(np.float64)
    n = float(sizes.sum())
    ties = graph.m if graph.is_directed else 2 * graph.m
    density = ties / (graph.n * (graph.n - 1))
    chance = density**2 * (1 - density)
    pairs = sizes * (sizes - 1)
    inside, one_out = float((pairs * (sizes - 2)).sum()), float((pairs * (n - sizes)).sum())
    liaison = n * (n - 1) * (n - 2) - inside - 3 * one_out
    triples = (inside, one_out, one_out, one_out, liaison)
    return {kind: count * chance for kind, count in zip(KINDS, triples, strict=True)}
