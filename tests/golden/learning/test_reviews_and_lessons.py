"""The worked case of the page of the method (docs/methods/after-action-reviews.md), by hand."""

from __future__ import annotations

from datetime import date

import pytest

from malai_core.learning import Agreed, Held, Known, closure, latency, recurrence, review_rate

HELD = [
    Held(date(2017, 1, 10), date(2017, 1, 12)),
    Held(date(2017, 1, 20), date(2017, 1, 25)),
    Held(date(2017, 1, 30)),
    Held(date(2017, 2, 5)),
]
AGREED = [
    Agreed(date(2017, 2, 1), date(2017, 1, 30)),
    Agreed(date(2017, 2, 1), date(2017, 3, 3)),
    Agreed(date(2017, 2, 15)),
    Agreed(date(2017, 6, 1)),
]
KNOWN = [
    Known(date(2017, 1, 10), (date(2017, 5, 1),)),
    Known(date(2017, 1, 10), (date(2017, 1, 10),)),
    Known(date(2017, 3, 1)),
]


def test_the_worked_case() -> None:
    assert review_rate(HELD).value == 0.5
    assert latency(HELD).value == 3.5
    assert closure(AGREED, date(2017, 4, 1)).value == pytest.approx(1 / 3)
    assert recurrence(KNOWN).value == pytest.approx(1 / 3)


def test_undefined_is_not_zero() -> None:
    assert review_rate([]).value is None
    assert latency(HELD[2:]).value is None
    assert closure(AGREED, date(2016, 12, 31)).value is None
    assert recurrence([]).value is None
    assert review_rate(HELD[2:]).value == 0
