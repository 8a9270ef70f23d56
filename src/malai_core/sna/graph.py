"""The network as the measures take it: numbered parties and arrays of ties, made once.

A graph is frozen. What several measures need (igraph's graph, the arcs in both directions, the
distances) is made at the first question and kept with it, so that one reading pays for it once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.sna.pairs import Pair

if TYPE_CHECKING:
    import igraph
    from scipy.sparse import csr_array

T = TypeVar("T")
Vector = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Arcs:
    """Every tie once in each direction, in the order of its first end: a symmetric CSR.

    There are ``2 m`` arcs where ``m`` is the number of tied pairs. The arcs of party ``i`` are
    ``start[i]:start[i + 1]``; ``back[k]`` is the arc that runs against arc ``k``.
    """

    start: Ints
    """Shape ``(n + 1,)``."""
    tail: Ints
    head: Ints
    back: Ints
    sent: Vector
    """Weight of the tie tail -> head; 0 where a directed tie runs the other way only."""

    @cached_property
    def total(self) -> Vector:
        """Weight of the pair, both directions of a directed one added (``z`` of Burt)."""
        return self.sent + self.sent[self.back]

    @cached_property
    def degree(self) -> Ints:
        """Other parties each party is tied to, shape ``(n,)``."""
        return np.diff(self.start)


@dataclass(frozen=True, eq=False)
class Graph:
    """Parties numbered ``0 .. n-1`` and the ties between them, without loops or repetition.

    Make one with :func:`graph_from` or :func:`graph_from_pairs`, which put the ties in order.
    """

    n: int
    source: Ints
    """First end of each tie, shape ``(m,)``; the lower number where ties have no direction."""
    target: Ints
    weight: Vector
    """Strength, never a distance: 2 is twice as strong as 1. Positive."""
    is_directed: bool
    ids: tuple[str, ...] = ()
    """Public ids of the parties, or nothing."""
    kept: dict[str, object] = field(default_factory=dict, repr=False)
    """What was computed once for several measures."""

    @property
    def m(self) -> int:
        """Number of ties."""
        return len(self.source)

    @cached_property
    def is_weighted(self) -> bool:
        """Whether ties differ in strength."""
        return bool((self.weight != 1.0).any())

    @cached_property
    def igraph(self) -> igraph.Graph:
        """The same network for igraph; weights are not attached. Made once."""
        import igraph

        ends = np.column_stack((self.source, self.target))
        return igraph.Graph(self.n, ends, directed=self.is_directed)

    @cached_property
    def undirected(self) -> Graph:
        """The network without direction, weights of both directions added; itself where it has none."""
        if not self.is_directed:
            return self
        return graph_from(self.n, self.source, self.target, self.weight, ids=self.ids)

    @cached_property
    def matrix(self) -> csr_array:
        """Sparse ``(n, n)`` of weights, row = sender; symmetric where ties have no direction."""
        one_way = _sparse(self.n, self.source, self.target, self.weight)
        if self.is_directed:
            return one_way
        both: csr_array = (one_way + one_way.T).tocsr()
        both.sort_indices()
        return both

    @cached_property
    def arcs(self) -> Arcs:
        """Every tied pair in both directions."""
        return _arcs(self)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what ``make`` gives, computed at the first question only."""
        if name not in self.kept:
            self.kept[name] = make()
        return cast("T", self.kept[name])

    def weights(self) -> list[float] | None:
        """Return the weights as igraph takes them, ``None`` where all are 1."""
        return self.weight.tolist() if self.is_weighted else None


def graph_from(
    n: int,
    source: ArrayLike,
    target: ArrayLike,
    weight: ArrayLike | None = None,
    *,
    is_directed: bool = False,
    ids: Sequence[str] = (),
) -> Graph:
    """Return the network of these ties.

    Parameters
    ----------
    n
        Number of parties. Those without ties stay in.
    source, target
        Shape ``(m,)``, whole numbers ``0 .. n-1``: the two ends of each tie.
    weight
        Shape ``(m,)``, positive: strength of each tie. Without it each tied pair has 1, however
        often it is repeated; with it, repeated ties are added up.
    is_directed
        Whether a tie runs from source to target only.
    ids
        Public ids of the parties, ``n`` of them, or none.

    Returns
    -------
    Graph
        Loops are left out; ties are in the order of their ends, so that the same ties give the
        same network whatever their order was.

    Raises
    ------
    InvalidInputError
        A tie names a party that does not exist, the arrays differ in length, or a weight is not
        a positive number.

    Notes
    -----
    Time and memory O(n + m): 5,000,000 ties take about 200 MB.

    Examples
    --------
    >>> graph = graph_from(4, [1, 0, 2], [0, 1, 2], [2, 3, 1])
    >>> graph.m, graph.weight.tolist(), graph.is_directed
    (1, [5.0], False)
    """
    a, b = _ends(n, source, target)
    _require_ids(n, ids)
    strength = np.ones(len(a)) if weight is None else _strength(weight, len(a))
    is_tie = a != b
    low, high = (a, b) if is_directed else (np.minimum(a, b), np.maximum(a, b))
    ties = _sparse(n, low[is_tie], high[is_tie], strength[is_tie]).tocoo()
    kept = ties.data if weight is not None else np.ones(len(ties.data))
    ends = (ties.row.astype(np.int64), ties.col.astype(np.int64))
    return Graph(n, *ends, kept, is_directed, tuple(ids))


