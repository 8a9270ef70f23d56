"""Tie sheets."""

from __future__ import annotations

from malai_core.formats import CellValue
from malai_core.reading import PartyKind, Reading, SetAsideReason, read
from tests.data import nasty
from tests.data.books import book

REGISTER: list[list[CellValue]] = [
    ["ชื่อ - สกุล", "ชื่อเล่น", "โทร", "หน่วยงาน"],
    ["นายดาริน ดงหมอก", "ดา", "0811111111", "วัดป่าดาว"],
    ["นางเมฆา เนินทราย", "เมฆ", "0811111112", "โรงเรียนเมฆ"],
    ["น.ส.ธารา สายฝน", "ดา", "0811111113", "โรงเรียนเมฆ"],
    ["ธารา สายฝน", "", "0811111114", "วัดป่าดาว"],
]
HEADS: list[CellValue] = ["จาก", "ถึง", "ความสัมพันธ์", "ความถี่", "ตั้งแต่", "จนถึง", "หมายเหตุ", "สี"]


def ties(
    *rows: list[CellValue], register: bool = True, heads: list[CellValue] | None = None
) -> Reading:
    tables = {"ทะเบียน": REGISTER} if register else {}
    return read(book({**tables, "ความสัมพันธ์": [heads or HEADS, *rows]}))


def test_a_tie_keeps_kind_strength_dates_and_the_rest() -> None:
    reading = ties(
        ["ดาริน ดงหมอก", "คุณเมฆา  เนินทราย", "ปรึกษา", "ทุกสัปดาห์", 2560, "ธ.ค. 2565", "เรื่องเด็ก", "แดง"]
    )

    (tie,) = reading.ties
    assert (tie.kind, tie.kind_written, tie.strength, tie.strength_written) == (
        "advice",
        "ปรึกษา",
        3,
        "ทุกสัปดาห์",
    )
    assert tie.since is not None
    assert tie.until is not None
    assert (tie.since.iso, tie.until.iso) == ("2017", "2022-12")
    assert tie.note == "เรื่องเด็ก; สี: แดง"
    assert tie.rows[0].row == 2


def test_a_tie_said_twice_is_one_with_both_rows_and_the_stronger_word() -> None:
    row: list[CellValue] = ["ดาริน ดงหมอก", "เมฆา เนินทราย", "ประสานงาน"]
    reading = ties(
        [*row, "ทุกเดือน", "", "", "ก"], [*row, "ทุกวัน", 2560, "", "ข"], [*row, "", "", "", "ก"]
    )

    (tie,) = reading.ties
    assert [where.row for where in tie.rows] == [2, 3, 4]
    assert (tie.strength, tie.strength_written, tie.note) == (4, "ทุกวัน", "ก; ข")
    assert tie.since is not None
    assert reading.sheets[1].duplicates == 2


def test_direction_and_kind_make_ties_distinct() -> None:
    reading = ties(
        ["ดาริน ดงหมอก", "เมฆา เนินทราย", "ประสานงาน"],
        ["เมฆา เนินทราย", "ดาริน ดงหมอก", "ประสานงาน"],
        ["ดาริน ดงหมอก", "เมฆา เนินทราย", "ปรึกษา"],
        ["ดาริน ดงหมอก", "เมฆา เนินทราย", "ปลูกป่าด้วยกัน"],
    )

    assert len(reading.ties) == 4
    assert reading.ties[3].kind == "ปลูกป่าด้วยกัน"


def test_two_kinds_in_one_cell_are_two_ties() -> None:
    reading = ties(["ดาริน ดงหมอก", "เมฆา เนินทราย", "ประสานงาน, ปรึกษา"])

    assert [tie.kind for tie in reading.ties] == ["coordination", "advice"]


def test_a_kind_without_direction_is_not_directed() -> None:
    reading = ties(["ดาริน ดงหมอก", "เมฆา เนินทราย", "ญาติ"], ["ดาริน ดงหมอก", "เมฆา เนินทราย", "ปรึกษา"])

    assert [tie.is_directed for tie in reading.ties] == [False, True]


