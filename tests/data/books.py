"""Rows to workbooks: in memory for most tests, as files where the file itself is tested."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook as ExcelFile
from openpyxl.worksheet.worksheet import Worksheet

from malai_core.formats import CellValue, Row, Sheet, Workbook

Table = Sequence[Sequence[CellValue]]
Tables = Mapping[str, Table]


def book(tables: Tables, *, name: str = "book.xlsx", hidden: Sequence[str] = ()) -> Workbook:
    """Return a workbook of these sheets, without a file."""
    sheets = tuple(_sheet(title, table, title in hidden) for title, table in tables.items())
    return Workbook(name, sheets, "")


def _sheet(title: str, table: Table, is_hidden: bool) -> Sheet:
    def rows() -> Iterator[Row]:
        for row in table:
            cells = [None if value == "" else value for value in row]
            while cells and cells[-1] is None:
                cells.pop()
            yield tuple(cells)

    return Sheet(title, is_hidden, rows)


def write_xlsx(
    path: Path,
    tables: Tables,
    *,
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
) -> Path:
    """Write the sheets as an .xlsx file, with merged ranges such as ``A1:C1`` by sheet."""
    made = ExcelFile()
    for sheet in list(made.worksheets):
        made.remove(sheet)
    for title, table in tables.items():
        sheet = made.create_sheet(title)
        _fill(sheet, table)
        for span in (merged or {}).get(title, ()):
            sheet.merge_cells(span)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    made.save(path)
    return path


def _fill(sheet: Worksheet, table: Table) -> None:
    for r, row in enumerate(table, 1):
        for c, value in enumerate(row, 1):
            if value not in {None, ""}:
                sheet.cell(r, c, value)


def write_csv(path: Path, table: Table, *, encoding: str = "utf-8-sig") -> Path:
    """Write one sheet as text in an encoding (``tis-620``, ``utf-8-sig``)."""
    text = io.StringIO()
    csv.writer(text).writerows([["" if v is None else v for v in row] for row in table])
    path.write_bytes(text.getvalue().encode(encoding))
    return path
