"""Layout: repeatable, stable, every party somewhere of its own."""

from __future__ import annotations

import random

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.rng import plain
from malai_core.sna.layout import layout

RING = [(0, 1), (1, 2), (2, 3), (3, 0)]


def test_the_same_seed_gives_the_same_places() -> None:
    first, again = layout(9, RING, seed=5), layout(9, RING, seed=5)
    assert np.array_equal(first, again)


def test_another_seed_gives_other_places() -> None:
    assert not np.array_equal(layout(9, RING, seed=5), layout(9, RING, seed=6))


def test_no_party_stands_on_another() -> None:
    places = layout(40, [(i, i + 1) for i in range(20)])
    assert len({(round(x, 6), round(y, 6)) for x, y in places.tolist()}) == 40


def test_an_empty_network_has_an_empty_layout() -> None:
    assert layout(0, []).shape == (0, 2)


def test_those_without_ties_stand_below_the_rest() -> None:
    places = layout(7, RING)
    assert places[4:, 1].min() > places[:4, 1].max()


def test_old_members_stay_exactly_where_they_were() -> None:
    before = layout(4, RING)
    kept = {i: (float(x), float(y)) for i, (x, y) in enumerate(before)}
    after = layout(7, [*RING, (4, 0), (5, 6)], previous=kept)
    assert np.array_equal(after[:4], before)
    assert np.isfinite(after).all()


def test_a_newcomer_stands_near_those_it_is_tied_to() -> None:
    previous = {0: (0.0, 0.0), 1: (100.0, 0.0)}
    place = layout(3, [(0, 1), (2, 1)], previous=previous)[2]
    assert np.hypot(place[0] - 100.0, place[1]) < 3.0


def test_a_heavier_tie_pulls_a_newcomer_closer() -> None:
    previous = {0: (0.0, 0.0), 1: (100.0, 0.0)}
    place = layout(3, [(2, 0), (2, 1)], previous=previous, weights=[1.0, 9.0])[2]
    assert place[0] > 80.0


def test_newcomers_without_old_ties_stand_apart_from_the_old() -> None:
    places = layout(4, [(2, 3)], previous={0: (5.0, 5.0), 1: (6.0, 7.0)})
    assert places[2:, 1].min() > 7.0


def test_the_process_wide_generator_is_left_alone() -> None:
    state = random.getstate()
    layout(30, [(i, (i * 7) % 30) for i in range(30)])
    assert random.getstate() == state


def test_thousands_are_spread_over_the_whole_picture() -> None:
    n, rng = 1_200, plain(3)
    places = layout(n, [(rng.randrange(n), rng.randrange(n)) for _ in range(4 * n)])
    inside = (np.abs(places - places.mean(axis=0)) < np.ptp(places, axis=0) / 4).all(axis=1)
    assert 0.2 < inside.mean() < 0.6


@pytest.mark.parametrize("weights", [[1.0], [1.0, 1.0, 1.0, 0.0]])
def test_weights_that_do_not_fit_are_refused(weights: list[float]) -> None:
    with pytest.raises(InvalidInputError, match="weights"):
        layout(4, RING, weights=weights)


@pytest.mark.parametrize("previous", [{9: (0.0, 0.0)}, {0: (float("nan"), 0.0)}])
def test_an_unusable_previous_place_is_refused(previous: dict[int, tuple[float, float]]) -> None:
    with pytest.raises(InvalidInputError, match="previous place"):
        layout(4, RING, previous=previous)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_five_in_a_hundred_newcomers_move_nobody(seed: int) -> None:
    n, rng = 400, plain(seed)
    ties = [(a, b) for a, b in ((rng.randrange(n), rng.randrange(n)) for _ in range(900))]
    before = layout(n, ties, seed=seed)
    fresh = n // 20
    more = [*ties, *((n + i, rng.randrange(n)) for i in range(fresh))]
    kept = {i: (float(x), float(y)) for i, (x, y) in enumerate(before)}
    after = layout(n + fresh, more, seed=seed, previous=kept)
    moved = np.hypot(*(after[:n] - before).T)
    assert moved.max() == 0.0


@pytest.mark.parametrize("length", range(2, 12))
@pytest.mark.parametrize("seed", [1, 2560])
def test_a_chain_is_no_longer_than_its_ties(length: int, seed: int) -> None:
    # Springs lay a chain on a straight line, whose area is next to nothing.
    places = layout(length, [(i, i + 1) for i in range(length - 1)], seed=seed)
    ties = np.hypot(*(places[1:] - places[:-1]).T)
    assert ties.min() > 0.3
    assert ties.max() < 3.0
