"""The days of a series: against a plain loop, at the edges of months and years, with holidays."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from malai.activities.models import Pattern
from malai.activities.recurrence import MOST, Rule, days_of, place_of, rule_said
from malai.kernel.holidays import holidays_of
from malai_core.text import fiscal_year

DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31))


def plainly(pattern: str, first: date, times: int) -> list[date]:
    """Walk day by day and ask of each whether it is one of the pattern: the second way."""
    found: list[date] = []
    day = first
    while len(found) < times:
        if fits(pattern, first, day):
            found.append(day)
        day += timedelta(days=1)
    return found


def fits(pattern: str, first: date, day: date) -> bool:
    days_in_month = calendar.monthrange(day.year, day.month)[1]
    if pattern in (Pattern.WEEKLY, Pattern.FORTNIGHT):
        return (day - first).days % (7 if pattern == Pattern.WEEKLY else 14) == 0
    if pattern == Pattern.MONTH_DAY:
        return day.day == min(first.day, days_in_month)
    if day.weekday() != first.weekday():
        return False
    is_last = day.day + 7 > days_in_month
    return is_last if first.day > 28 else (day.day - 1) // 7 == (first.day - 1) // 7


@settings(max_examples=60, deadline=None)
@given(DAYS, st.sampled_from(Pattern.values), st.integers(1, 30))
def test_days_are_those_of_a_plain_walk(first: date, pattern: str, times: int) -> None:
    rule = Rule(pattern, first, times=times, skips_holidays=False)
    assert [day.on for day in days_of(rule)] == plainly(pattern, first, times)


@settings(max_examples=30, deadline=None)
@given(DAYS, st.sampled_from(Pattern.values), st.integers(1, 20))
def test_skipped_days_are_holidays_and_do_not_count(first: date, pattern: str, times: int) -> None:
    days = days_of(Rule(pattern, first, times=times))
    assert sum(day.is_held for day in days) == times
    assert all(bool(day.holiday) != day.is_held for day in days)
    assert {day.on for day in days if day.is_held}.isdisjoint(
        holiday for day in days for holiday in holidays_of(day.on.year)
    )


def test_the_second_tuesday_skips_songkran_and_says_why() -> None:
    # 12 April 2016 is a working day; 13 April 2021 is Songkran, and was the second Tuesday.
    rule = Rule(Pattern.MONTH_WEEKDAY, date(2021, 3, 9), last=date(2021, 5, 31))
    march, april, may = days_of(rule)
    assert (april.on, april.holiday, april.is_held) == (date(2021, 4, 13), "วันสงกรานต์", False)
    assert march.is_held
    assert may.on == date(2021, 5, 11)
    assert rule_said(rule).th == "วันอังคารที่สองของทุกเดือน"


def test_substitute_days_of_the_cabinet_are_holidays() -> None:
    # Visakha Bucha of 2569 B.E. falls on Sunday 31 May; Monday is given for it.
    assert "ชดเชย" in holidays_of(2026)[date(2026, 6, 1)]
    assert "in lieu" in holidays_of(2026, "en")[date(2026, 6, 1)]


def test_the_29th_of_february_exists_in_buddhist_leap_years_alone() -> None:
    # 2559 B.E. is 2016, a leap year; a year is leap by its Gregorian number, not by the other.
    rule = Rule(Pattern.MONTH_DAY, date(2016, 1, 29), times=14, skips_holidays=False)
    days = [day.on for day in days_of(rule)]
    assert days[1] == date(2016, 2, 29)
    assert days[13] == date(2017, 2, 28)
    assert rule_said(rule).th == "วันที่ 29 ของทุกเดือน เดือนที่สั้นกว่าใช้วันสุดท้าย"


def test_a_series_passes_from_one_fiscal_year_into_the_next() -> None:
    rule = Rule(Pattern.WEEKLY, date(2016, 9, 24), times=2, skips_holidays=False)
    assert [fiscal_year(day.on) for day in days_of(rule)] == [2559, 2560]


def test_the_fifth_weekday_is_the_last_of_each_month() -> None:
    rule = Rule(Pattern.MONTH_WEEKDAY, date(2016, 3, 31), times=3, skips_holidays=False)
    assert [day.on.day for day in days_of(rule)] == [31, 28, 26]
    assert place_of(date(2016, 3, 28)) == 4


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (Rule(Pattern.WEEKLY, date(2016, 1, 1)), "ถึงเมื่อไร"),
        (Rule(Pattern.WEEKLY, date(2016, 1, 1), last=date(2015, 1, 1)), "ก่อนวันแรก"),
        (Rule(Pattern.WEEKLY, date(2016, 1, 1), last=date(2019, 1, 1)), str(MOST)),
        (Rule(Pattern.MONTH_DAY, date(2016, 1, 1), times=100), "5 ปี"),
        (Rule(Pattern.MONTH_DAY, date(2016, 1, 1), last=date(2030, 1, 1)), "5 ปี"),
    ],
)
def test_a_rule_without_a_near_end_is_refused(rule: Rule, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        days_of(rule)
