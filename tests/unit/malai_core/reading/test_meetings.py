"""Meetings in heads of columns and above tables."""

from __future__ import annotations

from datetime import date

import pytest

from malai_core.formats import CellValue
from malai_core.reading import Mark, SheetOverride, Where, read
from malai_core.reading.meetings import day_and_title, meeting_of_titles
from tests.data.books import book


@pytest.mark.parametrize(
    ("text", "day", "title"),
    [
        ("ประชุม 5 ต.ค. 2565", "2022-10-05", "ประชุม"),
        ("๕ ตุลาคม ๒๕๖๕", "2022-10-05", ""),
        ("5/10/2565 อบรม", "2022-10-05", "อบรม"),
        ("ครั้งที่ 2", None, "ครั้งที่ 2"),
        ("ครั้งที่ 2 ต.ค. 2565", "2022-10", "ครั้งที่ 2"),
        ("ประชุม ครั้งที่ 3/2565 (5 ต.ค. 2565)", "2022-10-05", "ประชุม ครั้งที่ 3/2565"),
        ("ประชุมแกนนำ ครั้งที่ 1 วันที่ 5 ต.ค. 2565 ณ วัด", "2022-10-05", "ประชุมแกนนำ ครั้งที่ 1 ณ วัด"),
        ("Kick-off 5 Oct 2022", "2022-10-05", "Kick-off"),
        ("ปลูกป่า", None, "ปลูกป่า"),
    ],
)
def test_the_day_is_told_from_the_title(text: str, day: str | None, title: str) -> None:
    found, rest = day_and_title(text)
    assert (found and found.iso, rest) == (day, title)


def heads_read(
    *heads: CellValue, sheet: str = "ลงชื่อ", over: tuple[CellValue, ...] = ()
) -> list[tuple[str, str | None]]:
    marks = ["✓"] * len(heads)
    rows: list[list[CellValue]] = [
        ["ชื่อ - สกุล", *heads],
        ["ดาริน ดงหมอก", *marks],
        ["เมฆา เนินทราย", *marks],
    ]
    if over:
        rows.insert(0, ["ชื่อ - สกุล", *over])
        rows[1][0] = None
    meetings = read(book({sheet: rows})).meetings.values()
    return [(meeting.title, meeting.on.iso if meeting.on else None) for meeting in meetings]


def test_a_head_may_be_a_date_of_the_spreadsheet() -> None:
    assert heads_read(date(2022, 10, 5)) == [("ลงชื่อ", "2022-10-05")]


def test_a_year_of_the_buddhist_era_typed_into_a_date_cell_is_put_right() -> None:
    assert heads_read(date(2565, 10, 5)) == [("ลงชื่อ", "2022-10-05")]


@pytest.mark.parametrize("day", [date(2101, 1, 1), date(9999, 12, 31)])
def test_a_date_beyond_any_reckoning_is_a_head_without_a_day(day: date) -> None:
    assert [on for _title, on in heads_read(day, date(2022, 10, 5))] == [None, "2022-10-05"]


def test_a_head_without_year_takes_it_from_the_name_of_the_sheet() -> None:
    assert heads_read("ประชุม 5 ต.ค.", "ประชุม 4 พ.ย.", sheet="ลงชื่อ 2565") == [
        ("ประชุม", "2022-10-05"),
        ("ประชุม", "2022-11-04"),
    ]


def test_days_under_a_month_are_whole_dates() -> None:
    assert heads_read(5, 19, 2, over=("ต.ค. 2565", None, "พ.ย. 2565")) == [
        ("ลงชื่อ", "2022-10-05"),
        ("ลงชื่อ", "2022-10-19"),
        ("ลงชื่อ", "2022-11-02"),
    ]


def test_a_row_of_months_above_the_heading_gives_whole_dates() -> None:
    rows: list[list[CellValue]] = [
        ["ใบลงชื่อ"],
        [None, None, "ต.ค. 2565", None, "พ.ย. 2565"],
        ["ลำดับ", "ชื่อ - สกุล", 5, 19, 2],
        [1, "ดาริน ดงหมอก", 1, "", 1],
    ]
    for chosen in (None, SheetOverride(header_row=3)):
        reading = read(book({"x": rows}), overrides={"x": chosen} if chosen else None)
        assert [m.on.iso for m in reading.meetings.values() if m.on] == [
            "2022-10-05",
            "2022-10-19",
            "2022-11-02",
        ]


def test_a_title_over_dates_is_the_title_of_each() -> None:
    assert heads_read("5 ต.ค. 2565", "4 พ.ย. 2565", over=("ประชุมแกนนำ", None)) == [
        ("ประชุมแกนนำ", "2022-10-05"),
        ("ประชุมแกนนำ", "2022-11-04"),
    ]


def test_a_title_over_numbered_heads_goes_before_each() -> None:
    assert heads_read("ครั้งที่ 1", "ครั้งที่ 2", over=("อบรมแกนนำ", None)) == [
        ("อบรมแกนนำ ครั้งที่ 1", None),
        ("อบรมแกนนำ ครั้งที่ 2", None),
    ]


def test_a_year_that_makes_no_date_is_left_in_the_title() -> None:
    assert heads_read("ครั้งที่ 2/2566", "ครั้งที่ 3/2566", sheet="ลงชื่อ 2566") == [
        ("ครั้งที่ 2/2566", None),
        ("ครั้งที่ 3/2566", None),
    ]


def test_meetings_without_a_date_stand_by_their_title() -> None:
    assert heads_read("ครั้งที่ 1", "ครั้งที่ 2") == [("ครั้งที่ 1", None), ("ครั้งที่ 2", None)]


def test_two_digit_years_of_heads_are_said() -> None:
    rows = [["ชื่อ - สกุล", "ประชุม 5 ต.ค. 65"], ["ดาริน ดงหมอก", "✓"]]

    report = read(book({"ลงชื่อ": rows})).sheets[0]

    assert "5 ตุลาคม 2565" in report.doubts[0].in_language("th")


def test_a_sheet_of_one_meeting_is_named_by_the_lines_above() -> None:
    where = Where("ต.ค.", 3)
    found = meeting_of_titles("ต.ค.", ["ใบลงชื่อ", "อบรมจิตอาสา 5 ต.ค. 2565"], where)
    assert (found.title, found.on and found.on.iso) == ("อบรมจิตอาสา", "2022-10-05")

    assert meeting_of_titles("ประชุมใหญ่", [], where).title == "ประชุมใหญ่"


def test_one_meeting_in_two_sheets_is_one_meeting() -> None:
    tables: dict[str, list[list[CellValue]]] = {
        "กิจกรรม": [["วันที่", "ชื่อกิจกรรม", "สถานที่", "งบ"], ["5 ต.ค. 2565", "ประชุมแกนนำ", "วัดป่า", 500]],
        "ลงชื่อ": [["ชื่อ - สกุล", "ประชุม 5 ต.ค. 2565"], ["ดาริน ดงหมอก", "✓"]],
    }

    reading = read(book(tables))

    (meeting,) = reading.meetings.values()
    assert (meeting.title, meeting.place, dict(meeting.extra)) == (
        "ประชุมแกนนำ",
        "วัดป่า",
        {"งบ": "500"},
    )
    assert [row.mark for row in reading.attendances] == [Mark.PRESENT]


def test_two_meetings_of_one_day_stay_two() -> None:
    assert heads_read("อบรม 5 ต.ค. 2565", "ปลูกป่า 5 ต.ค. 2565") == [
        ("อบรม", "2022-10-05"),
        ("ปลูกป่า", "2022-10-05"),
    ]
