"""Tables that leave Malai: a workbook, or plain tables in a zip; rows are streamed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

from malai_core.formats import CellValue, write_csv

#: Rows a sheet of Excel can hold, its heading among them.
MOST_ROWS: Final = 1_048_576
#: Letters a cell of Excel can hold.
MOST_LETTERS: Final = 32_767
_WIDTHS: Final = (10, 40)
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class TooManyRowsError(Exception):
    """A table is longer than a sheet of Excel can be."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be written: its name, headings, and rows that are made while they are written."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[CellValue]]
    hidden: frozenset[str] = frozenset()
    """Headings of columns for programs only."""
    is_plain: bool = False
    """Without a heading row: what the file is about."""


def xlsx_write(target: IO[bytes], tables: Iterable[Table]) -> dict[str, int]:
    """Write a workbook and return the rows of each table. Memory: one row and what is merged.

    Every text is a text: nothing that starts with ``=`` is calculated, nothing becomes a link.

    Raises
    ------
    TooManyRowsError
        A table is longer than a sheet can be.
    """
    import xlsxwriter

    book = xlsxwriter.Workbook(target, _OPTIONS)
    bold = book.add_format({"bold": True, "bottom": 1})
    counts: dict[str, int] = {}
    try:
        for table in tables:
            counts[table.name] = _sheet(book.add_worksheet(table.name[:31]), table, bold)
    finally:
        book.close()
    return counts


def _sheet(sheet: Any, table: Table, bold: Any) -> int:  # noqa: ANN401 - xlsxwriter has no types
    start = 0
    if not table.is_plain:
        for column, head in enumerate(table.heads):
            width = min(max(len(head) + 4, _WIDTHS[0]), _WIDTHS[1])
            sheet.set_column(column, column, width, None, {"hidden": head in table.hidden})
            sheet.write_string(0, column, head, bold)
        sheet.freeze_panes(1, 1)
        start = 1
    number = start
    for number, row in enumerate(table.rows, start + 1):
        if number > MOST_ROWS:
            raise TooManyRowsError(table.name)
        for column, value in enumerate(row):
            _cell(sheet, number - 1, column, value)
    return number - start


def _cell(sheet: Any, row: int, column: int, value: CellValue) -> None:  # noqa: ANN401 - xlsxwriter has no types
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value)[:MOST_LETTERS])


def csv_zip_write(target: IO[bytes], tables: Iterable[Table]) -> dict[str, int]:
    """Write one CSV a table into a zip and return the rows of each. Formulas are guarded."""
    counts: dict[str, int] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            counter = _Counter(table.rows)
            heads = [] if table.is_plain else [tuple(table.heads)]
            with archive.open(f"{table.name}.csv", "w", force_zip64=True) as file:
                for piece in write_csv(_chained(heads, counter)):
                    file.write(piece)
            counts[table.name] = counter.seen
    return counts


class _Counter:
    """Counts the rows that pass."""

    def __init__(self, rows: Iterable[Sequence[CellValue]]) -> None:
        self._rows = rows
        self.seen = 0

    def __iter__(self) -> Any:  # noqa: ANN401 - an iterator of rows
        for row in self._rows:
            self.seen += 1
            yield tuple(row)


def _chained(first: Iterable[Any], rest: Iterable[Any]) -> Iterable[Any]:
    yield from first
    yield from rest
