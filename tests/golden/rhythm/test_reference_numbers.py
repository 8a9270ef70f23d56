"""Burstiness against worked numbers. No published series of contacts with its burstiness was to be had."""

from __future__ import annotations

import pytest

from malai_core.rhythm import burstiness, regularity


def test_two_visits_of_three_days() -> None:
    # Gaps 1, 1, 8, 1, 1: mean 2.4, standard deviation 2.8. B by Goh & Barabasi (2008), B_n by
    # Kim & Jo (2016), eq. 22, worked by hand.
    found = burstiness([0, 1, 2, 10, 11, 12]).value
    assert found is not None
    assert found.value == pytest.approx(0.0769, abs=1e-4)
    assert found.corrected == pytest.approx(0.2845, abs=1e-4)
    assert found.gaps == 5


@pytest.mark.parametrize("n", [3, 10, 50])
def test_a_clock_is_the_least_bursty_of_all(n: int) -> None:
    # Kim & Jo (2016): the corrected measure is -1 for a regular series of any length.
    found = burstiness([7 * k for k in range(n)]).value
    assert found is not None
    assert found.value == -1.0
    assert found.corrected == pytest.approx(-1.0)
    assert regularity([7 * k for k in range(n)]).value == 1.0


@pytest.mark.parametrize("n", [5, 50])
def test_all_contacts_but_one_at_one_time_are_the_most_bursty(n: int) -> None:
    # One long gap and n - 2 of nothing: standard deviation over mean is sqrt(n - 2), by hand.
    found = burstiness([0.0] * (n - 1) + [1.0]).value
    assert found is not None
    ratio = (n - 2) ** 0.5
    assert found.value == pytest.approx((ratio - 1) / (ratio + 1))
