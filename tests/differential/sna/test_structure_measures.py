"""Triads, brokers, hierarchy, mixing, removals and dates against networkx, igraph and plain loops."""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.sna.brokerage import KINDS, brokerage
from malai_core.sna.change import change
from malai_core.sna.graph import Graph
from malai_core.sna.hierarchy import (
    flow_hierarchy,
    global_reaching_centrality,
    hierarchy,
    least_upper_bounds,
)
from malai_core.sna.layers import layer_overlap, multiplexity
from malai_core.sna.mixing import assortativity, assortativity_of_numbers, coleman, ei_index
from malai_core.sna.parts import connectedness
from malai_core.sna.qap import qap
from malai_core.sna.reciprocity import dyads, reciprocity_of_strength, reciprocity_of_ties
from malai_core.sna.removal import removal
from malai_core.sna.resilience import robustness
from malai_core.sna.shared_ways import ways
from malai_core.sna.triads import KINDS as TRIADS
from malai_core.sna.triads import clustering, transitivity, triad_census, weak_transitivity
from malai_core.sna.triangles import two_step_sums
from tests.data.random_networks import as_networkx, graphs

few = settings(max_examples=25, deadline=None)
labels = st.lists(st.integers(-1, 2), min_size=12, max_size=12)


@few
@given(graphs(smallest=3, directed=True))
def test_triad_census_is_that_of_networkx_and_igraph(graph: Graph) -> None:
    found = triad_census(graph).known()
    assert found == nx.triadic_census(as_networkx(graph))
    bare = graph.igraph.triad_census()
    assert found == {kind: getattr(bare, f"t{kind}") for kind in TRIADS}


@few
@given(graphs(smallest=1))
def test_closed_chains_are_those_of_a_loop(graph: Graph) -> None:
    theirs = as_networkx(graph)
    plain = theirs.to_undirected() if graph.is_directed else theirs
    chains = [
        (i, j, k)
        for i, j, k in permutations(range(graph.n), 3)
        if theirs.has_edge(i, j) and theirs.has_edge(j, k)
    ]
    weak = weak_transitivity(graph).value
    assert weak == (
        pytest.approx(np.mean([theirs.has_edge(i, k) for i, _, k in chains])) if chains else None
    )
    if transitivity(graph).value is not None:
        assert transitivity(graph).value == pytest.approx(nx.transitivity(plain))
    local = np.nan_to_num(clustering(graph).known())
    assert local.tolist() == pytest.approx(list(nx.clustering(plain).values()))


@few
@given(graphs(smallest=1))
def test_dense_and_sparse_sums_agree(graph: Graph) -> None:
    chance = np.random.default_rng(1)
    first, second = chance.random((2, len(graph.arcs.head)))
    found = []
    for is_dense in (True, False):
        graph.kept["dense"] = is_dense
        found.append(two_step_sums(graph, first, second).tolist())
    assert found[0] == pytest.approx(found[1])


@few
@given(graphs(smallest=3, largest=9), labels)
def test_brokers_are_those_of_a_loop(graph: Graph, group: list[int]) -> None:
    of, theirs = group[: graph.n], as_networkx(graph)
    counted = np.zeros((graph.n, 5), dtype=int)
    for a, v, b in permutations(range(graph.n), 3):
        is_way = theirs.has_edge(a, v) and theirs.has_edge(v, b) and not theirs.has_edge(a, b)
        if not is_way or -1 in (of[a], of[v], of[b]):
            continue
        kind = (
            (0 if of[v] == of[b] else 2)
            if of[a] == of[v]
            else 3
            if of[v] == of[b]
            else 1
            if of[a] == of[b]
            else 4
        )
        counted[v, kind] += 1
    found = brokerage(graph, of).value
    assert (np.zeros_like(counted) if found is None else found.of).tolist() == counted.tolist()
    if found is not None:
        assert list(found.totals) == list(KINDS)
        assert min(found.expected.values()) >= -1e-9


