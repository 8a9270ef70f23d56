"""Merged cells: a value that stands for several rows is written into each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop
from typing import Final

from malai_core.formats.model import CellValue, Row

_RANGE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?[A-Z]{1,3}\$?([0-9]{1,7})", re.I)


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """The left column of a merged range; rows count from 1, columns from 0."""

    top: int
    bottom: int
    column: int


def column_number(letters: str) -> int:
    """Return the number of a column, from 0.

    Examples
    --------
    >>> column_number("A"), column_number("XFD")
    (0, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def vertical_merge(reference: str) -> Merge | None:
    """Return the merge if the range (``B2:C5``) spans several rows, else ``None``."""
    found = _RANGE.fullmatch(reference)
    if found is None:
        return None
    merge = Merge(int(found[2]), int(found[3]), column_number(found[1]))
    return merge if merge.bottom > merge.top else None


class FillDown:
    """The values that stand for rows still to come, at most one for a column."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[int, CellValue]] = {}

    def hold(self, merge: Merge, value: CellValue) -> None:
        """Remember a value for the rows below the top of its merge."""
        if value is not None:
            self._held[merge.column] = (merge.bottom, value)

    def fill(self, number: int, row: Row) -> Row:
        """Return the row with the values that reach into it."""
        if not self._held:
            return row
        for column in [column for column, held in self._held.items() if held[0] < number]:
            del self._held[column]
        return self._with_held(row) if row and self._held else row

    def _with_held(self, row: Row) -> Row:
        width = max(len(row), max(self._held) + 1)
        cells = [*row, *[None] * (width - len(row))]
        for column, (_, value) in self._held.items():
            if cells[column] is None:
                cells[column] = value
        return tuple(cells)


def filled_down(rows: Iterable[Row], merges: Iterable[Merge]) -> Iterator[Row]:
    """Yield the rows with merged values repeated downwards.

    A row that has nothing of its own stays empty: a label merged over blank rows makes no records.

    Examples
    --------
    >>> rows = [("ครูแดง", 1), (None, 2), (), ("ครูดำ", 3)]
    >>> list(filled_down(rows, [Merge(1, 3, 0)]))
    [('ครูแดง', 1), ('ครูแดง', 2), (), ('ครูดำ', 3)]
    """
    waiting = list(merges)
    heapify(waiting)
    held = FillDown()
    for number, own in enumerate(rows, 1):
        row = held.fill(number, own)
        while waiting and waiting[0].top <= number:
            merge = heappop(waiting)
            if merge.top == number and merge.column < len(row):
                held.hold(merge, row[merge.column])
        yield row
