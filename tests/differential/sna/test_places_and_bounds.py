"""Hubs, places, shape, bounds of missing answers and centralisation against plain second ways."""

from __future__ import annotations

from itertools import combinations
from statistics import mean, median, pstdev
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.rhythm.channels import formality
from malai_core.sna.centralisation import centralisation_of_betweenness, centralisation_of_degree
from malai_core.sna.graph import Graph
from malai_core.sna.missing import Answers, answers, combined, density_bounds, response_rate
from malai_core.sna.positions import coordination_and_command, effective_hubs, hubs, roles
from malai_core.trust.quadrants import quadrants
from malai_core.trust.received import Received
from tests.data.random_networks import as_networkx, graphs

few = settings(max_examples=30, deadline=None)


def plain(graph: Graph) -> Any:
    """Return the same network for networkx, without direction."""
    return nx.Graph(as_networkx(graph))


@few
@given(graphs(directed=False, smallest=3))
def test_centralisation_is_freemans_sum_over_networkx(graph: Graph) -> None:
    theirs, n = plain(graph), graph.n
    degree = [count for _party, count in theirs.degree]
    assert centralisation_of_degree(graph).value == pytest.approx(
        sum(max(degree) - one for one in degree) / ((n - 1) * (n - 2))
    )
    between = list(nx.betweenness_centrality(theirs, normalized=True).values())
    assert centralisation_of_betweenness(graph).value == pytest.approx(
        sum(max(between) - one for one in between) / (n - 1)
    )


def fallen_off(theirs: Any, member: int) -> tuple[int, int]:
    """Return who falls off without a member, by removing him, and how large his part is."""
    part = nx.node_connected_component(theirs, member)
    rest = theirs.subgraph(part - {member})
    pieces = [len(piece) for piece in nx.connected_components(rest)]
    return sum(pieces) - max(pieces, default=0), len(part)


def hubs_by_hand(theirs: Any) -> set[int]:
    """Return who has far more contacts than the others, or holds a fifth of his part."""
    degree = dict(theirs.degree)
    if not degree or not any(degree.values()):
        return set()
    middle, spread = mean(degree.values()), pstdev(degree.values())
    found = {
        one
        for one, count in degree.items()
        if count > max(1, middle) and count >= middle + 1.5 * spread - 1e-12
    }
    for one in degree:
        off, size = fallen_off(theirs, one)
        if off and off >= 0.2 * size:
            found.add(one)
    return found


@few
@given(graphs())
def test_hubs_are_those_found_by_taking_each_away(graph: Graph) -> None:
    found = hubs(graph)
    if found.value is None:
        assert not graph.m
        return
    theirs = plain(graph)
    assert {hub.member for hub in found.value} == hubs_by_hand(theirs)
    between = nx.betweenness_centrality(theirs)
    total = sum(between.values())
    for hub in found.value:
        assert hub.contacts == theirs.degree[hub.member]
        assert hub.cut_off == fallen_off(theirs, hub.member)[0]
        share = between[hub.member] / total if total else None
        assert hub.betweenness_share_0_1 == (None if share is None else pytest.approx(share))


@few
@given(graphs(directed=False))
def test_effective_hubs_are_the_inverse_of_the_sum_of_squares(graph: Graph) -> None:
    between = nx.betweenness_centrality(plain(graph)).values()
    total = sum(between)
    expected = 1 / sum((one / total) ** 2 for one in between) if total else None
    found = effective_hubs(graph).value
    assert found == (None if expected is None else pytest.approx(expected))


@few
@given(st.data(), graphs(smallest=1))
def test_places_are_those_of_the_first_rule_that_fits(data: st.DataObject, graph: Graph) -> None:
    fresh = data.draw(st.lists(st.booleans(), min_size=graph.n, max_size=graph.n))
    circles = data.draw(st.lists(st.integers(-1, 3), min_size=graph.n, max_size=graph.n))
    theirs = plain(graph)
    core, held = nx.core_number(theirs), hubs_by_hand(theirs)
    cut = set(nx.articulation_points(theirs))

    def place(one: int) -> str:
        met = {circles[other] for other in theirs[one]} - {-1, circles[one]}
        rules = [
            ("alone", theirs.degree[one] == 0),
            ("hub", one in held),
            ("bridge", one in cut or len(met) >= 2),
            ("new", fresh[one]),
            ("core", core[one] >= 2 and 2 * core[one] >= max(core.values())),
        ]
        return next((name for name, fits in rules if fits), "edge")

    found = roles(graph, is_new=fresh, circles=circles).known()
    assert [role.value for role in found] == [place(one) for one in range(graph.n)]


