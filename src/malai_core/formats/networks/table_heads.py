"""Headings of node and edge lists, in English and Thai, whatever their case and spacing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from malai_core.formats.model import Row
from malai_core.formats.networks.reserved import key_of

_SOURCES: Final = (
    "source",
    "from",
    "sourceid",
    "fromid",
    "ต้นทาง",
    "จาก",
    "ผู้ส่ง",
    "person1",
    "node1",
)
_TARGETS: Final = (
    "target",
    "to",
    "targetid",
    "toid",
    "ปลายทาง",
    "ถึง",
    "ไปยัง",
    "ผู้รับ",
    "person2",
    "node2",
)
_IDS: Final = ("id", "nodeid", "key", "รหัส", "รหัสสมาชิก", "reference")
_LABELS: Final = ("label", "name", "ชื่อ", "nodelabel", "ชื่อสมาชิก")
_RELATIONS: Final = (
    "relation",
    "relationship",
    "kind",
    "connectiontype",
    "type",
    "edgetype",
    "ความสัมพันธ์",
)
_DIRECTIONS: Final = ("direction", "directed", "ทิศทาง")
_TYPE: Final = ("type",)
_WEIGHTS: Final = ("weight", "strength", "value", "น้ำหนัก")
_MODES: Final = ("mode",)
_SPELLS: Final = ("spells", "interval", "timeset")
_STARTS: Final = ("start", "startdate", "เริ่ม")
_ENDS: Final = ("end", "enddate", "สิ้นสุด")
Times = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class NodeHeads:
    """Where a member list has what. ``row`` is that of the heading, from 1."""

    row: int
    names: tuple[str, ...]
    id: int | None
    label: int | None
    mode: int | None
    times: Times

    @property
    def own(self) -> frozenset[int]:
        """The columns that are no attributes."""
        return _own(self.id, self.label, self.mode, *self.times)


@dataclass(frozen=True, slots=True)
class EdgeHeads:
    """Where a tie list has what."""

    row: int
    names: tuple[str, ...]
    source: int
    target: int
    id: int | None
    relation: int | None
    direction: int | None
    weight: int | None
    times: Times

    @property
    def own(self) -> frozenset[int]:
        """The columns that are no attributes."""
        return _own(
            self.source, self.target, self.id, self.relation, self.direction, self.weight,
            *self.times,
        )  # fmt: skip


def edge_heads(row: Row, number: int) -> EdgeHeads | None:
    """Return the columns of a tie list if the row heads one.

    Examples
    --------
    >>> found = edge_heads(("From", "To", "Type", "Since"), 1)
    >>> (found.source, found.target, found.relation) if found else None
    (0, 1, 2)
    """
    names, keys = _names(row)
    source, target = _find(keys, _SOURCES), _find(keys, _TARGETS)
    if source is None or target is None:
        return None
    relation, direction = _find(keys, _RELATIONS), _find(keys, _DIRECTIONS)
    if direction is None and _find(keys, _TYPE) != relation:
        direction = _find(keys, _TYPE)  # Gephi's "Type" beside "Kind"
    return EdgeHeads(
        number,
        names,
        source,
        target,
        _find(keys, _IDS[:1]),
        relation,
        direction,
        _find(keys, _WEIGHTS),
        _times(keys),
    )


def node_heads(row: Row, number: int) -> NodeHeads | None:
    """Return the columns of a member list if the row heads one."""
    names, keys = _names(row)
    id_, label = _find(keys, _IDS), _find(keys, _LABELS)
    if id_ is None and (label is None or keys[label] != "label"):
        return None
    return NodeHeads(number, names, id_, label, _find(keys, _MODES), _times(keys))


def _times(keys: list[str]) -> Times:
    return _find(keys, _SPELLS), _find(keys, _STARTS), _find(keys, _ENDS)


def _names(row: Row) -> tuple[tuple[str, ...], list[str]]:
    names = tuple(cell.strip() if isinstance(cell, str) else "" for cell in row)
    return names, [key_of(name) for name in names]


def _find(keys: list[str], wanted: Iterable[str]) -> int | None:
    return next((keys.index(key) for key in wanted if key in keys), None)


def _own(*places: int | None) -> frozenset[int]:
    return frozenset(place for place in places if place is not None)
