"""Threes: whether those who share a contact are tied, and the census of the sixteen kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from malai_core.results import Result, measured
from malai_core.sna.graph import Graph, Ints, Vector, ratio, summed
from malai_core.sna.reasons import NO_CHAIN, NO_DIRECTION, ONE_CONTACT, TOO_FEW_3
from malai_core.sna.triangles import shared_contacts, triangles, two_step_sums

TRANSITIVITY: Final = "sna.transitivity.newman2003.v1"
WEAK_TRANSITIVITY: Final = "sna.weak_transitivity.butts2008.v1"
CLUSTERING: Final = "sna.clustering.watts1998.v1"
TRIADS: Final = "sna.triad_census.holland1970.v1"

#: Holland and Leinhardt's names, in their order.
KINDS: Final = (
    *("003", "012", "102", "021D", "021U", "021C", "111D", "111U"),
    *("030T", "030C", "201", "120D", "120U", "120C", "210", "300"),
)
_OUT, _IN, _BOTH = 1, 2, 3


def transitivity(graph: Graph) -> Result[float]:
    """Return the share of chains ``i - j - k`` whose ends are tied.

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Returns
    -------
    Result of float
        0 to 1. Undefined where nobody has two contacts.

    Notes
    -----
    Three times the triangles over the connected triples. O(n + m + candidates for a triangle).

    References
    ----------
    Newman, M. E. J. (2003). The structure and function of complex networks. *SIAM Review* 45(2).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> transitivity(graph_from_pairs(4, [(0, 1), (1, 2), (2, 0), (2, 3)])).value
    0.6
    """
    chains = int((graph.arcs.degree * (graph.arcs.degree - 1)).sum())
    if not chains:
        return measured(TRANSITIVITY, None, NO_CHAIN)
    return measured(TRANSITIVITY, float(shared_contacts(graph).sum()) / chains)


def weak_transitivity(graph: Graph) -> Result[float]:
    """Return the share of chains ``i -> j -> k`` with a tie ``i -> k``.

    Parameters
    ----------
    graph
        The network; without direction it is :func:`transitivity`.

    Returns
    -------
    Result of float
        0 to 1. Undefined where there is no such chain of three different members.

    Notes
    -----
    networkx answers another question for directed networks. Cost as :func:`transitivity`.

    References
    ----------
    Butts, C. T. (2008). Social network analysis with sna. *J. Statistical Software* 24(6).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> weak_transitivity(graph_from_pairs(3, [(0, 1), (1, 2), (0, 2)], is_directed=True)).value
    1.0
    """
    arcs = graph.arcs
    sends = arcs.sent > 0
    out = summed(arcs.tail, sends, graph.n)
    got = summed(arcs.head, sends, graph.n)
    both = summed(arcs.tail, sends & sends[arcs.back], graph.n)
    chains = float((got * out - both).sum())
    if not chains:
        return measured(WEAK_TRANSITIVITY, None, NO_CHAIN)
    closed = float(two_step_sums(graph, sends, sends)[sends].sum())
    return measured(WEAK_TRANSITIVITY, closed / chains)


def clustering(graph: Graph) -> Result[Vector]:
    """Return for each member the share of pairs of his contacts that are tied.

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, 0 to 1; ``nan`` with fewer than two contacts (networkx says 0).

    Notes
    -----
    Cost as :func:`transitivity`.

    References
    ----------
    Watts, D. J. & Strogatz, S. H. (1998). Collective dynamics of 'small-world' networks.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> clustering(graph_from_pairs(4, [(0, 1), (1, 2), (2, 0), (2, 3)])).known().round(4).tolist()
    [1.0, 1.0, 0.3333, nan]
    """
    degree = graph.arcs.degree
    closed = summed(graph.arcs.tail, shared_contacts(graph), graph.n)
    return measured(CLUSTERING, ratio(closed, degree * (degree - 1)), ONE_CONTACT)


def triad_census(graph: Graph) -> Result[Mapping[str, int]]:
    """Return how many threes there are of each of the sixteen kinds.

    Parameters
    ----------
    graph
        A directed network.

    Returns
    -------
    Result of mapping
        Kind -> count, adds up to all threes. Undefined below three members or without direction.

    Notes
    -----
    Closed threes are counted one by one; those with two tied pairs from each member's kinds of
    ties; the rest by subtraction: cost as :func:`transitivity`. Counts are exact at any size.

    References
    ----------
    Holland & Leinhardt (1970), as for dyads; Batagelj, V. & Mrvar, A. (2001). A subquadratic triad
    census algorithm. *Social Networks* 23(3), 237-243.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> found = triad_census(graph_from_pairs(3, [(0, 1), (1, 2), (0, 2)], is_directed=True))
    >>> {kind: count for kind, count in found.known().items() if count}
    {'030T': 1}
    """
    if not graph.is_directed or graph.n < 3:
        return measured(TRIADS, None, NO_DIRECTION if not graph.is_directed else TOO_FEW_3)
    counts = dict.fromkeys(KINDS, 0)
    closed = _closed_codes(graph)
    for code in np.flatnonzero(closed).tolist():
        counts[_kind_of(code)] += int(closed[code])
    for kind, count in _open(graph, closed).items():
        counts[kind] = count
    counts.update(_with_one_pair(graph))
    counts["003"] = graph.n * (graph.n - 1) * (graph.n - 2) // 6 - sum(counts.values())
    return measured(TRIADS, counts)


def _states(graph: Graph) -> Ints:
    """Return for each arc whether its tie runs along it, against it, or both ways."""
    sends = graph.arcs.sent > 0
    return np.asarray(sends * _OUT + sends[graph.arcs.back] * _IN, dtype=np.int64)


def _closed_codes(graph: Graph) -> Ints:
    """Return how many closed threes have each code: states of a-b, b-c, a-c, two bits each."""
    states = _states(graph)
    found = np.zeros(64, dtype=np.int64)
    for ab, bc, ac in triangles(graph):
        found += np.bincount(states[ab] * 16 + states[bc] * 4 + states[ac], minlength=64)
    return found


def _seen_from(code: int) -> tuple[tuple[int, int], ...]:
    """Return for each party of a closed three the states of its two ties, as it sees them."""
    ab, bc, ac = code // 16, code // 4 % 4, code % 4
    turned = (0, _IN, _OUT, _BOTH)
    return (ab, ac), (turned[ab], bc), (turned[ac], turned[bc])


def _kind_of(code: int) -> str:
    """Return the name of a closed three."""
    mutual = [code // 16, code // 4 % 4, code % 4].count(_BOTH)
    if mutual >= 2:
        return "300" if mutual == 3 else "210"
    views = _seen_from(code)
    sends_both, gets_both = (_OUT, _OUT) in views, (_IN, _IN) in views
    if not mutual:
        return "030T" if sends_both else "030C"
    return "120D" if sends_both else "120U" if gets_both else "120C"


def _open(graph: Graph, closed: Ints) -> dict[str, int]:
    """Return the threes with two tied pairs: all pairs of ties of a member, less the closed."""
    states = _states(graph)
    of = {state: np.bincount(graph.arcs.tail[states == state], minlength=graph.n) for state in
          (_OUT, _IN, _BOTH)}  # fmt: skip
    inside: dict[tuple[int, int], int] = {}
    for code in np.flatnonzero(closed).tolist():
        for one, two in _seen_from(code):
            pair = (min(one, two), max(one, two))
            inside[pair] = inside.get(pair, 0) + int(closed[code])
    found = {}
    for kind, (one, two) in _CENTRES.items():
        twice = of[one] * (of[one] - 1) // 2 if one == two else of[one] * of[two]
        found[kind] = int(twice.sum()) - inside.get((one, two), 0)
    return found


#: What the middle party of an open three sees. 111D is ``A <-> B <- C``, 111U ``A <-> B -> C``.
_CENTRES: Final = {
    "021D": (_OUT, _OUT),
    "021U": (_IN, _IN),
    "021C": (_OUT, _IN),
    "111D": (_IN, _BOTH),
    "111U": (_OUT, _BOTH),
    "201": (_BOTH, _BOTH),
}


def _with_one_pair(graph: Graph) -> dict[str, int]:
    """Return the threes with one tied pair: the others who are tied to neither of it."""
    arcs, degree = graph.arcs, graph.arcs.degree
    outside = graph.n - degree[arcs.tail] - degree[arcs.head] + shared_contacts(graph)
    is_mutual = _states(graph) == _BOTH
    first = arcs.tail < arcs.head
    one_way = int(outside[first & ~is_mutual].sum())
    return {"012": one_way, "102": int(outside[first & is_mutual].sum())}
