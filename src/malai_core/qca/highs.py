"""The least cover by HiGHS, for charts that are too hard for our own search."""

from __future__ import annotations

from math import ceil
from typing import Final

import numpy as np

from malai_core.qca.model import Floats
from malai_core.qca.search import Classes, Size, bits, improve_weights

#: Only charts of many thousand terms come near it.
_TIME_LIMIT_S: Final = 120.0
_ROUNDING: Final = 1e-6


def least_by_highs(classes: Classes) -> Size:
    """Return the least size of a cover, and put the best weights into ``classes``.

    Notes
    -----
    Two calls: the linear relaxation for the weights, then the whole-number problem for the proof.
    Milliseconds for hundreds of classes, about half a second for two thousand.
    """
    improve_weights(classes)
    return _least(classes, _matrix(classes))


def _matrix(classes: Classes) -> Floats:
    """Return the chart, shape ``(rows, classes)``; dense, for it has few rows."""
    chart = np.zeros((len(classes.columns), len(classes.masks)))
    for c, mask in enumerate(classes.masks):
        chart[list(bits(mask)), c] = 1.0
    return chart


def dual_weights(classes: Classes) -> list[float]:
    """Return the weights of rows that add up to most: the dual of the linear relaxation."""
    from scipy.optimize import linprog

    chart = _matrix(classes)
    cost = np.ones(len(classes.masks))
    need = -np.ones(len(classes.columns))
    solved = linprog(cost, A_ub=-chart, b_ub=need, bounds=(0, None), method="highs")
    weights: Floats = np.clip(-np.asarray(solved.ineqlin.marginals), 0.0, 1.0)
    # Rounding may leave a class a little above 1; the bound must not depend on it.
    heaviest = float((chart.T @ weights).max(initial=1.0))
    return [float(weight) / max(heaviest, 1.0) for weight in weights]


def _least(classes: Classes, chart: Floats) -> Size:
    from scipy.optimize import Bounds, LinearConstraint, milp

    count = len(classes.masks)
    solved = milp(
        np.ones(count),
        constraints=LinearConstraint(chart, lb=1),
        integrality=np.ones(count, dtype=np.int64),
        bounds=Bounds(0, 1),
        options={"time_limit": _TIME_LIMIT_S},
    )
    cover = tuple(np.flatnonzero(np.asarray(solved.x) > 0.5).tolist())
    bound = solved.mip_dual_bound
    lower = 1 if bound is None else ceil(bound - _ROUNDING)
    return Size(len(cover), lower, cover)
