"""The way to the core: from bytes to a reading, with what a person said about sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from malai.interchange.exporting.layout import export_language, overrides_of_export, put_right
from malai.interchange.progress import Ticker, folder
from malai_core.errors import UnreadableFileError
from malai_core.formats import Row, Sheet, Workbook
from malai_core.formats.networks import Network
from malai_core.reading import (
    COLUMN_WORDS,
    Column,
    Era,
    Reading,
    Remembered,
    SheetKind,
    SheetOverride,
    read,
)
from malai_core.reading.any_file import network_unless_read, open_any
from malai_core.reading.from_network import reading_of as reading_of_network
from malai_core.spill import AFTER, Rows, Spool

#: More rows than this are read and written by the worker: about a second of work.
MOST_ROWS_AT_ONCE: Final = 3_000
#: Of more parties, marks or relationships than this the others are put aside on disk.
MOST_IN_MEMORY = AFTER
#: Where a format does not say its rows, so many bytes are taken for one.
_BYTES_A_ROW: Final = 60

Names = Mapping[SheetKind, Rows[str]]
KnownAmong = Callable[[Reading], Names]
#: Names of the two lists that are added to a file; no sheet of Excel may be called so.
GUESTS: Final = {SheetKind.PEOPLE: "[malai people]", SheetKind.ORGANISATIONS: "[malai bodies]"}
_GUEST_KINDS: Final = {name: SheetOverride(kind, 1) for kind, name in GUESTS.items()}


class Asked(NamedTuple):
    """How a file is to be read."""

    stored: Mapping[str, Any]
    remembered: Remembered
    ticker: Ticker


__all__ = [
    "UnreadableFileError",
    "one_row",
    "opened",
    "overrides_from",
    "reading_of",
    "rows_about",
]


@dataclass(frozen=True, slots=True)
class Book(Workbook):
    """An opened file: sheets, or the network that another program's file holds."""

    source: Path | bytes = b""
    network: Network | None = None


def opened(source: Path | bytes, name: str) -> Book:
    """Open a file; use it as a context manager. A network file is read whole: it lies in memory.

    Raises
    ------
    UnreadableFileError
        It is no table and no network file, broken, locked, or larger than is read.
    """
    found = open_any(source, name=name)
    if isinstance(found, Network):
        return Book(name, (), "", source=source, network=found)
    return Book(
        found.name, found.sheets, found.fingerprint, found.notes, found.on_close, source=source
    )


