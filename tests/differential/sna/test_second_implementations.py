"""Every measure of the core against a second implementation, at random inputs."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations, product

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.sna.bundles import bundled
from malai_core.sna.centrality import degree, degree_centralisation, share_of_ties
from malai_core.sna.cohesion import Cut, components, cut_members, isolates
from malai_core.sna.diversity import blau, iqv
from malai_core.sna.together import co_attendance

Network = tuple[int, list[tuple[int, int]]]


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Sparse networks with loops and repeated ties, so that cut members are common."""
    n = draw(st.integers(1, 14))
    party = st.integers(0, n - 1)
    return n, draw(st.lists(st.tuples(party, party), max_size=20))


def graph_of(network: Network) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(network[0]))
    graph.add_edges_from((a, b) for a, b in network[1] if a != b)
    return graph


def removal_loop(network: Network) -> list[Cut]:
    """The definition itself: take each party out and look at what is left of its part."""
    graph = graph_of(network)
    found = []
    for party in graph:
        part = graph.subgraph(nx.node_connected_component(graph, party)).copy()
        part.remove_node(party)
        pieces = [len(piece) for piece in nx.connected_components(part)]
        if len(pieces) > 1:
            found.append(Cut(party, sum(pieces) - max(pieces)))
    return sorted(found, key=lambda cut: (-cut.cut_off, cut.member))


@given(networks())
def test_cut_members_are_those_of_the_removal_loop(network: Network) -> None:
    assert cut_members(*network) == removal_loop(network)


@given(networks())
def test_components_and_isolates_are_those_of_networkx(network: Network) -> None:
    graph = graph_of(network)
    theirs = sorted(sorted(part) for part in nx.connected_components(graph))
    assert sorted(components(*network)) == theirs
    assert isolates(*network) == sorted(nx.isolates(graph))


@given(networks())
def test_degree_is_that_of_networkx(network: Network) -> None:
    graph = graph_of(network)
    assert degree(*network) == [graph.degree(party) for party in range(network[0])]


@given(networks())
def test_degree_centralisation_is_the_mean_of_normed_differences(network: Network) -> None:
    centrality = nx.degree_centrality(graph_of(network))
    n, found = network[0], degree_centralisation(*network)
    if n < 3:
        assert found.value is None
        return
    spread = sum(max(centrality.values()) - own for own in centrality.values())
    assert found.value == pytest.approx(spread * (n - 1) / ((n - 1) * (n - 2)))


@given(networks(), st.integers(1, 4))
def test_no_other_holders_of_as_high_degree_are_left_out(network: Network, k: int) -> None:
    graph = graph_of(network)
    found = share_of_ties(*network, holders=k).value
    if found is None:
        assert graph.number_of_edges() == 0
        return
    degrees = sorted((d for _, d in graph.degree if d), reverse=True)
    assert [graph.degree(party) for party in found.members] == degrees[:k]
    assert found.touched == len(graph.edges(found.members))
    assert found.total == graph.number_of_edges()


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_blau_is_the_share_of_ordered_pairs_that_differ(counts: list[int]) -> None:
    kinds = [kind for kind, count in enumerate(counts) for _ in range(count)]
    found = blau(counts).value
    if not kinds:
        assert found is None
        return
    differ = sum(a != b for a, b in product(kinds, kinds))
    assert found == pytest.approx(float(Fraction(differ, len(kinds) ** 2)))


@given(st.lists(st.integers(0, 12), min_size=2, max_size=6).filter(any))
def test_iqv_is_blau_over_blau_of_equal_kinds(counts: list[int]) -> None:
    found, mixed, most = iqv(counts).value, blau(counts).value, blau([1] * len(counts)).value
    assert found is not None
    assert mixed is not None
    assert most is not None
    assert found == pytest.approx(mixed / most)


@given(st.lists(st.sets(st.integers(0, 8)), max_size=6), st.integers(1, 3), st.integers(1, 9))
def test_co_attendance_is_the_count_over_all_pairs(
    present: list[set[int]], at_least: int, largest: int
) -> None:
    counted: Counter[tuple[int, int]] = Counter()
    kept = [people for people in present if len(people) <= largest]
    for people in kept:
        counted.update(combinations(sorted(people), 2))
    often = sorted((a, b, times) for (a, b), times in counted.items() if times >= at_least)
    found = co_attendance(present, at_least=at_least, largest=largest)
    assert list(found.pairs) == often
    assert found.passed_over == len(present) - len(kept)


@given(networks(), st.data())
def test_bundles_count_ties_between_members_of_two_bodies(
    network: Network, data: st.DataObject
) -> None:
    n, pairs = network
    is_body = data.draw(st.lists(st.booleans(), min_size=n, max_size=n))
    party = st.integers(0, n - 1)
    memberships = data.draw(st.lists(st.tuples(party, party), max_size=8))
    ties = [(a, b, "trust") for a, b in pairs]
    found = bundled(is_body, memberships, ties)
    held = {
        body: {body, *(m for m, b in memberships if b == body and not is_body[m])}
        for body in range(n)
        if is_body[body]
    }
    placed = set().union(*held.values()) if held else set()
    held[-1] = {party for party in range(n) if party not in placed}
    for one, other in combinations(sorted(held), 2):
        expected = sum(
            (a in held[one] and b in held[other]) + (b in held[one] and a in held[other])
            for a, b in pairs
        )
        assert found.between.get((one, other), Counter())["trust"] == expected
