"""The permutation test of NCA: all orders of a batch at once against a plain loop over orders."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from bench.harness import line, ratio, seconds
from malai_core.nca import CEILINGS, CeilingName, permutation_test, power
from malai_core.nca.pairs import Vector
from malai_core.nca.permutation import orders
from malai_core.rng import generator

CASES, REPETITIONS = 100, 10_000


def main() -> None:
    """Measure each ceiling, then what grows with the cases."""
    x, y = cases(CASES)
    name = f"permutation test, {REPETITIONS:,} x {CASES}"
    ratio(f"{name}, ce_fdh, to a plain loop", lambda: ours(x, y, "ce_fdh"), lambda: stairs(x, y))
    ratio(f"{name}, cr_fdh, to a plain loop", lambda: ours(x, y, "cr_fdh"), lambda: lines(x, y))
    for ceiling in CEILINGS:
        took = seconds(lambda ceiling=ceiling: ours(x, y, ceiling))  # type: ignore[misc]
        line(f"{name}, {ceiling}", f"{took:.3f} s")
    larger = cases(10 * CASES)
    took = seconds(lambda: ours(*larger, "ce_fdh"))
    line(f"permutation test, {REPETITIONS:,} x {10 * CASES:,}, ce_fdh", f"{took:.3f} s")
    took = seconds(lambda: power(50, studies=200, repetitions=500))
    line("power of 50 cases, 200 studies x 500 permutations", f"{took:.3f} s")


def cases(n: int) -> tuple[Vector, Vector]:
    """Return ``n`` cases below a ceiling."""
    draw = generator()
    x = draw.random(n)
    return x, draw.random(n) * np.minimum(1.0, 0.4 + x)


def ours(x: Vector, y: Vector, ceiling: CeilingName) -> None:
    """Test with the core."""
    permutation_test(x, y, ceiling=ceiling, repetitions=REPETITIONS)


def stairs(x: Vector, y: Vector) -> int:
    """Test CE-FDH as one would write it down: one order after the other, one case after another."""
    xs, ys = x.tolist(), y.tolist()
    observed = stairs_zone(xs, ys)
    found = 0
    for batch in orders(x.size, REPETITIONS):
        for order in batch.tolist():
            found += stairs_zone(xs, [ys[i] for i in order]) >= observed
    return found


def lines(x: Vector, y: Vector) -> int:
    """Test CR-FDH likewise."""
    xs, ys = x.tolist(), y.tolist()
    observed = line_zone(xs, ys)
    found = 0
    for batch in orders(x.size, REPETITIONS):
        for order in batch.tolist():
            found += line_zone(xs, [ys[i] for i in order]) >= observed
    return found


def peers(xs: list[float], ys: list[float]) -> list[tuple[float, float]]:
    """Return the cases that no case with less of the condition reaches."""
    found: list[tuple[float, float]] = []
    for point in sorted(zip(xs, ys, strict=True)):
        if not found or point[1] > found[-1][1]:
            found.append(point)
    return found


def stairs_zone(xs: list[float], ys: list[float]) -> float:
    """Return the area above the stairs."""
    tops = peers(xs, ys)
    return sum((after[0] - tops[0][0]) * (after[1] - before[1]) for before, after in pairwise(tops))


def line_zone(xs: list[float], ys: list[float]) -> float:
    """Return the area above the least-squares line through the peers, cut at the scope."""
    tops = peers(xs, ys)
    if len(tops) < 2:
        return 0.0
    x_mean = sum(x for x, _ in tops) / len(tops)
    y_mean = sum(y for _, y in tops) / len(tops)
    spread = sum((x - x_mean) ** 2 for x, _ in tops)
    slope = sum((x - x_mean) * (y - y_mean) for x, y in tops) / spread
    intercept = y_mean - slope * x_mean
    x_low, x_high, y_low, y_high = min(xs), max(xs), min(ys), max(ys)
    enters = min(max((y_low - intercept) / slope, x_low), x_high)
    leaves = min(max((y_high - intercept) / slope, x_low), x_high)
    under = (enters - x_low) * (y_high - y_low)
    return under + (leaves - enters) * (y_high - intercept - slope * (enters + leaves) / 2)
