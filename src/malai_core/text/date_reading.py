"""Dates as people write them in workbooks, read with the doubts stated.

The order is day, month, year, unless the year stands first. Every guess comes with a sentence, so
that an import can show it and ask.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from malai_core.errors import InvalidInputError, MalaiError
from malai_core.labels import Words
from malai_core.text.cleaning import ascii_digits, clean
from malai_core.text.date_patterns import (
    ABOUT,
    BEFORE,
    FISCAL,
    MONTHS,
    SPAN,
    TIME,
    cells,
    headings,
)
from malai_core.text.date_years import YearReading, doubts, year_of
from malai_core.text.dates import PartialDate

#: Day numbers that a spreadsheet keeps (1954 to 2064); other whole numbers are just numbers.
SPREADSHEET_DAYS: Final = range(20000, 60001)
_SPREADSHEET_DAY_0: Final = date(1899, 12, 30)
_BLANK: Final = frozenset({"", "-", "–", "—", ".", "?", "n/a", "na", "ไม่ระบุ", "ไม่ทราบ", "ไม่มี"})
_WHOLE_NUMBER: Final = re.compile(r"(\d{4,8})(?:\.0*)?", re.ASCII)
#: Characters of a refused cell that its error repeats.
_SHOWN: Final = 60
_LETTERS_ONLY: Final = str.maketrans("", "", ". ")
_EMPTY_BRACKETS: Final = re.compile(r"\(\s*\)|\[\s*\]")

_SPAN_DOUBT: Final = Words(
    "เป็นช่วงวันที่ จึงอ่านเฉพาะวันแรก", "This is a span of days; only its first day is read."
)
_SWAPPED_DOUBT: Final = Words(
    "เดือนเกิน 12 จึงอ่านเป็นเดือน/วัน/ปี", "The month is above 12, so it is read as month/day/year."
)
_ABOUT_DOUBT: Final = Words("เป็นวันที่โดยประมาณ", "This is an approximate date.")
_FISCAL_DOUBT: Final = Words(
    "เป็นปีงบประมาณ ซึ่งเริ่มเดือนตุลาคมของปีก่อน",
    "This is a fiscal year, which begins in October of the year before.",
)


class NotADateError(MalaiError):
    """A text that should be a date cannot be read as one."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date that was read, and what is doubtful about the reading."""

    date: PartialDate
    doubt: Words | None = None


