"""A whole workbook read into one reading."""

from __future__ import annotations

import pytest

from malai_core.reading import DuplicateState, PartyKind, Reading, SetAsideReason, SheetKind, read
from tests.data import messy
from tests.data.books import book


@pytest.fixture(params=range(1, 6))
def made(request: pytest.FixtureRequest) -> messy.Messy:
    return messy.make(seed=request.param)


def by_name(reading: Reading) -> dict[str, int]:
    return {party.person.plain: key for key, party in reading.parties.items() if party.person}


def test_a_messy_workbook_gives_exactly_what_is_in_it(made: messy.Messy) -> None:
    reading = read(book(made.tables))
    truth = made.truth

    assert len(reading.of_kind(PartyKind.PERSON)) == truth.people
    assert len(reading.of_kind(PartyKind.ORGANISATION)) == truth.organisations
    assert reading.of_kind(PartyKind.GROUP) == []
    assert reading.presences() == truth.presences
    assert {m.on.iso for m in reading.meetings.values() if m.on} == truth.meetings
    assert len(reading.ties) == len(truth.ties)
    assert len(reading.set_aside) == truth.set_aside


def test_every_phone_and_date_is_read_whatever_its_style(made: messy.Messy) -> None:
    reading = read(book(made.tables))

    people = {p.person.plain: p for p in reading.parties.values() if p.person}
    assert {name: people[name].phone for name in made.truth.phones} == made.truth.phones
    joined = {name: people[name].joined for name in made.truth.joined}
    assert {name: day and day.iso for name, day in joined.items()} == made.truth.joined


def test_the_same_person_twice_is_put_together_and_said(made: messy.Messy) -> None:
    reading = read(book(made.tables))

    merged = [d for d in reading.duplicates if d.state is DuplicateState.MERGED]
    assert len(merged) == made.truth.merged
    assert all(d.first == d.second and d.rows[0].row < d.rows[1].row for d in merged)


def test_a_stranger_and_a_self_tie_are_set_aside_with_the_row(made: messy.Messy) -> None:
    reading = read(book(made.tables))

    assert [entry.reason for entry in reading.set_aside] == [
        SetAsideReason.UNKNOWN_NAME,
        SetAsideReason.SELF_TIE,
    ]
    rows = len(made.tables["ความสัมพันธ์"])
    assert [entry.where.row for entry in reading.set_aside] == [rows - 1, rows]
    assert reading.set_aside[0].cells["ลักษณะความสัมพันธ์"] == "ปรึกษา"


def test_each_sheet_says_what_it_was_taken_for(made: messy.Messy) -> None:
    reading = read(book(made.tables))

    assert [sheet.kind for sheet in reading.sheets] == [
        SheetKind.PEOPLE,
        SheetKind.ORGANISATIONS,
        SheetKind.ATTENDANCE_MATRIX,
        SheetKind.TIES,
    ]
    register = reading.sheets[0]
    assert (register.header_row, register.new, register.duplicates) == (4, 40, 3)
    assert register.columns["ทุนเดิม"] == ""
    assert "ปีสองหลัก" in register.doubts[0].in_language("th")


def test_rows_of_a_sheet_add_up(made: messy.Messy) -> None:
    reading = read(book(made.tables))

    for sheet in reading.sheets:
        whole = sum(e.is_whole_row for e in reading.set_aside if e.where.sheet == sheet.name)
        assert sheet.rows_read == sheet.new + sheet.matched + sheet.duplicates + whole


def test_reading_twice_gives_the_same(made: messy.Messy) -> None:
    workbook = book(made.tables)

    assert read(workbook) == read(workbook)


def test_progress_is_told_for_every_sheet() -> None:
    told: list[tuple[str, int]] = []

    made = messy.make()
    read(book(made.tables), progress=lambda sheet, rows: told.append((sheet, rows)))

    assert {sheet for sheet, _ in told} == set(made.tables)
    assert dict(told)["ความสัมพันธ์"] == len(made.tables["ความสัมพันธ์"])


def test_progress_is_told_on_the_way_through_a_long_sheet() -> None:
    told: list[int] = []
    rows = [["ชื่อ - สกุล"], *([f"ดาริน ดงหมอก{i}"] for i in range(2500))]

    read(book({"ทะเบียน": rows}), progress=lambda _, number: told.append(number))

    assert told == [1000, 2000, 2501]


def test_an_empty_workbook_gives_an_empty_reading() -> None:
    reading = read(book({"Sheet1": []}))

    assert (len(reading.parties), len(reading.ties), len(reading.meetings)) == (0, 0, 0)
    assert reading.sheets[0].kind is SheetKind.SKIPPED
    assert reading.sheets[0].doubts[0].in_language("th") == "ชีตนี้ว่าง"


def test_a_workbook_without_sheets_gives_an_empty_reading() -> None:
    assert read(book({})).sheets == []


def test_hidden_sheets_and_notes_are_skipped_with_a_reason() -> None:
    tables = {
        "คำอธิบาย": [["ชื่อ", "ความหมาย"], ["ก", "ข"]],
        "ทะเบียน": [["ชื่อ - สกุล"], ["ดาริน ดงหมอก"]],
    }

    reading = read(book(tables, hidden=["ทะเบียน"]))

    assert [sheet.kind for sheet in reading.sheets] == [SheetKind.SKIPPED] * 2
    assert all(sheet.doubts for sheet in reading.sheets)
    assert len(reading.parties) == 0
