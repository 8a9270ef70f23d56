"""Lines that say which day it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.formats.chats.days import day_of

MONDAY = date(2024, 1, 15)


@pytest.mark.parametrize(
    "line",
    [
        "2024/01/15(Mon)",
        "2024/1/15(月)",
        "2024/01/15（月）",
        "2024年1月15日(月)",
        "2024年1月15日月曜日",
        "2024.01.15 Monday",
        "2024.01.15 วันจันทร์",
        "2567.01.15 จันทร์",
        "2567/01/15(จ.)",
        "Mon, 15/01/2024",
        "Mon, 1/15/2024",
        "จ., 15/01/2567",
        "จันทร์, 15/1/2567",
        "15/01/2567 (จันทร์)",
        "วันจันทร์ที่ 15 มกราคม พ.ศ. 2567",
        "วันจันทร์ที่ ๑๕ มกราคม ๒๕๖๗",
        "จ. 15 ม.ค. 2567",
        "Monday, January 15, 2024",
        "Monday, 15 January 2024",
        "15 Jan 2024, Mon",
        "  2024.01.15 Monday ",
    ],
)
def test_every_style_is_the_same_day(line: str) -> None:
    assert day_of(line, None) == MONDAY


@pytest.mark.parametrize(
    "line",
    [
        "",
        "15",
        "2024/01/15",
        "2024/01/15(Tue)",
        "2024/13/15(Mon)",
        "วันจันทร์ที่ 15",
        "นัดกัน Mon, 15/01/2024 นะ",
        "Mon, 99/99/2024",
        "Mon, 15/01/0000",
        "2024.01.15 Monday " + "x" * 60,
    ],
)
def test_what_is_no_day_is_none(line: str) -> None:
    assert day_of(line, None) is None


def test_days_never_go_back() -> None:
    assert day_of("2024.01.15 Monday", date(2024, 1, 16)) is None
    assert day_of("2024.01.15 Monday", MONDAY) == MONDAY


def test_of_two_readings_the_next_one_counts() -> None:
    # 5/6 and 6/5 of 2022 are not of one weekday, 3/4 and 4/3 of 2024 neither; these two are.
    may, august = date(2023, 5, 8), date(2023, 8, 5)
    assert may.weekday() != august.weekday()
    both = [
        (one, other)
        for year in range(2015, 2030)
        for month in range(1, 13)
        for day in range(1, 13)
        if month != day
        for one, other in [(date(year, month, day), date(year, day, month))]
        if one.weekday() == other.weekday()
    ]
    for one, other in both[:20]:
        first, second = sorted((one, other))
        line = f"{one:%a}, {one.day}/{one.month}/{one.year}"
        assert day_of(line, first) == first
        assert day_of(line, first + timedelta(days=1)) == second
        assert day_of(line, None) == one


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert day_of(text, None) is None or isinstance(day_of(text, None), date)
