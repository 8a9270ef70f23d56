"""By which day the next contact is due, and silence that comes every year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isfinite, isnan, nan
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result
from malai_core.rhythm.gaps import NOT_A_TIME, TOO_FEW_CONTACTS
from malai_core.rhythm.overdue import BEFORE_CONTACT

DUE: Final = "rhythm.due.malai.v1"
SEASON: Final = "rhythm.season.malai.v1"
#: Gaps that tell what is usual now: of a longer story only the newest count.
RECENT: Final = 24
#: So many gaps know no spread: of two very different ones it is as wide as they are apart.
_FEW: Final = 3

NO_SILENCE: Final = Words(
    "ยังไม่มีการติดต่อ จึงเทียบกับปีก่อนไม่ได้",
    "there are no contacts to compare with the year before",
)
NO_WISH: Final = Words(
    "ระยะที่อยากติดต่อกันต้องมากกว่า 0 แต่ได้ {days}",
    "The time within which contact is wished for is above 0, but {days} was given.",
)


@dataclass(frozen=True, slots=True)
class Due:
    """When the next contact is due by its own rhythm; in the unit of the times."""

    last: float
    usual: float | None
    """Median of the newest gaps; ``None`` below three contacts."""
    limit: float
    """Median of the newest gaps and twice its spread, ``at_most`` so much; else ``grace``."""
    due: float
    """Not before any day by which contact was due earlier: a contact never brings it nearer."""
    now: float

    @property
    def late(self) -> float:
        """How long contact is overdue; negative where it is not."""
        return self.now - self.due

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed."""
        return self.now > self.due


def due(
    times: Iterable[float],
    now: float,
    *,
    spreads: float = 2.0,
    at_most: float = inf,
    grace: float | None = None,
) -> Result[Due]:
    r"""Return by when contact is due by its own rhythm.

    .. math:: D = \max_{k \ge 3} \left( t_k + \min(\mathrm{median}(g^{(k)}) + s \cdot
        \mathrm{MAD}(g^{(k)}), a) \right)

    with :math:`g^{(k)}` the newest 24 gaps up to the contact :math:`t_k` and :math:`a` the longest
    time that is wished for. With a ``grace`` :math:`h` the first two contacts count too, with
    :math:`t_k + \min(h, a)`, and up to three gaps no limit above :math:`\max(h, \min g^{(k)})`
    counts: two or three gaps know no spread. Where the rhythm did not
    change this is the rule of ``overdue``. Where it quickened, the day set by the slower rhythm
    still holds: somebody who was rung once more than usual is not late because of it.

    Parameters
    ----------
    times
        Times of contact in any unit, such as days, in any order; of several at one time one counts.
    now
        When one looks, in the same unit; not before the last contact.
    spreads
        How many spreads over the usual are still usual.
    at_most
        However seldom contact usually is, it is due after so long; above 0.
    grace
        How long silence is fine before there is a rhythm of at least four gaps; without it the
        first two contacts set no day, and few gaps set theirs alone.

    Returns
    -------
    Result of Due
        Undefined below three different times, with a ``grace`` without any.

    Raises
    ------
    InvalidInputError
        A time is not finite, ``now`` lies before the last contact, or ``at_most`` is not above 0.

    Notes
    -----
    With a ``grace`` a contact after the last one never makes ``late`` greater. One that is added in between can: it
    corrects what was usual. Time O(n log n), each contact with at most 24 gaps;
    memory O(n).

    References
    ----------
    The rule is ours; the spread: Hampel, F. R. (1974). *J. American Statistical Association* 69.

    Examples
    --------
    >>> found = due([0, 7, 14, 22], 30).value
    >>> found.usual, found.limit, found.due, found.late, found.is_overdue
    (7, 7.0, 29.0, 1.0, True)
    >>> due([0], 30, grace=90, at_most=60).value.due
    60
    """
    known = sorted(set(times))
    asked = {"spreads": spreads, "at_most": at_most}
    if not at_most > 0:
        raise InvalidInputError(NO_WISH, days=f"{at_most:g}")
    if not all(isfinite(time) for time in (*known, now)):
        raise InvalidInputError(NOT_A_TIME)
    if known and now < known[-1]:
        raise InvalidInputError(BEFORE_CONTACT)
    if not known or (len(known) < 3 and grace is None):
        return Result(DUE, None, TOO_FEW_CONTACTS, asked)
    gaps = [after - before for before, after in pairwise(known)]
    days, usual, limit = [], None, 0.0
    for place, time in enumerate(known):
        if place < 2:
            limit = nan if grace is None else grace
        else:
            usual, limit = _limit(gaps[max(0, place - RECENT) : place], spreads, grace)
        limit = min(limit, at_most)
        days.append(time + limit)
    latest = max(day for day in days if not isnan(day))
    return Result(DUE, Due(known[-1], usual, limit, latest, now), None, asked)


def _limit(gaps: Sequence[float], spreads: float, grace: float | None) -> tuple[float, float]:
    """Return the median of two gaps or more and the limit of silence that is usual after them."""
    usual = _median(gaps)
    limit = usual + spreads * _median([abs(gap - usual) for gap in gaps])
    if grace is not None and len(gaps) <= _FEW:
        limit = min(limit, max(grace, min(gaps)))
    return usual, limit


def _median(values: Sequence[float]) -> float:
    # The standard one also checks what it is given, at twice the time; this is asked very often.
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def season(
    times: Sequence[float], now: float, *, limit: float, year: float = 365.0
) -> Result[bool]:
    """Return whether a silence of now was there a year ago too, and ended.

    A year before ``now`` the last contact was more than ``limit`` ago but not more than a year, and
    contact came after it.

    Parameters
    ----------
    times
        As ``due``.
    now
        As ``due``.
    limit
        Length of silence that is still usual.
    year
        Length of a year in the unit of ``times``.

    Returns
    -------
    Result of bool
        Undefined where no contact is older than a year.

    Raises
    ------
    InvalidInputError
        A time is not finite.

    Notes
    -----
    It says that it was so, not why: harvest, rains and school terms look alike. Time O(n log n).

    References
    ----------
    Ours.

    Examples
    --------
    Silent every summer: contacts on days 0 to 90 and 200 to 300 of the first year, then to day 455.

    >>> times = [*range(0, 91, 10), *range(200, 301, 10), *range(365, 456, 10)]
    >>> season(times, 365 + 150, limit=10).value
    True
    """
    known = sorted(times)
    if not all(isfinite(time) for time in (*known, now, limit)):
        raise InvalidInputError(NOT_A_TIME)
    then = now - year
    place = bisect_right(known, then)
    if not place:
        return Result(SEASON, None, NO_SILENCE, {"limit": limit, "year": year})
    was_silent = limit < then - known[place - 1] <= year
    return Result(SEASON, was_silent and place < len(known), None, {"limit": limit, "year": year})
