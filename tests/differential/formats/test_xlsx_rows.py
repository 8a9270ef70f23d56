"""Our reading of xlsx against what was written, against calamine, and against itself."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from malai_core.formats import CellValue, Row
from malai_core.formats.limits import LIMITS
from malai_core.formats.packages import Package
from malai_core.formats.xlsx_builder import SheetPart
from malai_core.formats.xlsx_rows import all_rows
from malai_core.formats.xlsx_workbook import read_context
from tests.unit.malai_core.formats.making import rows_of, trimmed

Table = list[list[CellValue]]

#: No surrogates, no control characters but tab and newline: XML knows no others.
_LETTERS = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\t\n"
) | st.sampled_from(
    ["&", "<", ">", '"', "'", "_x0041_", "ก็", "ำ", "]]>", "<!--", "</row>", "</si>"]
)
_TEXTS = st.lists(_LETTERS, min_size=1, max_size=8).map("".join)
_NUMBERS = st.integers(-(10**14), 10**14) | st.floats(-1e9, 1e9).map(lambda n: round(n, 3))
_DAYS = st.dates(date(1900, 3, 1), date(9999, 12, 30))
_CLOCKS = st.times().map(lambda clock: clock.replace(microsecond=0))
_MOMENTS = st.builds(datetime.combine, _DAYS, _CLOCKS)
_CELLS = st.one_of(st.none(), st.booleans(), _TEXTS, _NUMBERS, _MOMENTS, _DAYS, _CLOCKS)
TABLES = st.lists(st.lists(_CELLS, max_size=6), max_size=6)

_FORMATS = {datetime: "yyyy-mm-dd hh:mm:ss", date: "d/m/yyyy", time: "hh:mm:ss"}


@given(TABLES, st.booleans())
@settings(deadline=None)
def test_what_xlsxwriter_writes_is_read_by_both_ways_and_by_calamine_alike(
    table: Table, are_texts_inline: bool
) -> None:
    data = _by_xlsxwriter(table, are_texts_inline=are_texts_inline)
    expected = trimmed([[_expected(cell) for cell in row] for row in table])
    assert rows_of(data) == expected
    assert _read(data, is_quick=False) == expected
    assert _by_calamine(data) == expected


# openpyxl does not escape "_x0041_", which Excel then reads as "A", and so do we.
@given(TABLES.filter(lambda table: "_x0041_" not in repr(table)))
@settings(deadline=None)
def test_what_openpyxl_writes_is_read_by_both_ways_alike(table: Table) -> None:
    data = _by_openpyxl(table)
    expected = trimmed([[_expected(cell) for cell in row] for row in table])
    assert rows_of(data) == expected
    assert _read(data, is_quick=False) == expected


def _by_xlsxwriter(table: Table, *, are_texts_inline: bool) -> bytes:
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"constant_memory": are_texts_inline, "in_memory": True})
    sheet = workbook.add_worksheet()
    formats = {kind: workbook.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            elif cell is not None:
                sheet.write(number, column, cell, formats.get(type(cell)))
    workbook.close()
    return file.getvalue()


def _by_openpyxl(table: Table) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for number, row in enumerate(table, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _read(data: bytes, *, is_quick: bool) -> list[Row]:
    package = Package(io.BytesIO(data), "x.xlsx", LIMITS)
    part = SheetPart(package, "xl/worksheets/sheet1.xml", "x")
    return list(all_rows(part, read_context(package), is_quick=is_quick))


def _by_calamine(data: bytes) -> list[Row]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    left: list[CellValue] = [None] * (sheet.start[1] if sheet.start else 0)
    return trimmed([[*left, *map(_expected, row)] for row in sheet.iter_rows()])


def _expected(cell: CellValue) -> CellValue:
    """Return a value as the rules of reading have it: one kind for one meaning."""
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return cell
