"""Whole files with their known content: xlsx with merged cells, csv in two encodings, a folder.

Source of the numbers: the makers in ``tests/data``, which count what they write.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from malai_core.formats import CellValue, open_workbook
from malai_core.reading import PartyKind, Reading, SheetKind, read
from tests.data import messy, nasty
from tests.data.books import write_csv, write_xlsx


def read_file(path: Path) -> Reading:
    with open_workbook(path) as workbook:
        return read(workbook)


def test_an_xlsx_file_gives_what_was_put_into_it(tmp_path: Path) -> None:
    made = messy.make(seed=11, people=60, meetings=12, ties=120)
    merged = {"ทะเบียนสมาชิก": ["A1:I1"]}

    reading = read_file(write_xlsx(tmp_path / "network.xlsx", made.tables, merged=merged))

    truth = made.truth
    assert reading.source == "network.xlsx"
    assert len(reading.of_kind(PartyKind.PERSON)) == truth.people == 60
    assert len(reading.of_kind(PartyKind.ORGANISATION)) == truth.organisations == 6
    assert (len(reading.meetings), reading.presences()) == (12, truth.presences)
    assert (len(reading.ties), len(reading.set_aside)) == (120, 2)
    assert {p.person.plain: p.phone for p in reading.parties.values() if p.person} == truth.phones


def test_months_merged_over_days_and_names_over_rows_give_whole_dates(tmp_path: Path) -> None:
    tables: dict[str, list[list[CellValue]]] = {
        "ลงเวลา": [list(row) for row in nasty.TWO_ROW_HEADS["ลงเวลา"]]
    }
    for column in (0, 1, 2, 7):
        tables["ลงเวลา"][2][column] = None
    merged = {"ลงเวลา": ["A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:H3"]}

    reading = read_file(write_xlsx(tmp_path / "x.xlsx", tables, merged=merged))

    assert [m.on.iso for m in reading.meetings.values() if m.on] == [
        "2023-01-05",
        "2023-01-19",
        "2023-02-02",
        "2023-02-16",
    ]
    assert (len(reading.of_kind(PartyKind.PERSON)), reading.presences()) == (3, 6)


def test_an_organisation_merged_over_its_people_is_the_organisation_of_each(tmp_path: Path) -> None:
    rows: list[list[CellValue]] = [
        ["หน่วยงาน", "ชื่อ - สกุล", "โทร"],
        ["วัดป่าดาว", "ดาริน ดงหมอก", "0811111111"],
        [None, "เมฆา เนินทราย", "0811111112"],
        [None, "ฟ้าใส ธารน้ำผึ้ง", "0811111113"],
        ["โรงเรียนเมฆ", "ธารา สายฝน", "0811111114"],
    ]

    reading = read_file(
        write_xlsx(tmp_path / "x.xlsx", {"ทะเบียน": rows}, merged={"ทะเบียน": ["A2:A4"]})
    )

    names = [reading.parties[a.body].name for a in reading.affiliations]
    assert names == ["วัดป่าดาว"] * 3 + ["โรงเรียนเมฆ"]


def test_a_hidden_sheet_of_a_file_is_left_out(tmp_path: Path) -> None:
    tables = {"ทะเบียน": [["ชื่อ - สกุล"], ["ดาริน ดงหมอก"]], "เก่า": [["ชื่อ - สกุล"], ["เมฆา เนินทราย"]]}

    reading = read_file(write_xlsx(tmp_path / "x.xlsx", tables, hidden=["เก่า"]))

    assert [sheet.kind for sheet in reading.sheets] == [SheetKind.PEOPLE, SheetKind.SKIPPED]


@pytest.mark.parametrize("encoding", ["tis-620", "utf-8-sig", "utf-8"])
def test_a_csv_file_in_any_thai_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    path = write_csv(tmp_path / "ทะเบียน.csv", nasty.TIS_620, encoding=encoding)

    reading = read_file(path)

    assert reading.sheets[0].name == "ทะเบียน"
    people = {
        p.name: (p.phone, p.joined and p.joined.iso) for p in reading.of_kind(PartyKind.PERSON)
    }
    assert people == {
        "นายธารา ดงหมอก": ("+66812345678", "2022-01-03"),
        "นางไพลิน แสงรุ้งทอง": ("+66812345679", "2021-12-15"),
    }


def test_a_folder_of_tables_is_one_workbook(tmp_path: Path) -> None:
    for name, rows in nasty.ENGLISH.items():
        write_csv(tmp_path / f"{name}.csv", rows)

    reading = read_file(tmp_path)

    assert sorted(sheet.kind for sheet in reading.sheets) == ["organisations", "people", "ties"]
    assert (len(reading.of_kind(PartyKind.PERSON)), len(reading.ties)) == (3, 3)


def test_elements_and_connections_of_kumu_read_as_people_organisations_and_ties(
    tmp_path: Path,
) -> None:
    tables = {
        "Elements": [
            ["Label", "Type", "Tags", "Description", "Image"],
            ["Dao Wave", "Person", "founder", "Keeps bees.", "dao.png"],
            ["Fah Stone", "Person", "", "", ""],
            ["Honeyworks", "Company", "start-up", "", ""],
        ],
        "Connections": [
            ["From", "To", "Label", "Type", "Tags", "Description"],
            ["Dao Wave", "Honeyworks", "", "Employee/Founder", "", ""],
            ["Fah Stone", "Honeyworks", "", "Investor", "", ""],
            ["Fah Stone", "Dao Wave", "advice", "Person", "", ""],
        ],
    }

    reading = read_file(write_xlsx(tmp_path / "kumu.xlsx", tables))

    assert [p.kind for p in reading.parties.values()] == [
        PartyKind.PERSON,
        PartyKind.PERSON,
        PartyKind.ORGANISATION,
    ]
    assert [tie.kind for tie in reading.ties] == ["Employee/Founder", "Investor", "advice"]
    assert reading.parties[1].extra == {"Image": "dao.png"}
