"""Who has not been heard of for longer than is usual with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result
from malai_core.rhythm.gaps import ALL_AT_ONCE, TOO_FEW_CONTACTS, gaps

OVERDUE: Final = "rhythm.overdue.malai.v1"
COVERAGE: Final = "rhythm.coverage.malai.v1"

BEFORE_CONTACT: Final = Words(
    "วันที่ดูข้อมูลอยู่ก่อนการติดต่อครั้งล่าสุด ตรวจวันที่อีกครั้ง",
    "The day of looking lies before the last contact. Check the dates.",
)
NO_MEMBERS: Final = Words("ยังไม่มีสมาชิก", "there are no members yet")
NO_WINDOW: Final = Words(
    "ช่วงเวลาต้องยาวกว่า 0 แต่ได้ {window}", "The window is longer than 0, but {window} was given."
)


@dataclass(frozen=True, slots=True)
class Overdue:
    """How long ago the last contact was, beside what is usual; in the unit of the times."""

    since_last: float
    usual: float
    """Median gap."""
    limit: float
    """Median gap and twice its spread: beyond it contact is overdue."""
    is_overdue: bool


def overdue(times: Iterable[float], now: float, *, spreads: float = 2.0) -> Result[Overdue]:
    r"""Return whether contact is overdue by its own rhythm.

    .. math:: t_{now} - t_{last} > \mathrm{median}(g) + s \cdot \mathrm{MAD}(g)

    with :math:`g` the gaps and MAD the median of their distances from their median.

    Parameters
    ----------
    times
        Times of contact, see ``gaps``.
    now
        When one looks, in the same unit; not before the last contact.
    spreads
        How many spreads over the usual are still usual.

    Returns
    -------
    Result of Overdue
        Undefined below three contacts, and where all are at one time.

    Raises
    ------
    InvalidInputError
        ``now`` lies before the last contact; or see ``gaps``.

    Notes
    -----
    Medians, so that one long holiday does not move the limit. The MAD is not rescaled. Where most
    gaps are equal the MAD is 0, and anything longer than usual is overdue. Time O(n log n).

    References
    ----------
    The rule is ours; the spread: Hampel, F. R. (1974). *J. American Statistical Association* 69.

    Examples
    --------
    >>> overdue([0, 7, 14, 22], 30).value
    Overdue(since_last=8, usual=7, limit=7.0, is_overdue=True)
    """
    known = list(times)
    between = gaps(known)
    if len(between) < 2:
        return Result(OVERDUE, None, TOO_FEW_CONTACTS, {"spreads": spreads})
    if now < max(known):
        raise InvalidInputError(BEFORE_CONTACT)
    usual = median(between)
    if not max(between) > 0:
        return Result(OVERDUE, None, ALL_AT_ONCE, {"spreads": spreads})
    limit = usual + spreads * median(abs(gap - usual) for gap in between)
    since = now - max(known)
    return Result(OVERDUE, Overdue(since, usual, limit, since > limit), None, {"spreads": spreads})


def coverage(last: Sequence[float | None], now: float, window: float) -> Result[float]:
    """Return the share of members in contact within the last ``window``.

    Parameters
    ----------
    last
        Time of each member's last contact; ``None`` for a member without any.
    now
        When one looks; contacts after it do not count.
    window
        Length of time looked at, above 0. A contact exactly so long ago counts.

    Returns
    -------
    Result of float
        0 to 1; undefined without members.

    Raises
    ------
    InvalidInputError
        The window is not above 0.

    Notes
    -----
    Time O(n).

    References
    ----------
    Ours: a plain share.

    Examples
    --------
    >>> coverage([29, 3, None, 30], 30, 7).value
    0.5
    """
    if not window > 0:
        raise InvalidInputError(NO_WINDOW, window=f"{window:g}")
    asked = {"window": window}
    if not last:
        return Result(COVERAGE, None, NO_MEMBERS, asked)
    met = sum(time is not None and now - window <= time <= now for time in last)
    return Result(COVERAGE, met / len(last), None, asked)
