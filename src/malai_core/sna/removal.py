"""What if these members left: who would be cut off, and who could take their contacts over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.sna.graph import Flags, Graph, Ints
from malai_core.sna.parts import Parts, parts
from malai_core.sna.reasons import NOBODY

REMOVAL: Final = "sna.removal.malai.v1"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the network stands."""

    members: int
    ties: int
    parts: int
    isolates: int
    largest: int
    """Members of the largest part."""
    joined_pairs: int
    """Pairs of members whom a chain of ties joins."""

    @property
    def connectedness(self) -> float | None:
        """Joined pairs as a share of all pairs; ``None`` below two members."""
        pairs = self.members * (self.members - 1) // 2
        return self.joined_pairs / pairs if pairs else None


@dataclass(frozen=True, slots=True)
class HandOver:
    """One new tie that would keep a piece in: who of those who stay could take the contact over."""

    piece: int
    """Place of the piece in ``cut_off``."""
    leaver: int
    """Who holds the contact now."""
    contact: int
    """A member of the piece."""
    heir: int
    """A member of the largest piece of that part, who knew a leaver."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The network before and after some members left."""

    before: Standing
    after: Standing
    cut_off: tuple[tuple[int, ...], ...]
    """The pieces that fall off the rest of their part, largest first; members ascending."""
    lost_pairs: int
    """Pairs among those who stay who are joined now and would not be."""
    loss_of_reach_0_1: float
    """``lost_pairs`` as a share of the pairs among those who stay who are joined now; 0 for none."""
    hand_overs: tuple[HandOver, ...]
    """Ties that would prevent it, one for each piece."""


def removal(graph: Graph, leavers: Iterable[int]) -> Result[WhatIf]:
    """Return what would happen if these members left.

    Parameters
    ----------
    graph
        The network; direction is ignored.
    leavers
        Their numbers, any set of them. Repetition is ignored.

    Returns
    -------
    Result of WhatIf
        Undefined where there is nobody.

    Raises
    ------
    InvalidInputError
        A leaver does not exist.

    Notes
    -----
    Who leaves is not counted among those cut off. A hand-over names, of the leavers' contacts in
    the piece and in the largest rest, those with most ties left: with these ties nobody of those
    who stay would lose anybody. O(n + m) with a small constant: 10,000 members take milliseconds,
    because distances and centralities are not measured again.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. *Comput. Math.
    Organ. Theory* 12, 21-34 (fragmentation by a set); the hand-overs are ours.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> chain = graph_from_pairs(4, [(0, 1), (1, 2), (2, 3)])
    >>> found = removal(chain, [1]).known()
    >>> found.cut_off, found.lost_pairs, found.hand_overs[0].contact, found.hand_overs[0].heir
    (((0,),), 2, 0, 2)
    """
    stays = _staying(graph, leavers)
    if not graph.n:
        return measured(REMOVAL, None, NOBODY)
    before = graph.once("standing", lambda: _standing(graph.arcs.degree, parts(graph).known()))
    rest = _Rest(graph, stays)
    after = _standing(rest.degree, rest.parts)
    kept_pairs = _joined_among(parts(graph).known(), stays)
    lost = kept_pairs - after.joined_pairs
    share = lost / kept_pairs if kept_pairs else 0.0
    pieces = rest.pieces()
    cut_off = tuple(tuple(piece.tolist()) for piece in pieces)
    value = WhatIf(before, after, cut_off, lost, share, rest.hand_overs(pieces))
    return measured(REMOVAL, value, by=("scipy",), leavers=int((~stays).sum()))


def _staying(graph: Graph, leavers: Iterable[int]) -> Flags:
    """Return who stays; refuse leavers who do not exist."""
    gone = np.array(sorted(set(leavers)), dtype=np.int64)
    if len(gone) and not 0 <= gone[0] <= gone[-1] < graph.n:
        raise InvalidInputError(
            Words(
                "ไม่มีสมาชิกหมายเลขนี้ (มี {n} ราย นับจาก 0)",
                "there is no such member (there are {n}, counted from 0)",
            ),
            n=graph.n,
        )
    stays = np.ones(graph.n, dtype=np.bool_)
    stays[gone] = False
    return stays


