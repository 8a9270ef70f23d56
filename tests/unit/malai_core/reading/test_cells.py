"""Cells as text."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from malai_core.formats import CellValue
from malai_core.reading.cells import column_letter, text_of, written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("  เเดง\u00a0 ใจดี ", "แดง ใจดี"),
        (2.0, "2"),
        (2.5, "2.5"),
        (True, "True"),
        (date(2024, 1, 2), "2024-01-02"),
        (datetime(2024, 1, 2, 9, 5), "2024-01-02 09:05"),  # noqa: DTZ001 - a cell has no zone
        (time(9, 5), "09:05"),
        (timedelta(hours=1), "1:00:00"),
        ("-", "-"),
    ],
)
def test_a_cell_is_written_as_people_read_it(value: CellValue, text: str) -> None:
    assert written(value) == text


@pytest.mark.parametrize("value", [None, "", "-", " – ", "N/A", "ไม่ระบุ", "ไม่มี", "\u200b"])
def test_a_cell_that_says_nothing_is_empty(value: CellValue) -> None:
    assert text_of(value) == ""


def test_letters_of_columns_go_on_after_z() -> None:
    assert [column_letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip
