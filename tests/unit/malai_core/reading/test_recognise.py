"""What each sheet is taken for."""

from __future__ import annotations

import pytest

from malai_core.formats import CellValue, Row
from malai_core.reading import Column, SheetKind, SheetOverride, read
from malai_core.reading.recognise import recognise
from malai_core.reading.vocabulary import head_key
from tests.data import nasty
from tests.data.books import Tables, book

K = SheetKind


@pytest.mark.parametrize(
    ("tables", "kinds"),
    [
        (nasty.ENGLISH, [K.PEOPLE, K.ORGANISATIONS, K.TIES]),
        (nasty.THREE_COLUMNS, [K.PEOPLE]),
        (nasty.SPLIT_REGISTER, [K.PEOPLE]),
        (nasty.TWO_REGISTERS, [K.PEOPLE, K.PEOPLE, K.PEOPLE, K.TIES]),
        (nasty.SIGN_IN_LISTS, [K.ATTENDANCE_LIST, K.ATTENDANCE_LIST]),
        (nasty.TWO_ROW_HEADS, [K.ATTENDANCE_MATRIX]),
        (nasty.GROUPS_AND_PEOPLE, [K.PEOPLE, K.GROUPS]),
        (nasty.NO_REGISTER, [K.TIES]),
        (nasty.GEPHI, [K.PARTIES, K.TIES]),
        (nasty.SECTIONS, [K.PEOPLE]),
    ],
)
def test_each_nasty_sheet_is_taken_for_what_it_is(tables: Tables, kinds: list[SheetKind]) -> None:
    assert [sheet.kind for sheet in read(book(tables)).sheets] == kinds


def kind_of(name: str, *rows: Row) -> SheetKind | None:
    layout = recognise(name, rows)
    return layout.kind if layout else None


def test_ticks_beside_a_phone_are_properties_not_meetings() -> None:
    rows: list[Row] = [("ชื่อ - สกุล", "โทร", "อสม.", "อพม."), ("ดาริน ดงหมอก", "081", "✓", "✓")]
    assert kind_of("Sheet1", *rows) is K.PEOPLE


def test_ticks_beside_names_alone_are_meetings() -> None:
    rows: list[Row] = [
        ("ชื่อ - สกุล", "ปลูกป่า", "ทำฝาย"),
        ("ดาริน ดงหมอก", "✓", None),
        ("เมฆา เนินทราย", None, "✓"),
    ]
    assert kind_of("Sheet1", *rows) is K.ATTENDANCE_MATRIX


def test_a_table_of_people_by_people_is_no_sign_in_sheet() -> None:
    rows: list[Row] = [
        ("ชื่อ", "ดาริน ดงหมอก", "เมฆา เนินทราย"),
        ("ดาริน ดงหมอก", 0, 1),
        ("เมฆา เนินทราย", 1, 0),
    ]
    assert kind_of("Sheet1", *rows) is not K.ATTENDANCE_MATRIX


def test_a_time_from_and_until_is_no_tie() -> None:
    rows: list[Row] = [
        ("ชื่อ - สกุล", "ตำแหน่ง", "จาก", "ถึง", "โทร"),
        ("ดาริน ดงหมอก", "ประธาน", "1 ม.ค. 2560", "31 ธ.ค. 2563", "081"),
    ]
    assert kind_of("กรรมการ", *rows) is K.PEOPLE


def test_years_from_and_until_are_no_ties() -> None:
    rows: list[Row] = [("ชื่อ - สกุล", "จาก", "ถึง", "โทร"), ("ดาริน ดงหมอก", 2560, 2563, "081")]
    assert kind_of("กรรมการ", *rows) is K.PEOPLE


def test_a_general_heading_over_names_of_bodies_is_a_list_of_organisations() -> None:
    rows: list[Row] = [("ชื่อ", "ที่อยู่"), ("มูลนิธิฟ้าใส", "เชียงราย"), ("โรงเรียนบ้านเมฆ", "เชียงราย")]
    assert kind_of("Sheet1", *rows) is K.ORGANISATIONS


