"""Putting the cells of an xlsx sheet in their places and its rows in order, within the limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from malai_core.errors import UnreadableFileError
from malai_core.formats.merged import column_number
from malai_core.formats.model import CellValue, Row
from malai_core.formats.packages import Package
from malai_core.formats.refusals import (
    BROKEN_SHEET,
    TOO_LONG_TEXT,
    TOO_MANY_CELLS,
    TOO_WIDE,
    refusal,
)
from malai_core.labels import Value, Words

LAST_ROW: Final = 1_048_576
_DIGITS: Final = "0123456789"
_LONGEST_ROW_NUMBER: Final = 7
_MOST_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Where a sheet is: its package, the path in it, and the name people know it by."""

    package: Package
    path: str
    name: str


class RowBuilder:
    """Collects the finished rows of one sheet as (row number, row), empty rows left out."""

    __slots__ = ("_count", "_limits", "_number", "_part", "columns", "near", "rows")

    def __init__(self, part: SheetPart) -> None:
        self.rows: list[tuple[int, Row]] = []
        self._part = part
        self._limits = part.package.limits
        self.columns: dict[str, int] = {}
        """The numbers of the columns met so far, from 0, by their letters."""
        self.near = ""
        """The row that is being read, as written, for sentences."""
        self._number = 0
        self._count = 0

    @property
    def longest_text(self) -> int:
        """How many letters one cell may have."""
        return self._limits.text_characters

    def refuse_wide(self, cells: list[CellValue]) -> None:
        """Refuse a row that goes beyond the columns that are read."""
        most = self._limits.columns
        if len(cells) > most:
            raise self._refused(TOO_WIDE, row=self._place(), most=most)

    def refuse_long(self, text: str) -> None:
        """Refuse a text that is too long for a cell."""
        most = self._limits.text_characters
        if len(text) > most:
            raise refusal(TOO_LONG_TEXT, self._part.package.name, most=most)

    def pad(self, cells: list[CellValue], letters: str) -> None:
        """Fill the row with blanks up to the column that comes next.

        Raises
        ------
        UnreadableFileError
            There is no such column, it is already taken, or it is too far to the right.
        """
        column = self.columns.get(letters)
        if column is None:
            column = self._new_column(letters)
        if column < len(cells):
            raise self.broken()
        cells += [None] * (column - len(cells))

    def finish(self, reference: str, cells: list[CellValue]) -> None:
        """Take a row; ``reference`` is its number as written, ``""`` for the row after the last."""
        self._number = self._number_of(reference)
        self._count += len(cells)
        if self._count > self._limits.cells:
            raise self._refused(TOO_MANY_CELLS, most=self._limits.cells)
        self.refuse_wide(cells)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            self.rows.append((self._number, tuple(cells)))

    def broken(self) -> UnreadableFileError:
        """Return the refusal of a sheet that contradicts itself."""
        return self._refused(BROKEN_SHEET, row=self._place())

    def _number_of(self, reference: str) -> int:
        if not reference:
            number = self._number + 1
        elif reference.isdecimal() and len(reference) <= _LONGEST_ROW_NUMBER:
            number = int(reference)
        else:
            raise self.broken()
        if not self._number < number <= LAST_ROW:
            raise self.broken()
        return number

    def _place(self) -> int:
        is_number = self.near.isdecimal() and len(self.near) <= _LONGEST_ROW_NUMBER
        return int(self.near) if is_number else self._number + 1

    def _new_column(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha() and len(letters) <= _MOST_LETTERS):
            raise self.broken()
        column = column_number(letters)
        if column >= self._limits.columns:
            most = self._limits.columns
            raise self._refused(TOO_WIDE, row=self._place(), most=most)
        self.columns[letters] = column
        return column

    def _refused(self, words: Words, **values: Value) -> UnreadableFileError:
        return refusal(words, self._part.package.name, sheet=self._part.name, **values)
