"""Core and edge: a few who are tied to each other, and many who are tied to them at most.

An ideal says which pairs would be tied if there were nothing but a core and an edge. The fit is the
correlation of the ties with the ideal, over the pairs of members:

- ``and``: both in the core;
- ``or``: at least one in the core;
- ``ignore``: both in the core tied, both at the edge not tied, other pairs left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from malai_core.results import Result, measured
from malai_core.rng import generator
from malai_core.sna.graph import Flags, Graph, Ints, Vector, summed
from malai_core.sna.reasons import NO_CORE, TOO_FEW_3

CORE: Final = "sna.core_periphery.borgatti2000.v1"

Ideal = Literal["and", "or", "ignore"]
IDEALS: Final[tuple[Ideal, ...]] = ("and", "or", "ignore")
#: Up to here every possible core is tried.
EXACT_TO: Final = 14
#: Steps of improvement: until none helps, but no more than this work allows.
_WORK: Final = 5_000_000
#: Up to here the search also starts from random cores, so many of them.
_STARTS_TO: Final = 500
_STARTS: Final = 40


@dataclass(frozen=True, eq=False)
class CoreSplit:
    """The core that fits best, and how well."""

    in_core: Flags
    """Shape ``(n,)``."""
    fit: float
    """Correlation of the ties with the ideal, -1 to 1."""
    is_exact: bool
    """Whether every possible core was tried."""


def core_periphery(graph: Graph, *, ideal: Ideal = "or") -> Result[CoreSplit]:
    """Return the split into core and edge that fits an ideal best.

    Parameters
    ----------
    graph
        The network, with weights; direction is ignored.
    ideal
        Which pairs would be tied, see above. Say which one beside the number.

    Returns
    -------
    Result of CoreSplit
        The core and the edge have one member at least. Undefined below three members and where
        all pairs are tied alike.

    Notes
    -----
    Exact up to 14 members. Above, the best core of the members with most ties, improved by one
    member at a time until none helps (up to 500 members also from forty random cores): the best fit
    is not guaranteed. O(m + steps * n).

    References
    ----------
    Borgatti, S. P. & Everett, M. G. (2000). Models of core/periphery structures. *Social Networks*
    21(4), 375-395.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> star = graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])
    >>> found = core_periphery(star).known()
    >>> found.in_core.tolist(), round(found.fit, 9)
    ([True, False, False, False], 1.0)
    """
    if graph.n < 3:
        return measured(CORE, None, TOO_FEW_3, ideal=ideal)
    is_exact = graph.n <= EXACT_TO
    in_core = _exact(graph, ideal) if is_exact else _improved(graph, ideal)
    fit = float(_fit(_Sums.of(graph, in_core[np.newaxis]), ideal)[0])
    value = CoreSplit(in_core, fit, is_exact) if math.isfinite(fit) else None
    return measured(CORE, value, NO_CORE, ideal=ideal)


@dataclass(frozen=True, eq=False)
class _Sums:
    """For several cores at once: sizes, and ties (and their squares) inside core and edge."""

    n: int
    size: Vector
    core: Vector
    edge: Vector
    core_squares: Vector
    edge_squares: Vector
    total: float
    squares: float

    @classmethod
    def of(cls, graph: Graph, in_core: Flags) -> _Sums:
        """Return the sums of cores given as rows of flags."""
        ties = graph.undirected
        one, two = in_core[:, ties.source], in_core[:, ties.target]
        core, edge = (one & two).astype(float), (~one & ~two).astype(float)
        size = in_core.sum(axis=1).astype(float)
        weight, squares = ties.weight, ties.weight**2
        sums = (core @ weight, edge @ weight, core @ squares, edge @ squares)
        return cls(graph.n, size, *sums, float(weight.sum()), float(squares.sum()))


def _fit(sums: _Sums, ideal: Ideal) -> Vector:
    """Return the correlation with the ideal of each core, ``nan`` where nothing varies."""
    pairs = np.full_like(sums.size, sums.n * (sums.n - 1) / 2)
    core_pairs = sums.size * (sums.size - 1) / 2
    edge_pairs = (sums.n - sums.size) * (sums.n - sums.size - 1) / 2
    total, squares = np.full_like(pairs, sums.total), np.full_like(pairs, sums.squares)
    ones, tied = core_pairs, sums.core
    if ideal == "or":
        ones, tied = pairs - edge_pairs, sums.total - sums.edge
    if ideal == "ignore":
        pairs = core_pairs + edge_pairs
        total, squares = sums.core + sums.edge, sums.core_squares + sums.edge_squares
    spread = (pairs * squares - total**2) * ones * (pairs - ones)
    top = pairs * tied - total * ones
    # Rounding leaves about 1e-16 where all pairs are alike.
    varies = (spread > 1e-9) & (sums.size > 0) & (sums.size < sums.n)
    return np.where(varies, top / np.sqrt(np.where(varies, spread, 1.0)), np.nan)


def _exact(graph: Graph, ideal: Ideal) -> Flags:
    """Return the best of all cores."""
    codes = np.arange(1, 2**graph.n - 1)
    in_core = (codes[:, np.newaxis] >> np.arange(graph.n)) & 1 == 1
    return np.asarray(in_core[_best(_fit(_Sums.of(graph, in_core), ideal))])


def _best(fits: Vector) -> int:
    """Return the first of the greatest fits; small differences are rounding."""
    known = np.where(np.isnan(fits), -math.inf, fits)
    return int(np.flatnonzero(known >= known.max() - 1e-12)[0])


def _improved(graph: Graph, ideal: Ideal) -> Flags:
    """Return the best core found by moving one member at a time, from each of the starts."""
    searches = [_Search(graph, ideal, start) for start in _starts(graph, ideal)]
    for search in searches:
        search.run(max(1, min(4 * graph.n, _WORK // graph.n)))
    return max(searches, key=lambda search: search.fit).in_core


def _starts(graph: Graph, ideal: Ideal) -> list[Flags]:
    """Return the cores to begin with."""
    starts = [_first_core(graph, ideal)]
    if graph.n <= _STARTS_TO:
        chance = generator()
        shares = np.linspace(0.05, 0.8, _STARTS)
        starts += [chance.random(graph.n) < share for share in shares]
    return starts


def _first_core(graph: Graph, ideal: Ideal) -> Flags:
    """Return the best among the cores of the k members with most ties, for all k at once."""
    ties, n = graph.undirected, graph.n
    strength = summed(graph.arcs.tail, ties.arcs.sent, n)
    order = np.lexsort((np.arange(n), -strength))
    place = np.empty(n, dtype=np.int64)
    place[order] = np.arange(n)
    later = np.maximum(place[ties.source], place[ties.target])
    sooner = np.minimum(place[ties.source], place[ties.target])
    squares = ties.weight**2
    total, total_squares = float(ties.weight.sum()), float(squares.sum())
    sums = _Sums(
        n,
        size=np.arange(1.0, n),
        core=_up_to(later, ties.weight, n),
        edge=total - _up_to(sooner, ties.weight, n),
        core_squares=_up_to(later, squares, n),
        edge_squares=total_squares - _up_to(sooner, squares, n),
        total=total,
        squares=total_squares,
    )
    return place <= _best(_fit(sums, ideal))


def _up_to(places: Ints, weight: Vector, n: int) -> Vector:
    """Return for cores of 1 .. n-1 members the weight of ties at places inside them."""
    return np.cumsum(summed(places, weight, n))[: n - 1]


class _Search:
    """One core, with what each member would change by moving."""

    def __init__(self, graph: Graph, ideal: Ideal, in_core: Flags) -> None:
        self._arcs, self._n, self._ideal = graph.undirected.arcs, graph.n, ideal
        self.in_core = in_core.copy()
        self._whole = _Sums.of(graph, self.in_core[np.newaxis])
        weights = self._arcs.sent, self._arcs.sent**2
        # Shape (2, n): weight and squares of each member's ties, and of those into the core.
        self._all = np.stack([summed(self._arcs.tail, w, self._n) for w in weights])
        inside = self.in_core[self._arcs.head]
        self._into = np.stack([summed(self._arcs.tail, w * inside, self._n) for w in weights])
        fit = float(_fit(self._whole, ideal)[0])
        self.fit = fit if math.isfinite(fit) else -1.0

    def run(self, steps: int) -> None:
        """Move members until none helps, at most so many."""
        for _ in range(steps):
            if not self.step():
                return

    def step(self) -> bool:
        """Move the member who improves the fit most; say whether one did."""
        fits = _fit(self._after(), self._ideal)
        mover = _best(fits)
        if not fits[mover] > self.fit + 1e-12:
            return False
        self._move(mover, self._after())
        self.fit = float(fits[mover])
        return True

    def _after(self) -> _Sums:
        """Return the sums after the move of each member."""
        turn = np.where(self.in_core, -1.0, 1.0)
        core = turn * self._into
        edge = -turn * (self._all - self._into)
        now = self._whole
        return _Sums(
            self._n,
            now.size + turn,
            now.core + core[0],
            now.edge + edge[0],
            now.core_squares + core[1],
            now.edge_squares + edge[1],
            now.total,
            now.squares,
        )

    def _move(self, mover: int, after: _Sums) -> None:
        """Move one member and tell his contacts."""
        turn = -1.0 if self.in_core[mover] else 1.0
        own = slice(int(self._arcs.start[mover]), int(self._arcs.start[mover + 1]))
        contacts: NDArray[np.int64] = self._arcs.head[own]
        self._into[0, contacts] += turn * self._arcs.sent[own]
        self._into[1, contacts] += turn * self._arcs.sent[own] ** 2
        self.in_core[mover] = not self.in_core[mover]
        one = slice(mover, mover + 1)
        self._whole = replace(
            after,
            size=after.size[one],
            core=after.core[one],
            edge=after.edge[one],
            core_squares=after.core_squares[one],
            edge_squares=after.edge_squares[one],
        )
