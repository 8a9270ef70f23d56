"""The heading row."""

from __future__ import annotations

from malai_core.formats import Row
from malai_core.reading import Column, SheetKind
from malai_core.reading.header import assign, possible_heads, single


def test_the_row_with_most_known_headings_comes_first() -> None:
    rows: list[Row] = [("ทะเบียน",), (), ("ลำดับ", "ชื่อ - สกุล", "โทร"), (1, "สมชาย ใจดี", "081")]

    assert next(possible_heads(rows)).last_row == 3


def test_a_heading_is_looked_for_in_the_first_thirty_rows() -> None:
    rows: list[Row] = [(1, 2)] * 40 + [("ชื่อ - สกุล", "โทร")]

    assert list(possible_heads(rows)) == []


def test_without_known_headings_rows_of_text_are_tried() -> None:
    rows: list[Row] = [("ใครบ้าง", "โทรหาที่ไหน"), ("สมชาย ใจดี", "081")]

    assert [heads.last_row for heads in possible_heads(rows)] == [1, 2]


def test_a_month_over_days_is_one_heading_of_two_rows() -> None:
    rows: list[Row] = [("ชื่อ", "ต.ค. 2565", None, "พ.ย. 2565"), (None, 5, 19, 2), ("ก ข", 1, 1, 1)]

    pair = next(heads for heads in possible_heads(rows) if heads.first_row != heads.last_row)
    assert pair.over == ("", "ต.ค. 2565", "ต.ค. 2565", "พ.ย. 2565")
    assert pair.values == ("ชื่อ", 5, 19, 2)
    assert pair.names() == ("ชื่อ", "5 ต.ค. 2565", "19 ต.ค. 2565", "2 พ.ย. 2565")


def test_a_heading_over_its_parts_is_one_heading_of_two_rows() -> None:
    rows: list[Row] = [
        ("ชื่อ", None, None, "ข้อมูลติดต่อ", None),
        ("คำนำหน้า", "ชื่อ", "สกุล", "โทร", "ไลน์"),
        ("นาย", "ธารา", "ดงหมอก", "081", "x"),
    ]

    assert any(h.texts == ("คำนำหน้า", "ชื่อ", "สกุล", "โทร", "ไลน์") for h in possible_heads(rows))


def test_a_title_is_not_carried_over_the_columns() -> None:
    rows: list[Row] = [("ทะเบียนสมาชิก",), ("ชื่อ - สกุล", "โทร")]

    assert all(not any(heads.over) for heads in possible_heads(rows))


def test_columns_without_heading_are_named_by_letter_and_repeated_ones_numbered() -> None:
    assert single([("ชื่อ", None, "ชื่อ")], 0).names() == ("ชื่อ", "B", "ชื่อ (2)")


def test_each_meaning_is_given_once_to_the_heading_that_fits_best() -> None:
    columns, score = assign(SheetKind.PEOPLE, ["เบอร์โทรที่บ้าน", "โทรศัพท์", "ชื่อ - สกุล"])

    assert columns == {1: Column.PHONE, 2: Column.NAME}
    assert score == 6


def test_an_address_may_take_several_columns() -> None:
    columns, _ = assign(SheetKind.PEOPLE, ["ชื่อ - สกุล", "ตำบล", "อำเภอ"])

    assert list(columns.values()) == [Column.NAME, Column.AREA, Column.AREA]


def test_a_row_outside_the_sheet_gives_an_empty_heading() -> None:
    assert single([], 5).values == ()
