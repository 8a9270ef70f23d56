"""Gaps between contacts: even as a clock, at random, or in bursts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite, sqrt
from statistics import fmean, pstdev
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result

BURSTINESS: Final = "rhythm.burstiness.goh2008.v1"
REGULARITY: Final = "rhythm.regularity.malai.v1"
#: One gap alone has no spread; with two there is a rhythm to speak of.
_LEAST_GAPS: Final = 2

TOO_FEW_CONTACTS: Final = Words(
    "ติดต่อกันยังไม่ถึง 3 ครั้ง จึงยังบอกจังหวะไม่ได้",
    "there are fewer than 3 contacts, so there is no rhythm yet",
)
ALL_AT_ONCE: Final = Words(
    "ติดต่อกันวันเดียวกันทุกครั้ง จึงยังบอกจังหวะไม่ได้",
    "all contacts are at one time, so there is no rhythm yet",
)
NOT_A_TIME: Final = Words(
    "เวลาติดต่อต้องเป็นจำนวนจริง ตรวจวันที่ที่บันทึกไว้",
    "A time of contact is not a real number. Look at the dates that were recorded.",
)


@dataclass(frozen=True, slots=True)
class Burstiness:
    """Burstiness of one series of contacts, -1 (a clock) over 0 (at random) to 1 (bursts)."""

    value: float
    corrected: float
    """The same, freed of the number of contacts (Kim & Jo 2016): fit to compare series."""
    gaps: int


def gaps(times: Iterable[float]) -> list[float]:
    """Return the gaps between contacts.

    Parameters
    ----------
    times
        Time of each contact in any unit, such as days, in any order; several at one time are
        several contacts.

    Returns
    -------
    list of float
        One less than there are contacts, in the unit of ``times``; empty below two contacts.

    Raises
    ------
    InvalidInputError
        A time is not finite.

    Notes
    -----
    Time O(n log n).

    Examples
    --------
    >>> gaps([10, 0, 1])
    [1, 9]
    """
    known = list(times)
    if not all(isfinite(time) for time in known):
        raise InvalidInputError(NOT_A_TIME)
    return [after - before for before, after in pairwise(sorted(known))]


def burstiness(times: Iterable[float]) -> Result[Burstiness]:
    r"""Return how far contacts come in bursts.

    .. math:: B = \frac{\sigma - \mu}{\sigma + \mu}, \quad
        B_n = \frac{\sqrt{n+1}\,r - \sqrt{n-1}}{(\sqrt{n+1} - 2)\,r + \sqrt{n-1}}

    with :math:`\mu` and :math:`\sigma` the mean and the (population) standard deviation of the
    gaps, :math:`r = \sigma / \mu`, and :math:`n` contacts.

    Parameters
    ----------
    times
        See ``gaps``.

    Returns
    -------
    Result of Burstiness
        Undefined below three contacts, and where all are at one time.

    Raises
    ------
    InvalidInputError
        See ``gaps``.

    Notes
    -----
    The unit of time does not matter. Time O(n log n).

    References
    ----------
    Goh, K.-I. & Barabasi, A.-L. (2008). Burstiness and memory in complex systems. *EPL* 81, 48002.
    Kim, E.-K. & Jo, H.-H. (2016). Measuring burstiness for finite event sequences. *Phys. Rev. E*
    94, 032311.

    Examples
    --------
    >>> burstiness([0, 7, 14, 21]).value.value
    -1.0
    """
    found = gaps(times)
    if len(found) < _LEAST_GAPS:
        return Result(BURSTINESS, None, TOO_FEW_CONTACTS)
    mean, spread = fmean(found), pstdev(found)
    if not mean > 0:
        return Result(BURSTINESS, None, ALL_AT_ONCE)
    value = (spread - mean) / (spread + mean)
    return Result(BURSTINESS, Burstiness(value, _corrected(spread / mean, len(found)), len(found)))


def regularity(times: Iterable[float]) -> Result[float]:
    """Return how regular contact is: 1 as a clock, 0.5 at random, 0 in bursts.

    ``(1 - B) / 2`` with ``B`` of ``burstiness``.

    Parameters
    ----------
    times
        See ``gaps``.

    Returns
    -------
    Result of float
        0 to 1; undefined where ``burstiness`` is.

    Raises
    ------
    InvalidInputError
        See ``gaps``.

    Notes
    -----
    Regular is not often: once a year, every year, is regular. Time O(n log n).

    References
    ----------
    Goh & Barabasi (2008), see ``burstiness``; the rescaling is ours.

    Examples
    --------
    >>> regularity([0, 7, 14, 21]).value, regularity([0, 7]).value
    (1.0, None)
    """
    bursts = burstiness(times)
    if bursts.value is None:
        return Result(REGULARITY, None, bursts.undefined)
    return Result(REGULARITY, (1.0 - bursts.value.value) / 2.0)


def _corrected(ratio: float, gap_count: int) -> float:
    n = gap_count + 1
    above, below = sqrt(n + 1), sqrt(n - 1)
    return (above * ratio - below) / ((above - 2.0) * ratio + below)
