"""Krackhardt's managers, hierarchies of known shape, layers and dates.

The data of the managers is typed in; that R's counts of ties and dyads come out proves the typing.
Unless said otherwise the numbers are those R's sna 2.7-1 prints.
"""

from __future__ import annotations

import pytest

from malai_core.sna.brokerage import KINDS, brokerage
from malai_core.sna.centralisation import centralisation_of_degree
from malai_core.sna.change import change
from malai_core.sna.graph import Graph, graph_from, graph_from_pairs
from malai_core.sna.hierarchy import (
    flow_hierarchy,
    global_reaching_centrality,
    graph_efficiency,
    hierarchy,
    least_upper_bounds,
)
from malai_core.sna.layers import layer_overlap, multiplexity
from malai_core.sna.mixing import ei_index
from malai_core.sna.parts import connectedness, density
from malai_core.sna.qap import qap
from malai_core.sna.reciprocity import (
    dyads,
    reciprocity_of_strength,
    reciprocity_of_tied_pairs,
    reciprocity_of_ties,
)
from malai_core.sna.triads import weak_transitivity
from tests.data.networks import (
    DEPARTMENT,
    advice,
    florentine,
    florentine_business,
    friendship,
    reports_to,
    turned,
)


def four(*values: float) -> object:
    return pytest.approx(list(values), abs=6e-5)


@pytest.mark.parametrize(
    ("graph", "whole", "census", "shares"),
    [
        (advice(), (190, 0.4524, 0.47, 0.575), (45, 100, 65), (0.4737, 0.3103, 0.6640)),
        (friendship(), (102, 0.2429, 0.27, 0.69), (23, 56, 131), (0.4510, 0.2911, 0.4611)),
        (reports_to(), (20, 0.0476, 0.3175, 0.0025), (0, 20, 190), (0, 0, 0)),
    ],
    ids=["advice", "friendship", "reports_to"],
)
def test_krackhardts_managers(
    graph: Graph,
    whole: tuple[float, ...],
    census: tuple[int, ...],
    shares: tuple[float, ...],
) -> None:
    ins = centralisation_of_degree(graph, mode="in").known()
    outs = centralisation_of_degree(graph, mode="out").known()
    assert [graph.m, density(graph).known(), ins, outs] == four(*whole)
    found = dyads(graph).known()
    assert (found.mutual, found.one_way, found.none) == census
    answered = reciprocity_of_ties(graph).known(), reciprocity_of_tied_pairs(graph).known()
    assert [*answered, weak_transitivity(graph).known()] == four(*shares)


@pytest.mark.parametrize(
    ("graph", "external", "internal", "index"),
    [
        (advice(), 144, 46, 0.5158),
        (friendship(), 64, 38, 0.2549),
        (reports_to(), 4, 16, -0.6),
        (friendship().undirected, 52, 27, 0.3165),
    ],
    ids=["advice", "friendship", "reports_to", "friendship of pairs"],
)
def test_ties_out_of_the_departments(
    graph: Graph, external: int, internal: int, index: float
) -> None:
    found = ei_index(graph, DEPARTMENT).known()
    assert (found.external, found.internal) == (external, internal)
    assert [found.index, found.expected] == four(index, 0.5524)


def test_brokers_of_advice_between_the_departments() -> None:
    found = brokerage(advice(), DEPARTMENT).known()
    assert [found.totals[kind] for kind in KINDS] == [28, 69, 95, 62, 246]
    assert found.all == 500


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (advice(), friendship(), 0.1546),
        (advice(), reports_to(), 0.2236),
        (friendship(), reports_to(), 0.1862),
        (florentine(with_pucci=True)[1], florentine_business(), 0.3719),
    ],
    ids=["advice-friendship", "advice-reports", "friendship-reports", "marriage-business"],
)
def test_qap_correlations(one: Graph, other: Graph, expected: float) -> None:
    found = qap(one, other, permutations=0).known()
    assert found.correlation == pytest.approx(expected, abs=5e-5)


