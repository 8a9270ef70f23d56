"""Grounds around groups, and the squares under a picture: ``frontend/src/graph/hulls.ts`` on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from malai.atlas.marks import EDGE
from malai.atlas.sketching import Dot, Outline

Point = tuple[float, float]


def hull(points: Iterable[Point]) -> list[Point]:
    """Return the corners of the convex hull in their order. Andrew's monotone chain, O(n log n).

    Examples
    --------
    >>> hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)])
    [(0, 0), (2, 0), (2, 2), (0, 2)]
    >>> hull([(0, 0), (1, 1), (2, 2)])
    [(0, 0), (2, 2)]
    """
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return [*_chain(ordered), *_chain(ordered[::-1])]


def _chain(points: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def outlined(outlines: Iterable[Outline], dots: Sequence[Dot]) -> list[str]:
    """Return the grounds of groups, with room for the marks in them."""
    found = []
    for one in outlines:
        members = [dots[number] for number in one.dots]
        room = max(14.0, max(dot.radius for dot in members) + 8)
        corners = "L".join(f"{x:.1f} {y:.1f}" for x, y in hull((dot.x, dot.y) for dot in members))
        dressed = f'fill="{one.colour}" stroke="{one.colour}" stroke-width="{2 * room:.1f}"'
        # A wide stroke leaves a rounded outline.
        round_ = 'stroke-linejoin="round" stroke-linecap="round" fill-opacity="0.16"'
        found.append(f'<path d="M{corners}Z" {dressed} {round_} stroke-opacity="0.16"/>')
    return found


def grid(step: float, origin: Point, size: tuple[int, int]) -> str:
    """Return squares that stand still where the members do, neither too narrow nor too wide."""
    while step < 40:
        step *= 2
    while step > 160:
        step /= 2
    down = (f"M{x:.1f} 0V{size[1]}" for x in _steps(origin[0], step, size[0]))
    across = (f"M0 {y:.1f}H{size[0]}" for y in _steps(origin[1], step, size[1]))
    path = "".join([*down, *across])
    return f'<path d="{path}" stroke="{EDGE}" stroke-width="1" stroke-opacity="0.35" fill="none"/>'


def _steps(origin: float, step: float, end: int) -> Iterable[float]:
    first = origin % step
    return (first + number * step for number in range(int((end - first) // step) + 1))
