"""Both sides of a pair, and the network as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result
from malai_core.trust.ratings import BAD_SCALE, DEFAULT_FLOOR, Score

MUTUAL: Final = "trust.mutual.varda2008.v1"
NETWORK: Final = "trust.network.varda2008.v1"

NO_MUTUAL: Final = Words("ยังไม่มีคู่ใดที่ให้คะแนนกันทั้งสองฝ่าย", "no pair has rated each other yet")
TOO_FEW_SCORES: Final = Words(
    "ยังมีผู้ให้คะแนนไม่ถึงจำนวนที่แสดงได้", "there are too few raters to be shown yet"
)


@dataclass(frozen=True, slots=True)
class Mutual:
    """Two partners who rated each other, ``first < second``."""

    first: int
    second: int
    lower: float
    """The smaller of the two scores: what both sides can count on."""
    gap: float
    """How far they are apart."""


@dataclass(frozen=True, slots=True)
class NetworkScore:
    """All scores of a network together."""

    mean: float
    of_maximum: float
    """Where the mean lies between 1 (0) and the top of the scale (1)."""
    scores: int


def mutual(scores: Sequence[Score]) -> Result[tuple[Mutual, ...]]:
    r"""Return both sides of every pair that rated each other, widest gap first.

    .. math:: \min(t_{ij}, t_{ji}), \quad |t_{ij} - t_{ji}|

    Parameters
    ----------
    scores
        See ``scores``.

    Returns
    -------
    Result of tuple of Mutual
        By gap, then by number. Undefined where no pair has rated each other.

    Notes
    -----
    Each line tells what two members said of each other: for the manager alone, never printed or
    shared. Time O(scores log scores).

    References
    ----------
    Varda et al. (2008), see ``scores``.

    Examples
    --------
    >>> mutual([Score(0, 1, 4.0, 3), Score(1, 0, 2.0, 3)]).value
    (Mutual(first=0, second=1, lower=2.0, gap=2.0),)
    """
    of = {(score.rater, score.partner): score.value for score in scores}
    found = [
        Mutual(i, j, min(value, of[j, i]), abs(value - of[j, i]))
        for (i, j), value in of.items()
        if i < j and (j, i) in of
    ]
    if not found:
        return Result(MUTUAL, None, NO_MUTUAL)
    return Result(MUTUAL, tuple(sorted(found, key=lambda p: (-p.gap, p.first, p.second))))


def network_score(
    scores: Sequence[Score], *, top: int = 4, floor: int = DEFAULT_FLOOR
) -> Result[NetworkScore]:
    r"""Return the mean over all scores, and where it lies on the scale.

    .. math:: \frac{\bar t - 1}{K - 1}

    Parameters
    ----------
    scores
        See ``scores``.
    top
        Highest answer of the scale, from 2.
    floor
        Raters below which nothing is shown.

    Returns
    -------
    Result of NetworkScore
        Undefined with fewer raters than the floor.

    Raises
    ------
    InvalidInputError
        A scale below 1 to 2.

    Notes
    -----
    A rater of many partners weighs as much as there are partners. Time O(scores).

    References
    ----------
    Varda et al. (2008), see ``scores``.

    Examples
    --------
    >>> network_score([Score(0, 1, 4.0, 3), Score(1, 0, 2.5, 3)], floor=2).value
    NetworkScore(mean=3.25, of_maximum=0.75, scores=2)
    """
    if top < 2:
        raise InvalidInputError(BAD_SCALE, top=top)
    asked = {"top": top, "floor": floor}
    raters = {score.rater for score in scores}
    if not scores or len(raters) < floor:
        return Result(NETWORK, None, TOO_FEW_SCORES, asked)
    mean = fmean(score.value for score in scores)
    value = NetworkScore(mean, (mean - 1.0) / (top - 1.0), len(scores))
    return Result(NETWORK, value, None, asked)
