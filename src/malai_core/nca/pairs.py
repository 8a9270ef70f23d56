"""One condition beside one outcome, turned so that the empty corner is the upper left one.

Conventions of this package: ``n`` cases; ``x`` the condition, ``y`` the outcome, in their own
units. Turned, they are called ``u`` and ``v``: an axis is mirrored where the corner asks for it, so
that every ceiling is computed once, for the upper left corner, and turned back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from malai_core.errors import InvalidInputError
from malai_core.labels import Words

Vector = NDArray[np.float64]
Whole = NDArray[np.int64]
#: What holds one value a case; ``None`` and ``nan`` are missing.
Values = ArrayLike | Sequence[float | None]

NOT_NUMBERS: Final = Words(
    "{name} มีค่าที่ไม่ใช่ตัวเลข แก้เป็นตัวเลข หรือเว้นว่างไว้ถ้าไม่รู้ค่า",
    "{name} holds something that is not a number. Make it a number, or leave it blank if unknown.",
)
NOT_FINITE: Final = Words(
    "{name} มีค่าเป็นอนันต์ แก้เป็นตัวเลขจริง หรือเว้นว่างไว้ถ้าไม่รู้ค่า",
    "{name} holds an infinite value. Make it a real number, or leave it blank if unknown.",
)
UNEQUAL: Final = Words(
    "ปัจจัยมี {x} ค่าแต่ผลลัพธ์มี {y} ค่า ต้องมีกรณีละหนึ่งค่าทั้งสองอย่าง",
    "The condition has {x} values and the outcome {y}. Give one of each for every case.",
)
TOO_FEW: Final = Words(
    "มีกรณีที่ค่าครบเพียง {count} กรณี ต้องมีอย่างน้อย 2 กรณี เติมค่าที่ขาดหรือเพิ่มกรณี",
    "Only {count} case has both values; at least 2 are needed. Fill in what is missing or add cases.",
)
SCOPE_REVERSED: Final = Words(
    "ช่วงที่เป็นไปได้ต้องเริ่มจากค่าน้อยไปมาก แต่ได้ {low} ถึง {high} สลับสองค่านี้หรือแก้ให้ถูก",
    "A scope goes from low to high, but was given as {low} to {high}. Put them right.",
)
SCOPE_TOO_SMALL: Final = Words(
    "มีค่าที่อยู่นอกช่วงที่เป็นไปได้ ({low} ถึง {high}) ขยายช่วงให้คลุมข้อมูลทุกค่า หรือแก้ค่าที่ผิด",
    "A value lies outside the scope ({low} to {high}). Widen the scope to hold every value, or mend "
    "the value.",
)
NO_SUCH_CORNER: Final = Words(
    "ไม่มีมุม {corner} เลือก 1 (บนซ้าย) 2 (บนขวา) 3 (ล่างซ้าย) หรือ 4 (ล่างขวา)",
    "There is no corner {corner}. Choose 1 (upper left), 2 (upper right), 3 (lower left) or "
    "4 (lower right).",
)
CONDITION: Final = Words("ปัจจัย", "The condition")
OUTCOME: Final = Words("ผลลัพธ์", "The outcome")


class Corner(IntEnum):
    """Which corner is expected to be empty, numbered as in R's NCA."""

    UPPER_LEFT = 1
    """Much of the outcome needs much of the condition."""
    UPPER_RIGHT = 2
    """Much of the outcome needs little of the condition."""
    LOWER_LEFT = 3
    """Little of the outcome needs much of the condition."""
    LOWER_RIGHT = 4
    """Little of the outcome needs little of the condition."""

    @property
    def flips_x(self) -> bool:
        """Whether the condition is needed low."""
        return self in {Corner.UPPER_RIGHT, Corner.LOWER_RIGHT}

    @property
    def flips_y(self) -> bool:
        """Whether the outcome is wanted low."""
        return self in {Corner.LOWER_LEFT, Corner.LOWER_RIGHT}


