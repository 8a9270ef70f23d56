"""How long somebody was there: from in and out, else from the times of the session, else unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final

DAY: Final = 24 * 60


class HoursSource(StrEnum):
    """Where the minutes come from."""

    NOTED = "noted"
    SESSION = "session"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stay:
    """Minutes of one person at one session; ``None`` where nobody can say."""

    minutes: int | None
    source: HoursSource


@dataclass(frozen=True, slots=True)
class Total:
    """Minutes that are known, at how many sessions, and at how many they are not known."""

    minutes: int = 0
    known: int = 0
    unknown: int = 0

    def with_stay(self, stay: Stay) -> Total:
        """Return the total with one more session."""
        if stay.minutes is None:
            return Total(self.minutes, self.known, self.unknown + 1)
        return Total(self.minutes + stay.minutes, self.known + 1, self.unknown)


def stay_of(
    came: datetime | None, left: datetime | None, starts: time | None, ends: time | None
) -> Stay:
    """Return how long somebody was there.

    Only both of in and out count, and only where out is later; one of them alone says nothing of
    the other. A session that ends at an earlier hour than it starts has gone past midnight.

    Examples
    --------
    >>> stay_of(None, None, time(9), time(12, 30))
    Stay(minutes=210, source=<HoursSource.SESSION: 'session'>)
    >>> stay_of(None, None, time(22), time(1)).minutes
    180
    >>> stay_of(None, None, time(9), None)
    Stay(minutes=None, source=<HoursSource.UNKNOWN: 'unknown'>)
    """
    if came and left and left > came:
        return Stay(round((left - came).total_seconds() / 60), HoursSource.NOTED)
    if starts is not None and ends is not None and starts != ends:
        return Stay((_minute(ends) - _minute(starts)) % DAY, HoursSource.SESSION)
    return Stay(None, HoursSource.UNKNOWN)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
