"""How well a network holds together: its parts, its isolates, and who keeps others in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from malai_core.sna.pairs import Pair, distinct_pairs, graph_of

if TYPE_CHECKING:
    import igraph

#: Stored with every result. Bump the suffix when a number could change.
COMPONENTS: Final = "sna.components.tarjan1972.v1"
CUT_MEMBERS: Final = "sna.cut_members.tarjan1972.v1"
ISOLATES: Final = "sna.isolates.wasserman1994.v1"


@dataclass(frozen=True, slots=True)
class Cut:
    """A party whose leaving splits its part, and how many would fall off the largest piece."""

    member: int
    cut_off: int


def components(n: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """Return the separate parts of the network.

    Two parties are in one part when a chain of ties joins them, whatever its direction.

    Parameters
    ----------
    n
        Number of parties, numbered ``0 .. n-1``.
    pairs
        Ties as pairs of numbers. Direction, repetition and loops are ignored.

    Returns
    -------
    list of list of int
        The parts, largest first, then by lowest member; members ascending. A party without ties is
        a part of one. Empty for an empty network.

    Raises
    ------
    InvalidInputError
        A pair names a party that does not exist.

    Notes
    -----
    Time O(n + m log m), memory O(n + m).

    References
    ----------
    Tarjan, R. (1972). Depth-first search and linear graph algorithms. *SIAM J. Comput.* 1(2).

    Examples
    --------
    >>> components(5, [(3, 4), (0, 1), (1, 2)])
    [[0, 1, 2], [3, 4]]
    """
    parts = [sorted(part) for part in graph_of(n, pairs).connected_components("weak")]
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def isolates(n: int, pairs: Iterable[Pair]) -> list[int]:
    """Return the parties without any tie.

    Parameters
    ----------
    n, pairs
        As in :func:`components`.

    Returns
    -------
    list of int
        Ascending.

    Raises
    ------
    InvalidInputError
        A pair names a party that does not exist.

    Notes
    -----
    Time O(n + m log m).

    References
    ----------
    Wasserman, S. & Faust, K. (1994). *Social Network Analysis*. Cambridge, p. 100.

    Examples
    --------
    >>> isolates(4, [(0, 2)])
    [1, 3]
    """
    tied = {party for pair in distinct_pairs(n, pairs) for party in pair}
    return [party for party in range(n) if party not in tied]


def cut_members(n: int, pairs: Iterable[Pair]) -> list[Cut]:
    r"""Return the parties whose leaving would cut others off, with how many.

    When party ``v`` of a part of size ``s`` leaves, the rest of the part falls into pieces
    :math:`P_1, P_2, \ldots` with :math:`\sum |P_i| = s - 1`. Then

    .. math:: \text{cut off}(v) = (s - 1) - \max_i |P_i|

    Parameters
    ----------
    n, pairs
        As in :func:`components`.

    Returns
    -------
    list of Cut
        Articulation points only, the most cut off first, then by number. Unit of ``cut_off``:
        parties, between 1 and ``(s - 1) / 2`` for two pieces, less than ``s - 1`` always.

    Raises
    ------
    InvalidInputError
        A pair names a party that does not exist.

    Notes
    -----
    Blocks come from igraph; the sizes of the pieces are sums over the block-cut tree, so the whole
    is O(n + m log m) and not one search per party. What leaves with ``v`` itself is not counted.

    References
    ----------
    Tarjan, R. (1972), as above; Harary, F. (1969). *Graph Theory*, ch. 4 (block-cutpoint tree).

    Examples
    --------
    A chain of five: the middle loses two on one side or the other.

    >>> [(cut.member, cut.cut_off) for cut in cut_members(5, [(0, 1), (1, 2), (2, 3), (3, 4)])]
    [(2, 2), (1, 1), (3, 1)]
    """
    return cuts_of(graph_of(n, pairs))


def cuts_of(graph: igraph.Graph) -> list[Cut]:
    """Return the cut members of an igraph graph; see :func:`cut_members`."""
    blocks, points = graph.biconnected_components(return_articulation_points=True)
    if not points:
        return []
    tree = _BlockTree([list(block) for block in blocks], set(points))
    cuts = [Cut(point, tree.cut_off(point)) for point in points]
    return sorted(cuts, key=lambda cut: (-cut.cut_off, cut.member))


class _BlockTree:
    """The forest of blocks and cut members, with the number of parties under each block.

    A block hangs below the cut member through which it was first reached; the weight of a block is
    the parties it holds (without that cut member) and all that hang below them.
    """

    def __init__(self, blocks: list[list[int]], points: set[int]) -> None:
        self._blocks = blocks
        self._points = points
        self._around: dict[int, list[int]] = {point: [] for point in points}
        for number, block in enumerate(blocks):
            for party in points.intersection(block):
                self._around[party].append(number)
        self._above: dict[int, int] = {}  # block -> cut member it hangs on; -1 for a root
        self._total: dict[int, int] = {}  # block -> size of its whole part
        self._under = [0] * len(blocks)
        self._weigh()

    def cut_off(self, point: int) -> int:
        """Return how many parties fall off the largest piece when ``point`` leaves."""
        around = self._around[point]
        total = self._total[around[0]]
        pieces = [self._under[block] for block in around if self._above[block] == point]
        pieces.append(total - 1 - sum(pieces))
        return total - 1 - max(pieces)

    def _weigh(self) -> None:
        """Weigh every tree of the forest, each from its first block."""
        for root in range(len(self._blocks)):
            if root not in self._above:
                self._weigh_from(root)

    def _weigh_from(self, root: int) -> None:
        """Sum sizes from the leaves up, without recursion: trees may be thousands deep."""
        order = self._reach(root)
        for block in reversed(order):
            hung_on = self._above[block]
            held = [party for party in self._blocks[block] if party != hung_on]
            self._under[block] = len(held) + sum(
                self._under[below]
                for party in self._points.intersection(held)
                for below in self._around[party]
                if self._above[below] == party
            )
        for block in order:
            self._total[block] = self._under[root]

    def _reach(self, root: int) -> list[int]:
        """Return the blocks of one tree, each after the one it hangs on."""
        self._above[root] = -1
        order = [root]
        for block in order:  # grows while it is read
            for party in self._points.intersection(self._blocks[block]):
                for below in self._around[party]:
                    if below not in self._above:
                        self._above[below] = party
                        order.append(below)
        return order
