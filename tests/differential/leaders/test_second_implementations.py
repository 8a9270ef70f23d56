"""Key people against trying every set one by one, and networkx's components."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.leaders import breaking_set, key_people
from malai_core.leaders.breaking import _greedy as greedy_breaking
from malai_core.leaders.key_people import _greedy as greedy_people

few = settings(max_examples=60, deadline=None)
held = st.lists(st.sets(st.integers(0, 6), max_size=4), min_size=1, max_size=9)
shares = st.sampled_from([0.25, 0.5, 0.75, 1.0])


def is_in_trouble(functions: list[set[int]], gone: set[int], share: float) -> bool:
    orphans = sum(function <= gone for function in functions)
    return orphans > share * len(functions) or orphans == len(functions)


@few
@given(held, shares)
def test_smallest_sets_are_those_found_one_by_one(functions: list[set[int]], share: float) -> None:
    found = key_people(7, functions, share=share).value
    people = sorted(set().union(*functions))
    assert found is not None
    for size in range(len(people) + 1):
        sets = [c for c in combinations(people, size) if is_in_trouble(functions, set(c), share)]
        if sets:
            break
    assert (found.factor, found.set_count, found.sets) == (size, len(sets), tuple(sorted(sets)))


@few
@given(held, shares)
def test_the_greedy_search_ends_in_trouble_and_never_below_the_smallest(
    functions: list[set[int]], share: float
) -> None:
    exact = key_people(7, functions, share=share).value
    people = sorted(set().union(*functions))
    greedy = greedy_people(people, [frozenset(f) for f in functions], share)
    assert exact is not None
    assert greedy.factor >= exact.factor
    assert is_in_trouble(functions, set(greedy.sets[0]), share)


ties = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=14).filter(
    lambda pairs: any(a != b for a, b in pairs)
)


def largest_without(graph: nx.Graph, gone: tuple[int, ...]) -> int:
    rest = graph.subgraph(set(graph) - set(gone))
    return max((len(part) for part in nx.connected_components(rest)), default=0)


@few
@given(ties, st.sampled_from([0.3, 0.5, 0.8]))
def test_the_breaking_set_is_the_first_smallest(pairs: list[tuple[int, int]], share: float) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(range(8))
    graph.add_edges_from((a, b) for a, b in pairs if a != b)
    found = breaking_set(8, pairs, share=share).value
    before = largest_without(graph, ())
    assert found is not None
    expected = next(
        chosen
        for size in range(1, 9)
        for chosen in combinations(range(8), size)
        if largest_without(graph, chosen) < share * before
    )
    assert (found.members, found.before) == (expected, before)
    assert found.largest == largest_without(graph, expected)
    distinct = sorted({(min(p), max(p)) for p in pairs if p[0] != p[1]})
    greedy = greedy_breaking(8, distinct, share)
    assert greedy.factor >= found.factor
    assert largest_without(graph, greedy.members) == greedy.largest < share * before
