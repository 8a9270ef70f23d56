"""What leaves Malai as text cannot become a formula, and comes back as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.formats import open_workbook, safe_cell, unguard, write_csv


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+66812345678",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠a",
        "'=1",
    ],
)
def test_a_text_that_would_calculate_is_guarded(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["ครูแดง", "", "-", "'ก'", "081-234", 5, -5, 1.5, None, True])
def test_everything_else_stays_as_it_is(value: str | float | bool | None) -> None:
    assert safe_cell(value) is value


@given(st.text(st.sampled_from("'=+-@\t\rก1＝"), max_size=6) | st.text())
def test_unguarding_undoes_guarding(text: str) -> None:
    assert unguard(safe_cell(text)) == text


def test_csv_begins_with_the_mark_by_which_excel_knows_thai() -> None:
    assert b"".join(write_csv([("ชื่อ", 1)])).startswith(b"\xef\xbb\xbf")


def test_csv_keeps_a_semicolon_from_cutting_a_cell_in_two() -> None:
    # A spreadsheet that cuts at semicolons would otherwise see a cell that begins with "=".
    assert b"".join(write_csv([("a;=1+1",)])) == b'\xef\xbb\xbf"a;=1+1"\r\n'


def test_csv_without_guard_writes_texts_as_they_are() -> None:
    assert b"+66" in b"".join(write_csv([("+66",)], guard=False))
    assert b"'+66" in b"".join(write_csv([("+66",)]))


def test_what_csv_writes_is_read_back() -> None:
    rows = [("ชื่อ", "โทร"), ("=cmd", "+66812345678"), ('มี "คำพูด"', "สอง\nบรรทัด"), (None, "-")]
    with open_workbook(b"".join(write_csv(rows)), name="ส่งออก.csv") as workbook:
        assert list(workbook.sheets[0].rows()) == rows


def test_dates_are_written_as_iso() -> None:
    assert b'"2020-01-31"' in b"".join(write_csv([(date(2020, 1, 31),)]))
