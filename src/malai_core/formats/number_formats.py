"""Which number formats make a number a date, and which date a number is.

Excel stores dates as days since the end of 1899 (or 1904) and says only by the format that they are
dates. Format ids follow ECMA-376 part 1, 18.8.30, with the ids that Thai Excel adds.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from enum import Enum
from typing import Final

from malai_core.formats.model import CellValue


class Reading(Enum):
    """How a number in a cell is meant."""

    NUMBER = "number"
    MOMENT = "moment"
    DURATION = "duration"


_BUILTIN_MOMENTS: Final = frozenset(
    [*range(14, 23), *range(27, 37), 45, 47, *range(50, 59), *range(71, 79), 80, 81]
)
_BUILTIN_DURATIONS: Final = frozenset([46, 79])
_NOT_LETTERS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_DURATION: Final = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_MOMENT: Final = re.compile(r"[dmyhsb]", re.IGNORECASE)
_GENERAL: Final = re.compile(r"general|standard", re.IGNORECASE)

_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's dates have no time zone
_EPOCH_BEFORE_MARCH: Final = datetime(1899, 12, 31)  # noqa: DTZ001 - as above
_EPOCH_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 - as above
_FIRST_OF_MARCH_1900: Final = 61
_AFTER_9999: Final = timedelta(days=2_958_466)
_YEARS_1900_TO_1904: Final = timedelta(days=1462)
_LARGEST_SERIAL: Final = 3_000_000
_DAY_MILLISECONDS: Final = 86_400_000


def reading_of(format_id: int, code: str | None = None) -> Reading:
    """Return how a number is meant under a format.

    Parameters
    ----------
    format_id
        The ``numFmtId`` of the cell's style.
    code
        The format's own code where the workbook defines one; it has the last word.

    Examples
    --------
    >>> reading_of(14).value, reading_of(0).value, reading_of(165, "[h]:mm").value
    ('moment', 'number', 'duration')
    >>> reading_of(166, "[$-D07041E]d mmm yyyy").value, reading_of(167, '0.0" days"').value
    ('moment', 'number')
    """
    if code is not None:
        return _reading_of_code(code)
    if format_id in _BUILTIN_DURATIONS:
        return Reading.DURATION
    return Reading.MOMENT if format_id in _BUILTIN_MOMENTS else Reading.NUMBER


def _reading_of_code(code: str) -> Reading:
    # Only the first section counts: the others are for negative numbers, zero and text.
    letters = _GENERAL.sub("", _NOT_LETTERS.sub("", code).split(";", 1)[0])
    if _DURATION.search(letters):
        return Reading.DURATION
    return Reading.MOMENT if _MOMENT.search(letters) else Reading.NUMBER


def moment(serial: float, *, from_1904: bool = False) -> CellValue:
    """Return the date, time or both that a serial number stands for.

    A fraction below one day is a time, a whole number a date. Excel believes in 29 February 1900
    (serial 60), which is read as the day before. Rounded to milliseconds. A number that is no
    date (negative, after 9999) stays a number.

    Examples
    --------
    >>> moment(43831), moment(0.5), moment(43831.25)
    (datetime.date(2020, 1, 1), datetime.time(12, 0), datetime.datetime(2020, 1, 1, 6, 0))
    """
    if not 0 <= serial < _LARGEST_SERIAL:
        return plain(serial)
    span = duration(serial)
    if span >= (_AFTER_9999 - _YEARS_1900_TO_1904 if from_1904 else _AFTER_9999):
        return plain(serial)
    if serial < 1:
        return clock_time(span)
    value = _epoch(serial, from_1904=from_1904) + span
    return value.date() if value.time() == time() else value


def clock_time(span: timedelta) -> time:
    """Return the time of day so long after midnight."""
    return (_EPOCH + span).time()


def duration(days: float) -> timedelta:
    """Return a span of days, to the millisecond."""
    return timedelta(milliseconds=round(days * _DAY_MILLISECONDS))


def read_iso(text: str) -> CellValue:
    """Return the date or time of a cell that is written in ISO 8601, or the text itself.

    Examples
    --------
    >>> read_iso("2020-01-01T00:00:00"), read_iso("2020-01-01T06:30:00Z"), read_iso("soon")
    (datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1, 6, 30), 'soon')
    """
    for kind in (datetime, time):
        try:
            value = kind.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            continue
        return value.date() if isinstance(value, datetime) and value.time() == time() else value
    return text


def _epoch(serial: float, *, from_1904: bool) -> datetime:
    if from_1904:
        return _EPOCH_1904
    return _EPOCH if serial >= _FIRST_OF_MARCH_1900 - 1 else _EPOCH_BEFORE_MARCH


def plain(number: float) -> int | float:
    """Return a whole number as ``int``, any other as it is."""
    return int(number) if float(number).is_integer() else number
