"""Dates at the precision known, and how they are said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.errors import InvalidInputError
from malai_core.labels import Speakable
from malai_core.text import PartialDate, fiscal_year, say_date


def test_a_date_is_written_at_its_precision() -> None:
    assert PartialDate(2016).iso == "2016"
    assert PartialDate(2016, 3).iso == "2016-03"
    assert PartialDate(2016, 3, 5).iso == "2016-03-05"


def test_a_partial_date_spans_its_days() -> None:
    assert (PartialDate(2016).first_day, PartialDate(2016).last_day) == (
        date(2016, 1, 1),
        date(2016, 12, 31),
    )
    assert PartialDate(2016, 2).last_day == date(2016, 2, 29)
    assert PartialDate(2016, 2, 3).first_day == PartialDate(2016, 2, 3).last_day == date(2016, 2, 3)


def test_order_is_by_time_and_the_less_precise_first() -> None:
    dates = [
        PartialDate(2016, 3, 5),
        PartialDate(2016, 3),
        PartialDate(2016),
        PartialDate(2015, 12),
    ]
    assert sorted(dates) == [dates[3], dates[2], dates[1], dates[0]]
    assert PartialDate(2016) <= PartialDate(2016)
    assert PartialDate(2017) > PartialDate(2016, 12, 31)


@pytest.mark.parametrize(
    "parts", [(2015, 2, 29), (2016, 13), (2016, 0), (2016, None, 5), (0,), (2016, 1, 0), (10000,)]
)
def test_a_date_that_no_calendar_has_is_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(InvalidInputError, match="calendar"):
        PartialDate(*parts)


@pytest.mark.parametrize("text", ["", "2016-3", "16", "2016-03-05T00:00", "๒๐๑๖", "2016-03-"])
def test_what_is_not_iso_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        PartialDate.from_iso(text)


@given(st.dates())
def test_a_written_date_is_read_back(day: date) -> None:
    whole = PartialDate.of(day)
    month = PartialDate(day.year, day.month)
    year = PartialDate(day.year)
    assert [PartialDate.from_iso(known.iso) for known in (whole, month, year)] == [
        whole,
        month,
        year,
    ]
    assert year.first_day <= month.first_day <= day <= month.last_day <= year.last_day


def test_dates_are_said_in_both_languages() -> None:
    day = date(2016, 3, 5)
    assert say_date(day, "th") == "5 มีนาคม 2559"
    assert say_date(day, "th", style="short") == "5 มี.ค. 2559"
    assert say_date(day, "th", style="weekday") == "วันเสาร์ที่ 5 มีนาคม 2559"
    assert say_date(day, "en") == "5 March 2016"
    assert say_date(day, "en", style="short") == "5 Mar 2016"
    assert say_date(day, "en", style="weekday") == "Saturday 5 March 2016"


def test_what_is_not_known_is_not_said() -> None:
    assert PartialDate(2016, 3).in_language("th") == "มีนาคม 2559"
    assert PartialDate(2016, 3).in_language("en") == "March 2016"
    assert PartialDate(2016).in_language("th") == "พ.ศ. 2559"
    assert PartialDate(2016).in_language("en") == "2016"
    assert say_date(PartialDate(2016, 3), "th", style="weekday") == "มีนาคม 2559"
    assert isinstance(PartialDate(2016), Speakable)


def test_the_fiscal_year_begins_in_october() -> None:
    assert fiscal_year(date(2022, 9, 30)) == 2565
    assert fiscal_year(date(2022, 10, 1)) == 2566
    assert fiscal_year(date(2022, 12, 31)) == fiscal_year(date(2023, 1, 1)) == 2566
