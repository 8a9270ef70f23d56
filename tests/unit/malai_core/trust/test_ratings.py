"""Scores at the edges."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.trust import TRUST_ITEMS, VALUE_ITEMS, Rating, scores


def test_two_of_three_answers_are_enough_and_one_is_not() -> None:
    found = scores([Rating(0, 1, (4, None, 2)), Rating(1, 0, (4, None, None))]).value
    assert found is not None
    assert [(score.rater, score.value, score.answered) for score in found] == [(0, 3.0, 2)]


def test_rating_oneself_is_left_out() -> None:
    assert scores([Rating(0, 0, (4, 4, 4))]).undefined is not None


def test_nobody_answered_is_undefined() -> None:
    assert scores([]).undefined is not None
    assert scores([Rating(0, 1, (None, None, None))]).undefined is not None


def test_refusals() -> None:
    with pytest.raises(InvalidInputError, match="answer 5 is off the scale of 1 to 4"):
        scores([Rating(0, 1, (5, 1, 1))])
    with pytest.raises(InvalidInputError, match="more than once"):
        scores([Rating(0, 1, (1, 1)), Rating(0, 1, (2, 2))])
    with pytest.raises(InvalidInputError, match="given as 1 to 1"):
        scores([], top=1)


def test_there_are_three_items_of_each() -> None:
    assert len(TRUST_ITEMS) == len(VALUE_ITEMS) == 3
