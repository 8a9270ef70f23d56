"""Rhythm against numpy, scipy's entropy and plain loops."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy, median_abs_deviation

from malai_core.rhythm import burstiness, channels, coverage, overdue, regularity

few = settings(max_examples=60, deadline=None)
times = st.lists(st.integers(0, 60).map(float), min_size=3, max_size=15).filter(
    lambda days: min(days) < max(days)
)


@few
@given(times)
def test_burstiness_is_numpys(days: list[float]) -> None:
    found = burstiness(days).value
    between = np.diff(np.sort(days))
    mean, spread = between.mean(), between.std()
    assert found is not None
    assert found.value == pytest.approx((spread - mean) / (spread + mean), abs=1e-9)
    assert -1 <= found.value < 1
    n, ratio = len(days), spread / mean
    corrected = ((n + 1) ** 0.5 * ratio - (n - 1) ** 0.5) / (
        ((n + 1) ** 0.5 - 2) * ratio + (n - 1) ** 0.5
    )
    assert found.corrected == pytest.approx(corrected, abs=1e-9)


@few
@given(times, st.sampled_from([0.5, 2.0, 24.0]), st.integers(-9, 9))
def test_unit_and_beginning_of_time_do_not_matter(
    days: list[float], unit: float, start: int
) -> None:
    moved = regularity([unit * (day + start) for day in days]).value
    assert moved == pytest.approx(regularity(days).value, abs=1e-9)


@few
@given(times, st.integers(0, 60), st.sampled_from([0.0, 1.0, 2.0]))
def test_overdue_is_scipys_median_deviation(days: list[float], later: int, spreads: float) -> None:
    found = overdue(days, max(days) + later, spreads=spreads).value
    between = np.diff(np.sort(days))
    limit = np.median(between) + spreads * median_abs_deviation(between)
    assert found is not None
    assert found.limit == pytest.approx(limit)
    assert found.is_overdue == (later > limit)


@few
@given(st.lists(st.integers(0, 9), min_size=2, max_size=6).filter(any))
def test_entropy_is_scipys(counts: list[int]) -> None:
    found = channels(counts).value
    assert found is not None
    assert found.entropy == pytest.approx(entropy(counts, base=2), abs=1e-9)
    assert found.evenness == pytest.approx(found.entropy / np.log2(len(counts)), abs=1e-9)
    assert found.used == np.count_nonzero(counts)


@few
@given(st.lists(st.none() | st.integers(0, 30).map(float), min_size=1), st.integers(1, 30))
def test_coverage_is_a_plain_count(last: list[float | None], window: int) -> None:
    met = 0
    for day in last:
        if day is not None and 30 - day <= window:
            met += 1
    assert coverage(last, 30, window).value == met / len(last)
