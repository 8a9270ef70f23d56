"""From answers to scores: one composite for each rater and partner.

Conventions of this package: partners are numbered ``0 .. n-1``; a rating holds the answers of one
rater about one partner, ``None`` where an item was not answered, on a scale from 1 to ``top``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result

SCORES: Final = "trust.scores.varda2008.v1"
#: Raters below which what they say of a partner is not shown, so that nobody can tell who said it.
DEFAULT_FLOOR: Final = 3

TRUST_ITEMS: Final = (
    Words("เชื่อถือได้ว่าทำตามที่รับปาก", "reliability"),
    Words("สนับสนุนเป้าหมายร่วม", "support of the shared mission"),
    Words("เปิดใจรับฟังและพูดคุย", "openness to discussion"),
)
VALUE_ITEMS: Final = (
    Words("อิทธิพลที่ช่วยงานเครือข่าย", "power and influence"),
    Words("ความทุ่มเทเวลาและการมีส่วนร่วม", "level of involvement"),
    Words("ทรัพยากรที่นำมาร่วม", "contribution of resources"),
)

NO_ANSWERS: Final = Words("ยังไม่มีใครตอบครบพอจะคิดคะแนน", "no rating has enough answered items yet")
OFF_SCALE: Final = Words(
    "คะแนน {value} อยู่นอกช่วง 1 ถึง {top} แก้คำตอบ หรือบอกช่วงคะแนนที่ใช้",
    "The answer {value} is off the scale of 1 to {top}. Mend it, or say which scale was used.",
)
TWICE: Final = Words(
    "ผู้ให้คะแนนลำดับที่ {rater} ให้คะแนนภาคีลำดับที่ {partner} มากกว่าหนึ่งครั้ง เหลือไว้ครั้งเดียว",
    "Rater number {rater} rated partner number {partner} more than once. Keep one of them.",
)
BAD_SCALE: Final = Words(
    "ช่วงคะแนนต้องมีอย่างน้อย 1 ถึง 2 แต่ได้ 1 ถึง {top}",
    "A scale goes from 1 to at least 2, but was given as 1 to {top}.",
)


@dataclass(frozen=True, slots=True)
class Rating:
    """What one rater answered about one partner."""

    rater: int
    partner: int
    items: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The composite of one rater about one partner, 1 to ``top``."""

    rater: int
    partner: int
    value: float
    answered: int


def scores(
    ratings: Iterable[Rating], *, top: int = 4, least_items: int = 2
) -> Result[tuple[Score, ...]]:
    """Return the mean of the answered items of each rating.

    Parameters
    ----------
    ratings
        See the module. Ratings of oneself are left out.
    top
        Highest answer of the scale, from 2.
    least_items
        Answered items needed; a rating with fewer has no score.

    Returns
    -------
    Result of tuple of Score
        In the order given. Undefined where no rating has enough answers.

    Raises
    ------
    InvalidInputError
        An answer off the scale, one partner rated twice by one rater, or a scale below 1 to 2.

    Notes
    -----
    What was not answered is not filled in. Time O(ratings).

    References
    ----------
    Varda, D. M., Chandra, A., Stern, S. A. & Lurie, N. (2008). Core dimensions of connectivity in
    public health collaboratives. *J. Public Health Management and Practice* 14(5), E1-E7.

    Examples
    --------
    >>> [score.value for score in scores([Rating(0, 1, (4, None, 3)), Rating(1, 0, (4,))]).value]
    [3.5]
    """
    if top < 2:
        raise InvalidInputError(BAD_SCALE, top=top)
    asked = {"top": top, "least_items": least_items}
    known = _require_once(ratings)
    found = (_score(rating, top) for rating in known if rating.rater != rating.partner)
    enough = tuple(score for score in found if score and score.answered >= least_items)
    if not enough:
        return Result(SCORES, None, NO_ANSWERS, asked)
    return Result(SCORES, enough, None, asked)


def _require_once(ratings: Iterable[Rating]) -> list[Rating]:
    seen: dict[tuple[int, int], Rating] = {}
    for rating in ratings:
        pair = rating.rater, rating.partner
        if pair in seen:
            raise InvalidInputError(TWICE, rater=rating.rater, partner=rating.partner)
        seen[pair] = rating
    return list(seen.values())


def _score(rating: Rating, top: int) -> Score | None:
    said = [item for item in rating.items if item is not None]
    for item in said:
        if not (isfinite(item) and 1 <= item <= top):
            raise InvalidInputError(OFF_SCALE, value=f"{item:g}", top=top)
    if not said:
        return None
    return Score(rating.rater, rating.partner, sum(said) / len(said), len(said))
