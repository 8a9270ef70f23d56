"""Reading a workbook: sheets are recognised, put in order, and read row by row into one reading."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from malai_core.formats import Row, Sheet, Workbook
from malai_core.labels import Sentence
from malai_core.reading import sentences
from malai_core.reading.attendance import ActivitiesReader, Attendances, ListReader, MatrixReader
from malai_core.reading.dates import Dates, is_common_era
from malai_core.reading.duplicates import suggest
from malai_core.reading.evidence import Sample
from malai_core.reading.hints import NOTE_SHEET
from malai_core.reading.ledger import Desk, Ledger
from malai_core.reading.model import Era, Reading, SheetKind, SheetOverride, SheetReport, Where
from malai_core.reading.organisations import BodyReader
from malai_core.reading.parties import PartiesReader
from malai_core.reading.people import PeopleReader
from malai_core.reading.recognise import LOOKED_AT_ROWS, Layout, Remembered, recognise
from malai_core.reading.rows import Line, RowFilter
from malai_core.reading.ties import TieReader, TieTable
from malai_core.reading.vocabulary import Column
from malai_core.spill import Room

Progress = Callable[[str, int], None]
_PROGRESS_ROWS: Final = 1000
#: Names are referred to after they are listed: registers before sign-in sheets, ties last.
_ORDER: Final = (
    SheetKind.PARTIES,
    SheetKind.ORGANISATIONS,
    SheetKind.GROUPS,
    SheetKind.PEOPLE,
    SheetKind.ACTIVITIES,
    SheetKind.ATTENDANCE_MATRIX,
    SheetKind.ATTENDANCE_LIST,
    SheetKind.TIES,
)
_DATED: Final = (Column.JOINED, Column.LEFT, Column.AGREED, Column.DATE, Column.SINCE, Column.UNTIL)


Maker = Callable[[Desk, Layout, Dates], "RowReader"]


class RowReader(Protocol):
    """Reads the rows of one kind of sheet."""

    def take(self, line: Line) -> None:
        """Read one row."""

    def finish(self) -> None:
        """Do what had to wait for the last row."""


_READERS: Final[dict[SheetKind, Maker]] = {
    SheetKind.PEOPLE: PeopleReader,
    SheetKind.PARTIES: PartiesReader,
    SheetKind.ORGANISATIONS: BodyReader,
    SheetKind.GROUPS: BodyReader,
    SheetKind.ACTIVITIES: ActivitiesReader,
}


@dataclass(frozen=True, slots=True)
class _Planned:
    """A sheet that will be read, with how."""

    sheet: Sheet
    report: SheetReport
    layout: Layout
    common_era: tuple[str, ...]
    eras: Mapping[str, Era]

    @property
    def rank(self) -> tuple[int, bool]:
        """Where it comes in the order of reading: registers with phones before those without."""
        return _ORDER.index(self.layout.kind), Column.PHONE not in self.layout.place


def read(
    workbook: Workbook,
    *,
    progress: Progress | None = None,
    overrides: Mapping[str, SheetOverride] | None = None,
    remembered: Remembered | None = None,
    room: Room | None = None,
) -> Reading:
    """Read a workbook into parties, memberships, meetings, attendance and ties.

    Parameters
    ----------
    workbook
        An opened file or folder of files (``malai_core.formats.open_workbook``).
    progress
        Called with the name of the sheet and the rows read in it, every 1,000 rows and at its end.
    overrides
        What a person chose for a sheet, by its name: kind, heading row, meaning of columns, eras.
    remembered
        What people said of headings in earlier files, by kind of sheet.
    room
        Where what is read is kept: in memory where it is left out; a ``Spool`` puts very much
        aside on disk. The reading says the same either way.

    Returns
    -------
    Reading
        Every row that says something is in it: read, put together with another, or set aside with
        a reason. Sheets are reported in the order of the file. An empty workbook gives an empty
        reading.

    Raises
    ------
    UnreadableFileError
        A sheet turns out to be broken while it is read.

    Notes
    -----
    The first 150 rows of each sheet are looked at to recognise it; then each is read once, in the
    order registers, activities, sign-in sheets, ties. Time O(cells). Rows are not held; memory is
    that of the room: O(what is read), or as a ``Spool`` was told, and 8 bytes for a party. Of one
    party or tie all rows that speak of it are held. The order of rows within a sheet changes keys,
    never counts.

    Examples
    --------
    >>> from malai_core.formats import Sheet, Workbook
    >>> rows = [("From", "To"), ("Dao", "Fah"), ("Fah", "Mek")]
    >>> book = Workbook("x.csv", (Sheet("x", False, lambda: iter(rows)),), "")
    >>> reading = read(book)
    >>> len(reading.parties), len(reading.ties)
    (3, 2)
    """
    ledger = Ledger(workbook.name, room)
    with _collector_paused():
        planned = list(_plan(workbook, ledger.reading, overrides or {}, remembered or {}))
        notes, ties = Attendances(ledger), TieTable(ledger)
        for task in sorted(planned, key=lambda task: task.rank):
            _read_sheet(ledger, task, notes, ties, progress)
        suggest(ledger)
    return ledger.reading


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the collector of cycles, which a reading has none of.

    It would walk all records again each time they have grown by a quarter: a third of the time of
    a large register.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _plan(
    workbook: Workbook,
    reading: Reading,
    overrides: Mapping[str, SheetOverride],
    remembered: Remembered,
) -> Iterator[_Planned]:
    """Report every sheet; yield those that will be read."""
    for sheet in workbook.sheets:
        chosen = overrides.get(sheet.name)
        report = SheetReport(sheet.name, SheetKind.SKIPPED)
        reading.sheets.append(report)
        reason = _reason_to_skip(sheet, chosen)
        rows = [] if reason else _first_rows(sheet)
        is_bare = bool(reason) or not any(rows)
        layout = None if is_bare else recognise(sheet.name, rows, chosen, remembered)
        if layout is None:
            found = sentences.UNRECOGNISED if any(rows) else sentences.EMPTY
            report.doubts.append(reason or found)
            continue
        report.kind = layout.kind
        report.header_row = layout.heads.last_row or None
        report.columns, report.remembered = layout.said_columns(), layout.remembered
        eras = chosen.eras if chosen else {}
        yield _Planned(sheet, report, layout, _common_era(layout, rows), eras)


def _reason_to_skip(sheet: Sheet, chosen: SheetOverride | None) -> Sentence | None:
    if chosen is not None:
        return sentences.CHOSEN if chosen.kind is SheetKind.SKIPPED else None
    if sheet.is_hidden:
        return sentences.HIDDEN
    return sentences.NOTES if NOTE_SHEET.match(sheet.name.strip()) else None


def _first_rows(sheet: Sheet) -> list[Row]:
    rows = sheet.rows()
    found = [row for _, row in zip(range(LOOKED_AT_ROWS), rows, strict=False)]
    close = getattr(rows, "close", None)
    if close is not None:
        close()
    return found


def _common_era(layout: Layout, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the headings of the date columns whose two-digit years are of the Common Era."""
    sample, names = Sample(rows[layout.heads.last_row :]), layout.heads.names()
    places = (layout.place[column] for column in _DATED if column in layout.place)
    return tuple(names[i] for i in places if i < len(names) and is_common_era(sample.raw(i)))


