"""Dates with the precision that is known, said in the Buddhist era or in English.

Stored dates are Gregorian; the Buddhist era (year + 543) exists in what people read and write only.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Final, Literal

from malai_core.errors import InvalidInputError
from malai_core.labels import Language, Words

Style = Literal["long", "short", "weekday"]

#: A year of the Buddhist era minus this is a Gregorian year. Before 1941 the Thai year began on
#: 1 April, so for January to March of those years it is one year off.
BUDDHIST_ERA: Final = 543

THAI_MONTHS: Final = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
THAI_SHORT_MONTHS: Final = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
ENGLISH_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_THAI_DAYS: Final = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
_ENGLISH_DAYS: Final = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
]
_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A Gregorian date known to the year, the month or the day.

    Ordered by time; of two that begin alike, the less precise comes first.

    Raises
    ------
    InvalidInputError
        No calendar has this date, or a day stands without its month.

    Examples
    --------
    >>> joined = PartialDate(2016, 3)
    >>> joined.iso, joined.in_language("th"), joined.first_day < joined.last_day
    ('2016-03', 'มีนาคม 2559', True)
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a date that no calendar has."""
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            raise self._refusal() from None
        if 0 in (self.month, self.day) or (self.month is None and self.day is not None):
            raise self._refusal()

    def _refusal(self) -> InvalidInputError:
        parts = [str(part) for part in (self.day, self.month, self.year) if part is not None]
        return InvalidInputError(
            Words("ไม่มีวันที่ {said} ในปฏิทิน", "There is no {said} in the calendar"),
            said="/".join(parts),
        )

    def __lt__(self, other: PartialDate) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    @property
    def iso(self) -> str:
        """The date as ISO 8601 writes it, at the precision known: ``2016-03``."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Return the date that :attr:`iso` wrote; another form is an ``InvalidInputError``."""
        found = _ISO.fullmatch(text)
        if found is None:
            raise InvalidInputError(
                Words("“{text}” ไม่ใช่วันที่แบบ ISO", "“{text}” is not an ISO date"), text=text
            )
        return cls(*(int(part) for part in found.groups() if part is not None))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return a whole calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def first_day(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def in_language(self, language: Language) -> str:
        """Return the date as people say it: ``5 มีนาคม 2559``, ``5 March 2016``."""
        return say_date(self, language)


def say_date(value: PartialDate | date, language: Language, *, style: Style = "long") -> str:
    """Return a date as people say it: Thai in the Buddhist era, English in the common era.

    Parameters
    ----------
    value
        A date at any precision; what is not known is not said.
    language
        ``"th"`` or ``"en"``.
    style
        ``"long"``, ``"short"`` (month abbreviated) or ``"weekday"`` (as long as the day is known).

    Examples
    --------
    >>> day = date(2016, 3, 5)
    >>> say_date(day, "th", style="weekday"), say_date(day, "th", style="short")
    ('วันเสาร์ที่ 5 มีนาคม 2559', '5 มี.ค. 2559')
    >>> say_date(PartialDate(2016), "th"), say_date(day, "en", style="weekday")
    ('พ.ศ. 2559', 'Saturday 5 March 2016')
    """
    known = PartialDate.of(value) if isinstance(value, date) else value
    said = _without_weekday(known, language, short=style == "short")
    if style != "weekday" or known.day is None:
        return said
    weekday = known.first_day.weekday()
    return (
        f"วัน{_THAI_DAYS[weekday]}ที่ {said}"
        if language == "th"
        else f"{_ENGLISH_DAYS[weekday]} {said}"
    )


def _without_weekday(known: PartialDate, language: Language, *, short: bool) -> str:
    thai = language == "th"
    year = str(known.year + BUDDHIST_ERA if thai else known.year)
    if known.month is None:
        return f"พ.ศ. {year}" if thai else year
    month = _thai_month(known.month, short) if thai else _english_month(known.month, short)
    return " ".join(part for part in (known.day and str(known.day), month, year) if part)


def _thai_month(month: int, short: bool) -> str:  # noqa: FBT001 - two words, one use
    return (THAI_SHORT_MONTHS if short else THAI_MONTHS)[month - 1]


def _english_month(month: int, short: bool) -> str:  # noqa: FBT001 - two words, one use
    return ENGLISH_MONTHS[month - 1][: 3 if short else None]


def fiscal_year(day: date) -> int:
    """Return the Thai fiscal year that ``day`` lies in, as a year of the Buddhist era.

    It runs from 1 October to 30 September and has the name of the year it ends in.

    References
    ----------
    Budget Procedures Act B.E. 2561, section 4 (ปีงบประมาณ).

    Examples
    --------
    >>> fiscal_year(date(2022, 9, 30)), fiscal_year(date(2022, 10, 1))
    (2565, 2566)
    """
    return day.year + BUDDHIST_ERA + (day.month >= 10)
