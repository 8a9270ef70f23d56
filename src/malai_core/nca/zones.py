"""Empty zones: the area above a ceiling inside the scope, for every row of a batch.

Shapes: lines are ``(p,)`` intercepts and slopes in turned units; areas are ``(p,)``, in units of
the condition times units of the outcome.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from malai_core.nca.pairs import Scope, Vector
from malai_core.nca.peers import Frame, Matrix, Peers


@dataclass(frozen=True, slots=True)
class Lines:
    """Straight ceilings, one a row; ``nan`` where a row has none."""

    intercept: Vector
    slope: Vector


def step_zone(frame: Frame, peers: Peers) -> Vector:
    """Return the area above the stairs through the peers (CE-FDH)."""
    rise = np.diff(peers.v, axis=1)
    inside = ((peers.u[:, 1:] - frame.observed.x_low) * rise).sum(axis=1)
    return np.asarray(inside + never_observed(frame))


def hull_zone(frame: Frame, hull: Peers) -> Vector:
    """Return the area above the broken line through the peers of the hull (CE-VRS)."""
    rise = np.diff(hull.v, axis=1)
    middle = (hull.u[:, 1:] + hull.u[:, :-1]) / 2.0
    inside = ((middle - frame.observed.x_low) * rise).sum(axis=1)
    return np.asarray(inside + never_observed(frame))


def never_observed(frame: Frame) -> float:
    """Return the area left of and above everything observed: 0 unless a scope was given."""
    scope, seen = frame.scope, frame.observed
    left = seen.x_low - scope.x_low
    above = scope.y_high - seen.y_high
    return left * scope.height + above * scope.width - left * above


def line_zone(lines: Lines, scope: Scope) -> Vector:
    """Return the area of the scope above each line.

    ``nan`` where the line falls (no empty corner is claimed) or there is no line. The line is cut
    exactly where it enters and leaves the scope.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        enters = _crossing(lines, scope.y_low, scope)
        leaves = _crossing(lines, scope.y_high, scope)
        middle = lines.intercept + lines.slope * (enters + leaves) / 2.0
        under = (enters - scope.x_low) * scope.height
        rising = under + (leaves - enters) * (scope.y_high - middle)
    flat = scope.width * (scope.y_high - np.clip(lines.intercept, scope.y_low, scope.y_high))
    return np.where(lines.slope > 0, rising, np.where(lines.slope == 0, flat, np.nan))


def _crossing(lines: Lines, height: float, scope: Scope) -> Vector:
    """Return where each line reaches ``height``, kept inside the scope."""
    return np.clip((height - lines.intercept) / lines.slope, scope.x_low, scope.x_high)


def regression_lines(peers: Peers) -> Lines:
    """Return the least-squares line through the peers, each counted as often as it occurs.

    ``nan`` where there is one peer only. R's NCA counts repeated peers so since 4.0.3.
    """
    total = peers.weight.sum(axis=1, keepdims=True)
    u_mean = (peers.weight * peers.u).sum(axis=1, keepdims=True) / total
    v_mean = (peers.weight * peers.v).sum(axis=1, keepdims=True) / total
    du, dv = peers.u - u_mean, peers.v - v_mean
    spread = (peers.weight * du * du).sum(axis=1)
    together = (peers.weight * du * dv).sum(axis=1)
    alone = peers.count < 2
    slope = np.divide(together, spread, out=np.full(spread.shape, np.nan), where=~alone)
    return Lines(np.where(alone, np.nan, v_mean[:, 0] - slope * u_mean[:, 0]), slope)


def enveloping_lines(peers: Peers, hull: Peers, scope: Scope) -> Lines:
    """Return the line above every peer with the least summed distance to them (C-LP).

    The sum of distances is ``m`` times the line's height over the mean condition of the ``m``
    peers, so the best line is the edge of the hull over that mean. Where the mean falls on a
    corner of the hull two edges are equally good: the one with the smaller zone is taken.
    """
    total = peers.weight.sum(axis=1)
    mean = (peers.weight * peers.u).sum(axis=1) / total
    near = 1e-12 * scope.width
    left, right = _edge(hull, mean - near), _edge(hull, mean + near)
    left_zone, right_zone = line_zone(left, scope), line_zone(right, scope)
    is_left = left_zone <= right_zone
    return Lines(
        np.where(is_left, left.intercept, right.intercept),
        np.where(is_left, left.slope, right.slope),
    )


def _edge(hull: Peers, at: Vector) -> Lines:
    """Return the edge of each hull over the condition ``at``; ``nan`` for a hull of one point."""
    before = (hull.u < at[:, None]).sum(axis=1)
    end = np.clip(before, 1, np.maximum(hull.count - 1, 1))
    if hull.u.shape[1] < 2:
        nothing = np.full(at.shape, np.nan)
        return Lines(nothing, nothing)
    u1, v1, u2, v2 = (_at(of, end - 1 + step) for step in (0, 1) for of in (hull.u, hull.v))
    slope = np.divide(v2 - v1, u2 - u1, out=np.full(at.shape, np.nan), where=u2 > u1)
    return Lines(v1 - slope * u1, slope)


def _at(values: Matrix, column: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Vector:
    return np.take_along_axis(values, column[:, None], axis=1)[:, 0]
