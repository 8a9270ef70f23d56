"""Node and edge lists in tables: csv, xlsx, ods and folders of them, as Gephi and Kumu write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from malai_core.formats.model import CellValue, Row, Sheet, Workbook
from malai_core.formats.networks.model import Aside, Attributes, Head, Member, Record, Spell, Tie
from malai_core.formats.networks.reserved import DIRECTION, MUTUAL
from malai_core.formats.networks.table_cells import (
    id_text,
    interval_spells,
    spell_of,
    value_of_cell,
    weight_of_cell,
)
from malai_core.formats.networks.table_heads import (
    EdgeHeads,
    NodeHeads,
    Times,
    edge_heads,
    node_heads,
)
from malai_core.formats.networks.words import (
    NO_ENDS,
    NO_ID,
    NOT_A_NUMBER,
    SAME_LABEL,
)
from malai_core.labels import Sentence

LOOKED_AT: Final = 20
_IGNORED: Final = re.compile(r"\(ignore\)|^~|^_", re.IGNORECASE)
_UNDIRECTED: Final = frozenset({"undirected", "mutual", "none", "สองทาง", "ไม่มีทิศทาง"})
_DIRECTIONS: Final = _UNDIRECTED | {"directed", "ทางเดียว", "มีทิศทาง"}
_NO_TIMES: Final = (None, None, None)


@dataclass(slots=True)
class Lists:
    """Which sheets of a workbook list members, and which ties."""

    nodes: list[tuple[Sheet, NodeHeads]] = field(default_factory=list)
    edges: list[tuple[Sheet, EdgeHeads]] = field(default_factory=list)
    passed: list[Sheet] = field(default_factory=list)


def lists_of(book: Workbook) -> Lists:
    """Tell member lists from tie lists by their headings."""
    found = Lists()
    for sheet in book.sheets:
        rows = [] if _IGNORED.search(sheet.name) else first_rows(sheet)
        edges = next((e for at, r in enumerate(rows) if (e := edge_heads(r, at + 1))), None)
        nodes = next((n for at, r in enumerate(rows) if (n := node_heads(r, at + 1))), None)
        if edges is not None:
            found.edges.append((sheet, edges))
        elif nodes is not None:
            found.nodes.append((sheet, nodes))
        else:
            found.passed.append(sheet)
    return found


def first_rows(sheet: Sheet, count: int = LOOKED_AT) -> list[Row]:
    """Return the first rows of a sheet."""
    rows = sheet.rows()
    found = list(islice(rows, count))
    close = getattr(rows, "close", None)
    if close is not None:
        close()
    return found


def read_lists(lists: Lists) -> Iterator[Record]:
    """Yield the members, then the ties; memory is that of the ids and labels."""
    reader = _Lists()
    for sheet, heads in lists.nodes:
        yield from reader.nodes(sheet, heads)
    for edge_sheet, edges in lists.edges:
        yield from reader.edges(edge_sheet, edges)


class _Lists:
    """Knows the members so far: an end of a tie is an id, or a label that only one member has."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._labels: dict[str, str | None] = {}
        self._modes = False

    def nodes(self, sheet: Sheet, heads: NodeHeads) -> Iterator[Record]:
        kept = _kept(heads.names, heads.own)
        for number, row in _below(sheet, heads.row):
            id_ = id_text(_at(row, heads.id))
            label = id_text(_at(row, heads.label))
            if not (id_ or label):
                yield Aside(number, 1, Sentence(NO_ID), _shown(row))
                continue
            id_ = id_ or label
            self._ids.add(id_)
            self._labels[label or id_] = None if (label or id_) in self._labels else id_
            mode = _at(row, heads.mode)
            values = _values(kept, row)
            spells = _spells(row, heads.times)
            kind = mode if isinstance(mode, int) else {"1": 1, "2": 2}.get(id_text(mode), 0)
            if kind in {1, 2} and not self._modes:
                self._modes = True
                yield Head(modes=("", ""))
            yield Member(
                id_, "" if label == id_ else label, values, kind if kind in {1, 2} else 0, spells,
                line=number,
            )  # fmt: skip

    def edges(self, sheet: Sheet, heads: EdgeHeads) -> Iterator[Record]:
        kept = _kept(heads.names, heads.own)
        for number, row in _below(sheet, heads.row):
            written = id_text(_at(row, heads.source)), id_text(_at(row, heads.target))
            if not (written[0] and written[1]):
                yield Aside(number, 1, Sentence(NO_ENDS), _shown(row))
                continue
            source, target = self._end(written[0]), self._end(written[1])
            if source is None or target is None:
                label = written[0] if source is None else written[1]
                yield Aside(number, 1, Sentence(SAME_LABEL, {"label": label}), _shown(row))
                continue
            weight = weight_of_cell(_at(row, heads.weight))
            if weight is None and _at(row, heads.weight) is not None:
                yield _no_weight(number, row, heads)
            tie = _tie(row, heads, _values(kept, row), (source, target))
            tie.weight, tie.line = weight, number
            yield tie

    def _end(self, written: str) -> str | None:
        """Return the id meant; ``None`` where the text is the label of several members."""
        if written in self._ids or written not in self._labels:
            return written
        return self._labels[written]


def _tie(row: Row, heads: EdgeHeads, values: Attributes, ends: tuple[str, str]) -> Tie:
    """Return the tie of a row, but for its weight."""
    relation, said = id_text(_at(row, heads.relation)), id_text(_at(row, heads.direction)).lower()
    if heads.direction is None and relation.lower() in _DIRECTIONS:
        relation, said = "", relation.lower()  # Gephi's "Type" is the direction
    if said == MUTUAL:
        values[DIRECTION] = MUTUAL
    spells = _spells(row, heads.times)
    is_directed = said not in _UNDIRECTED
    return Tie(*ends, relation, is_directed, None, id_text(_at(row, heads.id)), values, spells)


def _no_weight(number: int, row: Row, heads: EdgeHeads) -> Aside:
    what = {"text": str(_at(row, heads.weight))[:40], "what": "weight"}
    return Aside(number, (heads.weight or 0) + 1, Sentence(NOT_A_NUMBER, what), _shown(row))


def _below(sheet: Sheet, heading: int) -> Iterator[tuple[int, Row]]:
    for number, row in enumerate(sheet.rows(), 1):
        if number > heading and any(cell is not None for cell in row):
            yield number, row


def _at(row: Row, place: int | None) -> CellValue:
    return row[place] if place is not None and place < len(row) else None


def _kept(names: Sequence[str], own: frozenset[int]) -> list[tuple[int, str]]:
    """Return (column, name) of the attributes."""
    return [(at, name) for at, name in enumerate(names) if name and at not in own]


def _values(kept: list[tuple[int, str]], row: Row) -> Attributes:
    found: Attributes = {}
    width = len(row)
    for at, name in kept:
        if at < width and (cell := row[at]) is not None:
            found[name] = value_of_cell(name, cell)
    return found


def _spells(row: Row, times: Times) -> tuple[Spell, ...]:
    if times == _NO_TIMES:
        return ()
    spells, start, end = (_at(row, place) for place in times)
    if spells is not None:
        return interval_spells(str(spells))
    return spell_of(start, end)


def _shown(row: Row) -> str:
    return " · ".join(str(cell) for cell in row if cell is not None)[:80]
