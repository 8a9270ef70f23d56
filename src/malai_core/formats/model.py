"""What every kind of file is read into: a workbook of sheets, each a stream of typed rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import TracebackType

from malai_core.labels import Words

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell can hold. A blank cell is ``None``; a whole number is an ``int``."""

Row = tuple[CellValue, ...]
"""One row; short where the sheet is short, ``()`` where the row is empty."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, read again at each call of ``rows``.

    ``rows()`` yields from row 1 as the spreadsheet counts, so ``enumerate(sheet.rows(), 1)``
    numbers rows as people see them. A value merged over several rows stands in each of them; a
    title merged over several columns stands once.
    """

    name: str
    is_hidden: bool
    rows: Callable[[], Iterator[Row]]
    size_hint: int | None = None
    """About how many rows, for a progress bar; ``None`` where only reading would tell."""


def _nothing() -> None:
    """Close nothing."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """An opened file (or folder of files) and its sheets; a context manager."""

    name: str
    sheets: tuple[Sheet, ...]
    fingerprint: str
    """SHA-256 of the bytes, in hexadecimal: equal content, equal fingerprint."""
    notes: tuple[Words, ...] = ()
    """What the reader should be told, though nothing was refused: macros were left alone."""
    on_close: Callable[[], None] = field(default=_nothing, repr=False, compare=False)

    def close(self) -> None:
        """Close the file and remove what was put aside for reading it; may be called again."""
        self.on_close()

    def __enter__(self) -> Workbook:
        """Return the workbook."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the workbook."""
        self.close()
