"""Dates in cells and headings: what is read, doubted and refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.text import NotADateError, PartialDate, find_date, read_date


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("12 ม.ค. 2560", "2017-01-12"),
        ("12 มค 2560", "2017-01-12"),
        ("12 ม. ค. 2560", "2017-01-12"),
        ("12ม.ค.2560", "2017-01-12"),
        ("12 มกราคม พ.ศ. 2560", "2017-01-12"),
        ("12 ม.ค.พ.ศ.2560", "2017-01-12"),
        ("12 เดือนมกราคม 2560", "2017-01-12"),
        ("๕/๓/๒๕๖๐", "2017-03-05"),
        ("2020-09-26", "2020-09-26"),
        ("2563-09-26", "2020-09-26"),
        ("2563/9/26", "2020-09-26"),
        ("26/9/2563", "2020-09-26"),
        ("26 / 9 / 2563", "2020-09-26"),
        ("26-9-2563", "2020-09-26"),
        ("26.9.2563", "2020-09-26"),
        ("26/9/2020", "2020-09-26"),
        ("20200926", "2020-09-26"),
        ("2020-09-26T00:00:00", "2020-09-26"),
        ("26/9/2563 13:45", "2020-09-26"),
        ("วันที่ 5 ต.ค. 2565", "2022-10-05"),
        ("วันเสาร์ที่ 5 มีนาคม 2559", "2016-03-05"),
        ("3 March 2016", "2016-03-03"),
        ("Mar 3, 2016", "2016-03-03"),
        ("Saturday, March 5th, 2016", "2016-03-05"),
        ("5 กรกฏาคม 2560", "2017-07-05"),
        ("29/2/2567", "2024-02-29"),
        ("ม.ค. 2560", "2017-01"),
        ("มกราคม 2560", "2017-01"),
        ("1/2560", "2017-01"),
        ("2560-01", "2017-01"),
        ("March 2016", "2016-03"),
        ("2559", "2016"),
        ("2016", "2016"),
        ("พ.ศ. 2559", "2016"),
        ("ค.ศ. 2016", "2016"),
        ("ปี 2559", "2016"),
        (2559, "2016"),
        (2559.0, "2016"),
        (20200926, "2020-09-26"),
        (date(2020, 9, 26), "2020-09-26"),
        (datetime(2020, 9, 26, 13, 45, tzinfo=UTC), "2020-09-26"),
        (date(2565, 10, 5), "2022-10-05"),
    ],
)
def test_a_date_is_read_without_doubt(cell: str | float | date, iso: str) -> None:
    found = read_date(cell)
    assert found is not None
    assert (found.date.iso, found.doubt) == (iso, None)


@pytest.mark.parametrize(
    ("cell", "iso", "sentence"),
    [
        ("12/1/60", "2017-01-12", "two digits; read as B.E. 2560"),
        ("12/1/43", "2000-01-12", "two digits; read as B.E. 2543"),
        ("12/1/44", "2001-01-12", "two digits; read as B.E. 2544"),
        ("5 ต.ค. 65", "2022-10-05", "two digits"),
        ("5-Oct-22", "2022-10-05", "two digits; read as A.D. 2022"),
        ("ปี 59", "2016", "two digits"),
        ("5-7 ม.ค. 2560", "2017-01-05", "span of days"),
        ("5, 6 ม.ค. 2560", "2017-01-05", "span of days"),
        ("5-7/1/2560", "2017-01-05", "span of days"),
        ("30 ม.ค. - 2 ก.พ. 2560", "2017-01-30", "span of days"),
        ("1/10/2565 ถึง 30/9/2566", "2022-10-01", "span of days"),
        ("1-10-2565 - 5-10-2565", "2022-10-01", "span of days"),
        ("ม.ค.-มี.ค. 2560", "2017-01", "span of days"),
        ("3/25/2023", "2023-03-25", "month/day/year"),
        ("43831", "2020-01-01", "day number"),
        (43831.5, "2020-01-01", "day number"),
        ("ประมาณปี 2559", "2016", "approximate"),
        ("ต้นปี 2560", "2017", "approximate"),
        ("ปีงบประมาณ 2567", "2024", "fiscal year"),
        ("ปีงบ 67", "2024", "fiscal year"),
        ("พ.ศ. 2016", "2016", "It says B.E."),
        ("5 ก.พ. 2480", "1937-02-05", "1 April"),
    ],
)
def test_a_guess_comes_with_its_doubt(cell: str | float, iso: str, sentence: str) -> None:
    found = read_date(cell)
    assert found is not None
    assert found.date.iso == iso
    assert found.doubt is not None
    assert sentence in found.doubt.en
    assert found.doubt.th


@pytest.mark.parametrize("cell", [None, "", " ", "-", "–", "N/A", "ไม่ทราบ", "\u200b", float("nan")])
def test_a_blank_cell_has_no_date(cell: str | float | None) -> None:
    assert read_date(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "ไม่แน่ใจ",
        "31/2/2560",
        "29/2/2566",
        "13/13/2560",
        "12/1/2300",
        "12 ม.ค.",
        "12",
        "0812345678",
        "ก่อน 2560",
        "ประมาณ",
        "5 - 7",
        "1 - ",
        0,
        99,
        -5,
        1e9,
        float("inf"),
        True,
        date(1899, 12, 31),
        date(2564, 2, 29),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(cell: str | float | date) -> None:
    with pytest.raises(NotADateError) as refusal:
        read_date(cell)
    assert "5 มี.ค. 2559" in refusal.value.in_language("th")


def test_a_long_cell_is_not_repeated_whole() -> None:
    with pytest.raises(NotADateError) as refusal:
        read_date("ก" * 500)
    assert len(refusal.value.in_language("th")) < 200


@pytest.mark.parametrize(
    ("heading", "iso", "title"),
    [
        ("ประชุม 5 ต.ค. 2565", "2022-10-05", "ประชุม"),
        ("ครั้งที่ 3 (12/1/60)", "2017-01-12", "ครั้งที่ 3"),
        ("ประชุมครั้งที่ 3/2565 วันที่ 5 ต.ค. 2565", "2022-10-05", "ประชุมครั้งที่ 3/2565"),
        ("อบรม 5-7 ต.ค. 2565 ที่วัดห้วยใส", "2022-10-05", "อบรม ที่วัดห้วยใส"),
        ("อบรม 30 ม.ค. - 2 ก.พ. 2565 (บ่าย)", "2022-01-30", "อบรม (บ่าย)"),
        ("เวที 5 มี.ค. 2565 - 7 มี.ค. 2565", "2022-03-05", "เวที"),
        ("วันเสาร์ที่ 5 มีนาคม 2559", "2016-03-05", ""),
        ("ครั้งที่ 1 : ๕ ต.ค. ๖๕", "2022-10-05", "ครั้งที่ 1"),
        ("Meeting 2022-10-05", "2022-10-05", "Meeting"),
        ("เดือน มี.ค. 2565", "2022-03", ""),
        ("ประชุมใหญ่ 2565", "2022", "ประชุมใหญ่"),
        ("รายงานปี 2565", "2022", "รายงาน"),
        ("ก่อตั้ง พ.ศ. 2550", "2007", "ก่อตั้ง"),
    ],
)
def test_a_heading_is_parted_from_its_date(heading: str, iso: str, title: str) -> None:
    assert find_date(heading) == (PartialDate.from_iso(iso), title)


@pytest.mark.parametrize(
    "heading",
    [
        "ครั้งที่ 3/2565",
        "ชื่อ - สกุล",
        "May 20",
        "ประชุม 31/2/2565",
        "ปีงบประมาณ 2567",
        "งบ 2565 บาท",
        "10.30-12.00",
    ],
)
def test_a_heading_without_a_certain_date_stays_whole(heading: str) -> None:
    assert find_date(heading) == (None, heading)


@given(st.text(max_size=40))
def test_every_text_is_read_or_refused(text: str) -> None:
    find_date(text)
    try:
        found = read_date(text)
    except NotADateError:
        return
    assert found is None or found.date.year >= 1857
