"""Distances from many parties at once: 64 searches share one pass over the ties.

Each search is one bit of a 64-bit word. A party is reached by a search in the round in which the
bit first arrives from a neighbour, so one ``bitwise_or`` over the arcs moves 64 searches on. This
is what makes closeness, harmonic closeness, distances and reach affordable: at 10,000 parties of
mean degree 10 all distances take under a second where one search after another takes eight.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from malai_core.rng import DEFAULT_SEED, generator
from malai_core.sna.graph import Graph, Ints, Vector, ratio

#: Up to here all distances are measured; above, those to sampled parties.
EXACT_TO: Final = 20_000
#: Parties sampled above that size.
PIVOTS: Final = 1_024
_BITS: Final = 64
#: The chance that a stated bound does not hold.
RISK: Final = 0.05


@dataclass(frozen=True, eq=False)
class Reached:
    """Sums over the distances from every party to the pivots (to all parties where exact)."""

    n: int
    pivots: Ints
    seed: int | None
    """Where the pivots were drawn; ``None`` where they are all parties."""
    far: Vector
    """Sum of distances from each party to the pivots it reaches, shape ``(n,)``."""
    near: Vector
    """Sum of 1 / distance, shape ``(n,)``."""
    count: Vector
    """Pivots each party reaches, itself left out, shape ``(n,)``."""
    at: Ints
    """``at[d]``: ordered pairs (party, pivot) at distance ``d``; ``at[0]`` is 0."""
    batches: NDArray[np.float64]
    """Shape ``(batches, 2)``: sum of distances and pairs reached, for the error of the mean."""

    @property
    def is_exact(self) -> bool:
        """Whether every party was a pivot."""
        return len(self.pivots) == self.n

    @property
    def asked(self) -> Vector:
        """Pivots other than the party itself, shape ``(n,)``."""
        others = np.full(self.n, float(len(self.pivots)))
        others[self.pivots] -= 1.0
        return others

    def per_other(self, sums: Vector) -> Vector:
        """Return sums over the pivots as a mean over the other parties, ``nan`` without others."""
        return ratio(sums, self.asked)


def reached(graph: Graph, *, pivots: int | None = None, seed: int = DEFAULT_SEED) -> Reached:
    """Return sums over the distances along ties (and along their direction).

    Parameters
    ----------
    graph
        The network. Weights are ignored: a distance is a number of steps.
    pivots
        How many parties to measure to; all up to 20,000 parties and 1,024 above by default.
    seed
        Draws the pivots where they are not all.

    Returns
    -------
    Reached
        Kept with the graph, so that several measures share it.

    Notes
    -----
    Time O(pivots / 64 * rounds * m) with a very small constant, memory O(n + m).

    References
    ----------
    Then, M. et al. (2014). The more the merrier: efficient multi-source graph traversal. *PVLDB*
    8(4), 449-460; Eppstein, D. & Wang, J. (2004). Fast approximation of centrality. *JGAA* 8(1).

    Examples
    --------
    >>> chain = Graph(3, np.array([0, 1]), np.array([1, 2]), np.ones(2), is_directed=False)
    >>> reached(chain).far.tolist()
    [3.0, 2.0, 3.0]
    """
    wanted = pivots if pivots is not None else graph.n if graph.n <= EXACT_TO else PIVOTS
    chosen = min(max(wanted, 0), graph.n)
    drawn = None if chosen == graph.n else seed
    return graph.once(f"reached {chosen} {drawn}", lambda: _sweep(graph, chosen, drawn))


def bound(n: int, pivots: int, *, events: int = 1) -> float | None:
    """Return how far a mean of ``pivots`` values from 0 to 1 may be off, or ``None`` if exact.

    Hoeffding's inequality, with Serfling's factor for drawing without return, for ``events``
    such means at once.
    """
    if pivots >= n:
        return None
    spread = (1 - (pivots - 1) / n) * math.log(2 * events / RISK) / (2 * pivots)
    return min(1.0, math.sqrt(spread))


def sample(n: int, pivots: int, seed: int) -> Ints:
    """Return ``pivots`` different parties of ``n``, ascending."""
    return np.sort(generator(seed).choice(n, pivots, replace=False))


class _Sums:
    """The sums while the batches are run."""

    def __init__(self, n: int) -> None:
        self.far = np.zeros(n)
        self.near = np.zeros(n)
        self.count = np.zeros(n)
        self.at: list[int] = [0]
        self.batches: list[tuple[float, float]] = []

    def add(self, distance: int, fresh: NDArray[np.uint8]) -> None:
        """Add the searches that arrived at each party after ``distance`` rounds."""
        self.far += float(distance) * fresh
        self.near += fresh / distance
        self.count += fresh
        if len(self.at) <= distance:
            self.at.append(0)
        pairs = int(fresh.sum(dtype=np.int64))
        self.at[distance] += pairs
        far, count = self.batches[-1]
        self.batches[-1] = (far + distance * pairs, count + pairs)


def _sweep(graph: Graph, chosen: int, seed: int | None) -> Reached:
    """Run all searches, 64 at a time."""
    pivots = np.arange(graph.n) if seed is None else sample(graph.n, chosen, seed)
    sums = _Sums(graph.n)
    for first in range(0, len(pivots), _BITS):
        sums.batches.append((0.0, 0.0))
        for distance, fresh in enumerate(rounds(graph, pivots[first : first + _BITS]), 1):
            sums.add(distance, np.bitwise_count(fresh))
    batches = np.array(sums.batches).reshape(-1, 2)
    at = np.array(sums.at, dtype=np.int64)
    return Reached(graph.n, pivots, seed, sums.far, sums.near, sums.count, at, batches)


def rounds(graph: Graph, pivots: Ints) -> list[NDArray[np.uint64]]:
    """Return for each round the searches that arrive at each party, as bits.

    Bit ``k`` of entry ``v`` of round ``d - 1`` is set where party ``v`` reaches ``pivots[k]`` in
    exactly ``d`` steps, along the direction of directed ties.

    Parameters
    ----------
    graph
        The network.
    pivots
        At most 64 parties.

    Returns
    -------
    list of array
        One ``(n,)`` array of ``uint64`` a round, none empty.

    Notes
    -----
    O(rounds * m).
    """
    pull = graph.once("pull", lambda: _Pull(graph))
    seen = np.zeros(graph.n, dtype=np.uint64)
    np.bitwise_or.at(seen, pivots, np.uint64(1) << np.arange(len(pivots), dtype=np.uint64))
    found, front = [], seen.copy()
    while (fresh := pull(front) & ~seen).any():
        found.append(fresh)
        seen |= fresh
        front = fresh
    return found


class _Pull:
    """Moves searches one step: every party takes what the ends of its ties have."""

    def __init__(self, graph: Graph) -> None:
        start, self._heads = _rows(graph)
        self._takers = np.flatnonzero(np.diff(start))
        self._starts = start[self._takers]

    def __call__(self, front: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """Return what arrives at each party; ``reduceat`` must not see empty rows."""
        arrived = np.zeros_like(front)
        if len(self._takers):
            arrived[self._takers] = np.bitwise_or.reduceat(front[self._heads], self._starts)
        return arrived


def _rows(graph: Graph) -> tuple[Ints, Ints]:
    """Return the ties by their sender: starts of the rows and receivers."""
    if not graph.is_directed:
        return graph.arcs.start, graph.arcs.head
    sent = np.bincount(graph.source, minlength=graph.n)
    return np.concatenate(([0], np.cumsum(sent))).astype(np.int64), graph.target