def test_marriage_and_business_of_the_florentine_families() -> None:
    found = layer_overlap(florentine(with_pucci=True)[1], florentine_business()).known()
    assert (found.both, found.either) == (8, 27)
    assert found.jaccard == pytest.approx(0.2963, abs=5e-5)
    both = [florentine(with_pucci=True)[1], florentine_business()]
    assert multiplexity(both).value == pytest.approx(0.2963, abs=5e-5)
    # As two waves: kept 8 of 27 pairs, which is what RSiena calls Jaccard's index.
    waves = change(*both).known()
    assert waves.kept == 8
    assert waves.jaccard == pytest.approx(0.2963, abs=5e-5)


def test_strength_that_comes_back() -> None:
    # By hand: min(3, 1) * 2 + min(2, 2) * 2 = 6 of 8.
    graph = graph_from(3, [0, 1, 1, 2], [1, 0, 2, 1], [3, 1, 2, 2], is_directed=True)
    assert reciprocity_of_strength(graph).value == 0.75


def _of(n: int, *pairs: tuple[int, int]) -> Graph:
    return graph_from_pairs(n, pairs, is_directed=True)


COMPLETE = _of(4, *((i, j) for i in range(4) for j in range(4) if i != j))
HIERARCHIES = {
    "out-tree": (_of(7, (0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)), (1, 1, 1, 1)),
    "circle": (_of(4, (0, 1), (1, 2), (2, 3), (3, 0)), (1, 0, 0.888889, 1)),
    "complete": (COMPLETE, (1, 0, 0, 1)),
    "out-star": (_of(5, *((0, i) for i in range(1, 5))), (1, 1, 1, 1)),
    "in-star": (_of(5, *((i, 0) for i in range(1, 5))), (1, 1, 1, 0)),
    "two out-stars": (_of(6, (0, 1), (0, 2), (3, 4), (3, 5)), (0.4, 1, 1, 1)),
    "diamond": (_of(4, (0, 1), (0, 2), (1, 3), (2, 3)), (1, 1, 0.888889, 1)),
    "two bosses": (_of(4, (0, 2), (1, 2), (0, 3), (1, 3)), (1, 1, 0.888889, 0.333333)),
    "path": (_of(4, (0, 1), (1, 2), (2, 3)), (1, 1, 1, 1)),
    "advice": (advice(), (1, 0, 0.575, 1)),
    "friendship": (friendship(), (1, 0.181818, 0.795, 1)),
    "boss to subordinate": (turned(reports_to()), (1, 1, 1, 1)),
    # sna prints 1 for the last column: it asks for the topmost bound. By definition 3 and 4 have
    # two bosses, neither of whom is under the other: one fault of six.
    "matrix organisation": (
        _of(5, (0, 1), (0, 2), (1, 3), (1, 4), (2, 3), (2, 4)),
        (1, 1, 0.875, 0.833333),
    ),
}


@pytest.mark.parametrize("name", HIERARCHIES)
def test_krackhardts_four_dimensions(name: str) -> None:
    graph, expected = HIERARCHIES[name]
    found = [
        measure(graph).known()
        for measure in (connectedness, hierarchy, graph_efficiency, least_upper_bounds)
    ]
    assert found == pytest.approx(list(expected), abs=5e-7)


def test_bounds_of_reports_as_they_are_stored() -> None:
    # From subordinate to superior the arrow runs the wrong way.
    assert least_upper_bounds(reports_to()).value == pytest.approx(0.0842, abs=5e-5)


@pytest.mark.parametrize(
    ("graph", "flow", "reaching"),
    [
        (turned(reports_to()), 1.0, 0.96),
        (reports_to(), 1.0, 0.015),
        (advice(), 0.0, 0.0),
        (friendship(), 0.0882, 0.1),
        (_of(6, *((0, i) for i in range(1, 6))), 1.0, 1.0),
        (HIERARCHIES["out-tree"][0], 1.0, 0.8889),
    ],
    ids=["bosses", "subordinates", "advice", "friendship", "star", "tree"],
)
def test_flow_hierarchy_and_reaching_centrality(graph: Graph, flow: float, reaching: float) -> None:
    # networkx 3.6.1
    found = [flow_hierarchy(graph).known(), global_reaching_centrality(graph).known()]
    assert found == four(flow, reaching)
