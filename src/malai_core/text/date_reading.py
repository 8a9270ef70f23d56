"""Dates as people write them in workbooks, read with the doubts stated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from malai_core.errors import MalaiError
from malai_core.labels import Words
from malai_core.text.cleaning import ascii_digits, clean
from malai_core.text.dates import THAI_SHORT, PartialDate


class NotADateError(MalaiError):
    """A text that should be a date cannot be read as one."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date that was read, and what is doubtful about the reading."""

    date: PartialDate
    doubt: Words | None = None


def read_date(value: str | int | float | date | datetime | None) -> DateReading | None:
    """Return the date in a cell; ``None`` for an empty cell."""
    if value is None or (isinstance(value, str) and clean(value) in ("", "-")):
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return DateReading(PartialDate.of(value))
    text = ascii_digits(clean(str(value)))
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)", text)
    if found:
        day, month, year = map(int, found.groups())
        return DateReading(PartialDate(_gregorian(year), month, day))
    found = re.fullmatch(r"(\d{1,2})\s*(\S+)\s*(\d{4})", text)
    if found and found[2] in THAI_SHORT:
        month = THAI_SHORT.index(found[2]) + 1
        return DateReading(PartialDate(_gregorian(int(found[3])), month, int(found[1])))
    if re.fullmatch(r"\d{4}", text):
        return DateReading(PartialDate(_gregorian(int(text))))
    raise NotADateError(Words("อ่านวันที่ “{text}” ไม่ได้", "“{text}” is not a date"), text=text)


def _gregorian(year: int) -> int:
    if year < 100:
        year += 2500
    return year - 543 if year >= 2400 else year


def find_date(text: str) -> tuple[PartialDate | None, str]:
    """Return the date inside a heading, and the heading without it."""
    found = re.search(r"\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{2,4}|\s*\S+\s*\d{4})", ascii_digits(clean(text)))
    if found is None:
        return None, clean(text)
    try:
        reading = read_date(found.group())
    except NotADateError:
        return None, clean(text)
    rest = clean(clean(text)[: found.start()] + " " + clean(text)[found.end() :])
    return (reading.date if reading else None), rest.strip(" ()-")