def graph_from_pairs(n: int, pairs: Iterable[Pair], *, is_directed: bool = False) -> Graph:
    """Return the network of these pairs, each of weight 1.

    Parameters
    ----------
    n, pairs
        Parties and ties as pairs of their numbers. Loops and repetition are ignored.
    is_directed
        Whether a pair runs from its first to its second only.

    Returns
    -------
    Graph

    Raises
    ------
    InvalidInputError
        As :func:`graph_from`.

    Examples
    --------
    >>> graph_from_pairs(3, [(1, 0), (0, 1)]).m
    1
    """
    ends = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    return graph_from(n, ends[:, 0], ends[:, 1], is_directed=is_directed)


def summed(keys: Ints, weights: ArrayLike, n: int) -> Vector:
    """Return for each of ``0 .. n-1`` the sum of the weights at its key.

    Parameters
    ----------
    keys, weights
        Arrays of one shape.
    n
        Length of the answer.

    Returns
    -------
    Vector

    Examples
    --------
    >>> summed(np.array([0, 0, 2]), [1.0, 2.0, 3.0], 3).tolist()
    [3.0, 0.0, 3.0]
    """
    return np.bincount(keys, np.asarray(weights, np.float64), n).astype(np.float64, copy=False)


def ratio(top: ArrayLike, bottom: ArrayLike) -> Vector:
    """Return ``top / bottom`` entry by entry, ``nan`` where ``bottom`` is 0.

    Parameters
    ----------
    top, bottom
        Arrays, or numbers, that fit each other.

    Returns
    -------
    Vector

    Examples
    --------
    >>> ratio([1.0, 1.0], [2.0, 0.0]).tolist()
    [0.5, nan]
    """
    over, under = np.broadcast_arrays(np.asarray(top, float), np.asarray(bottom, float))
    found = np.full(under.shape, np.nan)
    np.divide(over, under, out=found, where=under != 0)
    return found


def _arcs(graph: Graph) -> Arcs:
    """Return the arcs of the tied pairs; direction stays in ``sent``."""
    pattern = graph.undirected.matrix
    start, head = pattern.indptr.astype(np.int64), pattern.indices.astype(np.int64)
    tail = np.repeat(np.arange(graph.n), np.diff(start))
    back = np.empty(len(head), dtype=np.int64)
    # Arcs in the order of (head, tail) are the arcs that run against them in the order of
    # (tail, head), because the pattern is symmetric.
    back[np.argsort(head, kind="stable")] = np.arange(len(head))
    if not graph.is_directed:
        return Arcs(start, tail, head, back, pattern.data)
    sent = np.zeros(len(head))
    places = np.searchsorted(tail * graph.n + head, graph.source * graph.n + graph.target)
    sent[places] = graph.weight
    return Arcs(start, tail, head, back, sent)


def _sparse(n: int, source: Ints, target: Ints, weight: Vector) -> csr_array:
    """Return the sparse matrix of the ties, repeated ones added up, rows in order."""
    from scipy.sparse import coo_array

    matrix = coo_array((weight, (source, target)), shape=(n, n)).tocsr()
    matrix.sum_duplicates()
    return matrix


def _ends(n: int, source: ArrayLike, target: ArrayLike) -> tuple[Ints, Ints]:
    """Return the ends as whole numbers; refuse parties that do not exist."""
    a, b = np.asarray(source), np.asarray(target)
    if n < 0 or a.ndim != 1 or a.shape != b.shape:
        raise InvalidInputError(
            Words(
                "ความสัมพันธ์ต้องมีสองปลายเป็นรายการยาวเท่ากัน และจำนวนสมาชิกต้องไม่ติดลบ",
                "ties need two lists of ends of one length, and the number of parties is not negative",
            )
        )
    for ends in (a, b):
        _require_known(n, ends)
    return a.astype(np.int64), b.astype(np.int64)


def _require_known(n: int, ends: NDArray[Any]) -> None:
    """Refuse ends that are no whole number from 0 to n - 1."""
    is_known = ends.dtype.kind in "iu" and not ((ends < 0) | (ends >= n)).any()
    if len(ends) and not is_known:
        raise InvalidInputError(
            Words(
                "ความสัมพันธ์อ้างถึงสมาชิกที่ไม่มี (มี {n} ราย นับจาก 0)",
                "a tie names a party that does not exist (there are {n}, counted from 0)",
            ),
            n=n,
        )


def _require_ids(n: int, ids: Sequence[str]) -> None:
    """Refuse another number of ids than of parties."""
    if ids and len(ids) != n:
        raise InvalidInputError(
            Words("มีรหัส {k} รหัส แต่มีสมาชิก {n} ราย", "there are {k} ids and {n} parties"),
            k=len(ids),
            n=n,
        )


def _strength(weight: ArrayLike, m: int) -> Vector:
    """Return the weights; refuse one that is not a positive number."""
    strength = np.asarray(weight, dtype=np.float64)
    if strength.shape != (m,) or not (np.isfinite(strength) & (strength > 0)).all():
        raise InvalidInputError(
            Words(
                "น้ำหนักต้องเป็นจำนวนบวก หนึ่งค่าต่อความสัมพันธ์",
                "weights must be positive, one for each tie",
            )
        )
    return strength
