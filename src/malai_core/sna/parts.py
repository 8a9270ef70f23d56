"""How the network hangs together: density, parts, cores, cut members and cut ties."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

import numpy as np

from malai_core.results import Result, measured
from malai_core.sna.cohesion import COMPONENTS, CUT_MEMBERS, Cut, cuts_of
from malai_core.sna.graph import Graph, Ints
from malai_core.sna.reasons import NO_TIES, NOBODY, TOO_FEW_2

DENSITY: Final = "sna.density.wasserman1994.v1"
VALUED_DENSITY: Final = "sna.valued_density.wasserman1994.v1"
CORENESS: Final = "sna.coreness.seidman1983.v1"
CUT_TIES: Final = "sna.cut_ties.tarjan1974.v1"
CONNECTEDNESS: Final = "sna.connectedness.krackhardt1994.v1"

Chain = Literal["weak", "strong"]


@dataclass(frozen=True, eq=False)
class Parts:
    """The separate parts, numbered from 0: largest first, then by lowest member."""

    of: Ints
    """Number of the part of each party, shape ``(n,)``."""
    sizes: Ints

    @cached_property
    def joined_pairs(self) -> int:
        """Pairs of parties in one part, without order."""
        sizes = self.sizes.astype(object)  # whole numbers without limit
        return int((sizes * (sizes - 1)).sum()) // 2 if len(sizes) else 0


def density(graph: Graph) -> Result[float]:
    """Return the share of possible ties that exist.

    Parameters
    ----------
    graph
        The network; members without ties count.

    Returns
    -------
    Result of float
        0 to 1. Undefined below two members.

    Notes
    -----
    Directed ties are compared with all ordered pairs. O(1).

    References
    ----------
    Wasserman, S. & Faust, K. (1994). *Social Network Analysis*. Cambridge, pp. 101, 129.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> density(graph_from_pairs(4, [(0, 1), (1, 2), (2, 3)])).value
    0.5
    """
    return measured(DENSITY, _share(graph, float(graph.m)), TOO_FEW_2)


def valued_density(graph: Graph) -> Result[float]:
    """Return the mean strength over all possible ties, as a share of the greatest strength.

    Parameters
    ----------
    graph
        The network with weights.

    Returns
    -------
    Result of float
        0 to 1; the density where all ties are equally strong. Undefined without ties.

    Notes
    -----
    O(m).

    References
    ----------
    Wasserman & Faust (1994), p. 143; the division by the greatest strength is ours.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from
    >>> valued_density(graph_from(3, [0, 1], [1, 2], [4, 2])).value
    0.5
    """
    if not graph.m:
        return measured(VALUED_DENSITY, None, NO_TIES)
    total = float(graph.weight.sum() / graph.weight.max())
    return measured(VALUED_DENSITY, _share(graph, total), TOO_FEW_2)


def parts(graph: Graph, *, chain: Chain = "weak") -> Result[Parts]:
    """Return the part of each member.

    Parameters
    ----------
    graph
        The network.
    chain
        ``"weak"`` joins along ties whatever their direction, ``"strong"`` only where a chain
        leads there and back.

    Returns
    -------
    Result of Parts
        A member without ties is a part of one. No parts in an empty network.

    Notes
    -----
    O(n + m), by scipy: at 1,000,000 members it needs no graph of its own.

    References
    ----------
    Tarjan, R. (1972). Depth-first search and linear graph algorithms. *SIAM J. Comput.* 1(2).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> found = parts(graph_from_pairs(5, [(3, 4), (0, 1), (1, 2)])).known()
    >>> found.of.tolist(), found.sizes.tolist()
    ([0, 0, 0, 1, 1], [3, 2])
    """
    found = graph.once(f"parts {chain}", lambda: _parts(graph, chain))
    return measured(COMPONENTS, found, by=("scipy",), chain=chain)


def connectedness(graph: Graph) -> Result[float]:
    """Return the share of pairs that a chain of ties joins, whatever its direction.

    Parameters
    ----------
    graph
        The network.

    Returns
    -------
    Result of float
        0 where nobody is tied, 1 where there is one part. Undefined below two members.

    Notes
    -----
    One minus it is called fragmentation. O(n + m).

    References
    ----------
    Krackhardt, D. (1994). Graph theoretical dimensions of informal organizations.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> connectedness(graph_from_pairs(4, [(0, 1), (2, 3)])).value
    0.3333333333333333
    """
    if graph.n < 2:
        return measured(CONNECTEDNESS, None, TOO_FEW_2)
    pairs = graph.n * (graph.n - 1) // 2
    return measured(CONNECTEDNESS, parts(graph).known().joined_pairs / pairs, by=("scipy",))


def coreness(graph: Graph) -> Result[Ints]:
    """Return the core of each member: the largest k such that he keeps k ties inside the k-core.

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Returns
    -------
    Result of Ints
        Shape ``(n,)``; 0 for a member without ties. Undefined where there is nobody.

    Notes
    -----
    O(n + m), by igraph.

    References
    ----------
    Seidman, S. B. (1983). Network structure and minimum degree. *Social Networks* 5(3), 269-287.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> coreness(graph_from_pairs(4, [(0, 1), (1, 2), (2, 0), (2, 3)])).known().tolist()
    [2, 2, 2, 1]
    """
    if not graph.n:
        return measured(CORENESS, None, NOBODY)
    found = np.array(graph.undirected.igraph.coreness(), dtype=np.int64)
    return measured(CORENESS, found, by=("igraph",))


def cuts(graph: Graph) -> Result[tuple[Cut, ...]]:
    """Return the members whose leaving would cut others off, with how many.

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Returns
    -------
    Result of tuple of Cut
        As :func:`malai_core.sna.cohesion.cut_members`.

    Notes
    -----
    O(n + m).

    References
    ----------
    Tarjan (1972), as above.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> cuts(graph_from_pairs(3, [(0, 1), (1, 2)])).known()
    (Cut(member=1, cut_off=1),)
    """
    found = graph.once("cuts", lambda: tuple(cuts_of(graph.undirected.igraph)))
    return measured(CUT_MEMBERS, found, by=("igraph",))


def cut_ties(graph: Graph) -> Result[tuple[tuple[int, int], ...]]:
    """Return the ties whose end would split a part: bridges of graph theory.

    Parameters
    ----------
    graph
        The network; direction is ignored.

    Returns
    -------
    Result of tuple of pairs
        In order, lower number first.

    Notes
    -----
    O(n + m), by igraph.

    References
    ----------
    Tarjan, R. (1974). A note on finding the bridges of a graph. *Inf. Process. Lett.* 2(6).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> cut_ties(graph_from_pairs(4, [(0, 1), (1, 2), (2, 0), (2, 3)])).value
    ((2, 3),)
    """
    plain = graph.undirected
    found = np.sort(np.array(plain.igraph.bridges(), dtype=np.int64))
    ends = zip(plain.source[found].tolist(), plain.target[found].tolist(), strict=True)
    return measured(CUT_TIES, tuple(ends), by=("igraph",))


def _share(graph: Graph, total: float) -> float | None:
    """Return a sum over ties as a share of the ties that could be."""
    pairs = graph.n * (graph.n - 1) / (1 if graph.is_directed else 2)
    return total / pairs if pairs else None


def _parts(graph: Graph, chain: Chain) -> Parts:
    """Return the parts in our order."""
    from scipy.sparse.csgraph import connected_components

    count, labels = connected_components(graph.matrix, directed=True, connection=chain)
    sizes = np.bincount(labels, minlength=count)
    lowest = np.full(count, graph.n)
    np.minimum.at(lowest, labels, np.arange(graph.n))
    order = np.lexsort((lowest, -sizes))
    number = np.empty(count, dtype=np.int64)
    number[order] = np.arange(count)
    return Parts(number[labels], sizes[order])
