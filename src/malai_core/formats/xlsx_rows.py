"""The rows of one xlsx sheet as a stream: memory does not grow with the sheet.

The part is unpacked and parsed in pieces; what a piece completes is handed on before the next is
read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from malai_core.formats.markup import Attributes, Shortcut, local, parse
from malai_core.formats.merged import filled_down
from malai_core.formats.model import CellValue, Row
from malai_core.formats.xlsx_builder import RowBuilder, SheetPart
from malai_core.formats.xlsx_cells import CellContext
from malai_core.formats.xlsx_merges import read_merges
from malai_core.formats.xlsx_plain import PlainRows

_DIGITS: Final = "0123456789"


def read_rows(part: SheetPart, context: Callable[[], CellContext]) -> Iterator[Row]:
    """Yield the rows of the sheet from row 1, merged values filled down."""
    merges = read_merges(part.package, part.path, part.name)
    rows = all_rows(part, context())
    return filled_down(rows, merges) if merges else rows


def all_rows(part: SheetPart, context: CellContext, *, is_quick: bool = True) -> Iterator[Row]:
    """Yield the rows with empty ones where the file leaves some out; none after the last value.

    ``is_quick=False`` sends every cell through the XML parser; the rows are the same.
    """
    builder = RowBuilder(part)
    plain = PlainRows(builder, context)
    shortcut = Shortcut(b"<row", b"</row>", plain.take) if is_quick else None
    events = _RowEvents(builder, context)
    done = 0
    for _ in parse(part.package.chunks(part.path), part.package.name, events, shortcut):
        for number, row in builder.rows:
            for _gap in range(done + 1, number):
                yield ()
            yield row
            done = number
        builder.rows.clear()


class _RowEvents:
    """Hands the cells of one sheet to the builder, event by event."""

    __slots__ = (
        "_builder", "_cells", "_context", "_in_aid", "_kind", "_reference", "_row", "_style",
        "_takes", "_text",
    )  # fmt: skip

    def __init__(self, builder: RowBuilder, context: CellContext) -> None:
        self._builder = builder
        self._context = context
        self._cells: list[CellValue] = []
        self._row = self._reference = self._style = self._kind = self._text = ""
        self._takes = self._in_aid = False

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._takes = not self._in_aid
        elif name == "row":
            self._row = self._builder.near = attributes.get("r", "")
            self._cells = []
        elif name == "rPh":
            self._in_aid = True

    def data(self, text: str) -> None:
        if self._takes:
            self._text += text
            self._builder.refuse_long(self._text)

    def end(self, tag: str) -> None:
        self._takes = False
        name = local(tag)
        if name == "c":
            self._end_cell()
        elif name == "row":
            self._builder.finish(self._row, self._cells)
        elif name == "rPh":
            self._in_aid = False

    def _start_cell(self, attributes: Attributes) -> None:
        self._reference = attributes.get("r", "")
        self._style = attributes.get("s", "")
        self._kind = attributes.get("t", "")
        self._text = ""

    def _end_cell(self) -> None:
        cells = self._cells
        if self._reference:
            self._builder.pad(cells, self._reference.rstrip(_DIGITS))
        self._builder.refuse_wide(cells)
        try:
            cells.append(self._context.value(self._kind, self._style, self._text))
        except (ValueError, IndexError) as error:
            raise self._builder.broken() from error
