"""Workbooks of old Excel (xls), read by calamine after a look at how large they are.

Calamine lays out every sheet as a full rectangle, so two cells in far corners would cost hundreds
of megabytes; the records are walked first to know the rectangles. Source: Microsoft, [MS-XLS].
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from malai_core.formats.kinds import WORKBOOK_STREAMS, refuse_other_streams
from malai_core.formats.limits import MEGABYTE, Limits
from malai_core.formats.merged import Merge, filled_down
from malai_core.formats.model import CellValue, Row, Sheet, Workbook
from malai_core.formats.number_formats import plain
from malai_core.formats.ole import BrokenCompoundError, CompoundFile
from malai_core.formats.refusals import (
    BROKEN,
    LOCKED,
    NO_SHEETS,
    TOO_LARGE,
    TOO_SPREAD_OUT,
    megabytes,
    refusal,
)
from malai_core.formats.sources import Source

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MOST_BYTES: Final = 64 * MEGABYTE
#: 24 bytes each in calamine; a full sheet of 65,536 rows and 60 columns is under it.
_MOST_CELLS: Final = 4_000_000
_BEGIN: Final = 0x0809
_CELL_RECORDS: Final = frozenset(
    {0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00D6, 0x00FD, 0x0003, 0x0004, 0x0002}
)
_LOCK: Final = 0x002F
_MANY_CELLS: Final = 0x00BD


def open_xls(source: Source, limits: Limits) -> Workbook:
    """Open an xls workbook; calamine reads all of it at once.

    Raises
    ------
    UnreadableFileError
        Locked, damaged, no workbook, over 64 MB, or rectangles of over 4 million cells.
    """
    data = _judged_bytes(source, limits)
    workbook = _load(data, source.name)
    with _broken_is_refused(source.name):
        sheets = tuple(_sheets(workbook))
    if not sheets:
        raise refusal(NO_SHEETS, source.name)
    return Workbook(source.name, sheets, source.fingerprint())


def _judged_bytes(source: Source, limits: Limits) -> bytes:
    with source.open() as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        most = megabytes(_MOST_BYTES)
        raise refusal(TOO_LARGE, source.name, size=megabytes(len(data)), most=most)
    try:
        area = _rectangles(_workbook_stream(data, source.name), source.name)
    except (BrokenCompoundError, struct.error) as error:
        raise refusal(BROKEN, source.name) from error
    if area > min(_MOST_CELLS, limits.cells):
        raise refusal(TOO_SPREAD_OUT, source.name, most=_MOST_CELLS)
    return data


def _workbook_stream(data: bytes, name: str) -> bytes:
    container = CompoundFile(data)
    streams = container.names()
    refuse_other_streams(streams, name)
    return container.stream(next(stream for stream in WORKBOOK_STREAMS if stream in streams))


def _load(data: bytes, name: str) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    with _broken_is_refused(name):
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


@contextmanager
def _broken_is_refused(name: str) -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    # Calamine panics over some broken files, and a panic is a BaseException of its own kind.
    except BaseException as error:
        raise refusal(BROKEN, name) from error


def _sheets(workbook: CalamineWorkbook) -> Iterator[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for place, listed in enumerate(workbook.sheets_metadata):
        if listed.typ == SheetTypeEnum.WorkSheet:
            is_hidden = listed.visible != SheetVisibleEnum.Visible
            sheet = workbook.get_sheet_by_index(place)
            yield Sheet(listed.name, is_hidden, partial(_rows, sheet), sheet.total_height)


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    merges = [
        Merge(top + 1, bottom + 1, left)
        for (top, left), (bottom, _) in sheet.merged_cell_ranges or []
        if bottom > top
    ]
    rows = _plain_rows(sheet)
    return filled_down(rows, merges) if merges else rows


def _plain_rows(sheet: CalamineSheet) -> Iterator[Row]:
    if sheet.start is None:
        return
    # iter_rows begins in row 1 and in the first column that is used.
    left = [None] * sheet.start[1]
    for cells in sheet.iter_rows():
        yield _row([*left, *cells])


def _row(cells: list[CellValue]) -> Row:
    while cells and cells[-1] in {None, ""}:
        cells.pop()
    return tuple(_value(cell) for cell in cells)


def _value(cell: CellValue) -> CellValue:
    if cell == "":
        return None
    return plain(cell) if type(cell) is float else cell


def _rectangles(stream: bytes, name: str) -> int:
    """Return how many cells the sheets have as full rectangles; refuse a locked workbook."""
    area = 0
    bounds = _Bounds()
    for kind, content in _records(stream):
        if kind == _LOCK:
            raise refusal(LOCKED, name)
        if kind == _BEGIN:
            area += bounds.area()
            bounds = _Bounds()
        elif kind in _CELL_RECORDS and len(content) >= 4:
            row, column = struct.unpack_from("<2H", content)
            last = struct.unpack_from("<H", content, len(content) - 2)[0]
            bounds.take(row, column, last if kind == _MANY_CELLS else column)
    return area + bounds.area()


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


class _Bounds:
    """The smallest rectangle around the cells told."""

    __slots__ = ("bottom", "left", "right", "top")

    def __init__(self) -> None:
        self.top = self.left = 1 << 16
        self.bottom = self.right = -1

    def take(self, row: int, first: int, last: int) -> None:
        self.top, self.bottom = min(self.top, row), max(self.bottom, row)
        self.left, self.right = min(self.left, first), max(self.right, last)

    def area(self) -> int:
        return max(0, self.bottom - self.top + 1) * max(0, self.right - self.left + 1)
