"""Peers: the cases that touch the empty corner, for many arrangements of the outcome at once.

A batch is ``p`` arrangements of the outcome over the same cases; one analysis is a batch of one, a
permutation test a batch of thousands. Peers of a batch are kept as arrays of shape ``(p, k)``,
``k`` the most peers of any arrangement; shorter rows repeat their last peer with weight 0, which
adds nothing to an area or a sum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from malai_core.nca.pairs import Pair, Scope, Vector, Whole

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """The cases in the order of the turned condition, and the turned scopes."""

    order: Whole
    """Shape ``(n,)``: place in the pair of each case, by ascending condition."""
    u: Vector
    """Shape ``(n,)``: the turned condition, ascending."""
    starts: Whole
    """Shape ``(g,)``: where each of the ``g`` distinct conditions begins in ``u``."""
    scope: Scope
    observed: Scope
    y_sign: float

    @property
    def distinct(self) -> Vector:
        """Shape ``(g,)``: the distinct conditions."""
        return self.u[self.starts]


@dataclass(frozen=True, slots=True)
class Peers:
    """Peers of a batch: shape ``(p, k)`` each, by ascending condition."""

    u: Matrix
    v: Matrix
    weight: Matrix
    """Cases at exactly this point; 0 in places that repeat the last peer."""
    count: Whole
    """Shape ``(p,)``: distinct peers."""


def frame_of(pair: Pair) -> Frame:
    """Return the cases of ``pair`` turned for its corner and sorted. Time O(n log n)."""
    turned = -pair.x if pair.corner.flips_x else pair.x
    order = np.argsort(turned, kind="stable")
    u = turned[order]
    starts = np.flatnonzero(np.r_[True, u[1:] != u[:-1]])
    y_sign = -1.0 if pair.corner.flips_y else 1.0
    scope, observed = pair.scope.turned(pair.corner), pair.observed.turned(pair.corner)
    return Frame(order, u, starts, scope, observed, y_sign)


def turned_outcomes(frame: Frame, outcomes: Matrix) -> Matrix:
    """Return outcomes of shape ``(p, n)`` in the order of ``frame``, mirrored if it asks so."""
    in_order: Matrix = outcomes[:, frame.order]
    return in_order if frame.y_sign > 0 else -in_order


def peers_of(frame: Frame, v: Matrix) -> Peers:
    """Return the peers of every row of ``v``.

    Of each condition the highest outcome counts; it is a peer where it is above that of every
    lower condition. Time and memory O(p n).
    """
    top = _highest(frame, v)  # (p, g)
    reach = np.maximum.accumulate(top, axis=1)
    is_peer = np.ones(top.shape, dtype=bool)
    np.greater(top[:, 1:], reach[:, :-1], out=is_peer[:, 1:])
    where, count = _packed(is_peer)
    real = np.arange(where.shape[1]) < count[:, None]
    weight = np.take_along_axis(_ties(frame, v, top), where, axis=1) * real
    return Peers(frame.distinct[where], np.take_along_axis(top, where, axis=1), weight, count)


def hull_of(peers: Peers) -> Peers:
    """Return the peers on the concave hull: each next rise is flatter than the one before.

    A peer on a straight line between two others is dropped. Andrew's scan, over all rows at
    once: O(k) steps of O(p) each on average, since every peer leaves at most once.
    """
    p, k = peers.u.shape
    stack = np.zeros((p, k), dtype=np.int64)
    size = np.zeros(p, dtype=np.int64)
    for column in range(k):
        live = np.flatnonzero(column < peers.count)
        _pop_below(peers, stack, size, live, column)
        stack[live, size[live]] = column
        size[live] += 1
    return _picked(peers, stack, size)


def _highest(frame: Frame, v: Matrix) -> Matrix:
    """Return the highest outcome of each condition, shape ``(p, g)``."""
    if frame.starts.size == frame.u.size:
        return v
    highest: Matrix = np.maximum.reduceat(v, frame.starts, axis=1)
    return highest


def _packed(is_peer: NDArray[np.bool_]) -> tuple[Whole, Whole]:
    """Return the columns of the peers of each row, the last one repeated, and how many there are.

    Peers are few, so they are looked for in the flat array once instead of counted along each row.
    """
    p, g = is_peer.shape
    rows, columns = np.divmod(np.flatnonzero(is_peer), g)
    count = np.bincount(rows, minlength=p)
    place = np.arange(rows.size) - np.repeat(np.cumsum(count) - count, count)
    where = np.zeros((p, int(count.max())), dtype=np.int64)
    where[rows, place] = columns
    return np.maximum.accumulate(where, axis=1), count


def _ties(frame: Frame, v: Matrix, top: Matrix) -> Matrix:
    """Return how many cases stand at the top of each condition, shape ``(p, g)``."""
    if frame.starts.size == frame.u.size:
        return np.broadcast_to(1.0, top.shape)
    sizes = np.diff(np.r_[frame.starts, frame.u.size])
    at_top = v == np.repeat(top, sizes, axis=1)
    ties: Matrix = np.add.reduceat(at_top, frame.starts, axis=1, dtype=np.float64)
    return ties


def _pop_below(peers: Peers, stack: Whole, size: Whole, live: Whole, column: int) -> None:
    """Take from each stack what lies on or below the line from the one before to ``column``."""
    while live.size:
        live = live[size[live] >= 2]
        before, last = stack[live, size[live] - 2], stack[live, size[live] - 1]
        run = peers.u[live, last] - peers.u[live, before]
        rise = peers.v[live, last] - peers.v[live, before]
        next_run = peers.u[live, column] - peers.u[live, last]
        next_rise = peers.v[live, column] - peers.v[live, last]
        live = live[next_rise * run >= rise * next_run]
        size[live] -= 1


def _picked(peers: Peers, stack: Whole, size: Whole) -> Peers:
    """Return the peers named by the stacks, each row filled up with its last one."""
    k = int(size.max())
    real = np.arange(k) < size[:, None]
    where = np.maximum.accumulate(np.where(real, stack[:, :k], 0), axis=1)
    u, v, weight = (
        np.take_along_axis(of, where, axis=1) for of in (peers.u, peers.v, peers.weight)
    )
    return Peers(u, v, weight * real, size)
