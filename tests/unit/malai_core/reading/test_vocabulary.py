"""The words of headings."""

from __future__ import annotations

import pytest

from malai_core.reading import COLUMN_WORDS, Column, SheetKind, columns_of
from malai_core.reading.vocabulary import known_heads, likely_columns


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("ชื่อ - สกุล", Column.NAME),
        ("ชื่อ-นามสกุล", Column.NAME),
        ("Full name", Column.NAME),
        ("เบอร์โทร.", Column.PHONE),
        ("เบอร์โทรศัพท์ (มือถือ)", Column.PHONE),
        ("Tel.", Column.PHONE),
        ("หน่วยงาน/องค์กร", Column.ORGANISATION),
        ("Organisation", Column.ORGANISATION),
        ("E-mail", Column.EMAIL),
        ("ID Line", Column.LINE),
        ("ไลน์", Column.LINE),
        ("วันที่เข้าร่วม", Column.JOINED),
        ("Member since", Column.JOINED),
        ("ชื่อเล่น", Column.NICKNAME),
        ("หมายเหตุ", Column.NOTE),
        ("#", Column.ORDER),
        ("ตำบล/แขวง", Column.AREA),
    ],
)
def test_a_heading_of_a_register_is_known_in_both_languages(text: str, column: Column) -> None:
    assert likely_columns(SheetKind.PEOPLE, text)[0][0] is column


@pytest.mark.parametrize("text", ["จำนวนสมาชิก", "รวมชื่อ", "T-shirt", "", "สี", "ก" * 80])
def test_other_headings_mean_nothing_in_particular(text: str) -> None:
    assert likely_columns(SheetKind.PEOPLE, text) == ()


def test_a_known_wording_beats_one_that_is_only_inside() -> None:
    (first, exact), (_, inside), *_ = likely_columns(SheetKind.PEOPLE, "ชื่อเล่น")
    assert first is Column.NICKNAME
    assert exact > inside


def test_every_column_has_a_name_in_both_languages() -> None:
    assert set(COLUMN_WORDS) == set(Column)
    assert all(words.th and words.en for words in COLUMN_WORDS.values())


def test_a_form_can_offer_the_columns_of_each_kind() -> None:
    assert {Column.SOURCE, Column.TARGET, Column.KIND} <= set(columns_of(SheetKind.TIES))
    assert Column.FAMILY not in columns_of(SheetKind.ORGANISATIONS)
    assert columns_of(SheetKind.SKIPPED) == ()


def test_known_headings_are_keyed() -> None:
    assert {"ชื่อสกุล", "from", "จาก", "no"} <= known_heads()
