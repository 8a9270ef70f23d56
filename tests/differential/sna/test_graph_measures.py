"""Distances, centrality, holes, parts and circles against networkx, igraph and plain loops."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.sna.betweenness import betweenness, betweenness_from
from malai_core.sna.communities import communities, modularity
from malai_core.sna.continuous_core import continuous_core
from malai_core.sna.core_periphery import IDEALS, Ideal, core_periphery
from malai_core.sna.distances import closeness, distances, global_efficiency, harmonic, reach
from malai_core.sna.graph import Graph
from malai_core.sna.parts import coreness, cut_ties, cuts, density, parts
from malai_core.sna.prominence import degrees, eigenvector, pagerank, strengths
from malai_core.sna.structural_holes import constraint, constraint_hierarchy, effective_size
from tests.data.random_networks import as_networkx, graphs

few = settings(max_examples=25, deadline=None)


def close_to(values: dict[int, float]) -> object:
    return pytest.approx([values[party] for party in sorted(values)], abs=1e-9, nan_ok=True)


@few
@given(graphs())
def test_closeness_and_harmonic_are_those_of_networkx(graph: Graph) -> None:
    theirs = as_networkx(graph)
    # networkx measures distances toward the member, ours from him.
    turned = theirs.reverse() if graph.is_directed else theirs
    found = np.nan_to_num(closeness(graph).known())
    assert found.tolist() == close_to(nx.closeness_centrality(turned))
    if graph.n > 1:
        mean = {p: v / (graph.n - 1) for p, v in nx.harmonic_centrality(turned).items()}
        assert harmonic(graph).known().tolist() == close_to(mean)


@few
@given(graphs(smallest=2))
def test_distances_are_those_of_a_search_from_everybody(graph: Graph) -> None:
    theirs = dict(nx.all_pairs_shortest_path_length(as_networkx(graph)))
    steps = [d for row in theirs.values() for d in row.values() if d]
    pairs = graph.n * (graph.n - 1)
    assert global_efficiency(graph).known() == pytest.approx(sum(1 / d for d in steps) / pairs)
    assert reach(graph).known().tolist() == pytest.approx(
        [(len(theirs[party]) - 1) / (graph.n - 1) for party in range(graph.n)]
    )
    if not steps:
        assert distances(graph).value is None
        return
    found = distances(graph).known()
    assert found.mean == pytest.approx(np.mean(steps))
    assert found.longest == max(steps)


@few
@given(graphs(smallest=3))
def test_betweenness_is_that_of_networkx(graph: Graph) -> None:
    assert betweenness(graph).known().tolist() == close_to(
        nx.betweenness_centrality(as_networkx(graph))
    )


@few
@given(graphs(smallest=3, largest=9, weighted=False))
def test_a_sample_of_starts_is_right_on_average(graph: Graph) -> None:
    # Over all samples of a size the mean is the exact value.
    samples = [np.array(starts) for starts in combinations(range(graph.n), 2)]
    mean = np.mean([betweenness_from(graph, starts) for starts in samples], axis=0)
    assert mean.tolist() == pytest.approx(betweenness(graph).known().tolist(), abs=1e-9)


@few
@given(graphs())
def test_degree_strength_and_density_are_those_of_the_matrix(graph: Graph) -> None:
    matrix = np.zeros((graph.n, graph.n))
    matrix[graph.source, graph.target] = graph.weight
    if not graph.is_directed:
        matrix += matrix.T
    if not graph.n:
        assert degrees(graph).value is None
        return
    assert degrees(graph, mode="out").known().tolist() == (matrix > 0).sum(axis=1).tolist()
    assert degrees(graph).known().tolist() == ((matrix + matrix.T) > 0).sum(axis=1).tolist()
    assert strengths(graph, mode="in").known().tolist() == pytest.approx(
        matrix.sum(axis=0).tolist()
    )
    if graph.n > 1:
        share = (matrix > 0).sum() / (graph.n * (graph.n - 1))
        assert density(graph).known() == pytest.approx(share)


@few
@given(graphs(smallest=1))
def test_pagerank_is_that_of_networkx(graph: Graph) -> None:
    theirs = nx.pagerank(as_networkx(graph), tol=1e-13, max_iter=1000)
    assert pagerank(graph).known().tolist() == pytest.approx(
        [theirs[party] for party in range(graph.n)], abs=1e-8
    )


@few
@given(graphs(smallest=2, largest=90))
def test_eigenvector_solves_its_equation(graph: Graph) -> None:
    found = eigenvector(graph).value
    if found is None:
        return
    inside = ~np.isnan(found)
    matrix = graph.undirected.matrix.toarray()[np.ix_(inside, inside)]
    greatest = np.linalg.eigvalsh(matrix)[-1]
    assert (matrix @ found[inside]).tolist() == pytest.approx(
        (greatest * found[inside]).tolist(), abs=1e-6
    )


@few
@given(graphs())
def test_parts_cores_and_cuts_are_those_of_networkx(graph: Graph) -> None:
    theirs = as_networkx(graph.undirected)
    found = parts(graph).known()
    groups = {
        frozenset(np.flatnonzero(found.of == part).tolist()) for part in set(found.of.tolist())
    }
    assert groups == {frozenset(part) for part in nx.connected_components(theirs)}
    assert {frozenset(pair) for pair in cut_ties(graph).known()} == {
        frozenset(pair) for pair in nx.bridges(theirs)
    }
    assert {cut.member for cut in cuts(graph).known()} == set(nx.articulation_points(theirs))
    if graph.n:
        assert coreness(graph).known().tolist() == [
            nx.core_number(theirs)[p] for p in range(graph.n)
        ]


@few
@given(graphs(directed=True))
def test_strong_parts_are_those_of_networkx(graph: Graph) -> None:
    found = parts(graph, chain="strong").known()
    groups = {
        frozenset(np.flatnonzero(found.of == part).tolist()) for part in set(found.of.tolist())
    }
    theirs = nx.strongly_connected_components(as_networkx(graph))
    assert groups == {frozenset(part) for part in theirs}
    assert found.sizes.tolist() == sorted(found.sizes.tolist(), reverse=True)


def burt_loop(graph: Graph) -> tuple[list[float], list[float], list[float]]:
    """The definitions, one member and one contact at a time."""
    sent = np.zeros((graph.n, graph.n))
    sent[graph.source, graph.target] = graph.weight
    z = sent + sent.T
    held, size, order = [], [], []
    for i in range(graph.n):
        contacts = np.flatnonzero(z[i]).tolist()
        others = [q for q in range(graph.n) if q != i]
        p = [
            [z[a, b] / z[a].sum() if z[a].sum() else 0.0 for b in range(graph.n)]
            for a in range(graph.n)
        ]
        part = [(p[i][j] + sum(p[i][q] * p[q][j] for q in others if q != j)) ** 2 for j in contacts]
        redundant = sum(p[i][q] * z[j, q] / z[j].max() for j in contacts for q in others if q != j)
        held.append(sum(part) if contacts else np.nan)
        size.append(len(contacts) - redundant if contacts else np.nan)
        if len(contacts) < 2:
            order.append(np.nan)
            continue
        relative = [c / (sum(part) / len(contacts)) for c in part]
        order.append(sum(r * np.log(r) for r in relative) / (len(contacts) * np.log(len(contacts))))
    return held, size, order


@few
@given(graphs(largest=9))
def test_structural_holes_are_those_of_the_loop(graph: Graph) -> None:
    held, size, order = burt_loop(graph)
    assert constraint(graph).known().tolist() == pytest.approx(held, abs=1e-9, nan_ok=True)
    assert effective_size(graph).known().tolist() == pytest.approx(size, abs=1e-9, nan_ok=True)
    assert constraint_hierarchy(graph).known().tolist() == pytest.approx(
        order, abs=1e-9, nan_ok=True
    )


@few
@given(graphs(directed=False))
def test_structural_holes_are_those_of_networkx_and_igraph(graph: Graph) -> None:
    # nodes= is named on purpose: without it networkx 3.6 takes a matrix path with other numbers.
    theirs = as_networkx(graph)
    size = nx.effective_size(theirs, nodes=list(theirs), weight="weight")
    assert effective_size(graph).known().tolist() == close_to(size)
    held = nx.constraint(theirs, nodes=list(theirs), weight="weight")
    assert constraint(graph).known().tolist() == close_to(held)
    bare = graph.igraph.constraint(weights=graph.weight.tolist())
    assert constraint(graph).known().tolist() == pytest.approx(bare, abs=1e-9, nan_ok=True)


@few
@given(graphs(smallest=2), st.lists(st.integers(0, 3), min_size=12, max_size=12))
def test_modularity_is_that_of_networkx(graph: Graph, labels: list[int]) -> None:
    of = labels[: graph.n]
    if not graph.m:
        assert modularity(graph, of).value is None
        return
    circles = [{p for p in range(graph.n) if of[p] == label} for label in set(of)]
    theirs = nx.community.modularity(as_networkx(graph.undirected), circles)
    assert modularity(graph, of).known() == pytest.approx(theirs, abs=1e-9)
    assert communities(graph).known().modularity >= theirs - 0.05


@few
@given(graphs(smallest=3, largest=7, weighted=False), st.sampled_from(IDEALS))
def test_core_is_the_best_of_all_by_the_definition(graph: Graph, ideal: Ideal) -> None:
    matrix = graph.undirected.matrix.toarray()
    best = -np.inf
    for size in range(1, graph.n):
        for core in combinations(range(graph.n), size):
            ties, wanted = [], []
            for a, b in combinations(range(graph.n), 2):
                inside = (a in core) + (b in core)
                if ideal == "ignore" and inside == 1:
                    continue
                ties.append(matrix[a, b])
                wanted.append(float(inside == 2 or (ideal == "or" and inside == 1)))
            if len(set(ties)) > 1 and len(set(wanted)) > 1:
                best = max(best, float(np.corrcoef(ties, wanted)[0, 1]))
    found = core_periphery(graph, ideal=ideal).value
    assert (found.fit if found else -np.inf) == pytest.approx(best, abs=1e-9)


@settings(max_examples=10, deadline=None)
@given(graphs(smallest=4, largest=10))
def test_continuous_core_fits_as_it_says_and_no_worse_than_the_core(graph: Graph) -> None:
    found = continuous_core(graph).value
    if found is None:
        return
    pairs = np.triu_indices(graph.n, 1)
    products = np.outer(found.values, found.values)[pairs]
    ties = graph.undirected.matrix.toarray()[pairs]
    if products.std() > 1e-9:
        assert found.fit == pytest.approx(float(np.corrcoef(ties, products)[0, 1]), abs=1e-6)
    split = core_periphery(graph, ideal="and").value
    if split is not None:
        assert found.fit >= split.fit - 1e-9
