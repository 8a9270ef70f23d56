"""Fiscal years of the Buddhist era and their quarters, as days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from malai_core.text import PartialDate

BUDDHIST_ERA: Final = 543
#: First month of each quarter of a fiscal year.
_MONTHS: Final = {1: 10, 2: 1, 3: 4, 4: 7}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both within."""

    first: date
    last: date

    def holds(self, on: PartialDate | None) -> bool:
        """Say whether a date lies within as far as it is known: all days it may mean do.

        Examples
        --------
        >>> year = fiscal_period(2567)
        >>> year.holds(PartialDate(2024, 9)), year.holds(PartialDate(2024)), year.holds(None)
        (True, False, False)
        """
        return on is not None and self.first <= on.first_day and on.last_day <= self.last

    def touches(self, on: PartialDate | None) -> bool:
        """Say whether a date may lie within and may not: it is not known well enough."""
        if on is None or self.holds(on):
            return False
        return on.first_day <= self.last and self.first <= on.last_day


def fiscal_period(year: int) -> Period:
    """Return the days of a fiscal year of the Buddhist era.

    Examples
    --------
    >>> fiscal_period(2567).first, fiscal_period(2567).last
    (datetime.date(2023, 10, 1), datetime.date(2024, 9, 30))
    """
    common = year - BUDDHIST_ERA
    return Period(date(common - 1, 10, 1), date(common, 9, 30))


def quarter_period(year: int, quarter: int) -> Period:
    """Return the days of a quarter of a fiscal year; the first begins in October.

    Examples
    --------
    >>> quarter_period(2567, 2).first, quarter_period(2567, 2).last
    (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    """
    common = year - BUDDHIST_ERA - (1 if quarter == 1 else 0)
    first = date(common, _MONTHS[quarter], 1)
    after = date(common + 1, 1, 1) if quarter == 1 else date(common, first.month + 3, 1)
    return Period(first, after - timedelta(days=1))


def quarter_of(day: date) -> int:
    """Return the quarter of the fiscal year that a day lies in.

    Examples
    --------
    >>> quarter_of(date(2024, 9, 30)), quarter_of(date(2024, 10, 1)), quarter_of(date(2024, 2, 29))
    (4, 1, 2)
    """
    return (day.month - 10) % 12 // 3 + 1
