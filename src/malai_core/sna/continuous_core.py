"""How near each member is to the core, without a border between core and edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.results import Result, measured
from malai_core.sna.core_periphery import core_periphery
from malai_core.sna.graph import Graph, Vector, summed
from malai_core.sna.reasons import NO_CORE, TOO_FEW_3

CONTINUOUS_CORE: Final = "sna.continuous_core.borgatti2000.v1"

_ALIKE: Final = 1e-10


@dataclass(frozen=True, eq=False)
class Nearness:
    """Nearness to the core of each member, and how well it explains the ties."""

    values: Vector
    """Shape ``(n,)``, 0 to 1; the greatest is 1."""
    fit: float
    """Correlation of the ties with the products of both ends, -1 to 1."""


def continuous_core(graph: Graph) -> Result[Nearness]:
    r"""Return the nearness to the core that explains the ties best.

    The :math:`c \ge 0` for which the correlation of :math:`a_{ij}` with :math:`c_i c_j` over the
    pairs is greatest.

    Parameters
    ----------
    graph
        The network, with weights; direction is ignored.

    Returns
    -------
    Result of Nearness
        Undefined below three members and where all pairs are tied alike.

    Notes
    -----
    By L-BFGS from two starts, the members' strengths and the best core of the "and" ideal, so that
    the fit is never below that core's; the greatest is not guaranteed. O(m) a step.

    References
    ----------
    Borgatti, S. P. & Everett, M. G. (2000). Models of core/periphery structures. *Social Networks*
    21(4), 375-395.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> clique = graph_from_pairs(5, [(0, 1), (1, 2), (2, 0)])
    >>> continuous_core(clique).known().values.round(3).tolist()
    [1.0, 1.0, 1.0, 0.0, 0.0]
    """
    if graph.n < 3:
        return measured(CONTINUOUS_CORE, None, TOO_FEW_3)
    if not graph.m or _variance(graph) <= 1e-12:
        return measured(CONTINUOUS_CORE, None, NO_CORE)
    found = [_climbed(graph, start) for start in _starts(graph)]
    best = max(found, key=lambda near: near.fit)
    return measured(CONTINUOUS_CORE, best, by=("scipy",))


def _variance(graph: Graph) -> float:
    """Return how much the ties vary over the pairs."""
    pairs = graph.n * (graph.n - 1) / 2
    weight = graph.undirected.weight
    return float((weight**2).sum() / pairs - (weight.sum() / pairs) ** 2)


def _starts(graph: Graph) -> list[Vector]:
    """Return where the climbs begin."""
    strength = summed(graph.arcs.tail, graph.undirected.arcs.sent, graph.n)
    core = core_periphery(graph, ideal="and").value
    # The tilt lets a network in which all are equally strong leave its start.
    tilted = strength / strength.max() + np.linspace(0.0, 0.01, graph.n)
    starts: list[Vector] = [tilted]
    return starts if core is None else [*starts, core.in_core.astype(np.float64)]


def _climbed(graph: Graph, start: Vector) -> Nearness:
    """Return the best nearness uphill from one start."""
    from scipy.optimize import minimize

    matrix = graph.undirected.matrix
    pairs = graph.n * (graph.n - 1) / 2
    mean = float(graph.undirected.weight.sum()) / pairs
    spread = float(np.sqrt(_variance(graph)))

    def downhill(near: Vector) -> tuple[float, Vector]:
        fit, slope = _correlation(near, matrix @ near, pairs, mean)
        return -fit / spread, -slope / spread

    bounds = [(0.0, None)] * graph.n
    found = minimize(
        downhill, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 300}
    )
    values = np.maximum(found.x, 0.0)
    return Nearness(values / values.max(), float(-found.fun))


def _correlation(near: Vector, drawn: Vector, pairs: float, mean: float) -> tuple[float, Vector]:
    """Return covariance over the spread of the products, and its slope; ``drawn`` is ``A c``.

    The sum over pairs of ``c_i c_j`` is half the sum of ``c_i`` times that of the others, and that
    of the squares likewise: O(n) where the definition is O(n^2).
    """
    others, others_squared = _others(near), _others(near**2)
    products = float(near @ others) / 2 / pairs
    squares = float(near**2 @ others_squared) / 2 / pairs
    together = float(near @ drawn) / 2 / pairs - mean * products
    varied = squares - products**2
    if varied <= _ALIKE * max(squares, _ALIKE):
        return 0.0, np.zeros_like(near)  # all products alike explain nothing
    slope_together = (drawn - mean * others) / pairs
    slope_varied = (2 * near * others_squared - 2 * products * others) / pairs
    fit = together / np.sqrt(varied)
    slope = slope_together / np.sqrt(varied) - fit * slope_varied / (2 * varied)
    return float(fit), np.asarray(slope)


def _others(values: Vector) -> Vector:
    """Return for each the sum of the others; beside one giant the small ones must not round off."""
    giant = int(values.argmax())
    rest = float(values[:giant].sum() + values[giant + 1 :].sum())
    sums = rest + float(values[giant]) - values
    sums[giant] = rest
    return np.asarray(sums)
