"""Measures by sample: the bound holds, the seed repeats, and all pivots are exact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from malai_core.results import Result
from malai_core.sna.betweenness import betweenness, default_pivots
from malai_core.sna.distances import closeness, distances, global_efficiency, harmonic, reach
from malai_core.sna.graph import Graph, graph_from
from malai_core.sna.hierarchy import global_reaching_centrality, hierarchy, least_upper_bounds
from malai_core.sna.traversal import EXACT_TO, PIVOTS, bound, reached


def random_graph(n: int, degree: int, seed: int = 3) -> Graph:
    chance = np.random.default_rng(seed)
    return graph_from(n, *chance.integers(0, n, (2, n * degree // 2)))


@pytest.mark.parametrize("measure", [betweenness, closeness, harmonic, reach, global_efficiency])
@pytest.mark.parametrize("seed", range(4))
def test_a_sampled_value_is_within_its_bound(
    measure: Callable[..., Result[Any]], seed: int
) -> None:
    exact = measure(random_graph(300, 6)).known()
    found = measure(random_graph(300, 6), pivots=120, seed=seed)
    assert found.seed == seed
    assert found.error_bound is not None
    off = np.nanmax(np.abs(np.nan_to_num(found.known()) - np.nan_to_num(exact)))
    assert 0 < off <= found.error_bound


def test_one_seed_gives_one_answer() -> None:
    one, two = (harmonic(random_graph(200, 4), pivots=20, seed=9).known() for _ in range(2))
    assert one.tolist() == two.tolist()


def test_all_pivots_are_no_sample() -> None:
    found = harmonic(random_graph(100, 4), pivots=500)
    assert (found.seed, found.error_bound) == (None, None)


def test_the_mean_distance_of_a_sample_tells_its_error() -> None:
    exact = distances(random_graph(600, 8)).known()
    found = distances(random_graph(600, 8), pivots=256, seed=1).known()
    assert found.error_mean is not None
    assert abs(found.mean - exact.mean) < 5 * found.error_mean + 1e-9
    assert exact.error_mean is None


def test_large_networks_are_sampled_by_themselves() -> None:
    graph = graph_from(EXACT_TO + 1, np.arange(EXACT_TO), np.arange(EXACT_TO) // 50)
    assert len(reached(graph).pivots) == PIVOTS
    assert 64 <= default_pivots(graph) <= 1_000


def test_the_bound_shrinks_to_nothing() -> None:
    found = [bound(1_000, pivots, events=1_000) or 0.0 for pivots in (10, 100, 900, 1_000)]
    assert found == sorted(found, reverse=True)
    assert found[-1] == 0.0


def test_more_than_64_searches_and_separate_parts() -> None:
    ends = np.arange(149)
    graph = graph_from(150, ends[ends != 74], ends[ends != 74] + 1)  # two chains of 75
    found = distances(graph).known()
    assert found.longest == 74
    assert found.pairs_0_1 == pytest.approx(2 * 75 * 74 / (150 * 149))


def test_hierarchies_of_large_networks_say_how_far_they_may_be_off() -> None:
    # A tree of 25,000 whose ties run away from its root: hierarchy 1, every other tie turned.
    number = np.arange(1, EXACT_TO + 5_000)
    above = number // 10
    turned = number % 7 == 0
    source, target = np.where(turned, number, above), np.where(turned, above, number)
    graph = graph_from(len(number) + 1, source, target, is_directed=True)
    found = hierarchy(graph)
    assert found.value == pytest.approx(1.0)  # no two reach each other, whatever the sample
    assert found.error_bound is not None
    reaching = global_reaching_centrality(graph)
    assert reaching.error_bound is not None
    assert 0 <= reaching.known() <= 1
    assert least_upper_bounds(graph).value is None
