"""The floor of raters."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.trust import Rating, Score, received, scores

RATINGS = [
    Rating(1, 0, (4, 4, None)),
    Rating(2, 0, (2, 2, 2)),
    Rating(3, 0, (3, 3, 3)),
    Rating(0, 1, (1, 1, 1)),
]


def test_below_the_floor_a_partner_is_hidden_and_not_low() -> None:
    found = received(4, scores(RATINGS).value or (), RATINGS).value
    assert found is not None
    assert (found[0].raters, found[0].mean) == (3, 3.0)
    assert (found[1].raters, found[1].mean, found[1].items) == (1, None, (None, None, None))
    assert (found[2].raters, found[2].mean) == (0, None)


def test_an_item_that_fewer_answered_is_hidden_alone() -> None:
    found = received(4, scores(RATINGS).value or (), RATINGS).value
    assert found is not None
    assert found[0].items == (3.0, 3.0, None)


def test_undefined_and_refused() -> None:
    assert received(2, [Score(0, 1, 4.0, 3)]).undefined is not None
    with pytest.raises(InvalidInputError, match="partner number 1, but there are 1"):
        received(1, [Score(0, 1, 4.0, 3)])
    with pytest.raises(InvalidInputError, match="at least 1, but is 0"):
        received(1, [], floor=0)
