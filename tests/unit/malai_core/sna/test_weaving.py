"""Introductions: each reason, who can introduce, and that work is spread."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings

from malai_core.errors import InvalidInputError
from malai_core.sna.graph import Graph, graph_from, graph_from_pairs
from malai_core.sna.removal import removal
from malai_core.sna.shared_ways import ways
from malai_core.sna.weaving import Introduction, Reason, weaving
from tests.data.random_networks import as_networkx, graphs

CLIQUES = [(a, b) for base in (0, 5) for a in range(base, base + 5) for b in range(base, a)]


def of(found: tuple[Introduction, ...], reason: Reason) -> list[Introduction]:
    return [one for one in found if one.reason is reason]


def test_separate_parts_are_joined_by_their_best_tied() -> None:
    found = weaving(graph_from_pairs(6, [(0, 1), (0, 2), (0, 3), (4, 5)])).known()
    joins = of(found, Reason.JOINS_PARTS)
    assert [(one.one, one.other, one.through, one.gain) for one in joins] == [(0, 4, -1, 8.0)]


def test_circles_are_joined_through_somebody_both_know() -> None:
    graph = graph_from_pairs(10, [*CLIQUES, (0, 5)])
    joins = of(weaving(graph, circles=[0] * 5 + [1] * 5).known(), Reason.JOINS_CIRCLES)
    assert len(joins) == 1
    assert joins[0].through in {0, 5}
    assert of(weaving(graph).known(), Reason.JOINS_CIRCLES) == []


def test_the_edge_is_drawn_in_and_the_alone_meet_a_hub() -> None:
    graph = graph_from_pairs(12, [*CLIQUES, (0, 5), (10, 3)])
    drawn = of(weaving(graph).known(), Reason.DRAWS_IN)
    assert (0, 10, 3) in {(one.one, one.other, one.through) for one in drawn}
    assert any(one.other == 11 and one.through == -1 for one in drawn)


def test_triangles_are_closed_where_several_are_shared() -> None:
    square = graph_from_pairs(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    closed = of(weaving(square).known(), Reason.CLOSES_TRIANGLE)
    assert {(one.one, one.other, one.shared) for one in closed} == {(0, 2, 2), (1, 3, 2)}


@settings(max_examples=25, deadline=None)
@given(graphs(smallest=2))
def test_nobody_is_introduced_to_himself_twice_or_to_whom_he_knows(graph: Graph) -> None:
    theirs = as_networkx(graph.undirected)
    found = weaving(graph, circles=np.arange(graph.n) % 3, most=4, each=2).known()
    pairs = [(one.one, one.other) for one in found]
    assert len(set(pairs)) == len(pairs)
    for one in found:
        assert one.one < one.other
        assert not theirs.has_edge(one.one, one.other)
        assert one.through == -1 or {one.one, one.other} <= set(theirs[one.through])
    assert max(Counter(one.reason for one in found).values(), default=0) <= 4


def test_work_is_spread_over_members() -> None:
    chance = np.random.default_rng(5)
    graph = graph_from(300, *chance.integers(0, 300, (2, 1_200)))
    found = of(weaving(graph, each=2).known(), Reason.CLOSES_TRIANGLE)
    busy = Counter(end for one in found for end in (one.one, one.other))
    assert max(busy.values()) <= 2


def test_very_well_tied_members_do_not_cost_all_their_pairs() -> None:
    star = graph_from(2_001, np.zeros(2_000, dtype=int), np.arange(1, 2_001))
    assert len(ways(star).one) <= 8 * 2_000
    assert len(weaving(star).known()) <= 50


def test_circles_of_another_length_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="1 of 2"):
        weaving(graph_from_pairs(2, []), circles=[0])


def test_a_leaver_who_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="no such member"):
        removal(graph_from_pairs(2, []), [2])


def test_everybody_leaving_leaves_nothing() -> None:
    found = removal(graph_from_pairs(2, [(0, 1)]), [0, 1]).known()
    assert (found.after.members, found.after.parts, found.cut_off) == (0, 0, ())
    assert found.after.connectedness is None
