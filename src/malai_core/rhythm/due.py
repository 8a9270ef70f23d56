"""By which day the next contact is due, and silence that comes every year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result
from malai_core.rhythm.gaps import NOT_A_TIME, TOO_FEW_CONTACTS
from malai_core.rhythm.overdue import BEFORE_CONTACT

DUE: Final = "rhythm.due.malai.v1"
SEASON: Final = "rhythm.season.malai.v1"
#: Gaps that tell what is usual now: of a longer story only the newest count.
RECENT: Final = 24

NO_SILENCE: Final = Words(
    "ยังไม่มีการติดต่อ จึงเทียบกับปีก่อนไม่ได้",
    "there are no contacts to compare with the year before",
)


@dataclass(frozen=True, slots=True)
class Due:
    """When the next contact is due by its own rhythm; in the unit of the times."""

    last: float
    usual: float
    """Median of the newest gaps."""
    limit: float
    """Median of the newest gaps and twice its spread."""
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


def due(times: Iterable[float], now: float, *, spreads: float = 2.0) -> Result[Due]:
    r"""Return by when contact is due by its own rhythm.

    .. math:: D = \max_{k \ge 3} \left( t_k + \mathrm{median}(g^{(k)}) + s \cdot
        \mathrm{MAD}(g^{(k)}) \right)

    with :math:`g^{(k)}` the newest 24 gaps up to the contact :math:`t_k`. Where the rhythm did not
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

    Returns
    -------
    Result of Due
        Undefined below three different times.

    Raises
    ------
    InvalidInputError
        A time is not finite, or ``now`` lies before the last contact.

    Notes
    -----
    A contact after the last one never makes ``late`` greater. One that is added in between can: it
    corrects what was usual. Time O(n log n) with 24 values a contact; memory O(n).

    References
    ----------
    The rule is ours; the spread: Hampel, F. R. (1974). *J. American Statistical Association* 69.

    Examples
    --------
    >>> found = due([0, 7, 14, 22], 30).value
    >>> found.usual, found.limit, found.due, found.late, found.is_overdue
    (7.0, 7.0, 29.0, 1.0, True)
    """
    known = sorted(set(times))
    asked = {"spreads": spreads}
    if not all(isfinite(time) for time in (*known, now)):
        raise InvalidInputError(NOT_A_TIME)
    if known and now < known[-1]:
        raise InvalidInputError(BEFORE_CONTACT)
    if len(known) < 3:
        return Result(DUE, None, TOO_FEW_CONTACTS, asked)
    when = np.asarray(known, dtype=np.float64)
    usual, limits = _limits(np.diff(when), spreads)
    days = when[2:] + limits
    found = Due(known[-1], float(usual[-1]), float(limits[-1]), float(days.max()), now)
    return Result(DUE, found, None, asked)


def _limits(gaps: np.ndarray, spreads: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the median and the limit of the newest gaps up to each gap from the second on."""
    n = len(gaps)
    width = min(n, RECENT)
    padded = np.concatenate([np.full(width - 1, np.nan), gaps])
    windows = np.lib.stride_tricks.sliding_window_view(padded, width)[1:]  # (n - 1, width)
    usual = np.nanmedian(windows, axis=1)
    spread = np.nanmedian(np.abs(windows - usual[:, None]), axis=1)
    return usual, usual + spreads * spread


def season(
    times: Sequence[float], now: float, *, limit: float, year: float = 365.0
) -> Result[bool]:
    """Return whether a silence of now was there a year ago too, and ended.

    A year before ``now`` the last contact was more than ``limit`` ago, and contact came after it.

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
    was_silent = then - known[place - 1] > limit
    return Result(SEASON, was_silent and place < len(known), None, {"limit": limit, "year": year})
