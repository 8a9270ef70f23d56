"""Marks of sign-in sheets."""

from __future__ import annotations

from datetime import time

import pytest

from malai_core.formats import CellValue
from malai_core.reading import Mark
from malai_core.reading.marks import CROSS, is_tick, mark_of


@pytest.mark.parametrize(
    "value", ["✓", "✔", "/", "มา", "1", 1, 1.0, "P", "เข้าร่วม", True, time(9, 5), "สาย", "๑"]
)
def test_marks_of_those_who_came(value: CellValue) -> None:
    assert mark_of(value) is Mark.PRESENT


@pytest.mark.parametrize("value", ["ลา", "ลาป่วย", "Leave", "L", "ติดราชการ"])
def test_marks_of_those_on_leave(value: CellValue) -> None:
    assert mark_of(value) is Mark.LEAVE


@pytest.mark.parametrize("value", ["ขาด", "-", "–", "0", 0, "ไม่มา", "absent", False, "✗"])
def test_marks_of_those_who_did_not_come(value: CellValue) -> None:
    assert mark_of(value) is Mark.ABSENT


@pytest.mark.parametrize("value", ["x", "X", "×"])
def test_an_x_depends_on_the_sheet(value: CellValue) -> None:
    assert mark_of(value) == CROSS


@pytest.mark.parametrize("value", ["?", "มาแทน", 3, "2 คน"])
def test_other_marks_are_not_guessed(value: CellValue) -> None:
    assert mark_of(value) is None


def test_only_short_marks_are_ticks() -> None:
    assert is_tick("✓")
    assert is_tick(1)
    assert not is_tick("ออนไลน์")
    assert not is_tick(time(9, 5))