@dataclass(frozen=True, slots=True)
class Scope:
    """The rectangle of values held possible."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float

    @property
    def width(self) -> float:
        """Range of the condition."""
        return self.x_high - self.x_low

    @property
    def height(self) -> float:
        """Range of the outcome."""
        return self.y_high - self.y_low

    @property
    def area(self) -> float:
        """Area, in units of the condition times units of the outcome."""
        return self.width * self.height

    def turned(self, corner: Corner) -> Scope:
        """Return the rectangle with the axes mirrored as ``corner`` asks."""
        x_low, x_high = _mirrored(self.x_low, self.x_high, is_flipped=corner.flips_x)
        y_low, y_high = _mirrored(self.y_low, self.y_high, is_flipped=corner.flips_y)
        return Scope(x_low, x_high, y_low, y_high)


@dataclass(frozen=True, slots=True)
class Pair:
    """The complete cases of one condition and one outcome."""

    x: Vector
    y: Vector
    rows: Whole
    """Place of each complete case in what was given."""
    left_out: int
    """Cases without one of the two values."""
    scope: Scope
    observed: Scope
    has_scope: bool
    """Whether the scope was given; else it is what was observed."""
    corner: Corner

    @property
    def is_flat(self) -> bool:
        """Whether the scope has no area, so that nothing can be a share of it."""
        return not self.scope.area > 0


def pair_of(
    x: Values,
    y: Values,
    *,
    corner: int = Corner.UPPER_LEFT,
    scope: Scope | Sequence[float] | None = None,
) -> Pair:
    """Return the complete cases of ``x`` and ``y`` with their scope.

    Parameters
    ----------
    x, y
        Shape ``(n,)``, any interval scale; ``nan`` or ``None`` is missing.
    corner
        1 to 4, see ``Corner``.
    scope
        ``(x_low, x_high, y_low, y_high)`` of the values held possible; by default the observed.

    Returns
    -------
    Pair
        Cases with both values, at least two.

    Raises
    ------
    InvalidInputError
        Not numbers, infinite, of unequal length, fewer than two complete cases, an unknown corner,
        or a scope that is reversed or leaves out a value.

    Examples
    --------
    >>> pair_of([1, 2, None], [3, 5, 4]).observed
    Scope(x_low=1.0, x_high=2.0, y_low=3.0, y_high=5.0)
    """
    xs, ys = _numbers(x, CONDITION), _numbers(y, OUTCOME)
    if xs.shape != ys.shape:
        raise InvalidInputError(UNEQUAL, x=xs.size, y=ys.size)
    rows = np.flatnonzero(~(np.isnan(xs) | np.isnan(ys)))
    if rows.size < 2:
        raise InvalidInputError(TOO_FEW, count=int(rows.size))
    x_known, y_known = xs[rows], ys[rows]
    observed = Scope(*_ends(x_known), *_ends(y_known))
    return Pair(
        x_known,
        y_known,
        rows,
        int(xs.size - rows.size),
        _require_scope(scope, observed),
        observed,
        scope is not None,
        require_corner(corner),
    )


def require_corner(corner: int) -> Corner:
    """Return the corner, or refuse a number that names none."""
    try:
        return Corner(corner)
    except ValueError:
        raise InvalidInputError(NO_SUCH_CORNER, corner=corner) from None


def _numbers(values: Values, name: Words) -> Vector:
    try:
        # None becomes nan, text that is no number is refused; a copy, so callers keep theirs.
        numbers: NDArray[Any] = np.array(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise InvalidInputError(NOT_NUMBERS, name=name) from None
    if np.isinf(numbers).any():
        raise InvalidInputError(NOT_FINITE, name=name)
    return numbers.reshape(-1)


def _ends(values: Vector) -> tuple[float, float]:
    return float(values.min()), float(values.max())


def _mirrored(low: float, high: float, *, is_flipped: bool) -> tuple[float, float]:
    return (-high, -low) if is_flipped else (low, high)


def _require_scope(given: Scope | Sequence[float] | None, observed: Scope) -> Scope:
    """Return the scope to use; refuse one that is reversed or leaves out a value."""
    if given is None:
        return observed
    scope = given if isinstance(given, Scope) else Scope(*(float(end) for end in given))
    _require_side(scope.x_low, scope.x_high, observed.x_low, observed.x_high)
    _require_side(scope.y_low, scope.y_high, observed.y_low, observed.y_high)
    return scope


def _require_side(low: float, high: float, least: float, most: float) -> None:
    if not low < high:
        raise InvalidInputError(SCOPE_REVERSED, low=f"{low:g}", high=f"{high:g}")
    if least < low or most > high:
        raise InvalidInputError(SCOPE_TOO_SMALL, low=f"{low:g}", high=f"{high:g}")
