"""How a network falls apart when members leave one after the other."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED, generator
from malai_core.sna.graph import Graph, Ints, Vector
from malai_core.sna.reasons import NO_TIES, NOBODY, TOO_LARGE

ROBUSTNESS: Final = "sna.robustness.schneider2011.v1"
PERCOLATION: Final = "sna.percolation_threshold.molloy1995.v1"

#: ``degree`` takes the member with most ties left each time, ``random`` anybody.
Attack = Literal["degree", "random"]
#: Above this many members the order of leaving by degree is not offered.
OFFERED_TO: Final = 1_000_000
_RANDOM_RUNS: Final = 20


@dataclass(frozen=True, eq=False)
class Decline:
    """The largest part while members leave."""

    robustness: float
    """Mean over ``q = 1 .. n`` of the largest part after q leavings, as a share of n: 0 to .5."""
    largest: Vector
    """Members in the largest part after ``0 .. n`` leavings (mean over the runs)."""
    order: Ints
    """Who left, first first; of the first run where there are several."""


def robustness(
    graph: Graph,
    *,
    attack: Attack = "degree",
    runs: int = _RANDOM_RUNS,
    seed: int = DEFAULT_SEED,
) -> Result[Decline]:
    r"""Return how the largest part shrinks while members leave.

    .. math:: R = \frac{1}{n} \sum_{q = 1}^{n} \frac{S(q)}{n}

    with :math:`S(q)` the members of the largest part after q leavings.

    Parameters
    ----------
    graph
        The network; direction is ignored.
    attack
        ``"degree"``: each time the one with most ties left goes, of equals the lowest number.
        ``"random"``: anybody; the mean of several runs.
    runs, seed
        For ``"random"``.

    Returns
    -------
    Result of Decline
        Undefined where there is nobody; ``"degree"`` is not offered above 1,000,000 members.

    Notes
    -----
    The order costs O(m log m), the sizes one minimum spanning tree: members are added again in
    reverse, and only ties of the tree join parts.

    References
    ----------
    Schneider, C. M. et al. (2011). Mitigation of malicious attacks on networks. *PNAS* 108(10),
    3838-3841; Albert, R., Jeong, H. & Barabasi, A.-L. (2000). *Nature* 406, 378-382.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> star = graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])
    >>> robustness(star).known().largest.tolist()
    [4.0, 1.0, 1.0, 1.0, 0.0]
    """
    if not graph.n or (attack == "degree" and graph.n > OFFERED_TO):
        return measured(ROBUSTNESS, None, TOO_LARGE if graph.n else NOBODY, attack=attack)
    if attack == "degree":
        order = leaving_order(graph)
        value = _decline(graph, [order])
        return measured(ROBUSTNESS, value, by=("scipy",), attack=attack)
    chance = generator(seed)
    value = _decline(graph, [chance.permutation(graph.n) for _ in range(max(1, runs))])
    return measured(ROBUSTNESS, value, by=("scipy",), seed=seed, attack=attack, runs=runs)


def percolation_threshold(graph: Graph) -> Result[float]:
    r"""Return the share of random leavings after which a very large network would fall apart.

    .. math:: f_c = 1 - \frac{1}{\kappa - 1}, \quad \kappa = \frac{\sum_i d_i^2}{\sum_i d_i}

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Returns
    -------
    Result of float
        Up to 1; 0 or below says that there is no large part to lose. Undefined without ties, and
        minus infinity never: where :math:`\kappa = 1` (pairs only) there is no chain to lose.

    Notes
    -----
    A value for infinitely large random networks of these degrees: a rule of thumb. O(n).

    References
    ----------
    Molloy, M. & Reed, B. (1995). *Random Structures & Algorithms* 6; Cohen, R. et al. (2000).
    Resilience of the Internet to random breakdowns. *PRL* 85(21).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> percolation_threshold(graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])).value
    0.0
    """
    degree = graph.arcs.degree
    kappa = float((degree**2).sum() / degree.sum()) if graph.m else 1.0
    if kappa <= 1.0:
        return measured(PERCOLATION, None, NO_TIES)
    return measured(PERCOLATION, 1 - 1 / (kappa - 1))


def leaving_order(graph: Graph) -> Ints:
    """Return the members in the order in which the one with most ties left goes.

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Returns
    -------
    Ints
        Shape ``(n,)``; of equals the lowest number goes first.

    Notes
    -----
    O(m log m) with a heap whose stale entries are passed over.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> leaving_order(graph_from_pairs(4, [(1, 0), (1, 2), (1, 3)])).tolist()
    [1, 0, 2, 3]
    """
    left: list[int] = graph.arcs.degree.tolist()
    start: list[int] = graph.arcs.start.tolist()
    heads: list[int] = graph.arcs.head.tolist()
    heap = [(-ties, party) for party, ties in enumerate(left)]
    heapq.heapify(heap)
    order = []
    while heap:
        ties, party = heapq.heappop(heap)
        if left[party] != -ties:
            continue  # stale, or gone (then -1)
        order.append(party)
        left[party] = -1
        for other in heads[start[party] : start[party + 1]]:
            if left[other] >= 0:
                left[other] -= 1
                heapq.heappush(heap, (-left[other], other))
    return np.array(order, dtype=np.int64)


def _decline(graph: Graph, orders: list[Ints]) -> Decline:
    """Return the decline, the mean over the orders."""
    sizes = np.mean([_largest_after(graph, order) for order in orders], axis=0)
    return Decline(float(sizes[1:].sum()) / graph.n**2, sizes, orders[0])


def _largest_after(graph: Graph, order: Ints) -> Vector:
    """Return the members of the largest part after ``0 .. n`` of them have left in this order."""
    place = np.empty(graph.n, dtype=np.int64)
    place[order] = np.arange(graph.n)
    joins = [[] for _ in range(graph.n)] if not graph.m else _joins(graph, place)
    groups = _Groups(graph.n)
    sizes = np.zeros(graph.n + 1)
    for step in range(graph.n - 1, -1, -1):  # the last to leave is the first to be there
        groups.largest = max(groups.largest, 1)
        for one, other in joins[step]:
            groups.join(one, other)
        sizes[step] = groups.largest
    return sizes


def _joins(graph: Graph, place: Ints) -> list[list[tuple[int, int]]]:
    """Return for each step of the way back the ties that join parts when that member returns.

    A tie is there again once both its ends are: from the earlier of their places on. The tree of
    the latest such ties joins the same parts at the same steps as all ties do.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import minimum_spanning_tree

    ties = graph.undirected
    back = np.minimum(place[ties.source], place[ties.target])
    cost = (graph.n - back).astype(np.float64)  # positive: scipy takes 0 for no tie
    shape = (graph.n, graph.n)
    tree = minimum_spanning_tree(coo_array((cost, (ties.source, ties.target)), shape=shape)).tocoo()
    found: list[list[tuple[int, int]]] = [[] for _ in range(graph.n)]
    steps = (graph.n - tree.data).astype(np.int64).tolist()
    for step, one, other in zip(steps, tree.row.tolist(), tree.col.tolist(), strict=True):
        found[step].append((one, other))
    return found


class _Groups:
    """Parts that grow: union-find with halving of paths."""

    def __init__(self, n: int) -> None:
        self._above = list(range(n))
        self._size = [1] * n
        self.largest = 0

    def join(self, one: int, other: int) -> None:
        """Join the parts of two members."""
        low, high = sorted((self._top(one), self._top(other)), key=self._size.__getitem__)
        if low == high:
            return
        self._above[low] = high
        self._size[high] += self._size[low]
        self.largest = max(self.largest, self._size[high])

    def _top(self, member: int) -> int:
        above = self._above
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member
