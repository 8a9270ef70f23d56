"""How much room a ceiling leaves empty: effect size, accuracy, fit and inefficiencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np

from malai_core.labels import Words
from malai_core.nca.ceilings import (
    BROKEN,
    DEFAULT_SHARE,
    METHODS,
    CeilingName,
    Fitting,
    require_ceiling,
    require_share,
)
from malai_core.nca.pairs import Corner, Pair, Scope, Values, pair_of
from malai_core.nca.peers import Frame, Peers, frame_of, turned_outcomes
from malai_core.results import Result

#: A case is above a line when it is so by more than this share of the scope's height.
_TOUCHING: Final = 1e-9

NO_RANGE: Final = Words(
    "ปัจจัยหรือผลลัพธ์มีค่าเดียวทุกกรณี จึงไม่มีพื้นที่ให้เทียบ ตัดออก เพิ่มกรณีที่ต่างออกไป หรือกำหนดช่วงที่เป็นไปได้",
    "The condition or the outcome is the same in every case, so there is no area to compare with. "
    "Leave it out, add cases that differ, or give a scope.",
)
FALLING: Final = Words(
    "เส้นเพดานเอียงผิดทาง มุมนี้จึงไม่มีเพดาน ลองเส้นเพดานแบบอื่นหรือมุมอื่น",
    "The ceiling slopes the wrong way, so this corner has none. Try another ceiling or corner.",
)


class Magnitude(Enum):
    """Benchmarks for the effect size (Dul 2016, p. 30)."""

    NONE = "none"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    VERY_LARGE = "very large"


MAGNITUDES: Final[dict[Magnitude, Words]] = {
    Magnitude.NONE: Words("ไม่มีผล", "none"),
    Magnitude.SMALL: Words("น้อย", "small"),
    Magnitude.MEDIUM: Words("ปานกลาง", "medium"),
    Magnitude.LARGE: Words("มาก", "large"),
    Magnitude.VERY_LARGE: Words("มากที่สุด", "very large"),
}


@dataclass(frozen=True, slots=True)
class Peer:
    """A case on which the ceiling rests, by its place in what was given."""

    row: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight ceiling ``y = intercept + slope * x``, in the units given."""

    intercept: float
    slope: float


@dataclass(frozen=True, slots=True)
class Inefficiency:
    """Where the ceiling asks nothing: shares of the scope, 0 to 1."""

    condition: float
    """Share of the condition's range that no outcome needs."""
    outcome: float
    """Share of the outcome's range that needs no condition."""
    relative: float
    """Share of the scope in either of the two."""
    absolute: float
    """The same in units of the condition times units of the outcome."""


@dataclass(frozen=True, slots=True)
class Effect:
    """The empty zone of one condition, one outcome and one ceiling."""

    ceiling: CeilingName
    corner: Corner
    cases: int
    left_out: int
    scope: Scope
    zone: float
    size: float
    """Effect size d: the zone as a share of the scope, 0 to 1."""
    magnitude: Magnitude
    peers: tuple[Peer, ...]
    line: Line | None
    above: int
    """Cases on the wrong side of the ceiling."""
    accuracy: float
    """Share of cases on its right side or on it, 0 to 1."""
    fit: float | None
    """The zone as a share of CE-FDH's; ``None`` where that is 0 or the smaller of the two."""
    inefficiency: Inefficiency | None
    """``None`` where the ceiling has one peer only, or is a level line."""


def effect(
    x: Values,
    y: Values,
    *,
    ceiling: str = "ce_fdh",
    corner: int = Corner.UPPER_LEFT,
    scope: Scope | Sequence[float] | None = None,
    share: float = DEFAULT_SHARE,
) -> Result[Effect]:
    r"""Return how much of the scope the ceiling leaves empty.

    .. math:: d = C / S

    with :math:`C` the area between the ceiling and the empty corner and :math:`S` the area of the
    scope.

    Parameters
    ----------
    x, y
        Shape ``(n,)``, any interval scale. Condition and outcome of each case; ``nan`` is missing,
        and a case without one of the two is left out.
    ceiling
        ``ce_fdh``, ``cr_fdh``, ``ce_vrs``, ``cr_vrs``, ``c_lp`` or ``qr``.
    corner
        Which corner is expected to be empty, 1 to 4, see ``Corner``.
    scope
        ``(x_low, x_high, y_low, y_high)`` of the values held possible; by default the observed.
    share
        Share of cases the quantile ceiling ``qr`` leaves below; other ceilings do not use it.

    Returns
    -------
    Result of Effect
        ``0 <= size <= 1``. Undefined where the scope has no area, or where a quantile line slopes
        the wrong way. One peer alone, which is a case at the very corner, gives a true 0.

    Raises
    ------
    InvalidInputError
        See ``pair_of``; or an unknown ceiling, or a share outside 0 to 1.

    Notes
    -----
    Time O(n log n); the quantile ceiling 64 times O(n).

    References
    ----------
    Dul, J. (2016). Necessary condition analysis (NCA). *Organizational Research Methods* 19(1),
    10-52. Dul, J. (2020). *Conducting Necessary Condition Analysis*. Sage.

    Examples
    --------
    Three cases: the middle one has half the condition and half the outcome.

    >>> found = effect([0, 1, 2], [0, 1, 2]).value
    >>> found.size, found.zone, [peer.row for peer in found.peers]
    (0.75, 3.0, [0, 1, 2])
    """
    name, pair = require_ceiling(ceiling), pair_of(x, y, corner=corner, scope=scope)
    return effect_of(pair, name, require_share(share))


