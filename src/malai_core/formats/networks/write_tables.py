"""Writing node and edge lists and matrices as csv and xlsx."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Final

from malai_core.formats.exporting import write_csv
from malai_core.formats.model import CellValue, Row
from malai_core.formats.networks.matrix_form import weights_of
from malai_core.formats.networks.model import Attributes, Member, Network, Tie, Value
from malai_core.formats.networks.reserved import DIRECTION
from malai_core.formats.networks.values import spells_text, text_of, weight_text

_KUMU: Final = ("From", "To", "Direction", "Type")
_GEPHI: Final = ("Source", "Target", "Type", "Kind")
NODES, EDGES = "nodes.csv", "edges.csv"


def nodes_csv(network: Network) -> Iterator[bytes]:
    """Yield the member list as Gephi imports it."""
    yield from write_csv(_texts(_nodes(network)))


def edges_csv(network: Network) -> Iterator[bytes]:
    """Yield the tie list as Gephi imports it; "Type" is the direction, "Kind" the relation."""
    yield from write_csv(_texts(_edges(network, _GEPHI)))


def matrix_csv(network: Network) -> Iterator[bytes]:
    """Yield one matrix with labels above and at the left."""
    yield from write_csv(
        _texts(_matrix(network, network.relations[0] if network.relations else ""))
    )


def write_2sm(network: Network) -> Iterator[bytes]:
    """Yield bare numbers: a row for each member of the first kind."""
    rows = _matrix(network, "")
    next(rows)
    for row in rows:
        yield (" ".join(str(cell) for cell in row[1:]) + "\n").encode()


def write_xlsx(network: Network) -> Iterator[bytes]:
    """Yield a workbook with the sheets Elements and Connections, as Kumu imports it."""
    sheets = {"Elements": _nodes(network), "Connections": _edges(network, _KUMU)}
    yield _workbook(sheets)


def matrix_xlsx(network: Network) -> Iterator[bytes]:
    """Yield a workbook with a sheet for each relation."""
    sheets = {}
    for number, relation in enumerate(network.relations or [""], 1):
        sheets[relation or f"matrix {number}"] = _matrix(network, relation)
    yield _workbook(sheets)


def _nodes(network: Network) -> Iterator[Row]:
    members = network.members.values()
    names = _names(members)
    two, timed = network.is_two_mode, any(member.spells for member in members)
    yield ("Id", "Label", *(["Mode"] if two else []), *(["Spells"] if timed else []), *names)
    for member in members:
        row: list[CellValue] = [member.id, member.name]
        row += [member.mode] if two else []
        row += [spells_text(member.spells)] if timed else []
        yield (*row, *_cells(member.attributes, names))


def _edges(network: Network, heads: tuple[str, str, str, str]) -> Iterator[Row]:
    names = [name for name in _names(network.ties) if name != DIRECTION]
    timed = any(tie.spells for tie in network.ties)
    yield (*heads, "Id", "Weight", *(["Spells"] if timed else []), *names)
    for tie in network.ties:
        undirected = tie.attributes.get(DIRECTION, "undirected")
        direction = "Directed" if tie.is_directed else text_of(undirected).capitalize()
        if heads == _KUMU:
            direction = direction.lower()
        row: list[CellValue] = [tie.source, tie.target, direction, tie.relation, tie.id, tie.weight]
        row += [spells_text(tie.spells)] if timed else []
        yield (*row, *_cells(tie.attributes, names))


def _names(things: Iterable[Member] | Iterable[Tie]) -> list[str]:
    return list(dict.fromkeys(name for thing in things for name in thing.attributes))


def _cells(attributes: Attributes, names: list[str]) -> list[CellValue]:
    return [_cell(attributes[name]) if name in attributes else None for name in names]


def _cell(value: Value) -> CellValue:
    return text_of(value) if isinstance(value, tuple) else value


def _matrix(network: Network, relation: str) -> Iterator[Row]:
    members = list(network.members.values())
    two = network.is_two_mode
    rows = [m.id for m in members if m.mode != 2] if two else [m.id for m in members]
    columns = [m.id for m in members if m.mode == 2] if two else rows
    ties = (tie for tie in network.ties if tie.relation == relation)
    table: dict[str, dict[str, float]] = {}
    for (a, b), weight in weights_of(ties, is_two_mode=two).items():
        table.setdefault(a, {})[b] = weight
    yield ("", *columns)
    for row in rows:
        found = table.get(row, {})
        yield (row, *(_number(found.get(column, 0.0)) for column in columns))


def _number(weight: float) -> int | float:
    return int(weight) if weight.is_integer() and abs(weight) < 1e15 else weight


def _texts(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows with weights as short numbers and other values as text."""
    for row in rows:
        yield tuple(
            weight_text(cell) if isinstance(cell, float)
            else text_of(cell) if isinstance(cell, bool) else cell
            for cell in row
        )  # fmt: skip


def _workbook(sheets: dict[str, Iterator[Row]]) -> bytes:
    """Return a workbook; every text is written as a text, so that none is calculated."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                _write(sheet, at, column, cell)
    book.close()
    return out.getvalue()


def _write(sheet: object, row: int, column: int, cell: CellValue) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)  # type: ignore[attr-defined] # xlsxwriter has no types
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)  # type: ignore[attr-defined] # as above
    elif isinstance(cell, str) and cell:
        sheet.write_string(row, column, cell)  # type: ignore[attr-defined] # as above
