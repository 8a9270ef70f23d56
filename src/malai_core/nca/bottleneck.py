"""The bottleneck table: how much of a condition each level of the outcome needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, get_args

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.nca.ceilings import (
    DEFAULT_SHARE,
    CeilingName,
    Fitting,
    require_ceiling,
    require_share,
)
from malai_core.nca.effect import (
    FALLING,
    NO_RANGE,
    Line,
    fitting_of,
    parameters_of,
    turned_line,
)
from malai_core.nca.pairs import Corner, Pair, Scope, Values, Vector, pair_of
from malai_core.nca.peers import Peers
from malai_core.results import Result

BOTTLENECK: Final = "nca.bottleneck.dul2016.v1"
Unit = Literal["percentage.range", "percentage.max", "actual", "percentile"]
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
#: Levels nearer than this share of a range are the same level.
_NEAR: Final = 1e-9

NO_SUCH_UNIT: Final = Words(
    "ไม่มีหน่วย {unit} เลือกจาก {known}", "There is no unit {unit}. Choose among {known}."
)
NO_MAXIMUM: Final = Words(
    "ค่าสูงสุดไม่มากกว่า 0 จึงคิดเป็นร้อยละของค่าสูงสุดไม่ได้ ใช้หน่วย percentage.range หรือ actual",
    "The highest value is not above 0, so nothing is a percentage of it. Use percentage.range or "
    "actual.",
)
NO_STEPS: Final = Words(
    "ตารางต้องมีอย่างน้อย 1 ขั้น กำหนดจำนวนขั้น หรือระดับผลลัพธ์ที่อยู่ในช่วง {low} ถึง {high}",
    "The table needs at least 1 step. Give a number of steps, or levels between {low} and {high}.",
)


class Mark(Enum):
    """What stands in a cell instead of a value."""

    NOT_NECESSARY = "NN"
    """The level needs nothing of the condition."""
    NOT_AVAILABLE = "NA"
    """No value of the condition within the scope is enough."""


MARKS: Final[dict[Mark, Words]] = {
    Mark.NOT_NECESSARY: Words("ไม่จำเป็น", "not necessary"),
    Mark.NOT_AVAILABLE: Words("ไม่มีระดับใดเพียงพอ", "no level is enough"),
}


@dataclass(frozen=True, slots=True)
class Level:
    """One row of the table."""

    level: float
    """Level of the outcome, in the unit asked for."""
    outcome: float
    """The same in the outcome's own unit."""
    needed: float | Mark
    """What is needed of the condition, in the unit asked for: at least this much, or at most
    where the corner asks for little of the condition."""
    short: int
    """Cases that do not have what is needed."""


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """The table of one condition under one ceiling."""

    ceiling: CeilingName
    corner: Corner
    x_unit: Unit
    y_unit: Unit
    levels: tuple[Level, ...]


def bottleneck(
    x: Values,
    y: Values,
    *,
    ceiling: str = "ce_fdh",
    corner: int = Corner.UPPER_LEFT,
    scope: Scope | Sequence[float] | None = None,
    steps: int | Sequence[float] = 10,
    units: tuple[str, str] = ("percentage.range", "percentage.range"),
    share: float = DEFAULT_SHARE,
) -> Result[Bottleneck]:
    """Return how much of the condition each level of the outcome needs.

    Parameters
    ----------
    x, y, ceiling, corner, scope, share
        As for ``effect``.
    steps
        Number of equal steps, or the levels themselves in the outcome's unit (percentages 0-100).
    units
        Unit of the condition and of the outcome: ``percentage.range`` (0 is the low end of the
        scope, 100 the high end), ``percentage.max`` (100 is the high end, 0 is 0), ``actual``, or
        ``percentile`` (of the outcome: the value below which so many percent of cases lie; of the
        condition: percent of cases that do not have what is needed).

    Returns
    -------
    Result of Bottleneck
        A level needs a value, or ``NN`` where the lowest value of the scope is enough, or ``NA``
        where none in the scope is. Where the corner wants a low outcome, percentages of it count
        from the high end. Undefined where ``effect`` is.

    Raises
    ------
    InvalidInputError
        See ``effect``; or an unknown unit, no steps, levels outside the scope, or
        ``percentage.max`` where the maximum is not above 0.

    Notes
    -----
    Time O(n log n + steps (k + n)) with k peers. Linear interpolation for percentiles, as R's
    type 7.

    References
    ----------
    Dul, J. (2016). *Organizational Research Methods* 19(1), 10-52, table 3.

    Examples
    --------
    >>> table = bottleneck([0, 1, 2], [0, 1, 2], steps=2, units=("actual", "actual")).value
    >>> [(row.outcome, row.needed) for row in table.levels][1:]
    [(1.0, 1.0), (2.0, 2.0)]
    >>> table.levels[0].needed.value
    'NN'
    """
    pair, name = pair_of(x, y, corner=corner, scope=scope), require_ceiling(ceiling)
    return bottleneck_of(pair, name, steps, units, require_share(share))


