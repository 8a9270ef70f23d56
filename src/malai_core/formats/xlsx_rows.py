"""The rows of one xlsx sheet as a stream: memory does not grow with the sheet.

The part is unpacked and parsed in pieces; what a piece completes is handed on before the next is
read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from malai_core.errors import UnreadableFileError
from malai_core.formats.markup import Attributes, local, parse
from malai_core.formats.merged import column_number, filled_down
from malai_core.formats.model import CellValue, Row
from malai_core.formats.packages import Package
from malai_core.formats.refusals import (
    BROKEN_SHEET,
    TOO_LONG_TEXT,
    TOO_MANY_CELLS,
    TOO_WIDE,
    refusal,
)
from malai_core.formats.xlsx_cells import CellContext
from malai_core.formats.xlsx_merges import read_merges

LAST_ROW: Final = 1_048_576
_DIGITS: Final = "0123456789"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Where a sheet is: its package, the path in it, and the name people know it by."""

    package: Package
    path: str
    name: str


def read_rows(part: SheetPart, context: Callable[[], CellContext]) -> Iterator[Row]:
    """Yield the rows of the sheet from row 1, merged values filled down."""
    merges = read_merges(part.package, part.path, part.name)
    rows = _all_rows(part, context())
    return filled_down(rows, merges) if merges else rows


def _all_rows(part: SheetPart, context: CellContext) -> Iterator[Row]:
    """Yield the rows with empty ones where the file leaves some out; none after the last value."""
    collector = _RowCollector(part, context)
    chunks = part.package.chunks(part.path)
    done = 0
    for _ in parse(
        chunks, part.package.name, start=collector.start, end=collector.end, data=collector.data
    ):
        for number, row in collector.rows:
            for _gap in range(done + 1, number):
                yield ()
            yield row
            done = number
        collector.rows.clear()


class _RowCollector:
    """Turns the events of one sheet into (row number, row) pairs, empty rows left out.

    Called three times for each cell, so this is where the time goes: 1.5 microseconds a cell.
    """

    __slots__ = (
        "_attributes", "_cells", "_columns", "_context", "_count", "_digits", "_in_aid", "_number",
        "_part", "_takes", "_text", "rows",
    )  # fmt: skip

    def __init__(self, part: SheetPart, context: CellContext) -> None:
        self.rows: list[tuple[int, Row]] = []
        self._part = part
        self._context = context
        self._cells: list[CellValue] = []
        self._attributes: Attributes = {}
        self._columns: dict[str, int] = {}
        self._text = ""
        self._takes = self._in_aid = False
        self._number = self._digits = self._count = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if name == "c":
            self._attributes = attributes
            self._text = ""
        elif name in {"v", "t"}:
            self._takes = not self._in_aid
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._in_aid = True

    def data(self, text: str) -> None:
        if self._takes:
            self._text += text
            most = self._part.package.limits.text_characters
            if len(self._text) > most:
                raise refusal(TOO_LONG_TEXT, self._part.package.name, most=most)

    def end(self, tag: str) -> None:
        self._takes = False
        name = local(tag)
        if name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._in_aid = False

    def _start_row(self, attributes: Attributes) -> None:
        reference = attributes.get("r", "")
        number = int(reference) if reference.isdecimal() else self._number + 1
        if not self._number < number <= LAST_ROW:
            raise self._broken()
        self._number = number
        self._digits = len(reference)
        self._cells = []

    def _end_cell(self) -> None:
        cells = self._cells
        column = self._column(self._attributes.get("r"))
        if column < len(cells):
            raise self._broken()
        if column > len(cells):
            cells.extend([None] * (column - len(cells)))
        try:
            cells.append(self._context.value(self._attributes, self._text))
        except (ValueError, IndexError) as error:
            raise self._broken() from error

    def _column(self, reference: str | None) -> int:
        """Return the column of a cell; one without a reference follows the cell before it."""
        if reference is None:
            column = len(self._cells)
        else:
            letters = reference[: -self._digits] if self._digits else reference
            known = self._columns.get(letters)
            column = self._new_column(reference) if known is None else known
        if column >= self._part.package.limits.columns:
            raise self._too_wide()
        return column

    def _new_column(self, reference: str) -> int:
        letters = reference.rstrip(_DIGITS)
        if not 0 < len(letters) <= 3:
            raise self._broken()
        return self._columns.setdefault(letters, column_number(letters))

    def _end_row(self) -> None:
        cells = self._cells
        self._count += len(cells)
        most = self._part.package.limits.cells
        if self._count > most:
            package = self._part.package
            raise refusal(TOO_MANY_CELLS, package.name, sheet=self._part.name, most=most)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            self.rows.append((self._number, tuple(cells)))

    def _broken(self) -> UnreadableFileError:
        part = self._part
        return refusal(BROKEN_SHEET, part.package.name, sheet=part.name, row=self._number)

    def _too_wide(self) -> UnreadableFileError:
        part = self._part
        most = part.package.limits.columns
        return refusal(TOO_WIDE, part.package.name, sheet=part.name, row=self._number, most=most)
