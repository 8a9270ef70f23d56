"""Dates as ICU says them, and the traps of the Buddhist era that others fell into."""

from __future__ import annotations

from datetime import date

import pytest

from malai_core.text import PartialDate, fiscal_year, read_date, say_date

#: ICU 78.3, ``Intl.DateTimeFormat`` in Node 24.19: ``th-TH`` long and medium, ``en-GB`` long and
#: medium, ``th-TH`` month with year, year alone.
ICU_DATES = [
    (
        "2026-11-22",
        "22 พฤศจิกายน 2569",
        "22 พ.ย. 2569",
        "22 November 2026",
        "22 Nov 2026",
        "พฤศจิกายน 2569",
    ),
    ("2016-03-05", "5 มีนาคม 2559", "5 มี.ค. 2559", "5 March 2016", "5 Mar 2016", "มีนาคม 2559"),
    (
        "2020-02-29",
        "29 กุมภาพันธ์ 2563",
        "29 ก.พ. 2563",
        "29 February 2020",
        "29 Feb 2020",
        "กุมภาพันธ์ 2563",
    ),
    ("1957-01-01", "1 มกราคม 2500", "1 ม.ค. 2500", "1 January 1957", "1 Jan 1957", "มกราคม 2500"),
    (
        "2000-12-31",
        "31 ธันวาคม 2543",
        "31 ธ.ค. 2543",
        "31 December 2000",
        "31 Dec 2000",
        "ธันวาคม 2543",
    ),
    ("2017-08-09", "9 สิงหาคม 2560", "9 ส.ค. 2560", "9 August 2017", "9 Aug 2017", "สิงหาคม 2560"),
]

#: The same source, ``th-TH`` full, which names the era as well: ``วันเสาร์ที่ 5 มีนาคม พ.ศ. 2559``.
ICU_WEEKDAYS = {
    "2026-11-22": "วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569",
    "2016-03-05": "วันเสาร์ที่ 5 มีนาคม พ.ศ. 2559",
    "1957-01-01": "วันอังคารที่ 1 มกราคม พ.ศ. 2500",
    "2017-08-09": "วันพุธที่ 9 สิงหาคม พ.ศ. 2560",
}


@pytest.mark.parametrize(
    ("iso", "thai", "thai_short", "english", "english_short", "month"), ICU_DATES
)
def test_dates_are_said_as_icu_says_them(
    iso: str, thai: str, thai_short: str, english: str, english_short: str, month: str
) -> None:
    day = date.fromisoformat(iso)
    assert say_date(day, "th") == thai
    assert say_date(day, "th", style="short") == thai_short
    assert say_date(day, "en") == english
    assert say_date(day, "en", style="short") == english_short
    assert say_date(PartialDate(day.year, day.month), "th") == month


@pytest.mark.parametrize(("iso", "said"), ICU_WEEKDAYS.items())
def test_weekdays_are_those_of_icu(iso: str, said: str) -> None:
    day = date.fromisoformat(iso)
    assert say_date(day, "th", style="weekday") == said.replace("พ.ศ. ", "")
    assert read_date(said) == read_date(day)


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("1/1/2561", 2018),  # valor-software/ngx-bootstrap 5793, angular/angular 11784: 543 twice
        ("1/1/2563", 2020),  # Esri/calcite-design-system 6636: 543 once more at each pick
        ("1/1/2018", 2018),
    ],
)
def test_the_era_is_taken_off_once_and_put_on_once(typed: str, year: int) -> None:
    first = read_date(typed)
    assert first is not None
    assert first.date.year == year
    again = read_date(say_date(first.date, "th"))
    assert again is not None
    assert again.date == first.date


def test_a_leap_day_of_the_buddhist_era_is_that_of_the_common_year() -> None:
    # 2567 is no leap year as a number, 2024 is; 2564 is one as a number, 2021 is not.
    found = read_date("29/2/2567")
    assert found is not None
    assert found.date.iso == "2024-02-29"


def test_the_fiscal_year_of_the_budget_act() -> None:
    # Budget Procedures Act B.E. 2561, section 4: from 1 October to 30 September of the next year,
    # named by that next year.
    assert [fiscal_year(date(2023, month, 1)) for month in range(1, 13)] == [2566] * 9 + [2567] * 3