def rows_about(book: Workbook, size: int) -> int:
    """Return about how many rows the file has, from what its sheets say or from its size."""
    if isinstance(book, Book) and book.network is not None:
        return len(book.network.members) + len(book.network.ties)
    hints = [sheet.size_hint for sheet in book.sheets]
    if any(hint is None for hint in hints):
        return max(size // _BYTES_A_ROW, sum(hint or 0 for hint in hints))
    return sum(hint or 0 for hint in hints)


def overrides_from(stored: Mapping[str, Any]) -> dict[str, SheetOverride]:
    """Return what a person said about sheets, from the import's JSON."""
    return {
        sheet: SheetOverride(
            kind=SheetKind(said["kind"]) if said.get("kind") else None,
            header_row=said.get("header_row"),
            columns=said.get("columns", {}),
            eras=eras_from(said.get("eras", {})),
        )
        for sheet, said in stored.items()
    }


def eras_from(stored: Mapping[str, str]) -> dict[str, Era]:
    """Return the era of each heading, from JSON."""
    return {heading: Era(era) for heading, era in stored.items()}


def reading_of(
    book: Workbook,
    *,
    stored: Mapping[str, Any] | None = None,
    remembered: Remembered | None = None,
    ticker: Ticker | None = None,
    known_among: KnownAmong | None = None,
) -> Reading:
    """Read an opened file. An export of ours is read by its own layout, not by guessing.

    ``stored`` is what a person said about its sheets, ``remembered`` what people of the workspace
    said of headings in earlier files.

    Where the file has a register of its own, a name that it lacks is set aside; ``known_among``
    says which of those the workspace knows, and with them the file is read a second time.

    Memory does not grow with a table: what is too much lies on disk until the reading is closed.
    A network file is read as its own program means it; nothing is asked about sheets.
    """
    if isinstance(book, Book) and book.network is not None:
        return reading_of_network(book.network, book.name)
    asked = Asked(stored or {}, remembered or {}, ticker or Ticker())
    reading = _read(book, asked)
    if not asked.stored and (network := _network_instead(reading, book)) is not None:
        reading.close()
        return reading_of_network(network, book.name)
    names = known_among(reading) if known_among else {}
    if any(len(found) for found in names.values()):
        asked.ticker.done = 0
        with closing(reading):
            reading = _without_guests(_read(_with_guests(book, names), asked))
    if (language := export_language(book)) is not None:
        put_right(reading, language)
    return reading


def _network_instead(reading: Reading, book: Workbook) -> Network | None:
    """Return the network that a file of tables is, where no sheet was recognised."""
    if not isinstance(book, Book) or len(book.sheets) == 0:
        return None
    return network_unless_read(reading, book.source, name=book.name)


def _with_guests(book: Workbook, names: Names) -> Workbook:
    """Return the file with a list of people and one of organisations the workspace knows."""
    sheets = [_list_of(kind, found) for kind, found in names.items() if len(found)]
    # The first sheet of an export of ours says what the others are, so it stays the first.
    first = 1 if export_language(book) else 0
    return replace(book, sheets=(*book.sheets[:first], *sheets, *book.sheets[first:]))


def _list_of(kind: SheetKind, names: Rows[str]) -> Sheet:
    def rows() -> Iterator[Row]:
        yield (COLUMN_WORDS[Column.NAME].th,)
        yield from ((name,) for name in names)

    return Sheet(GUESTS[kind], is_hidden=False, rows=rows, size_hint=len(names) + 1)


def _without_guests(reading: Reading) -> Reading:
    """Leave out what was added: the reports of the two lists; their names are mere mentions."""
    reading.sheets = [report for report in reading.sheets if report.name not in GUESTS.values()]
    for key, party in reading.parties.items():
        own = [row for row in party.rows if row.sheet not in GUESTS.values()]
        if len(own) < len(party.rows):
            party.is_listed = party.is_listed and bool(own)
            party.rows = own or party.rows
            reading.parties[key] = party
        reading.room.rest()
    return reading


def _read(book: Workbook, asked: Asked) -> Reading:
    ours = overrides_of_export(book)
    overrides = {**ours, **_GUEST_KINDS, **overrides_from(asked.stored)}
    ticker = asked.ticker
    before = 0
    last = ""

    def progress(sheet: str, rows: int) -> None:
        nonlocal before, last
        if sheet != last:
            before, last = ticker.done, sheet
        ticker.tick(sheet, before + rows)

    room = Spool(after=MOST_IN_MEMORY, folder=folder())
    try:
        # Our own exports are read by their layout; nothing said of other files counts there.
        remembered = {} if ours else asked.remembered
        return read(book, overrides=overrides, remembered=remembered, progress=progress, room=room)
    except BaseException:
        room.close()
        raise


def one_row(sheet: str, row: int, facts: Mapping[str, Any], cells: Mapping[str, str]) -> Reading:
    """Read one row again, as its sheet was read, under its own number.

    ``facts`` are the kind and columns of the sheet as the preview kept them; without them the
    headings are recognised anew.
    """
    heads, values = tuple(cells), tuple(cells.values())

    def rows() -> Iterator[Row]:
        yield heads
        for _number in range(2, max(row, 2)):
            yield ()
        yield values

    known = facts.get("columns", {})
    # Meetings across a sign-in matrix are found by what stands below them.
    columns = {head: known[head] for head in heads if known.get(head) not in {None, "meeting"}}
    kind = SheetKind(facts["kind"]) if facts.get("kind") else None
    book = Workbook(sheet, (Sheet(sheet, is_hidden=False, rows=rows),), "")
    eras = eras_from(facts.get("taken_eras", {}))
    return read(book, overrides={sheet: SheetOverride(kind, 1, columns, eras)})