def effect_of(pair: Pair, name: CeilingName, share: float = DEFAULT_SHARE) -> Result[Effect]:
    """Return the effect of a checked pair, see ``effect``."""
    parameters = parameters_of(pair, name, share)
    if pair.is_flat:
        return Result(METHODS[name], None, NO_RANGE, parameters)
    fitting = fitting_of(pair, share)
    zone = float(fitting.zones(name)[0])
    if np.isnan(zone):
        return Result(METHODS[name], None, FALLING, parameters)
    return Result(METHODS[name], _effect(pair, name, fitting, zone), None, parameters)


def fitting_of(pair: Pair, share: float = DEFAULT_SHARE) -> Fitting:
    """Return the ceilings of the one arrangement that was observed."""
    frame = frame_of(pair)
    return Fitting(frame, turned_outcomes(frame, pair.y[None, :]), share)


def parameters_of(pair: Pair, name: CeilingName, share: float) -> dict[str, str | int | float]:
    """Return what a number depends on beside the cases."""
    ends = (pair.scope.x_low, pair.scope.x_high, pair.scope.y_low, pair.scope.y_high)
    asked: dict[str, str | int | float] = {
        "ceiling": name,
        "corner": int(pair.corner),
        "scope": "observed" if not pair.has_scope else " ".join(f"{e:g}" for e in ends),
    }
    return {**asked, "share": share} if name == "qr" else asked


def magnitude(size: float) -> Magnitude:
    """Return the benchmark an effect size falls under."""
    if size <= 0.0:
        return Magnitude.NONE
    if size < 0.1:
        return Magnitude.SMALL
    if size < 0.3:
        return Magnitude.MEDIUM
    return Magnitude.LARGE if size < 0.5 else Magnitude.VERY_LARGE


def turned_line(fitting: Fitting, name: CeilingName) -> Line | None:
    """Return the straight line of the observed arrangement in turned units, if there is one."""
    if name in BROKEN:
        return None
    lines = fitting.lines(name)
    line = Line(float(lines.intercept[0]), float(lines.slope[0]))
    return None if np.isnan(line.slope) else line


def turned_back(line: Line, corner: Corner) -> Line:
    """Return a turned line in the units given."""
    x_sign = -1.0 if corner.flips_x else 1.0
    y_sign = -1.0 if corner.flips_y else 1.0
    return Line(y_sign * line.intercept, x_sign * y_sign * line.slope)


def _effect(pair: Pair, name: CeilingName, fitting: Fitting, zone: float) -> Effect:
    line = turned_line(fitting, name)
    above = _above(fitting, line)
    cases = pair.x.size
    size = zone / pair.scope.area
    return Effect(
        ceiling=name,
        corner=pair.corner,
        cases=cases,
        left_out=pair.left_out,
        scope=pair.scope,
        zone=zone,
        size=size,
        magnitude=magnitude(size),
        peers=_peers(pair, fitting, name, line),
        line=turned_back(line, pair.corner) if line else None,
        above=above,
        accuracy=(cases - above) / cases,
        fit=_fit(zone, float(fitting.zones("ce_fdh")[0])),
        inefficiency=_inefficiency(fitting, name, line),
    )


def _above(fitting: Fitting, line: Line | None) -> int:
    if line is None:
        return 0
    over = fitting.v[0] - (line.intercept + line.slope * fitting.frame.u)
    return int((over > _TOUCHING * fitting.frame.scope.height).sum())


def _fit(zone: float, stairs: float) -> float | None:
    """Return the zone as a share of that of the stairs, where it is one."""
    return zone / stairs if stairs > 0.0 and zone <= stairs * (1.0 + 1e-12) else None


def _peers(pair: Pair, fitting: Fitting, name: CeilingName, line: Line | None) -> tuple[Peer, ...]:
    """Return the cases a ceiling rests on, by ascending turned condition, repeated ones too."""
    if name == "qr" or (name not in BROKEN and line is None):
        return ()
    chosen = fitting.hull if name in {"ce_vrs", "cr_vrs"} else fitting.peers
    frame, v = fitting.frame, fitting.v[0]
    points = set(_points(chosen))
    at_peer = [i for i in range(v.size) if (float(frame.u[i]), float(v[i])) in points]
    if name == "c_lp" and line is not None:
        at_peer = [i for i in at_peer if _touches(frame, v[i], frame.u[i], line)]
    cases = frame.order[at_peer]
    return tuple(Peer(int(pair.rows[i]), float(pair.x[i]), float(pair.y[i])) for i in cases)


def _points(peers: Peers) -> list[tuple[float, float]]:
    k = int(peers.count[0])
    return list(zip(peers.u[0, :k].tolist(), peers.v[0, :k].tolist(), strict=True))


def _touches(frame: Frame, v: float, u: float, line: Line) -> bool:
    return abs(v - (line.intercept + line.slope * u)) <= _TOUCHING * frame.scope.height


def _inefficiency(fitting: Fitting, name: CeilingName, line: Line | None) -> Inefficiency | None:
    scope = fitting.frame.scope
    if line is None:
        if name not in BROKEN or fitting.peers.count[0] < 2:
            return None
        points = _points(fitting.peers)
        x_limit, y_limit = points[-1][0], points[0][1]
    elif line.slope <= 0:
        return None
    else:
        x_limit = (scope.y_high - line.intercept) / line.slope
        y_limit = line.intercept + line.slope * scope.x_low
    x_idle = (scope.x_high - min(scope.x_high, x_limit)) / scope.width
    y_idle = (max(scope.y_low, y_limit) - scope.y_low) / scope.height
    either = x_idle + y_idle - x_idle * y_idle
    return Inefficiency(x_idle, y_idle, either, either * scope.area)
