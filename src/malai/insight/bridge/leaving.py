"""What if these members left: from the numbers that an analysis keeps, without reading rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from malai.insight.bridge.measuring import graph_kept, used
from malai.insight.results import Detail, MethodUse
from malai_core.sna.removal import Standing, removal


@dataclass(frozen=True, slots=True)
class HandOverSaid:
    """Who could take over which contact, so that nobody is lost; public ids."""

    piece: int
    leaver: str
    contact: str
    heir: str
    saves: int
    """Members of the piece that would stay in."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The network before and after some members left; public ids."""

    before: Standing
    after: Standing
    pieces: list[list[str]]
    lost_0_1: float
    hand_overs: list[HandOverSaid]
    methods: tuple[MethodUse, ...]

    @property
    def cut_off(self) -> int:
        """How many who stay would be cut off."""
        return sum(len(piece) for piece in self.pieces)


def leaving(detail: Detail, gone: Sequence[int]) -> Leaving | None:
    """Return what would happen if these members left; nothing in an empty network. O(n + m)."""
    result = removal(graph_kept(detail), gone)
    found, ids = result.value, detail.ids
    if found is None:
        return None
    return Leaving(
        before=found.before,
        after=found.after,
        pieces=[[ids[one] for one in piece] for piece in found.cut_off],
        lost_0_1=found.loss_of_reach_0_1,
        hand_overs=[
            HandOverSaid(
                one.piece, ids[one.leaver], ids[one.contact], ids[one.heir],
                len(found.cut_off[one.piece]),
            )
            for one in found.hand_overs
        ],
        methods=used(result),
    )  # fmt: skip
