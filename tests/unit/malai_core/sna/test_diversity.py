"""Diversity: the ends of the scale, what is undefined, and what is refused."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.sna.diversity import NOTHING_COUNTED, ONE_KIND, blau, iqv


def test_one_kind_only_is_no_diversity() -> None:
    assert blau([7]).value == 0.0


def test_nobody_counted_is_undefined_not_zero() -> None:
    assert (blau([]).undefined, iqv([0, 0]).undefined) == (NOTHING_COUNTED, NOTHING_COUNTED)


def test_a_single_kind_has_nothing_to_be_compared_with() -> None:
    assert iqv([5]).undefined == ONE_KIND


def test_equal_kinds_are_as_mixed_as_can_be() -> None:
    assert iqv([3, 3, 3]).value == pytest.approx(1.0)


def test_an_empty_kind_lowers_iqv_and_not_blau() -> None:
    assert blau([2, 2, 0]).value == blau([2, 2]).value
    assert iqv([2, 2, 0]).value == pytest.approx(0.75)


def test_the_order_of_kinds_does_not_matter() -> None:
    assert blau([1, 5, 2]).value == blau([5, 2, 1]).value


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="-1"):
        blau([3, -1])
