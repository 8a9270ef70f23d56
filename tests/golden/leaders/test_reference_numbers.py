"""Key people and the pipeline against worked numbers, and a star that everybody knows."""

from __future__ import annotations

import networkx as nx
import pytest

from malai_core.leaders import breaking_set, key_people, pipeline
from malai_core.leaders.key_people import _greedy

#: A can do 1 to 6, B 5 to 7, C 8, D 9 and 10; functions in this order.
HELD = [{0}, {0}, {0}, {0}, {0, 1}, {0, 1}, {1}, {2}, {3}, {3}]


def test_four_people_and_ten_functions() -> None:
    # Worked by hand with the definition of Avelino et al. (2016). No project of theirs is small
    # enough to be typed here.
    found = key_people(4, HELD).value
    assert found is not None
    assert (found.factor, found.sets, found.is_exact) == (2, ((0, 1), (0, 3)), True)
    assert found.coverage == 0.3


def test_the_greedy_search_takes_a_then_b() -> None:
    held = [frozenset(people) for people in HELD]
    found = _greedy([0, 1, 2, 3], held, 0.5)
    assert (found.factor, found.sets, found.coverage) == (2, ((0, 1),), 0.3)


def test_zacharys_club_of_34_loses_half_its_largest_part() -> None:
    # Taking away by degree, ties by lower number, R igraph leaves parts of 33, 26, 20 and so on
    # (33, 0, 32 gone); below 17 needs one more at least.
    club = nx.karate_club_graph()
    found = breaking_set(34, list(club.edges)).value
    assert found is not None
    assert (found.before, found.is_exact) == (34, False)
    assert found.largest < 17
    assert found.factor <= 5


def test_forty_entrants_a_year() -> None:
    # Worked by hand: 40 x .5 x .4 x .5 x .6.
    found = pipeline(40, [0.5, 0.4, 0.5, 0.6]).value
    assert found is not None
    assert found.leaders == pytest.approx(2.4)
    assert found.reaching == pytest.approx((20, 8, 4, 2.4))
