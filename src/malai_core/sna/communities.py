"""Circles of members who hold together more than chance would have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.chance import igraph_chance
from malai_core.sna.graph import Graph, Ints
from malai_core.sna.reasons import NO_TIES

COMMUNITIES: Final = "sna.communities.traag2019.v1"
MODULARITY: Final = "sna.modularity.newman2004.v1"

#: The number of those who belong to no circle: members without ties.
ALONE: Final = -1
_TRIES_TO: Final = 2_000
_TRIES: Final = 10


@dataclass(frozen=True, eq=False)
class Communities:
    """The circles by number; a number that was in the previous run means the same circle."""

    of: Ints
    """Number of the circle of each party, shape ``(n,)``; -1 without ties."""
    numbers: Ints
    """The circles, largest first."""
    sizes: Ints
    modularity: float
    carried: tuple[int, ...]
    """Numbers that the previous run had too."""


def communities(
    graph: Graph,
    *,
    previous: Sequence[int] | Ints | None = None,
    resolution: float = 1.0,
    seed: int = DEFAULT_SEED,
) -> Result[Communities]:
    """Return the circles of the network, with the numbers of the previous run where they live on.

    Parameters
    ----------
    graph
        The network, with weights; direction is ignored.
    previous
        Shape ``(n,)``: number of each party's circle in the previous run, -1 for none or new. The
        search starts from there, so that a circle changes only where the ties do.
    resolution
        Above 1 gives more and smaller circles.
    seed
        Draws the order in which members are looked at.

    Returns
    -------
    Result of Communities
        Undefined without ties.

    Raises
    ------
    InvalidInputError
        ``previous`` has another length than there are parties.

    Notes
    -----
    Leiden by igraph, about O(m) a round: rounds until nothing improves up to 2,000 members, two
    above. Without a previous run the best of ten starts up to 2,000 members. The greatest
    modularity is not guaranteed. A number is carried to the circle that shares most members, if
    it holds half of the old circle (of those still here) or comes from it by half.

    References
    ----------
    Traag, V. A., Waltman, L. & van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing
    well-connected communities. *Scientific Reports* 9, 5233.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> two = graph_from_pairs(7, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)])
    >>> communities(two, previous=[8, 8, 8, 5, 5, 5, 5]).known().of.tolist()
    [8, 8, 8, 5, 5, 5, -1]
    """
    before = None if previous is None else _previous(graph, previous)
    if not graph.m:
        return measured(COMMUNITIES, None, NO_TIES, seed=seed, resolution=resolution)
    found = _best(graph, before, resolution, seed)
    found[graph.arcs.degree == 0] = ALONE
    of, carried = _carried(found, before)
    quality = modularity(graph, of, resolution=resolution).known()
    numbers, sizes = _by_size(of)
    value = Communities(of, numbers, sizes, quality, carried)
    return measured(
        COMMUNITIES,
        value,
        by=("igraph",),
        seed=seed,
        resolution=resolution,
        is_seeded=before is not None,
    )


def modularity(graph: Graph, of: ArrayLike, *, resolution: float = 1.0) -> Result[float]:
    r"""Return how many more ties lie inside the circles than by chance.

    .. math:: Q = \sum_c \Bigl(\frac{w_c}{w} - \gamma \Bigl(\frac{s_c}{2 w}\Bigr)^2\Bigr)

    with :math:`w_c` the weight inside circle c and :math:`s_c` the strength of its members.

    Parameters
    ----------
    graph
        The network, with weights; direction is ignored.
    of
        Shape ``(n,)``, whole numbers: the circle of each party. Members without ties add nothing.
    resolution
        :math:`\gamma`.

    Returns
    -------
    Result of float
        -0.5 up to 1. Undefined without ties.

    Raises
    ------
    InvalidInputError
        ``of`` has another length than there are parties.

    Notes
    -----
    O(n + m).

    References
    ----------
    Newman, M. E. J. & Girvan, M. (2004). Finding and evaluating community structure in networks.
    *Phys. Rev. E* 69, 026113.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> modularity(graph_from_pairs(4, [(0, 1), (2, 3)]), [0, 0, 1, 1]).value
    0.5
    """
    circles = _numbered(graph, of)
    plain = graph.undirected
    if not plain.m:
        return measured(MODULARITY, None, NO_TIES, resolution=resolution)
    total = plain.weight.sum()
    ends = circles[plain.source], circles[plain.target]
    inside = plain.weight[ends[0] == ends[1]].sum() / total
    strength = np.bincount(np.concatenate(ends), np.tile(plain.weight, 2))
    by_chance = float(((strength / (2 * total)) ** 2).sum())
    return measured(MODULARITY, float(inside) - resolution * by_chance, resolution=resolution)


def _best(graph: Graph, before: Ints | None, resolution: float, seed: int) -> Ints:
    """Return the circles of the start that gives the greatest modularity."""
    tries = _TRIES if before is None and graph.n <= _TRIES_TO else 1
    start = None if before is None else _start(before)
    runs = [_leiden(graph, start, resolution, seed + number) for number in range(tries)]
    return max(runs, key=lambda of: modularity(graph, of, resolution=resolution).known())


def _leiden(graph: Graph, start: list[int] | None, resolution: float, seed: int) -> Ints:
    """Return the circles igraph finds from one start."""
    plain = graph.undirected
    with igraph_chance(seed):
        found = plain.igraph.community_leiden(
            "modularity",
            weights=plain.weights(),
            resolution=resolution,
            n_iterations=-1 if graph.n <= _TRIES_TO else 2,
            initial_membership=start,
        )
    return np.array(found.membership, dtype=np.int64)


def _previous(graph: Graph, previous: Sequence[int] | Ints) -> Ints:
    """Return the previous numbers; refuse another length."""
    before = np.asarray(previous, dtype=np.int64)
    _require_length(graph, len(before))
    return before


def _numbered(graph: Graph, of: ArrayLike) -> Ints:
    """Return the circles counted from 0."""
    circles = np.asarray(of)
    _require_length(graph, len(circles))
    return np.unique(circles, return_inverse=True)[1].astype(np.int64)


def _require_length(graph: Graph, length: int) -> None:
    if length != graph.n:
        raise InvalidInputError(
            Words(
                "ต้องระบุกลุ่มให้ครบทุกคน ({k} จาก {n})",
                "each member needs one number of a circle ({k} of {n})",
            ),
            k=length,
            n=graph.n,
        )


def _start(before: Ints) -> list[int]:
    """Return a start: the old circles, and a circle of his own for each newcomer."""
    fresh = before == ALONE
    start = np.unique(before, return_inverse=True)[1]
    start[fresh] = start.max(initial=0) + 1 + np.arange(int(fresh.sum()))
    counted: list[int] = np.unique(start, return_inverse=True)[1].tolist()
    return counted


def _by_size(of: Ints) -> tuple[Ints, Ints]:
    """Return the numbers of the circles and their sizes, largest first, then by number."""
    numbers, sizes = np.unique(of[of != ALONE], return_counts=True)
    order = np.lexsort((numbers, -sizes))
    return numbers[order], sizes[order]


def _carried(found: Ints, before: Ints | None) -> tuple[Ints, tuple[int, ...]]:
    """Return the circles under their old numbers, new ones numbered on, largest first."""
    names: dict[int, int] = {} if before is None else _heirs(found, before)
    free = 0 if before is None else int(before.max(initial=-1)) + 1
    for circle in _by_size(found)[0].tolist():
        if circle not in names:
            names[circle] = free
            free += 1
    known = np.array([names.get(circle, ALONE) for circle in range(int(found.max()) + 1)])
    of = np.where(found == ALONE, ALONE, known[found])
    shared = () if before is None else set(before.tolist()) & set(names.values())
    return of, tuple(sorted(shared))


def _heirs(found: Ints, before: Ints) -> dict[int, int]:
    """Return for circles that live on the old number, most shared members first."""
    here = (found != ALONE) & (before != ALONE)
    pairs, shared = np.unique(np.stack((found[here], before[here])), axis=1, return_counts=True)
    new_size = np.bincount(found[here])
    old_size = dict(zip(*np.unique(before[here], return_counts=True), strict=True))
    heirs: dict[int, int] = {}
    for place in np.lexsort((pairs[0], pairs[1], -shared)).tolist():
        new, old = pairs[:, place].tolist()
        enough = 2 * shared[place] >= min(int(old_size[old]), int(new_size[new]))
        if enough and new not in heirs and old not in heirs.values():
            heirs[new] = old
    return heirs