def bottleneck_of(
    pair: Pair,
    name: CeilingName,
    steps: int | Sequence[float],
    units: tuple[str, str],
    share: float = DEFAULT_SHARE,
) -> Result[Bottleneck]:
    """Return the table of a checked pair, see ``bottleneck``."""
    x_unit, y_unit = require_unit(units[0]), require_unit(units[1])
    asked = {**parameters_of(pair, name, share), "x_unit": x_unit, "y_unit": y_unit}
    if pair.is_flat:
        return Result(BOTTLENECK, None, NO_RANGE, asked)
    fitting = fitting_of(pair, share)
    if np.isnan(fitting.zones(name)[0]):
        return Result(BOTTLENECK, None, FALLING, asked)
    levels = outcome_levels(pair, steps, y_unit)
    needs = _needs(fitting, name, np.array([outcome for _, outcome in levels]))
    rows = tuple(
        _row(pair, level, outcome, float(need), x_unit)
        for (level, outcome), need in zip(levels, needs, strict=True)
    )
    return Result(BOTTLENECK, Bottleneck(name, pair.corner, x_unit, y_unit, rows), None, asked)


def require_unit(unit: str) -> Unit:
    """Return the unit; refuse one that does not exist."""
    for known in UNITS:
        if unit == known:
            return known
    raise InvalidInputError(NO_SUCH_UNIT, unit=unit, known=", ".join(UNITS))


def outcome_levels(
    pair: Pair, steps: int | Sequence[float], unit: Unit
) -> list[tuple[float, float]]:
    """Return each level in ``unit`` and in the outcome's own unit, easiest first."""
    low, high = pair.scope.y_low, pair.scope.y_high
    ends = (low, high) if unit == "actual" else (0.0, 100.0)
    levels = _asked_levels(steps, *ends)
    if unit == "actual":
        ordered = levels[::-1] if pair.corner.flips_y else levels
        return [(float(level), float(level)) for level in ordered]
    toward = 1.0 - levels / 100.0 if pair.corner.flips_y else levels / 100.0
    if unit == "percentile":
        values = np.quantile(pair.y, toward)
    else:
        start = low if unit == "percentage.range" else _zero_below(high)
        values = start + toward * (high - start)
    return list(zip(levels.tolist(), values.tolist(), strict=True))


def _asked_levels(steps: int | Sequence[float], low: float, high: float) -> Vector:
    if isinstance(steps, int):
        levels = np.linspace(low, high, max(steps, 0) + 1)
    else:
        levels = np.sort(np.array(steps, dtype=np.float64))
    near = _NEAR * (high - low)
    is_outside = levels.size and (levels[0] < low - near or levels[-1] > high + near)
    if levels.size == 0 or (isinstance(steps, int) and steps < 1) or is_outside:
        raise InvalidInputError(NO_STEPS, low=f"{low:g}", high=f"{high:g}")
    return levels


def _zero_below(high: float) -> float:
    """Return 0, the low end of a percentage of the maximum; refuse a maximum that is not above."""
    if high <= 0:
        raise InvalidInputError(NO_MAXIMUM)
    return 0.0


def _needs(fitting: Fitting, name: CeilingName, outcomes: Vector) -> Vector:
    """Return the turned condition each outcome needs: ``-inf`` is none, ``inf`` is none enough."""
    v = fitting.frame.y_sign * outcomes
    line = turned_line(fitting, name)
    if line is not None:
        needs = _line_needs(line, v)
    elif name == "ce_vrs":
        needs = _hull_needs(fitting.hull, v, fitting.frame.scope)
    elif name == "ce_fdh":
        needs = _step_needs(fitting.peers, v, fitting.frame.scope)
    else:
        needs = np.full(v.shape, -np.inf)
    scope = fitting.frame.scope
    near = _NEAR * scope.width
    return np.select(
        [needs <= scope.x_low + near, needs > scope.x_high + near], [-np.inf, np.inf], needs
    )


def _line_needs(line: Line, v: Vector) -> Vector:
    if line.slope == 0:
        return np.where(v <= line.intercept, -np.inf, np.inf)
    return (v - line.intercept) / line.slope


def _reached_at(peers: Peers, v: Vector, scope: Scope) -> tuple[Vector, Vector, np.ndarray]:
    """Return the peers, and for each ``v`` the place of the first peer that reaches it."""
    k = int(peers.count[0])
    place = np.searchsorted(peers.v[0, :k], v - _NEAR * scope.height)
    return peers.u[0, :k], peers.v[0, :k], place


def _step_needs(peers: Peers, v: Vector, scope: Scope) -> Vector:
    us, _, place = _reached_at(peers, v, scope)
    return np.asarray(np.append(us, np.inf)[place])


def _hull_needs(hull: Peers, v: Vector, scope: Scope) -> Vector:
    us, vs, place = _reached_at(hull, v, scope)
    between = np.interp(v, vs, us)
    return np.where(place >= us.size, np.inf, between)


def _row(pair: Pair, level: float, outcome: float, need: float, unit: Unit) -> Level:
    """Return one row; ``need`` is in turned units."""
    if np.isinf(need):
        is_none = need < 0
        mark = Mark.NOT_NECESSARY if is_none else Mark.NOT_AVAILABLE
        if unit == "percentage.max":
            _zero_below(pair.scope.x_high)
        return Level(level, outcome, mark, 0 if is_none else pair.x.size)
    turned = -pair.x if pair.corner.flips_x else pair.x
    short = int((turned < need - _NEAR * pair.scope.width).sum())
    x = -need if pair.corner.flips_x else need
    return Level(level, outcome, _in_unit(pair, x, short, unit), short)


def _in_unit(pair: Pair, x: float, short: int, unit: Unit) -> float | Mark:
    if unit == "percentage.range":
        return 100.0 * (x - pair.scope.x_low) / pair.scope.width
    if unit == "percentage.max":
        return 100.0 * x / (pair.scope.x_high - _zero_below(pair.scope.x_high))
    if unit == "percentile":
        return 100.0 * short / pair.x.size if short else Mark.NOT_NECESSARY
    return x
