"""What cells say for a kind of sheet."""

from __future__ import annotations

from datetime import date

from malai_core.reading import Column, SheetKind
from malai_core.reading.evidence import Sample, fits, hint, meeting_columns
from malai_core.reading.header import single


def test_names_of_sheets_hint_at_their_kind() -> None:
    assert hint("องค์กรภาคี", SheetKind.ORGANISATIONS) == 2
    assert hint("Edges", SheetKind.TIES) == 2
    assert hint("Sheet1", SheetKind.PEOPLE) == 0


def test_a_sample_leaves_out_what_is_blank() -> None:
    sample = Sample([("a", None), (" - ", 2), ("b",)])

    assert sample.texts(0) == ["a", "b"]
    assert sample.raw(1) == [2]
    assert sample.raw(9) == []


def test_dated_columns_are_meetings_though_nobody_came_yet() -> None:
    heads = single([("ชื่อ", date(2022, 10, 5), "ยอดเงิน 5 ต.ค. 2565", "รวม")], 0)
    sample = Sample([("ก ข", None, 2500, 1)])

    found = meeting_columns(heads, {0: Column.NAME}, sample, has_contact=True)

    assert found == [1]


def test_a_kind_without_its_columns_is_impossible() -> None:
    heads, sample = single([("สี",)], 0), Sample([])

    for kind in set(SheetKind) - {SheetKind.SKIPPED}:
        assert fits(kind, heads, {}, sample, "") is None


def test_names_of_bodies_speak_against_a_register_of_people() -> None:
    heads = single([("ชื่อ",)], 0)
    bodies, people = Sample([("มูลนิธิฟ้าใส",)]), Sample([("ดาริน ดงหมอก",)])
    columns = {0: Column.NAME}

    assert fits(SheetKind.PEOPLE, heads, columns, bodies, "") == -4
    assert fits(SheetKind.PEOPLE, heads, columns, people, "") == 2
    assert fits(SheetKind.ORGANISATIONS, heads, columns, people, "") == -3
    assert fits(SheetKind.ORGANISATIONS, heads, columns, bodies, "") == 2
