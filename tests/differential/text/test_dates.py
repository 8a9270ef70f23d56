"""Dates against PyThaiNLP, and there and back again."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import thai_strftime

from malai_core.text import PartialDate, find_date, read_date, say_date

DAYS = st.dates(date(1941, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_thai_dates_are_said_as_pythainlp_says_them(day: date) -> None:
    noon = datetime.combine(day, time(12))
    assert say_date(day, "th") == thai_strftime(noon, "%-d %B %Y")
    assert say_date(day, "th", style="short") == thai_strftime(noon, "%-d %b %Y")
    assert say_date(day, "th", style="weekday") == thai_strftime(noon, "%Aที่ %-d %B %Y")


@given(DAYS)
def test_english_dates_are_said_as_the_standard_library_says_them(day: date) -> None:
    assert say_date(day, "en") == f"{day.day} {day:%B %Y}"
    assert say_date(day, "en", style="short") == f"{day.day} {day:%b %Y}"
    assert say_date(day, "en", style="weekday") == f"{day:%A} {day.day} {day:%B %Y}"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("style", ["long", "short", "weekday"])
@given(day=DAYS)
def test_what_is_said_is_read_back(
    day: date, language: Literal["th", "en"], style: Literal["long", "short", "weekday"]
) -> None:
    for known in (PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)):
        found = read_date(say_date(known, language, style=style))
        assert found is not None
        assert (found.date, found.doubt) == (known, None)


@given(
    day=DAYS,
    form=st.sampled_from(
        [
            "{d}/{m}/{be}",
            "{d}-{m}-{ce}",
            "{d:02}.{m:02}.{be}",
            "{ce}-{m:02}-{d:02}",
            "{be}-{m}-{d}",
            "{ce}{m:02}{d:02}",
        ]
    ),
)
def test_every_order_of_digits_is_read(day: date, form: str) -> None:
    found = read_date(form.format(d=day.day, m=day.month, ce=day.year, be=day.year + 543))
    assert found is not None
    assert (found.date, found.doubt) == (PartialDate.of(day), None)


@given(st.integers(20000, 60000), st.floats(0, 0.999))
def test_day_numbers_count_from_the_spreadsheets_origin(number: int, part: float) -> None:
    found = read_date(number + part)
    assert found is not None
    assert found.date.first_day == date(1900, 1, 1) + timedelta(days=number - 2)
    assert found.doubt is not None


@given(day=DAYS, title=st.sampled_from(["ประชุม", "ครั้งที่ 3", "เวที (บ่าย)", "Meeting"]))
def test_a_date_is_found_behind_and_before_its_title(day: date, title: str) -> None:
    said = say_date(day, "th", style="short")
    assert find_date(f"{title} {said}") == (PartialDate.of(day), title)
    assert find_date(f"{said} {title}") == (PartialDate.of(day), title)
    assert find_date(f"{title} ({day.isoformat()})") == (PartialDate.of(day), title)
