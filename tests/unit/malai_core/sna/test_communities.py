"""Circles: names survive, newcomers fit in, the alone stay out."""

from __future__ import annotations

import random

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.sna.communities import ALONE, communities, modularity
from malai_core.sna.graph import Graph, graph_from_pairs
from tests.data.networks import karate

CLIQUES = [(a, b) for base in (0, 4, 8) for a in range(base, base + 4) for b in range(base, a)]


def three_circles(*more: tuple[int, int], n: int = 13) -> Graph:
    return graph_from_pairs(n, [*CLIQUES, (0, 4), (4, 8), *more])


def test_circles_come_largest_first_and_the_alone_are_in_none() -> None:
    found = communities(three_circles((12, 8))).known()
    assert (found.numbers.tolist(), found.sizes.tolist()) == ([0, 1, 2], [5, 4, 4])
    assert communities(three_circles()).known().of[12] == ALONE


def test_numbers_of_the_previous_run_survive_and_a_newcomer_joins_his_circle() -> None:
    before = [7] * 4 + [3] * 4 + [5] * 4 + [ALONE]
    found = communities(three_circles((12, 8), (12, 9)), previous=before).known()
    assert found.of.tolist() == [7] * 4 + [3] * 4 + [5] * 5
    assert found.carried == (3, 5, 7)


def test_a_circle_that_is_new_takes_a_number_nobody_had() -> None:
    before = [7] * 4 + [3] * 4 + [ALONE] * 5
    found = communities(three_circles(), previous=before).known()
    assert set(found.of[:8].tolist()) == {3, 7}
    assert set(found.of[8:12].tolist()) == {8}
    assert found.carried == (3, 7)


def test_a_circle_in_two_leaves_its_number_to_one_of_them() -> None:
    before = [2] * 8 + [4] * 4 + [ALONE]
    found = communities(three_circles(), previous=before).known()
    assert set(found.of[:8].tolist()) == {2, 5}
    assert set(found.of[8:12].tolist()) == {4}


def test_the_same_seed_gives_the_same_circles_and_leaves_chance_alone() -> None:
    before = random.getstate()
    one, two = (communities(karate(), seed=11).known().of for _ in range(2))
    assert one.tolist() == two.tolist()
    assert random.getstate() == before


def test_a_run_from_its_own_result_keeps_it() -> None:
    first = communities(karate()).known()
    again = communities(karate(), previous=first.of).known()
    assert again.of.tolist() == first.of.tolist()


@pytest.mark.parametrize(
    "call", [lambda g: communities(g, previous=[0]), lambda g: modularity(g, [0])]
)
def test_a_list_of_another_length_is_refused(call: object) -> None:
    with pytest.raises(InvalidInputError, match="1 of 13"):
        call(three_circles())  # type: ignore[operator]


def test_modularity_of_one_circle_is_0() -> None:
    assert modularity(three_circles(), np.zeros(13, dtype=int)).known() == pytest.approx(0)
