"""What a condition and an outcome must be, and how a refusal says what to do."""

from __future__ import annotations

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.nca.pairs import Corner, Scope, pair_of


def refused(x: object, y: object, **more: object) -> str:
    with pytest.raises(InvalidInputError) as caught:
        pair_of(x, y, **more)  # type: ignore[arg-type]
    assert caught.value.in_language("th") != caught.value.in_language("en")
    return caught.value.in_language("en")


def test_cases_without_one_of_the_values_are_left_out_and_counted() -> None:
    pair = pair_of([1, None, 3, 4], [np.nan, 2, 5, 7])
    assert (pair.x.tolist(), pair.y.tolist()) == ([3, 4], [5, 7])
    assert (pair.rows.tolist(), pair.left_out) == ([2, 3], 2)


def test_what_was_given_is_not_changed() -> None:
    x = np.array([3.0, 1.0])
    pair_of(x, [1, 2], corner=2)
    assert x.tolist() == [3, 1]


def test_one_case_is_refused() -> None:
    assert "Only 1 case" in refused([1], [2])
    assert "Only 0 case" in refused([], [])
    assert "at least 2 are needed" in refused([1, None], [2, 3])


def test_text_among_the_numbers_is_refused() -> None:
    assert "The condition holds something that is not a number" in refused(["high", 1], [1, 2])
    assert "The outcome" in refused([1, 2], [object(), 2])


def test_infinite_values_are_refused() -> None:
    assert "infinite" in refused([1, np.inf], [1, 2])


def test_unequal_lengths_are_refused() -> None:
    assert "has 2 values and the outcome 3" in refused([1, 2], [1, 2, 3])


def test_an_unknown_corner_is_refused() -> None:
    assert "no corner 5" in refused([1, 2], [1, 2], corner=5)


def test_a_scope_is_reversed_or_leaves_out_a_value() -> None:
    assert "from low to high" in refused([1, 2], [1, 2], scope=(2, 1, 0, 5))
    assert "lies outside the scope (0 to 1.5)" in refused([1, 2], [1, 2], scope=(0, 1.5, 0, 5))


@pytest.mark.parametrize(
    ("corner", "turned"),
    [(1, (0, 1, 2, 5)), (2, (-1, 0, 2, 5)), (3, (0, 1, -5, -2)), (4, (-1, 0, -5, -2))],
)
def test_a_scope_turns_with_its_corner(corner: int, turned: tuple[float, ...]) -> None:
    assert Scope(0, 1, 2, 5).turned(Corner(corner)) == Scope(*turned)
