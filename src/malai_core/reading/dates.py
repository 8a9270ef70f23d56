"""Dates of a sheet, column by column: one era for years of two digits, and the doubts counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from malai_core.errors import InvalidInputError
from malai_core.formats import CellValue
from malai_core.labels import Value
from malai_core.reading import sentences
from malai_core.reading.cells import written
from malai_core.reading.ledger import Desk
from malai_core.reading.model import HEADINGS, Era, EraDoubt, SetAsideReason
from malai_core.reading.rows import Line
from malai_core.text import NotADateError, PartialDate, ascii_digits, read_date

_SHORT_YEAR: Final = re.compile(r".*[/.\-\s'’ก-ฮa-z](\d\d)", re.IGNORECASE | re.DOTALL)
#: Two digits above this are no year of the Common Era that a record of today can hold.
_LAST_COMMON: Final = 30
#: Years of calendar cells that a spreadsheet may have made of two digits of the Buddhist era:
#: 12/1/60 typed for 2560 is kept as 1960. Earlier and later ones are what they say.
_MAY_BE_TYPED: Final = range(1930, 1976)


class BothEras(NamedTuple):
    """A date as either era reads it, and the one that is taken where nobody says otherwise."""

    buddhist: PartialDate
    common: PartialDate
    usual: Era

    def of(self, era: Era) -> PartialDate:
        """Return the date in one of them."""
        return self.common if era is Era.COMMON else self.buddhist


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


def both_eras(value: CellValue, day: PartialDate) -> BothEras | None:
    """Return a date in both eras where either may be meant, ``None`` where only one can.

    Parameters
    ----------
    value
        The cell: a text with a year of two digits, or a calendar day that a spreadsheet may have
        made of one.
    day
        The date as it was read; a day that one of the eras does not have is in no doubt.

    Examples
    --------
    >>> both = both_eras("12/1/60", PartialDate(2017, 1, 12))
    >>> both.buddhist.iso, both.common.iso, both.usual.value
    ('2017-01-12', '1960-01-12', 'be')
    >>> both_eras(date(1960, 1, 12), PartialDate(1960, 1, 12)).buddhist.iso
    '2017-01-12'
    >>> both_eras("12/1/2560", PartialDate(2017, 1, 12)) is None
    True
    """
    if isinstance(value, str):
        year = short_year(value)
    else:
        is_doubtful = isinstance(value, date) and value.year in _MAY_BE_TYPED
        year = day.year % 100 if is_doubtful else None
    if year is None:
        return None
    common = (2000 if year < 50 else 1900) + year
    usual = Era.COMMON if day.year == common else Era.BUDDHIST
    try:
        return BothEras(replace(day, year=2500 + year - 543), replace(day, year=common), usual)
    except InvalidInputError:
        return None


class Dates:
    """The dates of one sheet.

    ``eras`` is what a person chose, by heading; ``common_era`` are the headings whose years of two
    digits are taken for the Common Era where she chose nothing.
    """

    def __init__(
        self,
        desk: Desk,
        common_era: Sequence[str] = (),
        eras: Mapping[str, Era] | None = None,
    ) -> None:
        self._desk = desk
        self._common = frozenset(common_era)
        self._chosen = eras or {}
        self._eras: dict[str, EraDoubt] = {}
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
        if reading is None:
            return None
        # A two-digit year without a doubt has its era written beside it.
        is_settled = isinstance(value, str) and reading.doubt is None
        both = None if is_settled else both_eras(value, reading.date)
        if both is None:
            if reading.doubt is not None:
                self._note(column, written(value), reading.date, reading.doubt)
            return reading.date
        return self._in_era(column, written(value), both, is_text=isinstance(value, str))

    def _in_era(self, column: str, text: str, both: BothEras, *, is_text: bool) -> PartialDate:
        usual = both.usual
        if column in self._common and both.common.year <= 2000 + _LAST_COMMON and is_text:
            usual = Era.COMMON
        day = self._take(column, text, both, usual)
        if is_text and column not in self._chosen:
            self._note(column, text, day, None)
        return day

    def _take(self, column: str, text: str, both: BothEras, usual: Era) -> PartialDate:
        """Return the date in the era that was chosen or is usual; note that there are two."""
        era = self._chosen.get(column, usual)
        if column in self._eras:
            self._eras[column].count += 1
        else:
            self._eras[column] = EraDoubt(
                column, 1, text, both.buddhist, both.common, era, column in self._chosen
            )
        return both.of(era)

    def _note(self, column: str, text: str, day: PartialDate, why: Value | None) -> None:
        known = self._doubts.get((column, why is None))
        if known:
            known.count += 1
        else:
            self._doubts[column, why is None] = _Doubt(1, text, day, why)

    def of_heading(self, column: str, value: CellValue, day: PartialDate) -> PartialDate:
        """Return the day that a heading names, in the era chosen for all of them."""
        both = both_eras(value, day)
        if both is None:
            return day
        day = self._take(HEADINGS, written(value), both, both.usual)
        if isinstance(value, str) and HEADINGS not in self._chosen:
            self._note(column, written(value), day, None)
        return day

    def finish(self) -> None:
        """Say each doubt once per column."""
        self._desk.report.eras = list(self._eras.values())
        for (column, _), doubt in self._doubts.items():
            if doubt.why is None:
                said = sentences.short_years(column, doubt.count, doubt.sample, doubt.read)
            else:
                said = sentences.doubtful_dates(
                    column, doubt.count, doubt.sample, doubt.read, doubt.why
                )
            self._desk.doubt(said)