def test_an_end_may_be_an_organisation() -> None:
    reading = ties(["ดาริน ดงหมอก", "โรงเรียนเมฆ", "ประสานงาน"])

    assert reading.parties[reading.ties[0].target].kind is PartyKind.ORGANISATION


def test_a_nickname_needs_its_organisation() -> None:
    reading = ties(["พี่ดา (วัดป่าดาว)", "เมฆา เนินทราย", "ปรึกษา"], ["พี่ดา", "เมฆา เนินทราย", "ปรึกษา"])

    assert [reading.parties[tie.source].name for tie in reading.ties] == ["นายดาริน ดงหมอก"]
    assert [e.reason for e in reading.set_aside] == [SetAsideReason.UNKNOWN_NAME]


def test_an_unknown_end_a_self_tie_and_a_missing_end_are_set_aside_each() -> None:
    reading = ties(
        ["ดาริน ดงหมอก", "คนนอก ทะเบียน", "ปรึกษา"],
        ["ดาริน ดงหมอก", "นายดาริน ดงหมอก", "ปรึกษา"],
        ["ดาริน ดงหมอก", "", "ปรึกษา"],
    )

    assert [e.reason for e in reading.set_aside] == [
        SetAsideReason.UNKNOWN_NAME,
        SetAsideReason.SELF_TIE,
        SetAsideReason.NO_NAME,
    ]
    assert reading.set_aside[0].name == "คนนอก ทะเบียน"
    assert len(reading.ties) == 0


def test_names_like_an_unknown_one_are_offered() -> None:
    reading = ties(["ดาริณ ดงหมอก", "เมฆา เนินทราย", "ปรึกษา"])

    (entry,) = reading.set_aside
    assert [reading.parties[key].name for key in entry.candidates] == ["นายดาริน ดงหมอก"]


def test_an_end_that_fits_two_is_set_aside_on_either_side() -> None:
    reading = ties(
        ["ธารา สายฝน", "ดาริน ดงหมอก", "ปรึกษา"],
        ["ดาริน ดงหมอก", "ธารา สายฝน", "ปรึกษา"],
        ["ธารา สายฝน", "ธารา สายฝน", "ปรึกษา"],
    )

    assert [e.reason for e in reading.set_aside] == [SetAsideReason.AMBIGUOUS_NAME] * 3
    assert all(e.candidates == (5, 6) or len(e.candidates) == 2 for e in reading.set_aside)


def test_without_a_register_ends_become_known_but_set_aside_rows_leave_nothing() -> None:
    reading = read(book(nasty.NO_REGISTER))

    names = {p.name: (p.kind.value, p.is_listed) for p in reading.parties.values()}
    assert names == {
        "Dao Wave": ("person", False),
        "Fah Stone": ("person", False),
        "Rainbow Foundation": ("organisation", False),
        "Blue Hill School": ("organisation", False),
    }
    assert [tie.kind for tie in reading.ties] == ["advice", "affiliation", "agreement"]


def test_a_list_of_edges_says_direction_by_its_type() -> None:
    reading = read(book(nasty.GEPHI))

    assert [(tie.kind, tie.is_directed) for tie in reading.ties] == [
        ("contact", False),
        ("naming", True),
    ]
    assert [e.reason for e in reading.set_aside] == [
        SetAsideReason.UNKNOWN_NAME,
        SetAsideReason.SELF_TIE,
    ]


def test_a_label_names_the_kind_before_the_type() -> None:
    heads: list[CellValue] = ["From", "To", "Label", "Type"]
    reading = ties(
        ["Dao", "Fah", "", "Investor"],
        ["Fah", "Mek", "founded", "Investor"],
        register=False,
        heads=heads,
    )

    assert [tie.kind for tie in reading.ties] == ["Investor", "founded"]
    assert reading.ties[1].note == "Investor"


def test_a_column_of_direction_is_heeded() -> None:
    heads: list[CellValue] = ["From", "To", "Kind", "Direction"]
    reading = ties(
        ["Dao", "Fah", "advice", "mutual"],
        ["Fah", "Mek", "advice", ""],
        register=False,
        heads=heads,
    )

    assert [tie.is_directed for tie in reading.ties] == [False, True]
