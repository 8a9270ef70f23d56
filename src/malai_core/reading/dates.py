"""Dates of a sheet, column by column: one era for years of two digits, and the doubts counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from malai_core.formats import CellValue
from malai_core.labels import Value
from malai_core.reading import sentences
from malai_core.reading.cells import written
from malai_core.reading.ledger import Desk
from malai_core.reading.model import SetAsideReason
from malai_core.reading.rows import Line
from malai_core.text import NotADateError, PartialDate, ascii_digits, read_date

_SHORT_YEAR: Final = re.compile(r".*[/.\-\s'’ก-ฮa-z](\d\d)", re.IGNORECASE | re.DOTALL)
#: Two digits above this are no year of the Common Era that a record of today can hold.
_LAST_COMMON: Final = 30


@dataclass(slots=True)
class _Doubt:
    count: int
    sample: str
    read: PartialDate
    why: Value | None


def short_year(text: str) -> int | None:
    """Return the year of a date written with two digits, ``None`` where it has four.

    Examples
    --------
    >>> short_year("12/1/60"), short_year("5 ม.ค. ๖๕"), short_year("2020-01-12"), short_year("60")
    (60, 65, None, None)
    """
    digits = ascii_digits(text)
    found = None if re.search(r"\d{4}", digits) else _SHORT_YEAR.fullmatch(digits)
    return int(found[1]) if found and re.search(r"\d\D", digits) else None


def is_common_era(samples: Sequence[CellValue]) -> bool:
    """Return whether the two-digit years of a column are of the Common Era.

    Parameters
    ----------
    samples
        Cells of the column.

    Returns
    -------
    bool
        True only if there are such years and all are 30 or less: 14/3/22 is 2022. One year above
        decides for the Buddhist era, since 62 is 2562.

    Examples
    --------
    >>> is_common_era(["14/3/22", "1/5/19"]), is_common_era(["14/3/22", "1/5/62"])
    (True, False)
    """
    texts = (value for value in samples if isinstance(value, str))
    years = [year for text in texts if (year := short_year(text)) is not None]
    return bool(years) and max(years) <= _LAST_COMMON


class Dates:
    """The dates of one sheet."""

    def __init__(self, desk: Desk, common_era: Sequence[str] = ()) -> None:
        self._desk = desk
        self._common = frozenset(common_era)
        self._doubts: dict[tuple[str, bool], _Doubt] = {}

    def read(self, line: Line, column: str, value: CellValue) -> PartialDate | None:
        """Return the date of a cell; a text that is no date sets the cell aside."""
        if value is None or isinstance(value, bool):
            return None
        try:
            return self._of(column, value)
        except NotADateError:
            sentence = sentences.bad_date(column, written(value))
            self._desk.set_cell_aside(
                line, SetAsideReason.BAD_DATE, sentence, column, written(value)
            )
            return None

    def _of(self, column: str, value: CellValue) -> PartialDate | None:
        reading = read_date(
            value if isinstance(value, str | int | float | date) else written(value)
        )
        if reading is None or reading.doubt is None:
            return reading.date if reading else None
        text = value if isinstance(value, str) else ""
        # A two-digit year without a doubt has its era written beside it.
        year = short_year(text)
        day = self._in_era(reading.date, column, year)
        self._note(column, written(value), day, None if year is not None else reading.doubt)
        return day

    def _in_era(self, day: PartialDate, column: str, year: int | None) -> PartialDate:
        is_buddhist = year is not None and day.year == 2500 + year - 543
        if year is not None and is_buddhist and column in self._common and year <= _LAST_COMMON:
            return replace(day, year=2000 + year)
        return day

    def _note(self, column: str, text: str, day: PartialDate, why: Value | None) -> None:
        known = self._doubts.get((column, why is None))
        if known:
            known.count += 1
        else:
            self._doubts[column, why is None] = _Doubt(1, text, day, why)

    def note_short(self, column: str, text: str, day: PartialDate) -> None:
        """Note a two-digit year that was read elsewhere, such as in a heading."""
        self._note(column, text, day, None)

    def finish(self) -> None:
        """Say each doubt once per column."""
        for (column, _), doubt in self._doubts.items():
            if doubt.why is None:
                said = sentences.short_years(column, doubt.count, doubt.sample, doubt.read)
            else:
                said = sentences.doubtful_dates(
                    column, doubt.count, doubt.sample, doubt.read, doubt.why
                )
            self._desk.doubt(said)
