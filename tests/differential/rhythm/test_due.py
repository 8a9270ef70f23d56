"""By when contact is due, against a plain loop with the standard library."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.rhythm import due, season

TIMES = st.lists(st.integers(0, 2_000), max_size=60)


def plain_due(
    times: list[int], spreads: float, at_most: float, grace: float | None
) -> float | None:
    """Return the day as one would first write it down."""
    known = sorted(set(times))
    days = [] if grace is None else [time + min(grace, at_most) for time in known[:2]]
    for place in range(2, len(known)):
        gaps = [after - before for before, after in pairwise(known[: place + 1])][-24:]
        usual = median(gaps)
        limit = usual + spreads * median(abs(gap - usual) for gap in gaps)
        if grace is not None and len(gaps) < 4:
            limit = min(limit, max(grace, min(gaps)))
        days.append(known[place] + min(limit, at_most))
    return max(days, default=None)


@settings(max_examples=150, deadline=None)
@given(
    TIMES,
    st.sampled_from([0.0, 1.0, 2.0, 3.5]),
    st.sampled_from([inf, 5.0, 90.0]),
    st.sampled_from([None, 30.0]),
)
def test_the_day_is_that_of_a_plain_loop(
    times: list[int], spreads: float, at_most: float, grace: float | None
) -> None:
    found = due(times, 3_000, spreads=spreads, at_most=at_most, grace=grace).value
    wanted = plain_due(times, spreads, at_most, grace)
    assert (found.due if found else None) == (pytest.approx(wanted) if wanted is not None else None)


@settings(max_examples=100, deadline=None)
@given(TIMES, st.integers(0, 3_000), st.integers(0, 200))
def test_a_silence_of_every_year_is_that_of_a_plain_loop(
    times: list[int], now: int, limit: int
) -> None:
    before = [time for time in times if time <= now - 365]
    after = [time for time in times if time > now - 365]
    wanted = bool(after) and limit < now - 365 - max(before) <= 365 if before else None
    assert season(times, now, limit=limit).value == wanted
