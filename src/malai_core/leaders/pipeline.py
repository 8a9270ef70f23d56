"""The leadership pipeline: from member over task lead to coordinator and mentor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import isfinite
from operator import mul
from statistics import median
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result

STAGE_RATES: Final = "leaders.stage_rates.malai.v1"
PIPELINE: Final = "leaders.pipeline.malai.v1"
TENURE: Final = "leaders.tenure.malai.v1"
MENTOR_RATIO: Final = "leaders.mentor_ratio.malai.v1"

NO_STEPS: Final = Words("ยังไม่ได้กำหนดขั้นของผู้นำ", "no steps of the pipeline are known yet")
UNKNOWN_STEP: Final = Words(
    "มีขั้นที่ยังไม่มีใครมีสิทธิ์เลื่อน จึงคำนวณทั้งสายไม่ได้",
    "for one step nobody was eligible, so the whole cannot be computed",
)
NO_LEADERS: Final = Words("ยังไม่มีผู้นำที่รู้ระยะเวลา", "there are no leaders of known tenure yet")
NO_LEADERS_AT_ALL: Final = Words("ยังไม่มีผู้นำ", "there are no leaders yet")
MORE_THAN_ELIGIBLE: Final = Words(
    "ขั้นที่ {step} เลื่อน {promoted} คน แต่มีสิทธิ์เพียง {eligible} คน ตรวจจำนวนอีกครั้ง",
    "At step {step} {promoted} moved up of {eligible} who could. Check the numbers.",
)
BAD_NUMBER: Final = Words(
    "ตัวเลขต้องเป็นจำนวนจริงที่ไม่ติดลบ แต่ได้ {value}",
    "A number here is real and from 0, but is {value}.",
)
NOT_A_RATE: Final = Words(
    "อัตราการเลื่อนขั้นต้องอยู่ระหว่าง 0 ถึง 1 แต่ได้ {value}",
    "A rate lies between 0 and 1, but is {value}.",
)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What a steady stream of members turns into."""

    reaching: tuple[float, ...]
    """People a year who reach each stage after the first, in the unit of ``joining``."""
    survival: tuple[float, ...]
    """Share of those who join who reach each stage after the first."""
    leaders: float
    """People a year who reach the last stage."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """How long leaders have led, in years."""

    median: float
    new_share: float
    """Of leaders with less than ``new_below`` years, 0 to 1."""
    leaders: int


def stage_rates(
    promoted: Sequence[int], eligible: Sequence[int]
) -> Result[tuple[float | None, ...]]:
    """Return the share who moved up at each step.

    Parameters
    ----------
    promoted, eligible
        For each step, how many moved up in a year, of how many who could.

    Returns
    -------
    Result of tuple of float or None
        0 to 1 each; ``None`` where nobody could. Undefined without steps.

    Raises
    ------
    InvalidInputError
        More moved up than could, or a negative number.

    Notes
    -----
    Time O(steps).

    References
    ----------
    Bartholomew, D. J. (1982). *Stochastic Models for Social Processes* (manpower systems).

    Examples
    --------
    >>> stage_rates([5, 0], [10, 0]).value
    (0.5, None)
    """
    if not promoted:
        return Result(STAGE_RATES, None, NO_STEPS)
    for step, (moved, could) in enumerate(zip(promoted, eligible, strict=True), start=1):
        if not 0 <= moved <= could:
            raise InvalidInputError(MORE_THAN_ELIGIBLE, step=step, promoted=moved, eligible=could)
    rates = (
        moved / could if could else None for moved, could in zip(promoted, eligible, strict=True)
    )
    return Result(STAGE_RATES, tuple(rates))


def pipeline(joining: float, rates: Sequence[float | None]) -> Result[Pipeline]:
    r"""Return what a steady stream of new members turns into.

    .. math:: L = J \cdot \prod_s p_s

    Parameters
    ----------
    joining
        New members a year.
    rates
        Share who go on at each step, see ``stage_rates``.

    Returns
    -------
    Result of Pipeline
        Undefined without steps, or where a rate is unknown.

    Raises
    ------
    InvalidInputError
        A rate outside 0 to 1, or a negative number of members.

    Notes
    -----
    The steady state: what comes once the rates have held for as long as the way up takes.

    References
    ----------
    Bartholomew (1982), see ``stage_rates``.

    Examples
    --------
    >>> pipeline(40, [0.5, 0.5]).value
    Pipeline(reaching=(20.0, 10.0), survival=(0.5, 0.25), leaders=10.0)
    """
    _require_number(joining)
    known = [_require_rate(rate) for rate in rates if rate is not None]
    if not rates:
        return Result(PIPELINE, None, NO_STEPS)
    if len(known) < len(rates):
        return Result(PIPELINE, None, UNKNOWN_STEP)
    survival = tuple(accumulate(known, mul))
    reaching = tuple(joining * share for share in survival)
    return Result(PIPELINE, Pipeline(reaching, survival, reaching[-1]))


def tenure(years: Sequence[float | None], *, new_below: float = 3.0) -> Result[Tenure]:
    """Return how long leaders have led, and how many are new.

    Parameters
    ----------
    years
        For each leader; ``None`` where it is not known.
    new_below
        A leader of fewer years is new.

    Returns
    -------
    Result of Tenure
        Undefined where no leader's years are known.

    Raises
    ------
    InvalidInputError
        A negative number of years.

    Notes
    -----
    No new leaders over years is a warning; only new ones are another. Time O(n log n).

    References
    ----------
    Ours.

    Examples
    --------
    >>> tenure([1, 2, 10, None]).value
    Tenure(median=2, new_share=0.6666666666666666, leaders=3)
    """
    known = [_require_number(year) for year in years if year is not None]
    asked = {"new_below": new_below}
    if not known:
        return Result(TENURE, None, NO_LEADERS, asked)
    new = sum(year < new_below for year in known) / len(known)
    return Result(TENURE, Tenure(median(known), new, len(known)), None, asked)


def mentor_ratio(mentors: int, leaders: int) -> Result[float]:
    """Return how many mentors there are for one leader.

    Parameters
    ----------
    mentors, leaders
        Whole numbers from 0.

    Returns
    -------
    Result of float
        From 0; undefined without leaders.

    Raises
    ------
    InvalidInputError
        A negative number.

    Notes
    -----
    Time O(1).

    References
    ----------
    Ours.

    Examples
    --------
    >>> mentor_ratio(3, 12).value
    0.25
    """
    _require_number(mentors)
    if not _require_number(leaders):
        return Result(MENTOR_RATIO, None, NO_LEADERS_AT_ALL)
    return Result(MENTOR_RATIO, mentors / leaders)


def _require_number(value: float) -> float:
    if not (isfinite(value) and value >= 0):
        raise InvalidInputError(BAD_NUMBER, value=f"{value:g}")
    return value


def _require_rate(value: float) -> float:
    if not 0 <= value <= 1:
        raise InvalidInputError(NOT_A_RATE, value=f"{value:g}")
    return value
