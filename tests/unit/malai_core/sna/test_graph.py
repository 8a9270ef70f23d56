"""The network as measures take it: what is kept, added up, refused, and made once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from malai_core.errors import InvalidInputError
from malai_core.sna.graph import Graph, graph_from, graph_from_pairs
from malai_core.sna.triangles import triangles
from tests.data.random_networks import graphs


def test_loops_go_and_isolates_stay() -> None:
    graph = graph_from(5, [0, 1, 2], [0, 2, 1])
    assert (graph.n, graph.m, graph.weight.tolist()) == (5, 1, [1.0])


def test_directed_ties_both_ways_are_two_and_add_up_without_direction() -> None:
    graph = graph_from(2, [0, 1], [1, 0], [2, 3], is_directed=True)
    assert (graph.m, graph.undirected.m, graph.undirected.weight.tolist()) == (2, 1, [5.0])


@pytest.mark.parametrize(
    ("n", "source", "target", "weight", "words"),
    [
        (2, [0], [2], None, "does not exist"),
        (2, [-1], [0], None, "does not exist"),
        (2, [0.5], [1], None, "does not exist"),
        (2, [0], [1, 1], None, "one length"),
        (-1, [], [], None, "not negative"),
        (2, [0], [1], [0.0], "positive"),
        (2, [0], [1], [float("nan")], "positive"),
        (2, [0], [1], [1.0, 2.0], "one for each tie"),
    ],
)
def test_bad_ties_are_refused(
    n: int, source: list[int], target: list[int], weight: list[float] | None, words: str
) -> None:
    with pytest.raises(InvalidInputError, match=words):
        graph_from(n, source, target, weight)


def test_ids_are_for_everybody_or_nobody() -> None:
    with pytest.raises(InvalidInputError, match="1 ids and 2 parties"):
        graph_from(2, [0], [1], ids=["a"])


def test_the_graph_of_igraph_is_made_once() -> None:
    graph = graph_from_pairs(3, [(0, 1), (1, 2)])
    assert graph.igraph is graph.igraph
    assert graph.igraph.get_edgelist() == [(0, 1), (1, 2)]


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_arcs_run_both_ways_in_order(graph: Graph) -> None:
    arcs = graph.arcs
    assert arcs.tail[arcs.back].tolist() == arcs.head.tolist()
    assert arcs.head[arcs.back].tolist() == arcs.tail.tolist()
    assert arcs.sent.sum() == pytest.approx(graph.weight.sum() * (1 if graph.is_directed else 2))
    keys = arcs.tail * max(graph.n, 1) + arcs.head
    assert (np.diff(keys) > 0).all()
    assert arcs.degree.sum() == 2 * graph.undirected.m


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_each_triangle_is_found_once(graph: Graph) -> None:
    arcs = graph.arcs
    found = [
        frozenset((int(arcs.tail[ab]), int(arcs.head[ab]), int(arcs.head[bc])))
        for first, second, _ in triangles(graph)
        for ab, bc in zip(first, second, strict=True)
    ]
    assert len(found) == len(set(found))
    assert all(len(three) == 3 for three in found)
    cliques = graph.undirected.igraph.cliques(3, 3)
    assert set(found) == {frozenset(three) for three in cliques}
