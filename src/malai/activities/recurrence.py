"""The days of a series: weekly, fortnightly, monthly; with the public holidays among them.

Days are worked out once, shown, and only then written: a series is rows, not a rule that moves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.activities.models import Pattern
from malai.kernel.holidays import holidays_of
from malai_core.labels import Language, Words

#: Activities that one series makes at most, and the years that it reaches at most.
MOST: Final = 120
MOST_YEARS: Final = 5
#: Every month has this day; of later ones the shorter months take their last.
EVERY_MONTH_HAS: Final = 28
#: A weekday this late in its month is the last one, for not every month has a fifth.
LAST: Final = 5

_DAYS_TH: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_DAYS_EN: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PLACES_TH: Final = ("", "แรก", "ที่สอง", "ที่สาม", "ที่สี่", "สุดท้าย")
_PLACES_EN: Final = ("", "first", "second", "third", "fourth", "last")


@dataclass(frozen=True, slots=True)
class Rule:
    """How a series comes again: until a day or a number of times, whichever is given.

    Weekday, day of the month and place in the month follow from ``first``.
    """

    pattern: str
    first: date
    last: date | None = None
    times: int | None = None
    """How many are held; days that are skipped do not count."""
    skips_holidays: bool = True


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a series, with the holiday that falls on it."""

    on: date
    holiday: str = ""
    is_held: bool = True


def days_of(rule: Rule, language: Language = "th") -> list[Day]:
    """Return the days of a rule in order, with the ones that are skipped, and why.

    Cost: one step a day of the series, at most ``MOST`` held ones within ``MOST_YEARS``; years
    of holidays are worked out once a process.

    Raises
    ------
    ValidationError
        It has no end, ends before it begins, or is longer than the limits.
    """
    _refuse_endless(rule)
    days: list[Day] = []
    held = 0
    for on in _candidates(rule):
        if (rule.last and on > rule.last) or (rule.times and held >= rule.times):
            return days
        holiday = holidays_of(on.year, language).get(on, "")
        is_held = not (holiday and rule.skips_holidays)
        days.append(Day(on, holiday, is_held))
        held += is_held
        _refuse_many(held)
    if rule.times and held < rule.times:
        raise ValidationError({"times": _("This goes beyond %(years)d years. Plan a nearer end; a new series can follow.") % {"years": MOST_YEARS}})  # fmt: skip
    return days


def _refuse_many(held: int) -> None:
    if held > MOST:
        raise ValidationError({"last": _("This makes more than %(most)d activities. Plan a nearer end; a new series can follow.") % {"most": MOST}})  # fmt: skip


def _refuse_endless(rule: Rule) -> None:
    if rule.last is None and rule.times is None:
        raise ValidationError({"times": _("Say until when, or how many times.")})
    if rule.last is not None and rule.last < rule.first:
        raise ValidationError({"last": _("The last day is before the first.")})
    if rule.last is not None and rule.last > _horizon(rule):
        raise ValidationError({"last": _("This goes beyond %(years)d years. Plan a nearer end; a new series can follow.") % {"years": MOST_YEARS}})  # fmt: skip


def _horizon(rule: Rule) -> date:
    return rule.first + timedelta(days=366 * MOST_YEARS)


def _candidates(rule: Rule) -> Iterator[date]:
    """Yield the days of the pattern up to the horizon, by dateutil's rules of RFC 5545."""
    from dateutil.rrule import rrule

    begin = datetime.combine(rule.first, datetime.min.time())
    end = datetime.combine(_horizon(rule), datetime.min.time())
    for moment in rrule(dtstart=begin, until=end, **_options(rule)):
        yield moment.date()


def _options(rule: Rule) -> dict[str, Any]:
    from dateutil.rrule import MONTHLY, WEEKLY, weekday

    day = rule.first.day
    if rule.pattern == Pattern.WEEKLY:
        return {"freq": WEEKLY}
    if rule.pattern == Pattern.FORTNIGHT:
        return {"freq": WEEKLY, "interval": 2}
    if rule.pattern == Pattern.MONTH_WEEKDAY:
        place = place_of(rule.first)
        nth = weekday(rule.first.weekday(), -1 if place == LAST else place)
        return {"freq": MONTHLY, "byweekday": nth}
    if day <= EVERY_MONTH_HAS:
        return {"freq": MONTHLY, "bymonthday": day}
    # The latest of these days that a month has.
    return {"freq": MONTHLY, "bymonthday": tuple(range(28, day + 1)), "bysetpos": -1}


def place_of(day: date) -> int:
    """Return which weekday of its month a day is: 1 to 4, or 5 for the last.

    Examples
    --------
    >>> place_of(date(2016, 3, 8)), place_of(date(2016, 3, 29))
    (2, 5)
    """
    return (day.day - 1) // 7 + 1


def rule_said(rule: Rule) -> Words:
    """Return a rule as a sentence.

    Examples
    --------
    >>> rule_said(Rule("month_weekday", date(2016, 3, 8), times=3)).en
    'On the second Tuesday of every month'
    """
    number, place, day = rule.first.weekday(), place_of(rule.first), rule.first.day
    thai, english = _DAYS_TH[number], _DAYS_EN[number]
    if rule.pattern == Pattern.WEEKLY:
        return Words(f"ทุกวัน{thai}", f"Every {english}")
    if rule.pattern == Pattern.FORTNIGHT:
        return Words(f"วัน{thai} สัปดาห์เว้นสัปดาห์", f"Every second week on {english}")
    if rule.pattern == Pattern.MONTH_WEEKDAY:
        return Words(
            f"วัน{thai}{_PLACES_TH[place]}ของทุกเดือน",
            f"On the {_PLACES_EN[place]} {english} of every month",
        )
    if day <= EVERY_MONTH_HAS:
        return Words(f"วันที่ {day} ของทุกเดือน", f"On day {day} of every month")
    return Words(
        f"วันที่ {day} ของทุกเดือน เดือนที่สั้นกว่าใช้วันสุดท้าย",
        f"On day {day} of every month, in shorter months on the last day",
    )
