"""Gaps and bursts at the edges."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.rhythm import burstiness, gaps, regularity


def test_gaps_of_none_one_and_several_at_once() -> None:
    assert (gaps([]), gaps([3]), gaps([3, 3])) == ([], [], [0])


@pytest.mark.parametrize("times", [[], [1], [1, 2]])
def test_fewer_than_three_contacts_have_no_rhythm(times: list[float]) -> None:
    for found in (burstiness(times), regularity(times)):
        assert found.undefined is not None
        assert "fewer than 3" in found.undefined.en


def test_contacts_all_at_one_time_have_no_rhythm() -> None:
    found = regularity([5, 5, 5])
    assert found.undefined is not None
    assert "at one time" in found.undefined.en


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="not a real number"):
        gaps([1, float("nan")])