def _read_sheet(
    ledger: Ledger,
    task: _Planned,
    notes: Attendances,
    ties: TieTable,
    progress: Progress | None,
) -> None:
    desk = Desk(ledger, task.report)
    dates = Dates(desk, task.common_era, task.eras)
    reader = _reader(desk, task.layout, dates, notes, ties)
    _read_rows(task, reader, desk, progress)
    reader.finish()
    dates.finish()
    if task.layout.kind in {SheetKind.PEOPLE, SheetKind.PARTIES}:
        ledger.has_register |= task.report.rows_read > 0
        ledger.has_phones |= Column.PHONE in task.layout.place


def _reader(
    desk: Desk, layout: Layout, dates: Dates, notes: Attendances, ties: TieTable
) -> RowReader:
    if layout.kind is SheetKind.ATTENDANCE_MATRIX:
        return MatrixReader(desk, layout, dates, notes)
    if layout.kind is SheetKind.ATTENDANCE_LIST:
        return ListReader(desk, layout, dates, notes)
    if layout.kind is SheetKind.TIES:
        return TieReader(desk, layout, dates, ties)
    return _READERS[layout.kind](desk, layout, dates)


def _read_rows(task: _Planned, reader: RowReader, desk: Desk, progress: Progress | None) -> None:
    report, layout = task.report, task.layout
    wanted = RowFilter(layout)
    names = layout.heads.names()
    number = 0
    for number, cells in enumerate(task.sheet.rows(), 1):
        if number > layout.heads.last_row and wanted.is_read(cells):
            report.rows_read += 1
            reader.take(Line(Where(report.name, number), cells, layout, names))
            desk.ledger.room.rest()
        elif not layout.heads.first_row <= number <= layout.heads.last_row:
            report.passed_over += 1
        if progress and number % _PROGRESS_ROWS == 0:
            progress(report.name, number)
    if wanted.sections:
        desk.doubt(sentences.passed_heads(len(wanted.sections), wanted.sections.least))
    if progress:
        progress(report.name, number)
