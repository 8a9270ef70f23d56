"""When a number is a date, and which."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from malai_core.formats.number_formats import Reading, duration, moment, read_iso, reading_of


@pytest.mark.parametrize("number", [14, 17, 22, 27, 45, 47, 57, 71, 77, 81])
def test_builtin_formats_of_dates_are_moments(number: int) -> None:
    assert reading_of(number) is Reading.MOMENT


@pytest.mark.parametrize("number", [0, 1, 4, 9, 11, 37, 44, 48, 49, 59, 61, 70, 164])
def test_builtin_formats_of_numbers_are_none(number: int) -> None:
    assert reading_of(number) is Reading.NUMBER


@pytest.mark.parametrize(
    "code",
    ["d/m/yyyy", "[$-D07041E]d mmmm yyyy", "[$-107041E]d mmm yy;@", "bbbb", "hh:mm", '"วันที่" d/m'],
)
def test_codes_with_date_letters_are_moments(code: str) -> None:
    assert reading_of(164, code) is Reading.MOMENT


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "General;d/m/yy",
        "0.00",
        "#,##0 คน",
        '0" days"',
        r"0\d",
        "[Red]0",
        "[$฿-41E]#,##0",
        "t0",
        "0_d",
        "@",
    ],
)
def test_codes_without_date_letters_of_their_own_are_numbers(code: str) -> None:
    assert reading_of(164, code) is Reading.NUMBER


@pytest.mark.parametrize("code", ["[h]:mm", "[mm]:ss", "[s]", "[hh]:mm:ss"])
def test_hours_beyond_the_day_are_durations(code: str) -> None:
    assert reading_of(164, code) is Reading.DURATION
    assert reading_of(46) is Reading.DURATION


def test_a_code_of_the_workbook_has_the_last_word_over_the_builtin() -> None:
    assert reading_of(14, "0.00") is Reading.NUMBER


@pytest.mark.parametrize(
    ("serial", "expected"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (60, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (43831, date(2020, 1, 1)),
        (43831.5, datetime(2020, 1, 1, 12)),  # noqa: DTZ001 - a spreadsheet knows no time zone
        (0.75, time(18)),
        (0, time(0)),
        (2958465, date(9999, 12, 31)),
    ],
)
def test_serials_are_days_since_the_end_of_1899(serial: float, expected: object) -> None:
    assert moment(serial) == expected


@pytest.mark.parametrize("serial", [-1, 2958466, 2958465.9999999999, 1e300])
def test_a_number_that_is_no_date_stays_a_number(serial: float) -> None:
    assert moment(serial) == serial


def test_workbooks_may_count_from_1904() -> None:
    assert moment(0.0, from_1904=True) == time(0)
    assert moment(1, from_1904=True) == date(1904, 1, 2)
    assert moment(2958465, from_1904=True) == 2958465


def test_times_are_rounded_to_milliseconds() -> None:
    assert moment(43831 + 1 / 3) == datetime(2020, 1, 1, 8)  # noqa: DTZ001 - as above
    assert duration(1.5) == timedelta(hours=36)


@pytest.mark.parametrize("text", ["soon", "", "2020-13-01", "9" * 5000])
def test_what_is_not_iso_stays_text(text: str) -> None:
    assert read_iso(text) == text
