"""Which rows are about a member."""

from __future__ import annotations

import pytest

from malai_core.formats import Row
from malai_core.reading import Where
from malai_core.reading.recognise import Layout, recognise
from malai_core.reading.rows import Line, RowFilter

HEADS: Row = ("ลำดับ", "ชื่อ - สกุล", "โทรศัพท์", "บทบาท")


@pytest.fixture
def layout() -> Layout:
    found = recognise("ทะเบียน", [HEADS, (1, "ดาริน ดงหมอก", "081", "ครู")])
    assert found is not None
    return found


@pytest.mark.parametrize(
    "cells",
    [
        (),
        (None, None),
        (7,),
        ("๗",),
        (None, "รวม"),
        (None, "รวมทั้งสิ้น 66 คน"),
        (None, "รวมทั้งหมด", None, 12),
        ("รวม", None, None, 3),
        ("Total", 3),
        ("Grand total: 12 members",),
        (None, "จำนวนผู้เข้าร่วม", 4),
        (None, "ค่าเฉลี่ย", 4.5),
        HEADS,
        ("หมายเหตุ: ข้อมูล ณ วันที่ 30 ก.ย. 2566",),
        ("* นับเฉพาะสมาชิกที่ลงชื่อ",),
        (None, None, "ลงชื่อ .................. ผู้รับรอง"),
        ("(.......................)",),
        ("กลุ่มที่ 2 ภาคประชาชน",),
        (None, "กลุ่มที่ 2"),
        (None, "โรงเรียนบ้านทุ่งรุ้ง"),
        (None, "สมาชิกใหม่:"),
        (None, None, 25, 30),
    ],
)
def test_rows_that_say_nothing_of_a_member_are_passed_over(layout: Layout, cells: Row) -> None:
    assert not RowFilter(layout).is_read(cells)


@pytest.mark.parametrize(
    "cells",
    [
        (1, "ดาริน ดงหมอก", "081"),
        (None, "ดาริน ดงหมอก"),
        (None, "รวมพล ใจดี", "081"),
        (None, "ภาคภูมิ ใจดี"),
        (None, "อ.พรรณราย สายหมอก"),
        (None, None, "081-234-5678", "ครู"),
        (1, "Sumalee Total", "081"),
        (None, "Total", None, "Energy"),
    ],
)
def test_rows_of_members_are_read(layout: Layout, cells: Row) -> None:
    assert RowFilter(layout).is_read(cells)


def test_lines_after_a_signature_are_passed_over_until_a_full_row_comes(layout: Layout) -> None:
    rows = RowFilter(layout)

    assert not rows.is_read((None, "ลงชื่อ ........"))
    assert not rows.is_read((None, "ประธานเครือข่าย"))
    assert rows.is_read((9, "ดาริน ดงหมอก", "081"))
    assert rows.is_read((None, "เมฆา เนินทราย"))


def test_headings_in_between_are_remembered(layout: Layout) -> None:
    rows = RowFilter(layout)

    rows.is_read(("กลุ่มที่ 1 ภาครัฐ",))

    assert (len(rows.sections), rows.sections.least) == (1, "กลุ่มที่ 1 ภาครัฐ")


def test_a_list_of_one_column_has_no_headings_in_between() -> None:
    layout = recognise("x", [("ชื่อ - สกุล",), ("ดาริน ดงหมอก",)])
    assert layout is not None
    assert RowFilter(layout).is_read(("กลุ่มที่ 1 เมฆา",))


def test_a_line_says_everything_by_heading(layout: Layout) -> None:
    line = Line(Where("x", 2), (1, "ดาริน", None, None, "พิเศษ"), layout, layout.heads.names())

    assert line.said() == {"ลำดับ": "1", "ชื่อ - สกุล": "ดาริน", "E": "พิเศษ"}
