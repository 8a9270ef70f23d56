"""Marks of members as SVG: the shapes of ``frontend/src/graph/shapes.ts`` on paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Final

BUBBLE: Final = "nobody"
GROUND, INK, MUTED, EDGE = "#fffefb", "#232a20", "#5a6252", "#b9b39f"
CHOSEN: Final = "#b0284f"
KINDS: Final = {
    "person": "#3f8a57",
    "organisation": "#6a58a6",
    "group": "#e39a17",
    "activity": "#b0284f",
    BUBBLE: "#ece7d9",
}
DISC, HOUSE, MARIGOLD, OPEN, DIAMOND, TRIANGLE, HEXAGON, STAR, CROSS = range(9)
#: The shape of each kind, so that colour is not the only sign.
OF_KIND: Final = {
    "person": DISC,
    "organisation": HOUSE,
    "group": MARIGOLD,
    BUBBLE: OPEN,
    "activity": DIAMOND,
}
#: Marks from this radius on bear the number of their colour.
NUMBERED: Final = 7.5
#: How much of its colour what is not of a way keeps.
_FAINT: Final = 0.22


def kind_mark(kind: str, x: float, y: float, r: float, colour: str = "") -> str:
    """Return the mark of a kind: disc, rounded square, flower or diamond."""
    edge = MUTED if kind == BUBBLE else GROUND
    return shape_mark(OF_KIND.get(kind, DISC), (x, y, r), colour or KINDS.get(kind, MUTED), edge)


def shape_mark(shape: int, at: tuple[float, float, float], colour: str, edge: str = GROUND) -> str:
    """Return a mark of a shape around ``x, y`` with a radius."""
    x, y, r = at
    dressed = f'fill="{colour}" stroke="{edge}" stroke-width="1.5" stroke-linejoin="round"'
    if shape == HOUSE:
        side = 2 * r * 0.9
        corner = f'x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}"'
        return f'<rect {corner} height="{side:.1f}" rx="{side / 5:.1f}" {dressed}/>'
    if shape in (DISC, OPEN):
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {dressed}/>'
    corners = (f"{x + r * a:.1f} {y + r * b:.1f}" for a, b in _corners(shape))
    return f'<path d="M{"L".join(corners)}Z" {dressed}/>'


def _corners(shape: int) -> Iterable[tuple[float, float]]:
    """Return the corners of a shape of radius one, y downwards."""
    if shape == CROSS:
        thin, far = 0.34, 0.94
        quarter = ((-thin, -far), (thin, -far), (thin, -thin))
        return [_turned(corner, step) for step in range(4) for corner in quarter]
    if shape == MARIGOLD:
        return _wheel(18, lambda step: 1.0 if step % 2 else 0.8)
    if shape == STAR:
        return _wheel(10, lambda step: 0.46 if step % 2 else 0.98)
    sides = {DIAMOND: 4, TRIANGLE: 3, HEXAGON: 6}[shape]
    return _wheel(sides, lambda _step: 1.0 if shape != HEXAGON else 0.94)


def _wheel(number: int, reach: Callable[[int], float]) -> list[tuple[float, float]]:
    turns = ((reach(step), 2 * math.pi * step / number) for step in range(number))
    return [(far * math.sin(turn), -far * math.cos(turn)) for far, turn in turns]


def _turned(corner: tuple[float, float], quarters: int) -> tuple[float, float]:
    x, y = corner
    for _quarter in range(quarters):
        x, y = -y, x
    return x, y


# -- Colours --------------------------------------------------------------------------------------------


def faint(colour: str) -> str:
    """Return a colour as it is where something else is lit."""
    mixed = (
        round(a * _FAINT + b * (1 - _FAINT))
        for a, b in zip(_parts(colour), _parts(GROUND), strict=True)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def read_on(colour: str) -> str:
    """Return ink or ground, whichever is read better on a colour (WCAG 2.2)."""
    on = _light(colour)
    contrasts = {
        other: abs(math.log((_light(other) + 0.05) / (on + 0.05))) for other in (GROUND, INK)
    }
    return max(contrasts, key=lambda other: contrasts[other])


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _light(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``."""
    shares = [part / 255 for part in _parts(colour)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
