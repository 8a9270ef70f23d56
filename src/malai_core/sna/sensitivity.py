"""How shaky the order of members is: leave some of them out at random and measure again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED, generator
from malai_core.sna.graph import Flags, Graph, Ints, Vector, graph_from
from malai_core.sna.reasons import TOO_FEW_4

SENSITIVITY: Final = "sna.sensitivity.costenbader2003.v1"
_SHARES: Final = (0.1, 0.2, 0.3)


@dataclass(frozen=True, slots=True)
class Steadiness:
    """How far the order of members holds when some are left out."""

    left_out_0_1: float
    mean: float
    """Mean rank correlation with the order of all, over the runs where it is defined."""
    low: float
    """The correlation that 5 % of the runs fall below."""
    runs: int
    """Runs where it is defined."""


def sensitivity(
    graph: Graph,
    measure: Callable[[Graph], Vector | Ints],
    *,
    shares: Sequence[float] = _SHARES,
    runs: int = 50,
    seed: int = DEFAULT_SEED,
) -> Result[tuple[Steadiness, ...]]:
    """Return how far the order of members by a measure holds when some of them are missing.

    Parameters
    ----------
    graph
        The network.
    measure
        Gives one number for each member of a network; ``nan`` is left out.
    shares
        Shares of the members to leave out, above 0 and below 1.
    runs, seed
        How often, and where chance begins.

    Returns
    -------
    Result of tuple of Steadiness
        One for each share. Undefined below four members, and where no run has an order to compare.

    Raises
    ------
    InvalidInputError
        A share is not between 0 and 1.

    Notes
    -----
    Spearman's correlation, over those who are left, of the measure in the rest and in the whole.
    ``runs`` times the cost of the measure for each share.

    References
    ----------
    Costenbader, E. & Valente, T. W. (2003). The stability of centrality measures when networks are
    sampled. *Social Networks* 25(4), 283-307; Smith, J. A. & Moody, J. (2013). Structural effects of
    network sampling coverage I. *Social Networks* 35(4), 652-668.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> star = graph_from_pairs(6, [(0, 1), (0, 2), (0, 3), (0, 4), (4, 5)])
    >>> found = sensitivity(star, lambda graph: graph.arcs.degree, shares=[0.2], runs=5).known()
    >>> 0 < found[0].mean <= 1
    True
    """
    if not all(0 < share < 1 for share in shares):
        raise InvalidInputError(Words("สัดส่วนต้องอยู่ระหว่าง 0 ถึง 1", "shares must be between 0 and 1"))
    if graph.n < 4:
        return measured(SENSITIVITY, None, TOO_FEW_4, seed=seed, runs=runs)
    whole, chance = np.asarray(measure(graph), dtype=np.float64), generator(seed)
    found = []
    for share in shares:
        gone = max(1, round(share * graph.n))
        drawn = [chance.choice(graph.n, gone, replace=False) for _ in range(runs)]
        values = [_agreement(graph, measure, whole, out) for out in drawn]
        found.append(_steadiness(share, [value for value in values if value is not None]))
    value = tuple(one for one in found if one is not None)
    return measured(SENSITIVITY, value or None, TOO_FEW_4, seed=seed, runs=runs)


def part_of(graph: Graph, stays: Flags) -> Graph:
    """Return the network of some of the members, numbered anew in their order.

    Parameters
    ----------
    graph
        The network.
    stays
        Shape ``(n,)``: who stays.

    Returns
    -------
    Graph

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> chain = graph_from_pairs(3, [(0, 1), (1, 2)])
    >>> part_of(chain, np.array([False, True, True])).m
    1
    """
    number = np.cumsum(stays) - 1
    kept = stays[graph.source] & stays[graph.target]
    ids = tuple(np.array(graph.ids, dtype=object)[stays]) if graph.ids else ()
    ends = number[graph.source[kept]], number[graph.target[kept]]
    directed = graph.is_directed
    return graph_from(int(stays.sum()), *ends, graph.weight[kept], is_directed=directed, ids=ids)


def spearman(one: Vector, other: Vector) -> float | None:
    """Return the rank correlation, equal values sharing their mean rank.

    Parameters
    ----------
    one, other
        Numbers of the same members, none of them ``nan``.

    Returns
    -------
    float or None
        ``None`` where one side does not vary, or with fewer than two members.

    References
    ----------
    Spearman, C. (1904). The proof and measurement of association between two things.

    Examples
    --------
    >>> spearman(np.array([1.0, 2.0, 3.0]), np.array([1.0, 4.0, 9.0]))
    1.0
    """
    ranks = [_ranks(values) for values in (one, other)]
    apart = [rank - rank.mean() for rank in ranks] if len(one) else [one, other]
    spread = float(np.sqrt((apart[0] ** 2).sum() * (apart[1] ** 2).sum()))
    return float(apart[0] @ apart[1]) / spread if spread else None


def _agreement(
    graph: Graph, measure: Callable[[Graph], Vector | Ints], whole: Vector, out: Ints
) -> float | None:
    """Return the rank correlation of one run."""
    stays = np.ones(graph.n, dtype=np.bool_)
    stays[out] = False
    rest = np.asarray(measure(part_of(graph, stays)), dtype=np.float64)
    known = ~np.isnan(rest) & ~np.isnan(whole[stays])
    return spearman(whole[stays][known], rest[known])


def _steadiness(share: float, values: list[float]) -> Steadiness | None:
    """Return the summary of the runs, ``None`` where no run is defined."""
    if not values:
        return None
    return Steadiness(share, float(np.mean(values)), float(np.quantile(values, 0.05)), len(values))


def _ranks(values: Vector) -> Vector:
    """Return ranks from 1; equal values share the mean of theirs (rounded, so noise is no order)."""
    counts, place = _equal(np.round(values, 12))
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[place], dtype=np.float64)


def _equal(values: Vector) -> tuple[Ints, Ints]:
    """Return how often each distinct value occurs, and which one each entry is."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return counts, place
