"""Files of interviews: Network Canvas (a folder of csv) and EgoWeb (csv)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from malai_core.formats.model import CellValue, Row, Sheet, Workbook
from malai_core.formats.networks.model import Aside, Attributes, Head, Member, Record, Tie
from malai_core.formats.networks.table_cells import id_text, value_of_cell, weight_of_cell
from malai_core.formats.networks.tables import first_rows
from malai_core.formats.networks.words import NO_ENDS, NO_ID
from malai_core.labels import Sentence

EGO: Final = "networkCanvasEgoUUID"
_MEMBER: Final = "networkCanvasUUID"
_SOURCE, _TARGET = "networkCanvasSourceUUID", "networkCanvasTargetUUID"
_EDGE_FILE: Final = re.compile(r"edge_?list_(.+)\Z", re.IGNORECASE)
_NODE_FILE: Final = re.compile(r"attribute_?list_(.+)\Z", re.IGNORECASE)
_LABELS: Final = ("label", "name", "nickname", "ชื่อ")
NAMED_BY: Final = "ego"
"""Relation of the ties from the person interviewed to those named."""
_CANVAS_OWN: Final = frozenset({EGO, _MEMBER, _SOURCE, _TARGET, "from", "to"})
_INTERVIEW: Final = ("Interview ID", "EgoID")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with one heading row."""

    sheet: Sheet
    heads: tuple[str, ...]

    def rows(self) -> Iterator[tuple[int, dict[str, CellValue]]]:
        """Yield (row, cells by heading) below the heading; empty rows and cells left out."""
        for number, row in enumerate(self.sheet.rows(), 1):
            if number > 1:
                pairs = zip(self.heads, row, strict=False)
                cells: dict[str, CellValue] = {
                    head: cell for head, cell in pairs if cell is not None and head
                }
                if cells:
                    yield number, cells


def tables_of(book: Workbook) -> list[Table]:
    """Return the sheets with their headings."""
    return [Table(sheet, _heads(first_rows(sheet, 1))) for sheet in book.sheets]


def _heads(rows: list[Row]) -> tuple[str, ...]:
    return tuple(id_text(cell) for cell in rows[0]) if rows else ()


def is_canvas(tables: list[Table]) -> bool:
    """Tell whether any table is one of Network Canvas."""
    return any(EGO in table.heads or _SOURCE in table.heads for table in tables)


def is_egoweb(tables: list[Table]) -> bool:
    """Tell whether any table is one of EgoWeb."""
    return any(
        any(head in table.heads for head in _INTERVIEW)
        and ("Alter Name" in table.heads or "Alter 1 Name" in table.heads)
        for table in tables
    )


def read_canvas(tables: list[Table]) -> Iterator[Record]:
    """Yield the records of Network Canvas. Members are joined by their UUID, never by ``nodeID``.

    The person interviewed is a member too, tied to everybody named by the relation "ego".
    """
    for table in tables:
        if _SOURCE not in table.heads:
            yield from _canvas_nodes(table)
    for table in tables:
        if _SOURCE in table.heads:
            found = _EDGE_FILE.search(table.sheet.name)
            yield from _canvas_edges(table, found[1] if found else "")


def _canvas_nodes(table: Table) -> Iterator[Record]:
    kind = _NODE_FILE.search(table.sheet.name)
    is_ego = _MEMBER not in table.heads or table.sheet.name.lower().endswith("ego")
    for number, cells in table.rows():
        id_ = id_text(cells.get(EGO if is_ego else _MEMBER))
        if not id_:
            yield Aside(number, 1, Sentence(NO_ID), _shown(cells))
            continue
        label, values = _labelled(cells, _CANVAS_OWN)
        if is_ego:
            values["type"] = "ego"
        elif kind:
            values.setdefault("type", kind[1])
        yield Member(id_, label, values, line=number)
        ego = id_text(cells.get(EGO))
        if not is_ego and ego:
            yield Tie(ego, id_, NAMED_BY, line=number)


