"""What the others say of each partner, where enough of them do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result
from malai_core.trust.ratings import DEFAULT_FLOOR, Rating, Score

RECEIVED: Final = "trust.received.varda2008.v1"

TOO_FEW_RATERS: Final = Words(
    "ยังไม่มีภาคีที่มีผู้ให้คะแนนถึงจำนวนที่แสดงได้", "no partner has enough raters to be shown yet"
)
NO_SUCH_PARTNER: Final = Words(
    "คะแนนอ้างถึงภาคีลำดับที่ {partner} แต่มีเพียง {count} ราย",
    "A score names partner number {partner}, but there are {count}.",
)
BAD_FLOOR: Final = Words(
    "จำนวนผู้ให้คะแนนขั้นต่ำต้องไม่น้อยกว่า 1 แต่ได้ {floor}",
    "The floor of raters is at least 1, but is {floor}.",
)


@dataclass(frozen=True, slots=True)
class Received:
    """What is said of one partner."""

    partner: int
    raters: int
    mean: float | None
    """``None`` where there are fewer raters than the floor: hidden, not low."""
    items: tuple[float | None, ...]
    """Mean of each item, ``None`` where fewer raters than the floor answered it."""


def received(
    n: int,
    scores: Sequence[Score],
    ratings: Iterable[Rating] = (),
    *,
    floor: int = DEFAULT_FLOOR,
) -> Result[tuple[Received, ...]]:
    r"""Return the mean of what the others say of each partner.

    .. math:: T_j = \frac{1}{m_j} \sum_i t_{ij}

    Parameters
    ----------
    n
        Number of partners, ``0 .. n-1``.
    scores
        See ``scores``; of others only, which it takes care of.
    ratings
        The ratings they come from, for the mean of each item; may be left out.
    floor
        Raters below which nothing is shown of a partner.

    Returns
    -------
    Result of tuple of Received
        One a partner. Undefined where no partner has enough raters.

    Raises
    ------
    InvalidInputError
        A score of an unknown partner, or a floor below 1.

    Notes
    -----
    The floor hides who said what of whom. It does not protect against somebody who knows the other
    answers: show no totals from which a hidden mean can be worked out. Time O(ratings).

    References
    ----------
    Varda et al. (2008), see ``scores``; the floor is ours.

    Examples
    --------
    >>> found = received(2, [Score(0, 1, 4.0, 3), Score(2, 1, 3.0, 3)], floor=2)
    >>> [(partner.raters, partner.mean) for partner in found.value]
    [(0, None), (2, 3.5)]
    """
    if floor < 1:
        raise InvalidInputError(BAD_FLOOR, floor=floor)
    said: list[list[float]] = [[] for _ in range(n)]
    for score in scores:
        if not 0 <= score.partner < n:
            raise InvalidInputError(NO_SUCH_PARTNER, partner=score.partner, count=n)
        said[score.partner].append(score.value)
    counted = {(score.rater, score.partner) for score in scores}
    items = _items(n, [r for r in ratings if (r.rater, r.partner) in counted], floor)
    found = tuple(
        Received(partner, len(of), fmean(of) if len(of) >= floor else None, items[partner])
        for partner, of in enumerate(said)
    )
    if all(partner.mean is None for partner in found):
        return Result(RECEIVED, None, TOO_FEW_RATERS, {"floor": floor})
    return Result(RECEIVED, found, None, {"floor": floor})


def _items(n: int, ratings: Sequence[Rating], floor: int) -> list[tuple[float | None, ...]]:
    """Return the mean of each item of each partner, over ratings that have a score."""
    width = max((len(rating.items) for rating in ratings), default=0)
    said: list[list[list[float]]] = [[[] for _ in range(width)] for _ in range(n)]
    for rating in ratings:
        for place, item in enumerate(rating.items):
            if item is not None:
                said[rating.partner][place].append(item)
    return [tuple(fmean(of) if len(of) >= floor else None for of in own) for own in said]
