"""The measures of learning beside plain loops and numpy, at random days."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.errors import InvalidInputError
from malai_core.learning import Agreed, Held, Known, closure, latency, recurrence, review_rate

DAY = date(2016, 2, 25)
days = st.integers(0, 40)
maybe = st.none() | days


def on(number: int | None) -> date | None:
    return None if number is None else DAY + timedelta(days=number)


def day(number: int) -> date:
    return DAY + timedelta(days=number)


@settings(max_examples=60)
@given(st.lists(st.tuples(days, maybe)), st.randoms(use_true_random=False))
def test_rate_and_latency(rows: list[tuple[int, int | None]], random: object) -> None:
    held = [Held(day(end), None if after is None else day(end + after)) for end, after in rows]
    waits = [after for _end, after in rows if after is not None]
    rate, wait = review_rate(held).value, latency(held).value
    assert rate == (pytest.approx(len(waits) / len(rows)) if rows else None)
    assert wait == (pytest.approx(float(np.median(waits))) if waits else None)
    random.shuffle(held)  # type: ignore[attr-defined]
    assert (review_rate(held).value, latency(held).value) == (rate, wait)


@settings(max_examples=60)
@given(st.lists(st.tuples(days, maybe)), days)
def test_closure(rows: list[tuple[int, int | None]], today: int) -> None:
    came, kept = 0, 0
    for due, done in rows:
        if due <= today:
            came += 1
            kept += done is not None and done <= due
    value = closure([Agreed(day(due), on(done)) for due, done in rows], day(today)).value
    assert value == (pytest.approx(kept / came) if came else None)
    moved = [
        Agreed(day(due + 366), None if done is None else day(done + 366)) for due, done in rows
    ]
    assert closure(moved, day(today + 366)).value == value


@settings(max_examples=60)
@given(st.lists(st.tuples(days, st.lists(days, max_size=4))))
def test_recurrence(rows: list[tuple[int, list[int]]]) -> None:
    known = [Known(day(written), tuple(map(day, again))) for written, again in rows]
    later = sum(bool(again) and max(again) > written for written, again in rows)
    assert recurrence(known).value == (pytest.approx(later / len(rows)) if rows else None)


def test_a_review_before_the_end_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="before the end"):
        latency([Held(day(3), day(2))])