def _canvas_edges(table: Table, relation: str) -> Iterator[Record]:
    for number, cells in table.rows():
        source, target = id_text(cells.get(_SOURCE)), id_text(cells.get(_TARGET))
        if not (source and target):
            yield Aside(number, 1, Sentence(NO_ENDS), _shown(cells))
            continue
        values = _values(cells, _CANVAS_OWN | {"edgeID"})
        id_ = id_text(cells.get(_MEMBER))
        yield Tie(
            source, target, relation, is_directed=False, id=id_, attributes=values, line=number
        )


def read_egoweb(tables: list[Table]) -> Iterator[Record]:
    """Yield the records of EgoWeb. A member is an interview and a number, never a name."""
    for table in tables:
        if "Alter 1 Name" in table.heads:
            yield from _pairs(table)
        elif "Alter Name" in table.heads:
            yield from _alters(table)


def _interview(cells: dict[str, CellValue]) -> str:
    return next((id_text(cells[head]) for head in _INTERVIEW if head in cells), "")


def _alters(table: Table) -> Iterator[Record]:
    seen: set[str] = set()
    own = {*_INTERVIEW, "Alter Number", "Alter Name", "Start Time", "End Time"}
    at = table.heads.index("Alter Number") if "Alter Number" in table.heads else 0
    of_ego = frozenset(table.heads[:at])
    for number, cells in table.rows():
        interview, alter = _interview(cells), id_text(cells.get("Alter Number"))
        if not (interview and alter):
            yield Aside(number, 1, Sentence(NO_ID), _shown(cells))
            continue
        if interview not in seen:
            seen.add(interview)
            ego = {head: cell for head, cell in cells.items() if head in of_ego}
            label = id_text(cells.get("EgoID"))
            values = _values(ego, frozenset(_INTERVIEW))
            yield Member(
                interview,
                "" if label == interview else label,
                values | {"type": "ego"},
                line=number,
            )
        id_ = f"{interview}/{alter}"
        values = _values(cells, of_ego | own)
        yield Member(id_, id_text(cells.get("Alter Name")), values | {"type": "alter"}, line=number)
        yield Tie(interview, id_, NAMED_BY, line=number)


def _pairs(table: Table) -> Iterator[Record]:
    """Yield a tie for each question about a pair that is not answered by 0 or no."""
    asked = [head for head in table.heads if head and head not in _PAIR_OWN]
    for head in asked:
        yield Head(relation=head)
    for number, cells in table.rows():
        ends = [id_text(cells.get(f"Alter {side} Number")) for side in (1, 2)]
        interview = _interview(cells)
        if not (interview and ends[0] and ends[1]):
            yield Aside(number, 1, Sentence(NO_ENDS), _shown(cells))
            continue
        a, b = (f"{interview}/{end}" for end in ends)
        for head in asked or [""]:
            answer = cells.get(head)
            weight = weight_of_cell(answer)
            is_no = weight == 0 or id_text(answer).casefold() in {"", "no", "ไม่", "n/a"}
            if head and is_no:
                continue
            values: Attributes = (
                {} if weight is not None or not head else {"answer": id_text(answer)}
            )
            yield Tie(a, b, head, is_directed=False, weight=weight, attributes=values, line=number)


_PAIR_OWN: Final = frozenset(
    {*_INTERVIEW, "Start Time", "End Time"}
    | {f"Alter {side} {what}" for side in (1, 2) for what in ("Number", "Name")}
)


def _labelled(cells: dict[str, CellValue], own: frozenset[str]) -> tuple[str, Attributes]:
    values = _values(cells, own)
    folded = {name.casefold(): name for name in values}
    head = next((folded[name] for name in _LABELS if name in folded), "")
    return (
        (id_text(cells[head]), {n: v for n, v in values.items() if n != head})
        if head
        else ("", values)
    )


def _values(cells: dict[str, CellValue], own: frozenset[str] | set[str]) -> Attributes:
    return {head: value_of_cell(head, cell) for head, cell in cells.items() if head not in own}


def _shown(cells: dict[str, CellValue]) -> str:
    return " · ".join(str(cell) for cell in cells.values())[:80]