@few
@given(graphs(smallest=1, largest=9, directed=True))
def test_hierarchies_are_those_of_networkx_and_a_loop(graph: Graph) -> None:
    theirs = as_networkx(graph)
    above = {v: nx.ancestors(theirs, v) | {v} for v in theirs}
    pairs = list(combinations(range(graph.n), 2))
    one_way = sum((a in above[b]) != (b in above[a]) for a, b in pairs)
    joined = sum((a in above[b]) or (b in above[a]) for a, b in pairs)
    assert hierarchy(graph).value == (pytest.approx(one_way / joined) if joined else None)
    if graph.m:
        assert flow_hierarchy(graph).value == pytest.approx(nx.flow_hierarchy(theirs))
    if graph.n > 1:
        grc = nx.global_reaching_centrality(theirs) if graph.m else 0.0
        if not graph.is_weighted:
            assert global_reaching_centrality(graph).value == pytest.approx(grc)
    faults, most = 0, 0.0
    for part in nx.weakly_connected_components(theirs):
        most += (len(part) - 1) * (len(part) - 2) / 2
        for a, b in combinations(part, 2):
            bounds = above[a] & above[b]
            faults += not any(all(k in above[least] for k in bounds) for least in bounds)
    assert least_upper_bounds(graph).value == (pytest.approx(1 - faults / most) if most else None)


@few
@given(graphs(smallest=2), labels)
def test_mixing_is_that_of_networkx(graph: Graph, group: list[int]) -> None:
    of = [abs(label) for label in group[: graph.n]]
    theirs = as_networkx(graph)
    nx.set_node_attributes(theirs, dict(enumerate(of)), "group")
    if not graph.m:
        assert ei_index(graph, of).value is None
        return
    external = sum(of[a] != of[b] for a, b in theirs.edges)
    found = ei_index(graph, of, permutations=20).known()
    assert found.index == pytest.approx((2 * external - graph.m) / graph.m)
    assert found.as_low_0_1 is not None
    assert 0 < found.as_low_0_1 <= 1
    r = assortativity(graph, of).value
    if r is not None:
        assert r == pytest.approx(nx.attribute_assortativity_coefficient(theirs, "group"))
    by_number = assortativity_of_numbers(graph, of).value
    if by_number is not None:
        numeric = nx.numeric_assortativity_coefficient(theirs, "group")
        assert by_number == pytest.approx(numeric, abs=1e-9)
    for one in coleman(graph, of).known():
        assert one.index is None or -1 - 1e-9 <= one.index <= 1 + 1e-9


@few
@given(graphs(directed=True))
def test_dyads_and_answers_are_those_of_igraph_and_the_matrix(graph: Graph) -> None:
    found = dyads(graph).known()
    assert (found.mutual, found.one_way, found.none) == tuple(map(int, graph.igraph.dyad_census()))
    if not graph.m:
        assert reciprocity_of_ties(graph).value is None
        return
    assert reciprocity_of_ties(graph).known() == pytest.approx(nx.reciprocity(as_networkx(graph)))
    matrix = graph.matrix.toarray()
    back = np.minimum(matrix, matrix.T).sum() / matrix.sum()
    assert reciprocity_of_strength(graph).known() == pytest.approx(back)


