"""Overdue contact and coverage at the edges."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.rhythm import coverage, overdue


def test_one_long_holiday_does_not_move_the_limit() -> None:
    found = overdue([0, 7, 14, 21, 90, 97], 105).value
    assert found is not None
    assert (found.usual, found.limit, found.is_overdue) == (7, 7, True)


def test_as_long_as_the_limit_is_not_yet_overdue() -> None:
    found = overdue([0, 7, 14], 21).value
    assert found is not None
    assert not found.is_overdue


def test_undefined_and_refused() -> None:
    assert overdue([0, 7], 9).undefined is not None
    assert overdue([7, 7, 7], 9).undefined is not None
    with pytest.raises(InvalidInputError, match="before the last contact"):
        overdue([0, 7, 14], 13)


def test_coverage_counts_the_edge_and_not_the_future() -> None:
    assert coverage([23, 31], 30, 7).value == 0.5
    assert coverage([], 30, 7).undefined is not None
    with pytest.raises(InvalidInputError, match="longer than 0"):
        coverage([1], 30, 0)
