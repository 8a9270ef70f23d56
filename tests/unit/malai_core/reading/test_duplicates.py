"""Parties that may be one."""

from __future__ import annotations

from malai_core.formats import CellValue
from malai_core.reading import Reading, read
from malai_core.reading.near_names import one_letter_apart, similar
from tests.data.books import book


def register(*rows: list[CellValue]) -> Reading:
    return read(book({"ทะเบียน": [["ชื่อ - สกุล", "โทร", "หน่วยงาน"], *rows]}))


def reasons(reading: Reading) -> list[tuple[int, int, str]]:
    return [(d.first, d.second, d.reason.en) for d in reading.duplicates]


def test_one_phone_and_similar_names_are_suggested() -> None:
    reading = register(["สุดารัตน์ ใจดีงาม", "0811111111"], ["สุดารัตน์ ใจดีงามยิ่ง", "081-111-1111"])

    assert reasons(reading) == [(1, 2, "Same phone, similar names")]


def test_a_family_that_shares_a_phone_is_not() -> None:
    reading = register(["สมชาย ดงหมอก", "0811111111"], ["กัลยาณี ดงหมอก", "0811111111"])

    assert reasons(reading) == []


def test_similar_names_in_one_organisation_are_suggested_and_not_elsewhere() -> None:
    rows: list[list[CellValue]] = [
        ["ศิริพร สายหมอกงาม", "0811111111", "วัดป่าดาว"],
        ["สิริพร สายหมอกงาม", "0811111112", "วัดป่าดาว"],
        ["ศิริพล สายหมอกงาม", "0811111113", "โรงเรียนเมฆ"],
    ]

    assert [row[2] for row in reasons(register(*rows))] == [
        "Similar names in the same organisation"
    ]


def test_of_many_namesakes_each_is_suggested_with_the_first() -> None:
    rows: list[list[CellValue]] = [["ดาริน ดงหมอก", f"08111111{i}", ""] for i in range(10, 15)]
    reading = register(*rows)

    assert [(d.first, d.second) for d in reading.duplicates] == [(1, key) for key in (2, 3, 4, 5)]


def test_a_pair_is_suggested_once_with_the_strongest_reason() -> None:
    reading = register(
        ["ดาริน ดงหมอก", "0811111111", "วัดป่าดาว"], ["ดาริน ดงหมอก", "0811111112", "วัดป่าดาว"]
    )

    assert reasons(reading) == [(1, 3, "Same name, different phones")]


def test_an_office_phone_is_not_compared() -> None:
    letters = [chr(0x0E01 + i) for i in range(25)]
    rows: list[list[CellValue]] = [[f"สมหมาย ดงหมอก{x}", "053111222", ""] for x in letters]
    reading = register(*rows)

    assert reasons(reading) == []


def test_short_names_are_not_a_letter_apart() -> None:
    assert list(one_letter_apart({1: "ดาว", 2: "ดาม"})) == []


def test_names_with_two_slips_are_similar_by_rare_letters() -> None:
    names = {1: "สุดารัตน์เลาว้างงาม", 2: "สุดารัตเลาวางงาม", 3: "ไพลินแสงรุ้งทอง"}

    assert set(similar(names)) == {(1, 2)}


def test_equal_names_are_left_to_the_rule_of_names() -> None:
    assert list(similar({1: "สุดารัตน์เลาว้าง", 2: "สุดารัตน์เลาว้าง"})) == []


def test_organisations_that_differ_by_a_number_are_two() -> None:
    rows: list[list[CellValue]] = [
        ["กัลยาณี ดงหมอก", "0811111111", "กลุ่มแม่บ้านหมู่ 1"],
        ["สมชาย ดงหมอก", "0811111112", "กลุ่มแม่บ้านหมู่ ๒"],
    ]

    assert reasons(register(*rows)) == []
