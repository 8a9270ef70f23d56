"""The quantile ceiling: the line below which a share of the cases lies, for a whole batch at once."""

from __future__ import annotations

from typing import Final

import numpy as np

from malai_core.nca.pairs import Vector
from malai_core.nca.peers import Frame, Matrix
from malai_core.nca.zones import Lines

#: Halvings of the bracket of slopes: the slope is then exact to 2^-64 of the steepest pair.
_HALVINGS: Final = 64
#: The halving meets a level line from either side, by which of two equal cases comes first; nearer
#: than this share of the steepest pair it is level.
_LEVEL: Final = 2.0**-50


def quantile_lines(frame: Frame, v: Matrix, share: float) -> Lines:
    r"""Return the line of quantile regression at ``share`` for every row of ``v``.

    Of all lines it has the least :math:`\sum_i \rho(v_i - a - b u_i)` with
    :math:`\rho(r) = r (\tau - [r < 0])`. For a given slope the best intercept is an order
    statistic of the residuals; the loss left over is convex in the slope, so its least is found by
    halving a bracket on the sign of its derivative.

    Parameters
    ----------
    frame
        The cases, sorted by ``u``.
    v
        Shape ``(p, n)``.
    share
        Tau, the share of cases the ceiling is to leave below, ``0 < share < 1``.

    Returns
    -------
    Lines
        Shape ``(p,)``. Where several lines fit equally well (``n * share`` whole), a higher one.
        ``nan`` where there is one condition only.

    Notes
    -----
    Time O(64 p n), memory O(p n). Koenker, R. & Bassett, G. (1978). Regression quantiles.
    *Econometrica* 46(1), 33-50.
    """
    p, n = v.shape
    if frame.starts.size < 2:
        nothing = np.full(p, np.nan)
        return Lines(nothing, nothing)
    rank = min(int(np.floor(n * share + 1e-9)), n - 1)
    steepest = (v.max(axis=1) - v.min(axis=1)) / np.diff(frame.distinct).min()
    low, high = -steepest, steepest.copy()
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        is_steep = _derivative(frame.u, v, middle, rank, share) > 0
        high = np.where(is_steep, middle, high)
        low = np.where(is_steep, low, middle)
    slope = (low + high) / 2.0
    slope = np.where(np.abs(slope) <= steepest * _LEVEL, 0.0, slope)
    residuals = v - slope[:, None] * frame.u
    return Lines(np.partition(residuals, rank, axis=1)[:, rank], slope)


def _derivative(u: Vector, v: Matrix, slope: Vector, rank: int, share: float) -> Vector:
    """Return the derivative of the loss in the slope, the intercept being the best for it.

    Cases below the line weigh ``share - 1``, those above ``share``, and the one on it what is
    left, so that the weights sum to 0.
    """
    n = u.size
    order = np.argpartition(v - slope[:, None] * u, rank, axis=1)
    below = u[order[:, :rank]].sum(axis=1)
    on = u[order[:, rank]]
    above = u.sum() - below - on
    weight_on = (1.0 - share) * rank - share * (n - 1 - rank)
    return np.asarray(-(share * above + (share - 1.0) * below + weight_on * on))
