"""Two dates, missing answers, steadiness, groups, positions: undefined cases and refusals."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import spearmanr

from malai_core.errors import InvalidInputError
from malai_core.sna.brokerage import brokerage
from malai_core.sna.change import change
from malai_core.sna.graph import Graph, graph_from, graph_from_pairs
from malai_core.sna.layers import layer_overlap, multiplexity
from malai_core.sna.missing import (
    Rule,
    Sides,
    answers,
    combined,
    density_bounds,
    response_rate,
    sides,
)
from malai_core.sna.mixing import assortativity, assortativity_of_numbers, coleman, ei_index
from malai_core.sna.positions import Role, Shape, coordination_and_command, hubs, roles
from malai_core.sna.prominence import degrees, pagerank
from malai_core.sna.qap import qap
from malai_core.sna.sensitivity import sensitivity, spearman


def dated(ids: str, *ties: str) -> Graph:
    ends = [(ids.index(tie[0]), ids.index(tie[1])) for tie in ties]
    return graph_from(len(ids), [a for a, _ in ends], [b for _, b in ends], ids=list(ids))


def test_members_are_matched_by_id_and_ties_of_those_who_came_are_no_change_of_mind() -> None:
    found = change(dated("abc", "ab", "bc"), dated("dba", "ab", "bd")).known()
    assert (found.joined, found.left, found.stayed) == (("d",), ("c",), 2)
    assert (found.formed, found.faded, found.kept) == ((("b", "d"),), (("b", "c"),), 1)
    assert found.jaccard == pytest.approx(1 / 3)
    assert (found.persistence, found.dissolution, found.formation) == (1.0, 0.0, None)
    assert found.join_rate == pytest.approx(1 / 3)
    assert (found.growth, found.churn) == (0.0, 0.5)


def test_nothing_to_share_out_is_none_and_nobody_is_undefined() -> None:
    found = change(graph_from_pairs(0, []), graph_from_pairs(2, [])).known()
    assert (found.jaccard, found.growth, found.join_rate, found.churn) == (None, None, None, 1.0)
    assert change(graph_from_pairs(0, []), graph_from_pairs(0, [])).value is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (dated("ab"), graph_from_pairs(2, [])),
        (graph_from(2, [], [], ids=["a", "a"]), dated("ab")),
        (graph_from_pairs(2, []), graph_from_pairs(2, [], is_directed=True)),
    ],
)
def test_dates_that_do_not_fit_each_other_are_refused(before: Graph, after: Graph) -> None:
    with pytest.raises(InvalidInputError):
        change(before, after)


GIVEN = answers(5, [0, 1, 0, 1], [1, 0, 2, 3], [True, True, True, False, False])


def test_what_both_sides_say() -> None:
    # 0-1 confirmed; 0-2 disputed (2 answered); 1-3: 3 did not answer; 3-4: nobody did.
    assert sides(GIVEN).known() == Sides(confirmed=1, disputed=1, one_answered=1, unknown=1)
    assert response_rate(GIVEN).known() == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("rule", "ties", "high"),
    # Ten pairs; six of them have one side missing, one has both.
    [("union", 3, 3 + 5 + 1), ("intersection", 1, 1 + 1 + 1), ("reconstruct", 2, 2 + 1)],
)
def test_rules_and_the_bounds_they_leave(rule: Any, ties: int, high: int) -> None:
    assert combined(GIVEN, rule=rule).m == ties
    found = density_bounds(GIVEN, rule=rule).known()
    assert (found.low, found.high) == (ties / 10, high / 10)


def test_bounds_hold_whatever_the_missing_would_say() -> None:
    chance = np.random.default_rng(2)
    rules: tuple[Rule, ...] = ("union", "intersection")
    for _ in range(50):
        said = chance.random((6, 6)) < 0.4
        np.fill_diagonal(said, 0)
        did = chance.random(6) < 0.6
        whole = answers(6, *_ends(said), np.ones(6, dtype=bool))
        heard = said & did[:, np.newaxis]
        partial = answers(6, *_ends(heard), did)
        for rule in rules:
            truth = combined(whole, rule=rule).m / 15
            found = density_bounds(partial, rule=rule).known()
            assert found.low <= truth <= found.high


def _ends(said: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    by, named = np.nonzero(said)
    return by, named


def test_answers_without_having_answered_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="without having answered"):
        answers(2, [0], [1], [False, True])


def test_small_rosters() -> None:
    nobody = answers(0, [], [], [])
    assert response_rate(nobody).value is None
    assert sides(nobody).value is None
    assert density_bounds(nobody).value is None


def test_rank_correlation_is_that_of_scipy() -> None:
    chance = np.random.default_rng(0)
    for _ in range(20):
        one, two = chance.integers(0, 5, (2, 12)).astype(float)
        assert spearman(one, two) == pytest.approx(spearmanr(one, two).statistic)
    assert spearman(np.ones(3), np.arange(3.0)) is None
    assert spearman(np.empty(0), np.empty(0)) is None


def test_the_order_is_less_steady_the_more_are_left_out() -> None:
    chance = np.random.default_rng(1)
    graph = graph_from(60, *chance.integers(0, 60, (2, 200)))
    found = sensitivity(graph, lambda part: degrees(part).known(), runs=20).known()
    means = [one.mean for one in found]
    assert means == sorted(means, reverse=True)
    assert all(one.low <= one.mean <= 1 for one in found)
    again = sensitivity(graph, lambda part: degrees(part).known(), runs=20).known()
    assert again == found


def test_steadiness_is_undefined_for_few_and_refuses_other_shares() -> None:
    ring = graph_from_pairs(5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)])
    assert sensitivity(graph_from_pairs(3, []), lambda part: part.arcs.degree).value is None
    assert sensitivity(ring, lambda part: np.ones(part.n)).value is None
    with pytest.raises(InvalidInputError, match="between 0 and 1"):
        sensitivity(ring, lambda part: part.arcs.degree, shares=[1.0])


@pytest.mark.parametrize(
    "refused",
    [
        lambda g: ei_index(g, [0]),
        lambda g: ei_index(g, [0, -2]),
        lambda g: assortativity_of_numbers(g, [1.0]),
        lambda g: pagerank(g, damping=1.0),
        lambda g: qap(g, graph_from_pairs(3, [])),
        lambda g: layer_overlap(g, graph_from_pairs(3, [])),
        lambda g: roles(g, is_new=[True]),
    ],
)
def test_what_does_not_fit_the_members_is_refused(refused: Any) -> None:
    with pytest.raises(InvalidInputError):
        refused(graph_from_pairs(2, [(0, 1)]))


def test_unknown_groups_are_left_out_with_their_ties() -> None:
    graph = graph_from_pairs(4, [(0, 1), (1, 2), (2, 3)])
    found = ei_index(graph, [0, 0, -1, 1]).known()
    assert (found.external, found.internal) == (0, 1)
    assert ei_index(graph, [-1] * 4).value is None
    assert brokerage(graph, [-1] * 4).value is None
    assert assortativity(graph, [0] * 4).value is None
    assert [one.group for one in coleman(graph, [0, 0, -1, 2]).known()] == [0, 2]
    assert assortativity_of_numbers(graph, [1.0, np.nan, 3.0, 3.0]).value is None


def test_an_empty_layer_is_undefined_and_one_layer_is_not_multiplex() -> None:
    empty, one = graph_from_pairs(3, []), graph_from_pairs(3, [(0, 1)])
    assert multiplexity([empty, empty]).value is None
    assert multiplexity([]).value is None
    assert multiplexity([one]).value == 0.0
    assert qap(one, empty).value is None


def test_roles_in_one_word() -> None:
    clique = [(a, b) for a in range(4) for b in range(a)]
    graph = graph_from_pairs(9, [*clique, (3, 4), (4, 5), (4, 6), (4, 7)])
    found = roles(graph, is_new=[False] * 7 + [True] * 2).known()
    assert [found[member] for member in (0, 4, 5, 7, 8)] == [
        Role.CORE, Role.HUB, Role.EDGE, Role.NEW, Role.ALONE,
    ]  # fmt: skip
    circles = [0, 0, 1, 2, -1, -1, -1, -1, -1]
    assert roles(graph, circles=circles).known()[0] is Role.BRIDGE


def test_a_hub_tells_what_rests_on_him() -> None:
    star = graph_from_pairs(5, [(0, 1), (0, 2), (0, 3), (0, 4), (3, 4)])
    hub = hubs(star).known()[0]
    assert (hub.member, hub.contacts, hub.cut_off) == (0, 4, 2)
    assert hub.share_of_ties_0_1 == 0.8
    assert hub.backup_0_1 == pytest.approx(1 / 6)


def test_coordination_against_command() -> None:
    star = [(0, 1), (0, 2), (0, 3)]
    ring = [(0, 1), (1, 2), (2, 3), (3, 0)]
    shapes = {
        (name, bool(orders)): coordination_and_command(
            graph_from_pairs(4, contact), graph_from_pairs(4, orders, is_directed=True)
        )
        .known()
        .shape
        for name, contact in (("star", star), ("ring", ring))
        for orders in ([], star)
    }
    assert shapes == {
        ("star", False): Shape.COORDINATED,
        ("star", True): Shape.COMMANDED,
        ("ring", False): Shape.DISTRIBUTED,
        ("ring", True): Shape.FRAGMENTED,
    }
