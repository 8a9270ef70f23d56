"""After-action reviews: how many activities had one, how soon, and what became of what was agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured

RATE: Final = "learning.review_rate.malai.v1"
LATENCY: Final = "learning.review_latency.malai.v1"
CLOSURE: Final = "learning.action_closure.malai.v1"

NONE_NEEDED: Final = Words("ยังไม่มีกิจกรรมที่ต้องทบทวน", "there is no activity yet that needs a review")
NONE_REVIEWED: Final = Words("ยังไม่มีกิจกรรมที่ทบทวนแล้ว", "no activity has been reviewed yet")
NONE_DUE: Final = Words(
    "ยังไม่มีเรื่องที่ตกลงกันไว้เรื่องใดครบกำหนด", "nothing that was agreed has come due yet"
)
BEFORE_IT_ENDED: Final = Words(
    "วันทบทวน {reviewed} อยู่ก่อนวันจบกิจกรรม {ended} ตรวจวันที่อีกครั้ง",
    "The review of {reviewed} lies before the end of the activity on {ended}. Check the dates.",
)


@dataclass(frozen=True, slots=True)
class Held:
    """An activity that needs a review: its last day, and the day of the review if there was one."""

    ended: date
    reviewed: date | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something to do that was agreed with a day, and the day it was done if it is."""

    due: date
    done: date | None = None


def review_rate(held: Iterable[Held]) -> Result[float]:
    r"""Return the share of activities that were reviewed.

    .. math:: \frac{\text{activities with a review}}{\text{activities that need one}}

    Parameters
    ----------
    held
        The activities that need one; who calls says which, see the page of the method.

    Returns
    -------
    Result of float
        Between 0 and 1. Undefined where no activity needs one. Time O(n).

    References
    ----------
    Our own. The review itself: U.S. Army, *A Leader's Guide to After-Action Reviews*, TC 25-20 (1993).

    Examples
    --------
    >>> day = date(2017, 1, 10)
    >>> review_rate([Held(day, date(2017, 1, 12)), Held(day)]).value
    0.5
    """
    known = list(held)
    share = sum(one.reviewed is not None for one in known) / len(known) if known else None
    return measured(RATE, share, NONE_NEEDED, activities=len(known))


def latency(held: Iterable[Held]) -> Result[float]:
    """Return the median number of days from the end of an activity to its review.

    Parameters
    ----------
    held
        Activities; those without a review count for nothing here.

    Returns
    -------
    Result of float
        Days, 0 for a review on the last day. Undefined without any review. Time O(n log n).

    Raises
    ------
    InvalidInputError
        A review lies before the end of its activity.

    Examples
    --------
    >>> day = date(2017, 1, 10)
    >>> latency([Held(day, date(2017, 1, 12)), Held(day, date(2017, 1, 15)), Held(day)]).value
    3.5
    """
    days = [_days(one.ended, one.reviewed) for one in held if one.reviewed is not None]
    middle = float(median(days)) if days else None
    return measured(LATENCY, middle, NONE_REVIEWED, reviews=len(days))


def _days(ended: date, reviewed: date) -> int:
    if reviewed < ended:
        raise InvalidInputError(
            BEFORE_IT_ENDED, reviewed=reviewed.isoformat(), ended=ended.isoformat()
        )
    return (reviewed - ended).days


def closure(agreed: Iterable[Agreed], today: date) -> Result[float]:
    r"""Return the share of what came due that was done on time.

    .. math:: \frac{|\{a : done_a \le due_a \le today\}|}{|\{a : due_a \le today\}|}

    Parameters
    ----------
    agreed
        What was agreed with a day; what has none cannot be late and is left out by who calls.
    today
        The day one looks; what is due later does not count yet, done or not.

    Returns
    -------
    Result of float
        Between 0 and 1. Undefined while nothing has come due. Time O(n).

    Notes
    -----
    What was done late stays "not on time" for good: the share of a past period never moves.

    Examples
    --------
    >>> due = date(2017, 2, 1)
    >>> closure([Agreed(due, date(2017, 1, 30)), Agreed(due, date(2017, 3, 1))], date(2017, 4, 1)).value
    0.5
    """
    came = [one for one in agreed if one.due <= today]
    on_time = sum(one.done is not None and one.done <= one.due for one in came)
    return measured(CLOSURE, on_time / len(came) if came else None, NONE_DUE, due=len(came))
