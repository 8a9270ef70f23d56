"""The six ceilings, each fitted to a batch of arrangements of the outcome."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Literal, get_args

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.nca.pairs import Vector
from malai_core.nca.peers import Frame, Matrix, Peers, hull_of, peers_of
from malai_core.nca.quantile import quantile_lines
from malai_core.nca.zones import (
    Lines,
    enveloping_lines,
    hull_zone,
    line_zone,
    regression_lines,
    step_zone,
)

CeilingName = Literal["ce_fdh", "cr_fdh", "ce_vrs", "cr_vrs", "c_lp", "qr"]
CEILINGS: Final[tuple[CeilingName, ...]] = get_args(CeilingName)
#: Broken lines through cases; the others are one straight line.
BROKEN: Final = frozenset({"ce_fdh", "ce_vrs"})
#: Stored with every result. Bump the suffix when a number could change.
METHODS: Final[dict[CeilingName, str]] = {
    "ce_fdh": "nca.ce_fdh.dul2016.v1",
    "cr_fdh": "nca.cr_fdh.dul2016.v1",
    "ce_vrs": "nca.ce_vrs.dul2016.v1",
    "cr_vrs": "nca.cr_vrs.dul2016.v1",
    "c_lp": "nca.c_lp.dul2016.v1",
    "qr": "nca.qr.koenker1978.v1",
}
DEFAULT_SHARE: Final = 0.95

NO_SUCH_CEILING: Final = Words(
    "ไม่มีเส้นเพดานชื่อ {name} เลือกจาก {known}",
    "There is no ceiling called {name}. Choose among {known}.",
)
SHARE_OUTSIDE: Final = Words(
    "สัดส่วนของเส้นควอนไทล์ต้องมากกว่า 0 และน้อยกว่า 1 แต่ได้ {share} ลองใช้ 0.95",
    "The share of the quantile ceiling lies between 0 and 1, but is {share}. Try 0.95.",
)


class Fitting:
    """Ceilings of one batch; what several of them need is computed once."""

    def __init__(self, frame: Frame, v: Matrix, share: float = DEFAULT_SHARE) -> None:
        self.frame = frame
        self.v = v
        self.share = share

    @cached_property
    def peers(self) -> Peers:
        """Peers of the stairs."""
        return peers_of(self.frame, self.v)

    @cached_property
    def hull(self) -> Peers:
        """Peers of the concave hull."""
        return hull_of(self.peers)

    def lines(self, name: CeilingName) -> Lines:
        """Return the straight line of a ceiling that is one, in turned units."""
        if name == "cr_fdh":
            return regression_lines(self.peers)
        if name == "cr_vrs":
            return regression_lines(self.hull)
        if name == "c_lp":
            return enveloping_lines(self.peers, self.hull, self.frame.scope)
        return quantile_lines(self.frame, self.v, self.share)

    def zones(self, name: CeilingName) -> Vector:
        """Return the empty zone of every row, ``nan`` where a line falls.

        One peer alone bounds nothing: a line through it has no direction, and the zone is 0.
        """
        if name == "ce_fdh":
            return step_zone(self.frame, self.peers)
        if name == "ce_vrs":
            return hull_zone(self.frame, self.hull)
        return self.line_zones(name, self.lines(name))

    def line_zones(self, name: CeilingName, lines: Lines) -> Vector:
        """Return the empty zone above ``lines``, the lines of ``name``."""
        zones = line_zone(lines, self.frame.scope)
        return zones if name == "qr" else np.where(self.peers.count < 2, 0.0, zones)


def require_ceiling(name: str) -> CeilingName:
    """Return the name of a ceiling, written as in R or as ``CE-FDH``; refuse another."""
    plain = name.strip().lower().replace("-", "_")
    for known in CEILINGS:
        if plain == known:
            return known
    raise InvalidInputError(NO_SUCH_CEILING, name=name, known=", ".join(CEILINGS))


def require_share(share: float) -> float:
    """Return the share of the quantile ceiling; refuse one outside 0 to 1."""
    if not 0.0 < share < 1.0:
        raise InvalidInputError(SHARE_OUTSIDE, share=f"{share:g}")
    return float(share)
