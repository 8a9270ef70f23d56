"""Dates with the precision that is known, said in the Buddhist era or in English."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

from malai_core.labels import Language

Style = Literal["long", "short", "weekday"]
THAI_MONTHS = tuple(
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
)
THAI_SHORT = tuple("ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split())
THAI_DAYS = tuple("จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split())


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A Gregorian date known to the year, the month or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a date that no calendar has."""
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def iso(self) -> str:
        """ISO 8601 at the precision known."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Return the date that ``.iso`` wrote."""
        return cls(*(int(part) for part in text.split("-")))

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
        """Return the date as people say it."""
        return say_date(self, language)


def say_date(value: PartialDate | date, language: Language, *, style: Style = "long") -> str:
    """Return a date as people say it, in the Buddhist era for Thai."""
    if isinstance(value, date):
        value = PartialDate.of(value)
    if value.month is None:
        return f"พ.ศ. {value.year + 543}" if language == "th" else str(value.year)
    if language == "th":
        month = (THAI_SHORT if style == "short" else THAI_MONTHS)[value.month - 1]
        year = value.year + 543
    else:
        month = calendar.month_abbr[value.month] if style == "short" else calendar.month_name[value.month]
        year = value.year
    said = f"{month} {year}" if value.day is None else f"{value.day} {month} {year}"
    if style != "weekday" or value.day is None:
        return said
    weekday = value.first_day.weekday()
    return f"วัน{THAI_DAYS[weekday]}ที่ {said}" if language == "th" else f"{calendar.day_name[weekday]} {said}"


def fiscal_year(day: date) -> int:
    """Return the Thai fiscal year (Buddhist era) that ``day`` lies in."""
    return day.year + 543 + (day.month >= 10)
