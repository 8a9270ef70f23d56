"""What holds of every measure: small and extreme networks, renumbering, isolates, doubled weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.results import Result
from malai_core.sna import (
    betweenness,
    centralisation,
    communities,
    continuous_core,
    core_periphery,
    distances,
    hierarchy,
    parts,
    positions,
    prominence,
    reciprocity,
    removal,
    resilience,
    structural_holes,
    triads,
    weaving,
)
from malai_core.sna.graph import Graph, graph_from_pairs
from tests.data.random_networks import doubled, graphs, relabelled, with_isolate

Measure = Callable[[Graph], Result[Any]]

#: One number for each member.
OF_MEMBERS: Final[dict[str, Measure]] = {
    "degrees": prominence.degrees,
    "strengths": prominence.strengths,
    "closeness": distances.closeness,
    "harmonic": distances.harmonic,
    "reach": distances.reach,
    "betweenness": betweenness.betweenness,
    "eigenvector": prominence.eigenvector,
    "pagerank": prominence.pagerank,
    "coreness": parts.coreness,
    "constraint": structural_holes.constraint,
    "effective_size": structural_holes.effective_size,
    "efficiency": structural_holes.efficiency,
    "constraint_hierarchy": structural_holes.constraint_hierarchy,
    "clustering": triads.clustering,
}
#: One number for the network.
OF_THE_WHOLE: Final[dict[str, Measure]] = {
    "density": parts.density,
    "valued_density": parts.valued_density,
    "connectedness": parts.connectedness,
    "efficiency": distances.global_efficiency,
    "transitivity": triads.transitivity,
    "weak_transitivity": triads.weak_transitivity,
    "reciprocity_of_ties": reciprocity.reciprocity_of_ties,
    "reciprocity_of_tied_pairs": reciprocity.reciprocity_of_tied_pairs,
    "reciprocity_of_all_pairs": reciprocity.reciprocity_of_all_pairs,
    "reciprocity_of_strength": reciprocity.reciprocity_of_strength,
    "hierarchy": hierarchy.hierarchy,
    "graph_efficiency": hierarchy.graph_efficiency,
    "least_upper_bounds": hierarchy.least_upper_bounds,
    "flow_hierarchy": hierarchy.flow_hierarchy,
    "global_reaching_centrality": hierarchy.global_reaching_centrality,
    "centralisation_of_degree": centralisation.centralisation_of_degree,
    "centralisation_of_closeness": centralisation.centralisation_of_closeness,
    "centralisation_of_harmonic": centralisation.centralisation_of_harmonic,
    "centralisation_of_betweenness": centralisation.centralisation_of_betweenness,
    "centralisation_of_eigenvector": centralisation.centralisation_of_eigenvector,
    "centralisation_of_pagerank": centralisation.centralisation_of_pagerank,
    "percolation_threshold": resilience.percolation_threshold,
    "effective_hubs": positions.effective_hubs,
}
#: Records, of which only that they come or say why not.
RECORDS: Final[dict[str, Measure]] = {
    "distances": distances.distances,
    "cuts": parts.cuts,
    "cut_ties": parts.cut_ties,
    "communities": communities.communities,
    "core": core_periphery.core_periphery,
    "continuous_core": continuous_core.continuous_core,
    "dyads": reciprocity.dyads,
    "triad_census": triads.triad_census,
    "robustness": resilience.robustness,
    "removal": lambda graph: removal.removal(graph, range(min(graph.n, 2))),
    "weaving": weaving.weaving,
    "hubs": positions.hubs,
    "roles": positions.roles,
}
ALL: Final = OF_MEMBERS | OF_THE_WHOLE | RECORDS


def _complete(n: int, *, is_directed: bool = False) -> Graph:
    pairs = [(a, b) for a in range(n) for b in range(n) if a != b]
    return graph_from_pairs(n, pairs, is_directed=is_directed)


SMALL: Final = {
    f"{name}{', directed' if is_directed else ''}": build
    for is_directed in (False, True)
    for name, build in {
        **{f"{n} members, no ties": graph_from_pairs(n, [], is_directed=is_directed)
           for n in (0, 1, 2, 12)},
        "two members, one tie": graph_from_pairs(2, [(0, 1)], is_directed=is_directed),
        "twelve, two of them tied": graph_from_pairs(12, [(3, 7)], is_directed=is_directed),
        "twelve, all tied to all": _complete(12, is_directed=is_directed),
        "two equal parts": graph_from_pairs(6, [(0, 1), (1, 2), (3, 4), (4, 5)],
                                            is_directed=is_directed),
    }.items()
}  # fmt: skip


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("network", SMALL)
def test_small_and_extreme_networks_have_a_value_or_a_reason(name: str, network: str) -> None:
    found = ALL[name](SMALL[network])
    assert found.method.startswith("sna.")
    assert found.versions["malai"]
    assert (found.value is None) == (found.undefined is not None)
    if found.undefined is not None:
        assert found.undefined.th
        assert found.undefined.en
    if isinstance(found.value, float):
        assert np.isfinite(found.value)
    if isinstance(found.value, np.ndarray):
        assert len(found.value) == SMALL[network].n
        assert not np.isinf(found.value).any()


@pytest.mark.parametrize("name", OF_MEMBERS)
def test_nobody_stands_out_where_all_are_tied_to_all(name: str) -> None:
    found = OF_MEMBERS[name](_complete(6)).known()
    assert np.ptp(np.nan_to_num(found)) == pytest.approx(0, abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(graphs(smallest=1, largest=9), st.randoms(use_true_random=False))
def test_renumbering_changes_nothing(graph: Graph, chance: Any) -> None:
    order = list(range(graph.n))
    chance.shuffle(order)
    other = relabelled(graph, order)
    for name, measure in OF_MEMBERS.items():
        one, two = measure(graph), measure(other)
        assert (one.value is None) == (two.value is None), name
        if one.value is not None and two.value is not None:
            assert two.value[order].tolist() == pytest.approx(
                one.value.tolist(), abs=1e-6, nan_ok=True
            ), name
    for name, measure in OF_THE_WHOLE.items():
        assert measure(other).value == _near(measure(graph).value), name


@settings(max_examples=15, deadline=None)
@given(graphs(smallest=1, largest=9))
def test_doubled_weights_change_strength_alone(graph: Graph) -> None:
    other = doubled(graph)
    for name, measure in (OF_MEMBERS | OF_THE_WHOLE).items():
        one, two = measure(graph).value, measure(other).value
        assert (one is None) == (two is None), name
        factor = 2 if name == "strengths" else 1
        if isinstance(one, np.ndarray) and isinstance(two, np.ndarray):
            assert two.tolist() == pytest.approx((factor * one).tolist(), abs=1e-6, nan_ok=True), (
                name
            )
        else:
            assert two == _near(one), name


@settings(max_examples=15, deadline=None)
@given(graphs(smallest=1, largest=9))
def test_one_more_without_ties_leaves_the_ties_of_the_others(graph: Graph) -> None:
    more = with_isolate(graph)
    same = [
        "degrees",
        "strengths",
        "eigenvector",
        "coreness",
        "constraint",
        "effective_size",
        "efficiency",
        "constraint_hierarchy",
        "clustering",
    ]
    for name in same:
        before, after = OF_MEMBERS[name](graph).value, OF_MEMBERS[name](more).value
        if before is not None and after is not None:
            assert after[:-1].tolist() == pytest.approx(before.tolist(), abs=1e-6, nan_ok=True), (
                name
            )
    assert parts.density(more).known() <= (parts.density(graph).value or 1.0)
    found = parts.parts(graph).known(), parts.parts(more).known()
    assert len(found[1].sizes) == len(found[0].sizes) + 1


@settings(max_examples=15, deadline=None)
@given(graphs(smallest=2, largest=9, directed=True))
def test_turning_all_ties_swaps_sent_and_received(graph: Graph) -> None:
    from tests.data.networks import turned

    other = turned(graph)
    assert (
        prominence.degrees(graph, mode="in").known().tolist()
        == prominence.degrees(other, mode="out").known().tolist()
    )
    for name in ("constraint", "betweenness", "effective_size"):
        one, two = OF_MEMBERS[name](graph).value, OF_MEMBERS[name](other).value
        if one is not None and two is not None:
            assert two.tolist() == pytest.approx(one.tolist(), abs=1e-9, nan_ok=True)
    for name in ("reciprocity_of_ties", "weak_transitivity", "hierarchy", "flow_hierarchy"):
        assert OF_THE_WHOLE[name](other).value == _near(OF_THE_WHOLE[name](graph).value)


@settings(max_examples=15, deadline=None)
@given(graphs(smallest=3, largest=10))
def test_centralisations_of_freeman_are_between_0_and_1(graph: Graph) -> None:
    for name in ("degree", "closeness", "betweenness", "harmonic"):
        value = OF_THE_WHOLE[f"centralisation_of_{name}"](graph).value
        assert value is None or -1e-9 <= value <= 1 + 1e-9, name


def _near(value: float | None) -> object:
    return None if value is None else pytest.approx(value, abs=1e-6)