def read_date(value: str | float | date | datetime | None) -> DateReading | None:
    """Return the date in a cell, with the doubt where a guess was needed.

    Years from 2400 are of the Buddhist era, 1900 to 2100 of the common era. Two digits are a year
    of the Buddhist era (``60`` is 2560), beside an English month one of the common era; both are
    doubted. So are day numbers of a spreadsheet, spans (the first day is taken) and month/day/year.

    Parameters
    ----------
    value
        A cell: text in Thai or English, a number, a date, or nothing.

    Returns
    -------
    DateReading or None
        ``None`` where the cell is blank or says that the date is not known (``-``, ``ไม่ทราบ``).

    Raises
    ------
    NotADateError
        The cell holds something else, or a day that no calendar has.

    Notes
    -----
    A workbook date with a year from 2400 was typed in the Buddhist era and is read so. A two-digit
    year that the spreadsheet itself has turned into 1960 cannot be told from a real 1960.
    About 10 microseconds for a new text.

    Examples
    --------
    >>> read_date("12 ม.ค. 2560").date.iso, read_date("มีนาคม พ.ศ. ๒๕๕๙").date.iso
    ('2017-01-12', '2016-03')
    >>> read_date("12/1/60").doubt.en
    'The year “60” has two digits; read as B.E. 2560.'
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str):
        return _in_text(value)
    if isinstance(value, date):
        return _in_calendar(value.date() if isinstance(value, datetime) else value)
    if not isinstance(value, bool) and (reading := _in_number(value)):
        return reading
    raise _refusal(str(value))


def _refusal(text: str) -> NotADateError:
    return NotADateError(
        Words(
            "อ่าน “{text}” เป็นวันที่ไม่ได้ ลองเขียนแบบ 5 มี.ค. 2559",
            "“{text}” cannot be read as a date; write it like 5 Mar 2016.",
        ),
        text=text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…",
    )


def _in_calendar(day: date) -> DateReading:
    year = year_of(str(day.year), "", day.month)
    reading = year and _reading(year, day.month, day.day)
    if not reading:
        raise _refusal(day.isoformat())
    return reading


def _in_number(number: float) -> DateReading | None:
    if not math.isfinite(number):
        return None
    if math.floor(number) in SPREADSHEET_DAYS:
        return _spreadsheet_day(math.floor(number))
    return _matched(str(int(number))) if number == int(number) else None


def _spreadsheet_day(number: int) -> DateReading:
    doubt = Words(
        f"เซลล์เก็บเลข {number} จึงอ่านเป็นลำดับวันของตารางคำนวณ",
        f"The cell holds the number {number}; read as the day number of a spreadsheet.",
    )
    return DateReading(PartialDate.of(_SPREADSHEET_DAY_0 + timedelta(days=number)), doubt)


@lru_cache(maxsize=1 << 13)
def _in_text(text: str) -> DateReading | None:
    said = ascii_digits(clean(text))
    if said.lower() in _BLANK:
        return None
    if number := _WHOLE_NUMBER.fullmatch(said):
        reading = _in_number(int(number[1]))
    else:
        said = TIME.sub("", said)
        reading = _matched(_after(said, BEFORE)) or _guarded(said) or _first_of_span(said)
    if reading is None:
        raise _refusal(clean(text))
    return reading


def _after(said: str, opening: re.Pattern[str]) -> str:
    found = opening.match(said)
    return said[found.end() :] if found else said


def _guarded(said: str) -> DateReading | None:
    """Return the reading of an approximate date or a fiscal year, which is always in doubt."""
    for opening, doubt in ((ABOUT, _ABOUT_DOUBT), (FISCAL, _FISCAL_DOUBT)):
        if opening.match(said):
            rest = _after(said, opening)
            reading = _matched(rest) or _matched(f"ปี {rest}")
            return reading and DateReading(reading.date, doubts(doubt, reading.doubt))
    return None


def _first_of_span(said: str) -> DateReading | None:
    """Return the first day of ``30 ม.ค. - 2 ก.พ. 2560``; its year may stand at the end only."""
    for dash in SPAN.finditer(said):
        first, last = _after(said[: dash.start()], BEFORE), _after(said[dash.end() :], BEFORE)
        end = _matched(last)
        begin = _matched(first) or (end and _matched(f"{first} {end.date.year}"))
        if begin and end:
            return DateReading(begin.date, doubts(_SPAN_DOUBT, begin.doubt))
    return None


def _matched(said: str) -> DateReading | None:
    """Return the reading of a text that is a date and nothing else."""
    for pattern in cells():
        if found := pattern.fullmatch(said):
            return _from_parts(found.groupdict())
    return None


def _from_parts(parts: dict[str, str | None]) -> DateReading | None:
    name = (parts.get("name") or "").lower()
    month = MONTHS[name.translate(_LETTERS_ONLY)] if name else _number(parts.get("month"))
    day = _number(parts.get("day"))
    english = name != "" and name.isascii()
    year = year_of(parts["year"] or "", parts.get("era") or "", month, english=english)
    if year is None:
        return None
    swapped = month is not None and day is not None and month > 12 >= day
    if swapped:
        month, day = day, month
    span = _SPAN_DOUBT if parts.get("through") else None
    return _reading(year, month, day, doubts(span, _SWAPPED_DOUBT if swapped else None))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _reading(
    year: YearReading, month: int | None, day: int | None, doubt: Words | None = None
) -> DateReading | None:
    try:
        known = PartialDate(year.gregorian, month, day)
    except InvalidInputError:
        return None
    return DateReading(known, doubts(year.doubt, doubt))


def find_date(text: str) -> tuple[PartialDate | None, str]:
    """Return the date inside a heading, and the heading without it.

    A whole date is preferred to a month or a year. ``ครั้งที่ 3/2565`` is the third meeting of a
    year, not March. A year alone counts at the end of the heading or behind ``ปี``, ``พ.ศ.``,
    ``ค.ศ.``.

    Parameters
    ----------
    text
        A heading, such as the name of a column of a sign-in sheet.

    Returns
    -------
    tuple
        The date or ``None``, and the clean rest, which may be empty.

    Examples
    --------
    >>> find_date("ประชุม 5 ต.ค. 2565")
    (PartialDate(year=2022, month=10, day=5), 'ประชุม')
    >>> find_date("ครั้งที่ 3 (12/1/60)")[1]
    'ครั้งที่ 3'
    """
    title = clean(text)
    said = ascii_digits(title)
    for pattern in headings():
        for found in pattern.finditer(said):
            reading = _from_parts(found.groupdict())
            if reading is not None and not _is_loose(found):
                return reading.date, _without(title, *found.span("whole"))
    return None, title


def _is_loose(found: re.Match[str]) -> bool:
    """Return whether ``May 20`` may be a day of May as well as a year: no date for a heading."""
    parts = found.groupdict()
    name, year = parts.get("name") or "", parts["year"]
    return name.isascii() and name != "" and not parts.get("day") and len(year) == 2


def _without(title: str, start: int, end: int) -> str:
    rest = _EMPTY_BRACKETS.sub(" ", f"{title[:start]} {title[end:]}")
    return clean(rest.strip(" -–—,:;/|·"))