def test_a_sector_beside_a_general_heading_is_of_organisations() -> None:
    rows: list[Row] = [
        ("Name", "Sector", "Website"),
        ("Blue Hill", "Public", "x"),
        ("Honeyworks", "Business", ""),
    ]
    assert kind_of("Sheet1", *rows) is K.ORGANISATIONS


def test_kinds_of_organisation_are_sectors_of_a_list_of_organisations() -> None:
    rows: list[Row] = [
        ("Name", "Type", "Phone"),
        ("Blue Hill", "School", "053"),
        ("Kiva Works", "NGO", None),
    ]
    assert kind_of("Sheet1", *rows) is K.ORGANISATIONS


def test_a_list_of_activities_is_told_from_a_list_of_attendance() -> None:
    rows: list[Row] = [("กิจกรรม", "วันที่", "ผู้เข้าร่วม (คน)"), ("ปลูกป่า", "5 ต.ค. 2565", 12)]
    assert kind_of("Sheet1", *rows) is K.ACTIVITIES


def test_activities_people_like_are_no_attendance() -> None:
    rows: list[Row] = [
        ("ชื่อ - สกุล", "โทรศัพท์", "กิจกรรม"),
        ("ดาริน ดงหมอก", "081", "ปลูกป่า"),
        ("เมฆา เนินทราย", "082", "ทำฝาย"),
    ]
    assert kind_of("Sheet1", *rows) is K.PEOPLE


def test_a_type_of_membership_makes_no_mixed_list() -> None:
    rows: list[Row] = [
        ("ชื่อ - สกุล", "ประเภท"),
        ("ดาริน ดงหมอก", "สมาชิก"),
        ("เมฆา เนินทราย", "อาสาสมัคร"),
    ]
    assert kind_of("Sheet1", *rows) is K.PEOPLE


def test_a_column_of_jobs_called_title_is_no_title_of_a_name() -> None:
    rows: list[Row] = [
        ("First name", "Last name", "Title"),
        ("Dao", "Wave", "Director"),
        ("Fah", "Stone", "Teacher"),
    ]
    layout = recognise("Sheet1", rows)
    assert layout is not None
    assert list(layout.columns.values()) == [Column.GIVEN, Column.FAMILY, Column.POSITION]


def test_family_names_under_the_same_heading_are_found() -> None:
    rows: list[Row] = [
        ("ชื่อ - สกุล", None, "โทร"),
        ("นายธารา", "ดงหมอก", "081"),
        ("ชบา", "หินลอย", "082"),
    ]
    layout = recognise("Sheet1", rows)
    assert layout is not None
    assert layout.columns == {0: Column.GIVEN, 1: Column.FAMILY, 2: Column.PHONE}


@pytest.mark.parametrize(
    "rows",
    [
        [("สวัสดี",), ("นี่คือบันทึก",)],
        [(1, 2, 3), (4, 5, 6)],
        [("สี", "ขนาด"), ("แดง", "L")],
        [("ชื่อ", "ความหมาย"), ("ก", "ตัวแรก")],
    ],
)
def test_what_nobody_knows_is_left_alone(rows: list[Row]) -> None:
    assert recognise("Sheet1", rows) is None


def test_a_person_may_say_what_a_sheet_is() -> None:
    rows: list[list[CellValue]] = [["หัวข้อ"], ["ใคร", "เบอร์"], ["ดาริน ดงหมอก", "081-234-5678"]]
    chosen = SheetOverride(SheetKind.PEOPLE, 2, {"ใคร": "name", "เบอร์": "phone"})

    reading = read(book({"x": rows}), overrides={"x": chosen})

    (person,) = reading.parties.values()
    assert (person.name, person.phone) == ("ดาริน ดงหมอก", "+66812345678")


def test_the_headings_a_person_named_show_which_row_they_are_in() -> None:
    rows: list[list[CellValue]] = [
        ["ชื่อ", "โทร"],
        [],
        ["ใคร", "เลข"],
        ["ดาริน ดงหมอก", "081-234-5678"],
    ]
    chosen = SheetOverride(SheetKind.PEOPLE, columns={"ใคร": "name", "เลข": "phone"})

    reading = read(book({"x": rows}), overrides={"x": chosen})

    assert reading.sheets[0].header_row == 3


