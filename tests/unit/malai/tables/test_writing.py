"""Tables as files."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from malai.tables import writing
from malai.tables.writing import Table, TooManyRowsError, csv_zip_write, xlsx_write


def test_a_workbook_holds_every_table_with_its_types() -> None:
    target = io.BytesIO()
    counts = xlsx_write(
        target, [Table("คน", ["ชื่อ", "อายุ", "มา"], [("แก้ว", 41, True), ("", None, False)])]
    )
    rows = list(openpyxl.load_workbook(target)["คน"].iter_rows(values_only=True))
    assert counts == {"คน": 2}
    assert rows == [("ชื่อ", "อายุ", "มา"), ("แก้ว", 41, True), (None, None, False)]


@pytest.mark.parametrize("text", ["=1+1", "+66", "-3", "@SUM(A1)", "https://example.org", "0812"])
def test_a_text_stays_a_text(text: str) -> None:
    target = io.BytesIO()
    xlsx_write(target, [Table("t", ["a"], [(text,)])])
    cell = openpyxl.load_workbook(target)["t"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_longer_than_a_cell_is_cut() -> None:
    target = io.BytesIO()
    xlsx_write(target, [Table("t", ["a"], [("ก" * 40_000,)])])
    assert len(str(openpyxl.load_workbook(target)["t"]["A2"].value)) == 32_767


def test_a_table_longer_than_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 3)
    with pytest.raises(TooManyRowsError):
        xlsx_write(io.BytesIO(), [Table("t", ["a"], [(1,), (2,), (3,)])])


def test_columns_for_programs_are_hidden() -> None:
    target = io.BytesIO()
    xlsx_write(target, [Table("t", ["ชื่อ", "id"], [], frozenset({"id"}))])
    assert openpyxl.load_workbook(target)["t"].column_dimensions["B"].hidden


def test_plain_tables_guard_formulas() -> None:
    target = io.BytesIO()
    counts = csv_zip_write(target, [Table("คน", ["ชื่อ"], [("=1+1",), ("แก้ว",)])])
    assert counts == {"คน": 2}
    assert zipfile.ZipFile(target).read("คน.csv").decode("utf-8-sig").split() == [
        '"ชื่อ"',
        '"\'=1+1"',
        '"แก้ว"',
    ]


def test_a_table_without_headings_is_only_its_rows() -> None:
    target = io.BytesIO()
    csv_zip_write(target, [Table("t", (), [("a", 1)], is_plain=True)])
    assert zipfile.ZipFile(target).read("t.csv").decode("utf-8-sig") == '"a",1\r\n'
