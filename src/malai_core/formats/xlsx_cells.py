"""What one cell of an xlsx sheet holds, from its type, its style and its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from malai_core.formats.model import CellValue
from malai_core.formats.number_formats import Reading, duration, moment, plain, read_iso
from malai_core.formats.shared_texts import Texts, unescape

_LONGEST_WHOLE: Final = 18  # digits; a spreadsheet keeps 15, and int() of long texts is slow
_HUGE: Final = 1e308


@dataclass(frozen=True, slots=True)
class CellContext:
    """What the cells of a workbook refer to."""

    texts: Texts
    readings: dict[str, Reading]
    """Styles under which a number is a date or a duration; all others are left out."""
    from_1904: bool = False

    def value(self, kind: str, style: str, text: str) -> CellValue:
        """Return the value of a cell; an error (``#N/A``) is blank.

        Parameters
        ----------
        kind, style
            The attributes ``t`` and ``s``, ``""`` where the cell has none.
        text
            What stands in the cell.

        Raises
        ------
        ValueError, IndexError
            The text is not what the type of the cell promises.
        """
        if not text:
            return None
        if kind == "s":
            return self.texts[_place(text)] or None
        if kind in {"", "n"}:
            return self._number(style, text)
        return _other(kind, text)

    def _number(self, style: str, text: str) -> CellValue:
        reading = self.readings.get(style)
        if reading is None:
            return read_number(text)
        if reading is Reading.MOMENT:
            return _read_moment(text, self.from_1904)
        return duration(float(text))


def read_number(text: str) -> int | float | str:
    """Return a number as spreadsheets mean it: whole ones are ``int``; no infinity, no nan.

    Examples
    --------
    >>> read_number("3"), read_number("3.0"), read_number("1E3"), read_number("nan")
    (3, 3, 1000, 'nan')
    """
    if text.isdecimal() and len(text) <= _LONGEST_WHOLE:
        return int(text)
    number = float(text)
    return plain(number) if -_HUGE < number < _HUGE else text


@lru_cache(maxsize=8192)
def _read_moment(text: str, from_1904: bool) -> CellValue:  # noqa: FBT001 - a cache key
    # The dates of a column repeat, and making one costs ten look-ups.
    return moment(float(text), from_1904=from_1904)


def _place(text: str) -> int:
    place = int(text)
    if place < 0:
        raise IndexError(place)
    return place


def _other(kind: str, text: str) -> CellValue:
    if kind in {"str", "inlineStr"}:
        return unescape(text)
    if kind == "b":
        return text.strip() not in {"0", "false"}
    return None if kind == "e" else read_iso(text)
