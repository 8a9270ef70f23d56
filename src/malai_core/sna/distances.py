"""How far members are from each other: distances, efficiency, closeness and harmonic closeness."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

import numpy as np

from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.graph import Graph, Vector, ratio
from malai_core.sna.reasons import NO_CONTACTS, NO_PIVOT, NO_TIES, TOO_FEW_2
from malai_core.sna.traversal import Reached, bound, reached

DISTANCES: Final = "sna.distances.harary1969.v1"
EFFICIENCY: Final = "sna.global_efficiency.latora2001.v1"
REACH: Final = "sna.reach.krackhardt1994.v1"
CLOSENESS: Final = "sna.closeness.wasserman1994.v1"
HARMONIC: Final = "sna.harmonic.rochat2009.v1"

T = TypeVar("T")
Within = Literal["network", "part"]


@dataclass(frozen=True, slots=True)
class Distances:
    """How many steps members are apart, over the pairs that reach each other."""

    mean: float
    longest: int
    """The diameter; where sampled, the longest distance seen."""
    pairs_0_1: float
    """Share of ordered pairs that reach each other."""
    error_mean: float | None
    """Standard error of the mean; ``None`` where exact."""


def distances(
    graph: Graph, *, pivots: int | None = None, seed: int = DEFAULT_SEED
) -> Result[Distances]:
    """Return mean and longest distance over the pairs that reach each other.

    Parameters
    ----------
    graph
        The network. Direction counts; weights do not.
    pivots, seed
        As in :func:`malai_core.sna.traversal.reached`.

    Returns
    -------
    Result of Distances
        Unit: steps. Undefined where there is no tie. ``error_bound`` is that of ``pairs_0_1``.

    Notes
    -----
    Exact to 20,000 members by default; above, distances to 1,024 members drawn at random.

    References
    ----------
    Harary, F. (1969). *Graph Theory*. Addison-Wesley, ch. 2.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> distances(graph_from_pairs(3, [(0, 1), (1, 2)])).known().longest
    2
    """
    if not graph.m:
        return measured(DISTANCES, None, NO_TIES)
    found = reached(graph, pivots=pivots, seed=seed)
    return _sampled(DISTANCES, _distances(found), found)


def global_efficiency(
    graph: Graph, *, pivots: int | None = None, seed: int = DEFAULT_SEED
) -> Result[float]:
    r"""Return the mean of 1 / distance over all ordered pairs, 0 for a pair that is not joined.

    .. math:: E = \frac{1}{n (n - 1)} \sum_{i \ne j} \frac{1}{d_{ij}}

    Parameters
    ----------
    graph, pivots, seed
        As in :func:`distances`.

    Returns
    -------
    Result of float
        0 where nobody is tied, 1 where all are tied to all. Undefined below two members.

    Notes
    -----
    Defined for a network in parts, unlike the mean distance.

    References
    ----------
    Latora, V. & Marchiori, M. (2001). Efficient behavior of small-world networks. *PRL* 87(19).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> round(global_efficiency(graph_from_pairs(3, [(0, 1), (1, 2)])).known(), 4)
    0.8333
    """
    found = reached(graph, pivots=pivots, seed=seed)
    return _sampled(EFFICIENCY, _mean_over_pairs(found, found.near), found)


def reach(graph: Graph, *, pivots: int | None = None, seed: int = DEFAULT_SEED) -> Result[Vector]:
    """Return the share of the other members each member reaches.

    Parameters
    ----------
    graph, pivots, seed
        As in :func:`distances`.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, 0 to 1. Undefined below two members.

    Notes
    -----
    Along the direction of directed ties; without direction it is the size of the own part.

    References
    ----------
    Krackhardt, D. (1994). Graph theoretical dimensions of informal organizations.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> reach(graph_from_pairs(3, [(0, 1), (1, 2)], is_directed=True)).known().tolist()
    [1.0, 0.5, 0.0]
    """
    if graph.n < 2:
        return measured(REACH, None, TOO_FEW_2)
    found = reached(graph, pivots=pivots, seed=seed)
    return _sampled(REACH, found.per_other(found.count), found)


def closeness(
    graph: Graph,
    *,
    within: Within = "network",
    pivots: int | None = None,
    seed: int = DEFAULT_SEED,
) -> Result[Vector]:
    r"""Return how near each member is to those it reaches.

    With :math:`r_i` the others that :math:`i` reaches, at distances :math:`d_{ij}`,

    .. math:: C_i = \frac{r_i}{\sum_j d_{ij}} \cdot \frac{r_i}{n - 1}

    Parameters
    ----------
    graph
        The network. Directed ties are followed in their direction.
    within
        ``"part"`` leaves out the second factor: closeness among those reached only.
    pivots, seed
        As in :func:`distances`.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, 0 to 1; ``nan`` for a member who reaches nobody: undefined, not 0.

    Notes
    -----
    Where the network is in one part both forms are Freeman's. In a small part ``"part"`` gives
    high values to those who reach few; use :func:`harmonic` to compare across parts. Sampled
    above 20,000 members; the bound takes a distance to be at most twice the longest seen, which
    holds without direction. With direction no bound is known, and 1 is stated.

    References
    ----------
    Wasserman, S. & Faust, K. (1994). *Social Network Analysis*. Cambridge, p. 201.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> closeness(graph_from_pairs(3, [(0, 1), (1, 2)])).known()[1].item()
    1.0
    """
    found = reached(graph, pivots=pivots, seed=seed)
    near = ratio(found.count, found.far)
    if within == "network":
        near = near * found.per_other(found.count)
    off = None if found.is_exact else _off_closeness(graph, found)
    reason = NO_CONTACTS if found.is_exact else NO_PIVOT
    pivots = len(found.pivots)
    return measured(
        CLOSENESS, near, reason, seed=found.seed, error_bound=off, pivots=pivots, within=within
    )


def harmonic(
    graph: Graph, *, pivots: int | None = None, seed: int = DEFAULT_SEED
) -> Result[Vector]:
    r"""Return the mean of 1 / distance to the others, 0 for one that is not reached.

    .. math:: H_i = \frac{1}{n - 1} \sum_{j \ne i} \frac{1}{d_{ij}}

    Parameters
    ----------
    graph, pivots, seed
        As in :func:`distances`.

    Returns
    -------
    Result of Vector
        Shape ``(n,)``, 0 to 1; 0 for a member without ties is a true 0. Undefined below two.

    Notes
    -----
    The one closeness that compares across parts. Sampled above 20,000 members.

    References
    ----------
    Rochat, Y. (2009). Closeness centrality extended to unconnected graphs. *ASNA*.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> harmonic(graph_from_pairs(4, [(0, 1), (1, 2)])).known().round(4).tolist()
    [0.5, 0.6667, 0.5, 0.0]
    """
    if graph.n < 2:
        return measured(HARMONIC, None, TOO_FEW_2)
    found = reached(graph, pivots=pivots, seed=seed)
    return _sampled(HARMONIC, found.per_other(found.near), found)


def _distances(found: Reached) -> Distances:
    """Return the distances of what was reached; ``nan`` where sampled pivots reach nobody."""
    pairs = float(found.at.sum())
    mean = float(found.at @ np.arange(len(found.at))) / pairs if pairs else math.nan
    share = _mean_over_pairs(found, found.count)
    return Distances(mean, len(found.at) - 1, share, None if found.is_exact else _error(found))


def _error(found: Reached) -> float:
    """Return the standard error of the mean distance, from the batches of pivots."""
    far, count = found.batches[:, 0], found.batches[:, 1]
    means = far[count > 0] / count[count > 0]
    return float(means.std(ddof=1) / math.sqrt(len(means))) if len(means) > 1 else math.nan


def _off_closeness(graph: Graph, found: Reached) -> float:
    """Return how far closeness in the network may be off, from the bounds of its two means."""
    off = bound(found.n, len(found.pivots), events=2 * found.n) or 0.0
    share, far = found.per_other(found.count), found.per_other(found.far)
    slack = 2.0 * (len(found.at) - 1) * off
    if graph.is_directed or not (far > slack).all():
        return 1.0
    here = share**2 / far
    high, low = (share + off) ** 2 / (far - slack), np.maximum(share - off, 0) ** 2 / (far + slack)
    return min(1.0, float(np.maximum(high - here, here - low).max()))


def _mean_over_pairs(found: Reached, sums: Vector) -> float:
    """Return sums over pairs (party, pivot) as a mean over all such pairs of two parties."""
    pairs = len(found.pivots) * (found.n - 1)
    return float(sums.sum()) / pairs if pairs > 0 else math.nan


def _sampled(method: str, value: T, found: Reached) -> Result[T]:
    """Return the result with what is said of a sample."""
    reason = NO_CONTACTS if isinstance(value, np.ndarray) else TOO_FEW_2
    events = found.n if isinstance(value, np.ndarray) else 1
    off = bound(found.n, len(found.pivots), events=events)
    pivots = len(found.pivots)
    return measured(method, value, reason, seed=found.seed, error_bound=off, pivots=pivots)
