"""The rows of one OpenDocument sheet as a stream.

All sheets stand in one part, and cells and rows may be repeated by a number, a million times in two
lines; blanks are counted, not made. Source: OASIS OpenDocument 1.3, part 3, section 9.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from malai_core.errors import UnreadableFileError
from malai_core.formats.markup import Attributes, parse
from malai_core.formats.merged import FillDown, Merge
from malai_core.formats.model import CellValue, Row
from malai_core.formats.ods_cells import CellText, read_cell
from malai_core.formats.packages import Package
from malai_core.formats.refusals import BROKEN_SHEET, TOO_MANY_CELLS, TOO_WIDE, refusal
from malai_core.labels import Value, Words

CONTENT: Final = "content.xml"
LAST_ROW: Final = 1_048_576
_CELLS: Final = frozenset({"table:table-cell", "table:covered-table-cell"})


@dataclass(slots=True)
class _OpenRow:
    """A row, perhaps standing for several, while its cells come in."""

    first: int
    last: int
    cells: list[CellValue] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    blanks: int = 0
    """Blank cells seen since the last value; they become cells only if another value follows."""


def read_rows(package: Package, sheet: str, place: int) -> Iterator[Row]:
    """Yield the rows of the sheet that is the ``place``-th (from 0) of the document."""
    collector = _RowCollector(package, sheet, place)
    held = FillDown()
    done = 0
    for _ in parse(package.chunks(CONTENT), package.name, collector):
        for row in collector.rows:
            for _gap in range(done + 1, row.first):
                yield ()
            yield from _repeated(row, held)
            done = row.last
        collector.rows.clear()


def _repeated(row: _OpenRow, held: FillDown) -> Iterator[Row]:
    own = tuple(row.cells)
    for number in range(row.first, row.last + 1):
        filled = held.fill(number, own)
        for merge in row.merges:
            held.hold(merge, own[merge.column])
        yield filled


class _RowCollector:
    """Turns the events of the document into the finished rows of one sheet, empty ones left out."""

    def __init__(self, package: Package, sheet: str, place: int) -> None:
        self.rows: list[_OpenRow] = []
        self._text = CellText(package)
        self._package = package
        self._sheet = sheet
        self._place = place
        self._tables = -1
        self._depth = 0
        self._row = _OpenRow(1, 0)
        self._attributes: Attributes = {}
        self._count = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "table:table":
            self._tables += self._depth == 0
            self._depth += 1
        elif self._tables != self._place or self._depth != 1:
            return
        elif tag in _CELLS:
            self._attributes = attributes
            self._text.clear()
        elif tag == "table:table-row":
            self._start_row(attributes)
        else:
            self._text.start(tag, attributes)

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self._depth -= 1
        elif self._tables != self._place or self._depth != 1:
            return
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "table:table-row":
            self._end_row()
        else:
            self._text.end(tag)

    def data(self, text: str) -> None:
        self._text.data(text)

    def _start_row(self, attributes: Attributes) -> None:
        first = self._row.last + 1
        self._row = _OpenRow(first, first + self._repeats(attributes, "rows") - 1)

    def _end_cell(self) -> None:
        repeats = self._repeats(self._attributes, "columns")
        value = self._value()
        row = self._row
        if value is None:
            row.blanks += repeats
            return
        if len(row.cells) + row.blanks + repeats > self._package.limits.columns:
            raise self._refused(TOO_WIDE, most=self._package.limits.columns)
        row.cells += [None] * row.blanks
        row.blanks = 0
        self._note_merge(row)
        row.cells += [value] * repeats

    def _note_merge(self, row: _OpenRow) -> None:
        spanned = self._number("table:number-rows-spanned")
        if spanned > 1 and row.first == row.last:
            row.merges.append(Merge(row.first, row.first + spanned - 1, len(row.cells)))

    def _end_row(self) -> None:
        row = self._row
        if not row.cells:
            return
        if row.last > LAST_ROW:
            raise self._refused(BROKEN_SHEET)
        self._count += len(row.cells) * (row.last - row.first + 1)
        if self._count > self._package.limits.cells:
            raise self._refused(TOO_MANY_CELLS, most=self._package.limits.cells)
        self.rows.append(row)

    def _value(self) -> CellValue:
        try:
            return read_cell(self._attributes, self._text.value())
        except (ValueError, KeyError, OverflowError) as error:
            raise self._refused(BROKEN_SHEET) from error

    def _repeats(self, attributes: Attributes, what: str) -> int:
        self._attributes = attributes
        return max(1, self._number(f"table:number-{what}-repeated"))

    def _number(self, attribute: str) -> int:
        text = self._attributes.get(attribute, "1")
        if not text.isdecimal() or len(text) > 7:
            raise self._refused(BROKEN_SHEET)
        return int(text)

    def _refused(self, words: Words, **values: Value) -> UnreadableFileError:
        row = self._row.first
        return refusal(words, self._package.name, sheet=self._sheet, row=row, **values)