@few
@given(graphs(smallest=1), st.sets(st.integers(0, 11), max_size=4))
def test_a_removal_is_that_of_networkx_and_hand_overs_prevent_it(
    graph: Graph, gone: set[int]
) -> None:
    leavers = {member for member in gone if member < graph.n}
    whole = as_networkx(graph.undirected)
    rest = whole.copy()
    rest.remove_nodes_from(leavers)
    found = removal(graph, leavers).known()
    sizes = sorted((len(part) for part in nx.connected_components(rest)), reverse=True)
    assert (found.after.parts, found.after.largest) == (len(sizes), max(sizes, default=0))
    assert found.after.joined_pairs == sum(size * (size - 1) // 2 for size in sizes)
    lost = sum(
        nx.has_path(whole, a, b) and not nx.has_path(rest, a, b)
        for a, b in combinations(sorted(rest), 2)
    )
    assert found.lost_pairs == lost
    rest.add_edges_from((one.contact, one.heir) for one in found.hand_overs)
    assert all(
        nx.has_path(rest, a, b)
        for a, b in combinations(sorted(rest), 2)
        if nx.has_path(whole, a, b)
    )
    assert len(found.hand_overs) == len(found.cut_off)
    assert all(whole.has_edge(one.leaver, one.contact) for one in found.hand_overs)


@few
@given(graphs(smallest=1))
def test_the_decline_is_that_of_taking_out_one_by_one(graph: Graph) -> None:
    rest = as_networkx(graph.undirected)
    found = robustness(graph).known()
    sizes = [float(len(max(nx.connected_components(rest), key=len)))]
    for member in found.order.tolist():
        most = max(degree for _, degree in rest.degree)
        assert member == min(node for node, degree in rest.degree if degree == most)
        rest.remove_node(member)
        sizes.append(float(max(map(len, nx.connected_components(rest)), default=0)))
    assert found.largest.tolist() == sizes
    assert found.robustness == pytest.approx(sum(sizes[1:]) / graph.n**2)


@few
@given(graphs(largest=14))
def test_shared_ways_are_all_pairs_two_steps_apart(graph: Graph) -> None:
    theirs = as_networkx(graph.undirected)
    found = ways(graph)
    pairs = dict(
        zip(zip(found.one.tolist(), found.other.tolist(), strict=True), found.shared, strict=True)
    )
    expected = {
        (a, b): len(list(nx.common_neighbors(theirs, a, b)))
        for a, b in combinations(range(graph.n), 2)
        if not theirs.has_edge(a, b) and list(nx.common_neighbors(theirs, a, b))
    }
    assert pairs == expected
    for a, b, through in zip(found.one, found.other, found.through, strict=True):
        assert theirs.has_edge(a, through)
        assert theirs.has_edge(b, through)
    weights = nx.adamic_adar_index(theirs, list(pairs))
    assert found.weight.tolist() == pytest.approx([weight for _, _, weight in weights])


@few
@given(graphs(smallest=3, largest=8), st.integers(0, 5))
def test_qap_is_the_correlation_of_the_cells(graph: Graph, seed: int) -> None:
    chance = np.random.default_rng(seed)
    from malai_core.sna.graph import graph_from

    other = graph_from(graph.n, *chance.integers(0, graph.n, (2, 2 * graph.n)), is_directed=True)
    found = qap(graph, other, permutations=30).value
    cells = ~np.eye(graph.n, dtype=bool)
    one, two = graph.matrix.toarray()[cells], other.matrix.toarray()[cells]
    if found is None:
        assert len(set(one.tolist())) == 1 or len(set(two.tolist())) == 1
        return
    assert found.correlation == pytest.approx(float(np.corrcoef(one, two)[0, 1]), abs=1e-9)
    assert found.as_high_0_1 is not None
    assert found.as_low_0_1 is not None
    assert found.as_high_0_1 + found.as_low_0_1 >= 1


@few
@given(graphs(smallest=2, largest=7, directed=False), st.data())
def test_layers_and_dates_are_those_of_sets(graph: Graph, data: st.DataObject) -> None:
    other = data.draw(graphs(smallest=graph.n, largest=graph.n, directed=False))
    first, second = (
        set(zip(g.source.tolist(), g.target.tolist(), strict=True)) for g in (graph, other)
    )
    if first | second:
        found = layer_overlap(graph, other).known()
        assert (found.both, found.either) == (len(first & second), len(first | second))
        assert multiplexity([graph, other]).known() == pytest.approx(found.jaccard)
    step = change(graph, other).known()
    assert set(step.formed) == {(str(a), str(b)) for a, b in second - first}
    assert set(step.faded) == {(str(a), str(b)) for a, b in first - second}
    assert step.kept == len(first & second)
    empty = graph.n * (graph.n - 1) // 2 - len(first)
    assert step.formation == (len(second - first) / empty if empty else None)


@few
@given(graphs(smallest=2))
def test_connectedness_is_the_share_of_pairs_with_a_path(graph: Graph) -> None:
    theirs = as_networkx(graph.undirected)
    pairs = list(combinations(range(graph.n), 2))
    share = np.mean([nx.has_path(theirs, a, b) for a, b in pairs])
    assert connectedness(graph).known() == pytest.approx(share)