@few
@given(graphs(directed=False, smallest=3, largest=8), st.data())
def test_shape_is_read_off_two_numbers(contact: Graph, data: st.DataObject) -> None:
    authority = data.draw(graphs(directed=True, smallest=contact.n, largest=contact.n))
    theirs = as_networkx(authority)
    reached = {(a, b) for a in theirs for b in nx.descendants(theirs, a)}
    one_way = sum((b, a) not in reached for a, b in reached)
    pairs = {frozenset(pair) for pair in reached}
    tied = sum(theirs.degree[one] > 0 for one in theirs) / contact.n
    vertical = one_way / len(pairs) * tied if pairs else 0.0
    gathered = centralisation_of_degree(contact).known()
    names = {
        (True, False): "coordinated",
        (True, True): "commanded",
        (False, False): "distributed",
        (False, True): "fragmented",
    }
    found = coordination_and_command(contact, authority).known()
    assert found.authority_hierarchy == pytest.approx(vertical)
    assert found.shape.value == names[gathered >= 0.4, found.authority_hierarchy >= 0.4]


@st.composite
def rosters(draw: st.DrawFn) -> Answers:
    """Answers of a small roster of which some did not answer."""
    n = draw(st.integers(2, 6))
    did = draw(st.lists(st.booleans(), min_size=n, max_size=n))
    who = [one for one in range(n) if did[one]]
    pair = st.tuples(st.sampled_from(who), st.integers(0, n - 1)) if who else st.nothing()
    said = draw(st.lists(pair, max_size=12)) if who else []
    return answers(n, [a for a, _ in said], [b for _, b in said], did)


@few
@given(rosters(), st.sampled_from(["union", "intersection", "reconstruct"]))
def test_bounds_hold_whatever_the_missing_would_have_said(given_: Answers, rule: Any) -> None:
    """Let the silent say nothing, everything, and try every pair they could name alone."""
    silent = np.flatnonzero(~given_.answered).tolist()
    open_ = [(one, other) for one in silent for other in range(given_.n) if one != other]
    pairs = given_.n * (given_.n - 1) / 2
    known = list(zip(given_.by.tolist(), given_.named.tolist(), strict=True))

    def density(more: list[tuple[int, int]]) -> float:
        by, named = zip(*(known + more), strict=True) if known + more else ((), ())
        whole = answers(given_.n, by, named, [True] * given_.n)
        return combined(whole, rule="union" if rule == "union" else "intersection").m / pairs

    bounds = density_bounds(given_, rule=rule).known()
    reached = [density([]), density(open_), *(density([one]) for one in open_)]
    if rule == "reconstruct":
        # The one who answered speaks for the one who did not: only pairs of two silent are open.
        said = {frozenset(pair) for pair in known}
        spoken = [(b, a) for a, b in known if not given_.answered[b]]
        both = [(a, b) for a, b in open_ if {a, b} <= set(silent)]
        reached = [density(spoken), density(spoken + both)]
        assert bounds.low * pairs <= len(said)
    assert bounds.low == pytest.approx(min(reached))
    assert bounds.high == pytest.approx(max(reached))
    assert response_rate(given_).value == pytest.approx(1 - len(silent) / given_.n)


@few
@given(
    st.lists(
        st.tuples(st.one_of(st.none(), st.floats(1, 4)), st.one_of(st.none(), st.floats(1, 4))),
        min_size=1,
        max_size=9,
    )
)
def test_quadrants_are_above_and_below_two_lines(means: list[tuple[Any, Any]]) -> None:
    trust = [Received(place, 3, one, ()) for place, (one, _) in enumerate(means)]
    value = [Received(place, 3, one, ()) for place, (_, one) in enumerate(means)]
    shown = [pair for pair in means if None not in pair]
    found = quadrants(trust, value).value
    if not shown:
        assert found is None
        return
    lines = median(t for t, _ in shown), median(v for _, v in shown)
    assert found is not None
    assert (found.trust_line, found.value_line) == lines
    for (t, v), quadrant in zip(means, found.of, strict=True):
        if t is None or v is None:
            assert quadrant is None
            continue
        words = ["high" if one >= line else "low" for one, line in zip((t, v), lines, strict=True)]
        assert quadrant is not None
        assert quadrant.value == f"{words[0]} trust, {words[1]} value"


@given(st.integers(0, 50), st.integers(0, 50))
def test_formality_is_a_share_and_a_ratio(formal: int, informal: int) -> None:
    found = formality(formal, informal).value
    contacts = [True] * formal + [False] * informal
    assert (found is None) == (not contacts)
    if found is not None:
        assert found.share == pytest.approx(mean(contacts))
        assert found.ratio == (formal / informal if informal else None)


def test_every_pair_is_open_where_nobody_answered() -> None:
    silent = answers(4, [], [], [False] * 4)
    bounds = density_bounds(silent).known()
    assert (bounds.low, bounds.high) == (0.0, 1.0)
    assert len(list(combinations(range(4), 2))) == 6
