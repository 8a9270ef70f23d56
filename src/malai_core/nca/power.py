"""Power by simulation: how often a study of so many cases would find a necessity that is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.nca.ceilings import CeilingName, require_ceiling
from malai_core.nca.effect import Line
from malai_core.nca.pairs import Scope, Vector, pair_of
from malai_core.nca.permutation import interval_of, permuted_of
from malai_core.nca.zones import Lines, line_zone
from malai_core.results import Result
from malai_core.rng import DEFAULT_SEED, generator

POWER: Final = "nca.power.dul2020.v1"
_SQUARE: Final = Scope(0.0, 1.0, 0.0, 1.0)

NO_SUCH_EFFECT: Final = Words(
    "ขนาดผลต้องมากกว่า 0 และน้อยกว่า 1 แต่ได้ {size} ลองใช้ 0.1",
    "The effect size lies between 0 and 1, but is {size}. Try 0.1.",
)
NO_SUCH_SLOPE: Final = Words(
    "ความชันของเพดานต้องมากกว่า 0 แต่ได้ {slope} ลองใช้ 1",
    "The slope of the ceiling is above 0, but is {slope}. Try 1.",
)
TOO_FEW_CASES: Final = Words(
    "ต้องมีอย่างน้อย 2 กรณีและจำลองอย่างน้อย 1 ครั้ง แต่ได้ {cases} กรณีและ {studies} ครั้ง",
    "At least 2 cases and 1 study are needed, but {cases} and {studies} were asked for.",
)


@dataclass(frozen=True, slots=True)
class Power:
    """Share of simulated studies that found the necessity."""

    power: float
    interval: tuple[float, float]
    """Where the power of endless studies lies, 95 %."""
    found: int
    studies: int
    ceiling_line: Line
    """The true ceiling, in the unit square."""


def power(
    cases: int,
    *,
    size: float = 0.1,
    slope: float = 1.0,
    ceiling: str = "ce_fdh",
    level: float = 0.05,
    studies: int = 200,
    repetitions: int = 500,
    seed: int = DEFAULT_SEED,
) -> Result[Power]:
    """Return how often a study of ``cases`` cases finds a true effect of ``size``.

    Cases fall evenly below a straight ceiling in the unit square, whose zone is ``size``; each
    study is tested against the scope of the square, as R's ``nca_power`` does.

    Parameters
    ----------
    cases
        Cases of each study, from 2.
    size
        True effect size, between 0 and 1.
    slope
        Slope of the true ceiling, above 0; 1 rises as much as it runs.
    ceiling
        Ceiling the study would use.
    level
        Significance: a study finds the effect where ``p <= level``.
    studies, repetitions
        Simulated studies, and permutations of each. Time O(studies x repetitions x cases).
    seed
        The same seed gives the same power.

    Returns
    -------
    Result of Power
        0 to 1; always defined.

    Raises
    ------
    InvalidInputError
        Fewer than two cases or one study, a size outside 0 to 1, a slope that does not rise.

    References
    ----------
    Dul, J. (2020). *Conducting Necessary Condition Analysis*. Sage; R package NCA, ``nca_power``.

    Examples
    --------
    >>> power(40, size=0.5, studies=10, repetitions=50).value.power
    1.0
    """
    name = require_ceiling(ceiling)
    _require(cases, studies, size, slope)
    line = ceiling_of(size, slope)
    draw = generator(seed)
    found = sum(
        _is_found(_study(draw, cases, line), name, level, repetitions, seed + study)
        for study in range(studies)
    )
    share = found / studies
    asked: dict[str, str | int | float] = {
        "cases": cases,
        "size": size,
        "slope": slope,
        "ceiling": name,
        "level": level,
        "studies": studies,
        "repetitions": repetitions,
    }
    value = Power(share, interval_of(share, studies, 0.95), found, studies, line)
    return Result(POWER, value, None, asked, seed)


def ceiling_of(size: float, slope: float) -> Line:
    """Return the line of this slope that leaves ``size`` of the unit square above it.

    The zone falls steadily as the line is lifted from ``-slope`` (all of the square is above) to 1
    (nothing is), so halving finds it.
    """
    low, high = -slope, 1.0
    for _ in range(100):
        middle = (low + high) / 2.0
        zone = line_zone(Lines(np.array([middle]), np.array([slope])), _SQUARE)[0]
        low, high = (middle, high) if zone > size else (low, middle)
    return Line((low + high) / 2.0, slope)


def _study(draw: np.random.Generator, cases: int, line: Line) -> tuple[Vector, Vector]:
    """Return one study: points drawn evenly, those above the ceiling drawn again."""
    x, y = np.empty(0), np.empty(0)
    while x.size < cases:
        u, v = draw.random(2 * cases), draw.random(2 * cases)
        is_under = v < line.intercept + line.slope * u
        x, y = np.append(x, u[is_under]), np.append(y, v[is_under])
    return x[:cases], y[:cases]


def _is_found(
    study: tuple[Vector, Vector], name: CeilingName, level: float, repetitions: int, seed: int
) -> bool:
    pair = pair_of(*study, scope=_SQUARE)
    (tested,) = permuted_of(pair, (name,), repetitions, seed)
    return tested.value is not None and tested.value.p <= level


def _require(cases: int, studies: int, size: float, slope: float) -> None:
    if cases < 2 or studies < 1:
        raise InvalidInputError(TOO_FEW_CASES, cases=cases, studies=studies)
    if not 0.0 < size < 1.0:
        raise InvalidInputError(NO_SUCH_EFFECT, size=f"{size:g}")
    if not slope > 0.0:
        raise InvalidInputError(NO_SUCH_SLOPE, slope=f"{slope:g}")