def test_a_person_may_say_that_there_is_no_heading() -> None:
    rows: list[list[CellValue]] = [["ดาริน ดงหมอก", "081-234-5678"], ["เมฆา เนินทราย", ""]]
    chosen = SheetOverride(SheetKind.PEOPLE, 0, {"A": "name", "B": "phone"})

    reading = read(book({"x": rows}), overrides={"x": chosen})

    assert [p.name for p in reading.parties.values()] == ["ดาริน ดงหมอก", "เมฆา เนินทราย"]
    assert reading.sheets[0].header_row is None


def test_a_person_may_keep_a_column_as_it_is() -> None:
    rows: list[list[CellValue]] = [["ชื่อ - สกุล", "โทรศัพท์"], ["ดาริน ดงหมอก", "081-234-5678"]]

    reading = read(book({"x": rows}), overrides={"x": SheetOverride(columns={"โทรศัพท์": ""})})

    (person,) = reading.parties.values()
    assert (person.phone, person.extra) == ("", {"โทรศัพท์": "081-234-5678"})


def test_a_person_may_say_which_columns_are_meetings() -> None:
    rows: list[list[CellValue]] = [
        ["ชื่อ - สกุล", "โทร", "อสม.", "ฝาย"],
        ["ดาริน ดงหมอก", "081", "✓", "✓"],
    ]
    chosen = SheetOverride(SheetKind.ATTENDANCE_MATRIX, columns={"ฝาย": "meeting"})

    reading = read(book({"x": rows}), overrides={"x": chosen})

    assert [m.title for m in reading.meetings.values()] == ["ฝาย"]


def test_a_person_may_leave_a_sheet_out_or_have_a_hidden_one_read() -> None:
    rows: list[list[CellValue]] = [["ชื่อ - สกุล"], ["ดาริน ดงหมอก"]]
    chosen = {"x": SheetOverride(SheetKind.SKIPPED), "y": SheetOverride(SheetKind.PEOPLE)}

    reading = read(book({"x": rows, "y": rows}, hidden=["y"]), overrides=chosen)

    assert [sheet.kind for sheet in reading.sheets] == [SheetKind.SKIPPED, SheetKind.PEOPLE]


def test_a_heading_that_somebody_explained_is_known_next_time() -> None:
    rows = [("ชื่อ - สกุล", "มือถือน้อง ๆ", "ถิ่น"), ("ดาริน ดงหมอก", "081-234-5678", "บ้านเหนือ")]
    remembered = {SheetKind.PEOPLE: {head_key("มือถือน้อง ๆ"): "phone", head_key("ถิ่น"): "area"}}
    layout = recognise("x", rows, None, remembered)
    assert layout is not None
    assert layout.said_columns() == {"ชื่อ - สกุล": "name", "มือถือน้อง ๆ": "phone", "ถิ่น": "area"}
    assert layout.remembered == ("มือถือน้อง ๆ", "ถิ่น")


def test_what_is_said_now_wins_over_what_was_said_earlier() -> None:
    rows = [("ชื่อ - สกุล", "เบอร์โทร", "มือถือน้อง ๆ"), ("ดาริน ดงหมอก", "081-234-5678", "-")]
    remembered = {SheetKind.PEOPLE: {head_key("มือถือน้อง ๆ"): "phone", head_key("เบอร์โทร"): ""}}
    layout = recognise("x", rows, SheetOverride(columns={"มือถือน้อง ๆ": "note"}), remembered)
    assert layout is not None
    assert layout.said_columns() == {"ชื่อ - สกุล": "name", "เบอร์โทร": "", "มือถือน้อง ๆ": "note"}
    assert layout.remembered == ("เบอร์โทร",)


def test_a_meaning_that_this_kind_of_sheet_lacks_is_passed_over() -> None:
    rows = [("จาก", "ถึง", "มือถือ"), ("ดาริน ดงหมอก", "มะลิ ลำธาร", "081")]
    remembered = {SheetKind.TIES: {head_key("มือถือ"): "phone"}}
    layout = recognise("x", rows, None, remembered)
    assert layout is not None
    assert (layout.said_columns()["มือถือ"], layout.remembered) == ("", ())
