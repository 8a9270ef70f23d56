"""Lessons: whether what was learned once has to be learned again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from malai_core.labels import Words
from malai_core.results import Result, measured

RECURRENCE: Final = "learning.recurrence.malai.v1"
NO_LESSONS: Final = Words("ยังไม่มีบทเรียน", "there are no lessons yet")


@dataclass(frozen=True, slots=True)
class Known:
    """A lesson: the day it was written down, and the days on which the same thing came up again."""

    written: date
    again: tuple[date, ...] = ()


def recurrence(lessons: Iterable[Known]) -> Result[float]:
    r"""Return the share of lessons whose matter came up again after they were written down.

    .. math:: \frac{|\{l : \max(again_l) > written_l\}|}{|\{l\}|}

    Parameters
    ----------
    lessons
        The lessons of a network or a period.

    Returns
    -------
    Result of float
        Between 0 and 1; 0 is good. Undefined without lessons. Time O(n).

    Notes
    -----
    A day on or before that of the writing is evidence for the lesson, not its return.

    Examples
    --------
    >>> first = date(2017, 1, 10)
    >>> recurrence([Known(first, (date(2017, 5, 1),)), Known(first, (first,))]).value
    0.5
    """
    known = list(lessons)
    again = sum(any(day > one.written for day in one.again) for one in known)
    return measured(
        RECURRENCE, again / len(known) if known else None, NO_LESSONS, lessons=len(known)
    )