def _standing(degree: Ints, found: Parts) -> Standing:
    """Return how a network of these degrees and parts stands."""
    return Standing(
        members=len(degree),
        ties=int(degree.sum()) // 2,
        parts=len(found.sizes),
        isolates=int((degree == 0).sum()),
        largest=int(found.sizes.max(initial=0)),
        joined_pairs=found.joined_pairs,
    )


def _joined_among(found: Parts, stays: Flags) -> int:
    """Return the pairs of those who stay who are in one part now."""
    sizes = np.bincount(found.of[stays], minlength=1)
    return Parts(found.of, sizes).joined_pairs


class _Rest:
    """The network of those who stay, under their old numbers."""

    def __init__(self, graph: Graph, stays: Flags) -> None:
        self._graph, self._stays = graph, stays
        self._own = parts(graph).known().of
        arcs = graph.arcs
        self._kept = stays[arcs.tail] & stays[arcs.head]
        left = np.bincount(arcs.tail[self._kept], minlength=graph.n)
        self._left = left
        self.degree = left[stays]
        self.parts = self._split()
        self._of = np.full(graph.n, -1)
        self._of[stays] = self.parts.of

    def _split(self) -> Parts:
        """Return the parts of the rest, numbered from 0 in no promised order."""
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import connected_components

        arcs, number = self._graph.arcs, np.cumsum(self._stays) - 1
        start = np.concatenate(([0], np.cumsum(self.degree)))
        heads = number[arcs.head[self._kept]]
        size = len(self.degree)
        matrix = csr_array((np.ones(len(heads)), heads, start), shape=(size, size))
        count, of = connected_components(matrix, directed=False)
        return Parts(of.astype(np.int64), np.bincount(of, minlength=count))

    def pieces(self) -> list[Ints]:
        """Return the pieces that fall off the largest rest of their old part."""
        order = np.argsort(self._of, kind="stable")
        ends = np.searchsorted(self._of[order], np.arange(len(self.parts.sizes) + 1))
        is_main = np.zeros(len(self.parts.sizes), dtype=np.bool_)
        is_main[list(self._mains.values())] = True
        small = np.flatnonzero(~is_main)
        members = [order[ends[part] : ends[part + 1]] for part in small.tolist()]
        return sorted(members, key=lambda piece: (-len(piece), int(piece[0])))

    @cached_property
    def _mains(self) -> dict[int, int]:
        """For each old part the largest piece that is left; of equals that of the lowest member."""
        staying = np.flatnonzero(self._stays)
        size = self.parts.sizes[self._of[staying]]
        ranked = staying[np.lexsort((staying, -size, self._own[staying]))]
        old, first = np.unique(self._own[ranked], return_index=True)
        return dict(zip(old.tolist(), self._of[ranked[first]].tolist(), strict=True))

    def hand_overs(self, pieces: list[Ints]) -> tuple[HandOver, ...]:
        """Return one tie for each piece."""
        found = []
        for place, piece in enumerate(pieces):
            leaver, contact = self._best[int(self._of[piece[0]])]
            heir = self._best[self._mains[int(self._own[piece[0]])]][1]
            found.append(HandOver(place, leaver, contact, heir))
        return tuple(found)

    @cached_property
    def _best(self) -> dict[int, tuple[int, int]]:
        """For each piece a leaver and his contact in it with most ties left, then lowest."""
        arcs = self._graph.arcs
        crossing = np.flatnonzero(~self._stays[arcs.tail] & self._stays[arcs.head])
        contact = arcs.head[crossing]
        order = np.lexsort((arcs.tail[crossing], contact, -self._left[contact], self._of[contact]))
        piece, first = np.unique(self._of[contact[order]], return_index=True)
        best = crossing[order[first]]
        pairs = zip(arcs.tail[best].tolist(), arcs.head[best].tolist(), strict=True)
        return dict(zip(piece.tolist(), pairs, strict=True))
