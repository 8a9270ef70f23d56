"""A Venn diagram of two to five sets with the cases of every region counted and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, pi, sin
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.qca import svg
from malai_core.qca.model import Bools, Floats, Ints

_SIZE: Final = 460.0
_SCALE: Final = 190.0
_GRID: Final = 161
_COLOURS: Final = ("#2f7d4f", "#d98e04", "#b3404a", "#3d6fa5", "#7a5aa6")

ONE_TO_FIVE: Final = Words(
    "แผนภาพเวนน์วาดได้ 1 ถึง 5 เซต แต่มี {count} เลือกให้น้อยลง",
    "A Venn diagram takes 1 to 5 sets, not {count}. Choose fewer.",
)


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse: middle, half axes, turn in radians."""

    x: float
    y: float
    a: float
    b: float
    turn: float

    def inside(self, x: Floats, y: Floats) -> Floats:
        """Return how deep points are inside: above 0 inside, below 0 outside."""
        u = (x - self.x) * cos(self.turn) + (y - self.y) * sin(self.turn)
        v = -(x - self.x) * sin(self.turn) + (y - self.y) * cos(self.turn)
        return 1.0 - np.sqrt((u / self.a) ** 2 + (v / self.b) ** 2)


def _ring(count: int, r: float, a: float, b: float, turn: float) -> tuple[Ellipse, ...]:
    steps = [2 * pi * i / count for i in range(count)]
    return tuple(Ellipse(r * cos(s + pi / 2), r * sin(s + pi / 2), a, b, s + turn) for s in steps)


#: Shapes in which every region is there; found by trying many, for large smallest regions.
_SHAPES: Final[dict[int, tuple[Ellipse, ...]]] = {
    1: (Ellipse(0, 0, 0.7, 0.7, 0),),
    2: (Ellipse(-0.32, 0, 0.62, 0.62, 0), Ellipse(0.32, 0, 0.62, 0.62, 0)),
    3: _ring(3, 0.36, 0.58, 0.58, 0),
    4: (
        Ellipse(-0.17, 0.02, 0.75, 0.41, -0.677),
        Ellipse(0.0, 0.24, 0.75, 0.41, -0.677),
        Ellipse(0.0, 0.24, 0.75, 0.41, 0.677),
        Ellipse(0.17, 0.02, 0.75, 0.41, 0.677),
    ),
    5: _ring(5, 0.2231, 0.7882, 0.3821, 1.8635),
}


def venn(sets: Sequence[ArrayLike], set_names: Sequence[str], case_names: Sequence[str]) -> str:
    """Return a Venn diagram of one to five sets as SVG.

    Parameters
    ----------
    sets
        For each set the membership of every case, shape ``(n,)``; above 0.5 is inside.
    set_names
        The name of each set.
    case_names
        The name of each case; shown where a region is pointed at.

    Returns
    -------
    str
        An SVG. Every region has its number of cases, 0 too; cases in no set stand outside.

    Raises
    ------
    InvalidInputError
        No set, or more than five.

    Notes
    -----
    Time O(n) and some 26,000 points for the places of the numbers.

    Examples
    --------
    >>> "<ellipse" in venn([[1, 0], [1, 1]], ["A", "B"], ["x", "y"])
    True
    """
    if len(sets) not in _SHAPES:
        raise InvalidInputError(ONE_TO_FIVE, count=len(sets))
    shapes = _SHAPES[len(sets)]
    members = np.array([np.asarray(one, dtype=np.float64) > 0.5 for one in sets])
    region = _codes(members)
    parts = [_shape(shape, _COLOURS[i]) for i, shape in enumerate(shapes)]
    parts += [_count(place, region == code, case_names) for code, place in places(shapes).items()]
    parts += [
        _name(shape, name, i) for i, (shape, name) in enumerate(zip(shapes, set_names, strict=True))
    ]
    return svg.picture(_SIZE, _SIZE, ", ".join(set_names), parts)


def places(shapes: Sequence[Ellipse]) -> dict[int, tuple[float, float]]:
    """Return for each region (bit ``i``: inside set ``i``) the point furthest from all borders."""
    across = np.linspace(-1.15, 1.15, _GRID)
    x, y = (grid.ravel() for grid in np.meshgrid(across, across))
    depth = np.array([shape.inside(x, y) for shape in shapes])
    code, clear = _codes(depth > 0), np.abs(depth).min(axis=0)
    found = {0: (-1.05, -1.05)}
    for region in range(1, 1 << len(shapes)):
        at = np.flatnonzero(code == region)
        best = int(at[clear[at].argmax()])
        found[region] = float(x[best]), float(y[best])
    return found


def _codes(members: Bools) -> Ints:
    bits: Ints = 1 << np.arange(len(members), dtype=np.int64)
    return np.asarray(bits @ members, dtype=np.int64)


def _screen(x: float, y: float) -> tuple[float, float]:
    return _SIZE / 2 + x * _SCALE, _SIZE / 2 - y * _SCALE


def _shape(shape: Ellipse, fill: str) -> str:
    x, y = _screen(shape.x, shape.y)
    return (
        f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{shape.a * _SCALE:.1f}" '
        f'ry="{shape.b * _SCALE:.1f}" transform="rotate({-degrees(shape.turn):.1f} {x:.1f} {y:.1f})" '
        f'fill="{fill}" fill-opacity="0.15" stroke="{fill}"/>'
    )


def _count(place: tuple[float, float], inside: Bools, names: Sequence[str]) -> str:
    x, y = _screen(*place)
    said = ", ".join(name for name, is_in in zip(names, inside, strict=True) if is_in)
    count = int(inside.sum())
    number = svg.text(x, y + 4, str(count), fill=svg.INK if count else "#8a8a8a")
    return f"<g>{number}{svg.dot(x, y, 'transparent', said, radius=9)}</g>"


def _name(shape: Ellipse, name: str, i: int) -> str:
    """Place a name beyond the end of its shape that is furthest from the middle."""
    turn = atan2(shape.y, shape.x) if shape.a == shape.b else shape.turn
    ends = [
        (shape.x + side * shape.a * cos(turn), shape.y + side * shape.a * sin(turn))
        for side in (-1, 1)
    ]
    x, y = max(ends, key=lambda end: end[0] ** 2 + end[1] ** 2)
    far = max(1e-9, (x * x + y * y) ** 0.5)
    at = _screen(x * (1 + 0.1 / far), y * (1 + 0.1 / far))
    return svg.text(at[0], at[1] + 4, name, fill=_COLOURS[i])
