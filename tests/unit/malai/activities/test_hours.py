"""How long somebody was there: from in and out, from the session, or unknown."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from malai.activities.hours import HoursSource, Stay, Total, stay_of

NINE = datetime(2026, 2, 28, 9, tzinfo=UTC)


def test_in_and_out_win_over_the_session() -> None:
    stay = stay_of(NINE, NINE + timedelta(minutes=95), time(9), time(16))
    assert stay == Stay(95, HoursSource.NOTED)


def test_in_alone_says_nothing_of_out() -> None:
    assert stay_of(NINE, None, time(9), time(16)) == Stay(420, HoursSource.SESSION)
    assert stay_of(NINE, None, None, None) == Stay(None, HoursSource.UNKNOWN)
    assert stay_of(NINE, NINE, None, None).minutes is None


def test_a_night_passes_midnight_and_a_leap_day_is_a_day() -> None:
    assert stay_of(None, None, time(22), time(1)).minutes == 180
    eve = datetime(2024, 2, 29, 23, tzinfo=UTC)
    assert stay_of(eve, datetime(2024, 3, 1, 1, tzinfo=UTC), None, None).minutes == 120


@given(st.lists(st.one_of(st.none(), st.integers(1, 900))))
def test_unknown_is_counted_and_never_zero(minutes: list[int | None]) -> None:
    total = Total()
    for one in minutes:
        total = total.with_stay(Stay(one, HoursSource.SESSION))
    assert total.unknown == minutes.count(None)
    assert total.minutes == sum(one for one in minutes if one is not None)
