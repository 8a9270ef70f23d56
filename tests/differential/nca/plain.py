"""NCA once more, by plain loops over points and by definitions instead of scans."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

Points = list[tuple[float, float]]
Ends = tuple[float, float, float, float]


def ends_of(points: Points) -> Ends:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), max(xs), min(ys), max(ys)


def peers(points: Points) -> Points:
    """Points that no other point beats: none with as little x has as much y."""
    kept = {
        (x, y)
        for x, y in points
        if not any(a <= x and b >= y and (a, b) != (x, y) for a, b in points)
    }
    return sorted(kept)


def repeated(points: Points, chosen: Points) -> Points:
    return [point for point in points if point in set(chosen)]


def stairs_at(points: Points, x: float) -> float:
    return max(y for a, y in points if a <= x)


def envelope_at(points: Points, x: float) -> float:
    """Highest chord between two peers over ``x``."""
    best = max(y for a, y in points if a <= x)
    tops = peers(points)
    for a, b in tops:
        for c, d in tops:
            if a < x < c:
                best = max(best, b + (x - a) * (d - b) / (c - a))
    return best


def corners_of_hull(points: Points) -> Points:
    """Peers above every chord between peers on their two sides."""
    tops = peers(points)

    def is_above_chords(x: float, y: float) -> bool:
        chords = [b + (x - a) * (d - b) / (c - a) for a, b in tops for c, d in tops if a < x < c]
        return all(y > chord + 1e-9 for chord in chords)

    return [(x, y) for x, y in tops if is_above_chords(x, y)]


def stairs_zone(points: Points, scope: Ends) -> float:
    x_low, x_high, y_low, y_high = scope
    least = min(x for x, _ in points)
    breaks = sorted({least, x_high, *(x for x, _ in points)})
    zone = (least - x_low) * (y_high - y_low)
    for left, right in pairwise(breaks):
        zone += (right - left) * (y_high - stairs_at(points, left))
    return zone


def hull_zone(points: Points, scope: Ends) -> float:
    x_low, x_high, y_low, y_high = scope
    least = min(x for x, _ in points)
    breaks = sorted({least, x_high, *(x for x, _ in peers(points))})
    zone = (least - x_low) * (y_high - y_low)
    for left, right in pairwise(breaks):
        middle = (envelope_at(points, left) + envelope_at(points, right)) / 2
        zone += (right - left) * (y_high - middle)
    return zone


def line_zone(intercept: float, slope: float, scope: Ends) -> float:
    """Integrate the gap above the line piece by piece between the places where it bends."""
    x_low, x_high, y_low, y_high = scope
    if slope < 0:
        return float("nan")
    crossings = [(h - intercept) / slope for h in (y_low, y_high)] if slope > 0 else []
    breaks = sorted({x_low, x_high, *(x for x in crossings if x_low < x < x_high)})
    zone = 0.0
    for left, right in pairwise(breaks):
        gaps = [y_high - min(max(intercept + slope * x, y_low), y_high) for x in (left, right)]
        zone += (right - left) * sum(gaps) / 2
    return zone


def regression(points: Points) -> tuple[float, float] | None:
    """Least squares by numpy's polynomial fit; ``None`` for one distinct point."""
    if len(set(points)) < 2:
        return None
    slope, intercept = np.polyfit([x for x, _ in points], [y for _, y in points], 1)
    return float(intercept), float(slope)


def zone(points: Points, ceiling: str, scope: Ends) -> float:
    if ceiling == "ce_fdh":
        return stairs_zone(points, scope)
    if ceiling == "ce_vrs":
        return hull_zone(points, scope)
    chosen = peers(points) if ceiling == "cr_fdh" else corners_of_hull(points)
    line = regression(repeated(points, chosen))
    return 0.0 if line is None else line_zone(*line, scope)


def mirrored(
    xs: Sequence[float], ys: Sequence[float], corner: int, scope: Ends | None
) -> tuple[Points, Ends]:
    """Points and scope with the asked corner at the upper left."""
    x_sign, y_sign = (-1 if corner in {2, 4} else 1), (-1 if corner in {3, 4} else 1)
    points = [(x_sign * x, y_sign * y) for x, y in zip(xs, ys, strict=True)]
    if scope is None:
        return points, ends_of(points)
    x_ends = sorted((x_sign * scope[0], x_sign * scope[1]))
    y_ends = sorted((y_sign * scope[2], y_sign * scope[3]))
    return points, (x_ends[0], x_ends[1], y_ends[0], y_ends[1])
