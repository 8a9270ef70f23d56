"""Matrices in tables: square ones, member by activity, and bare numbers (.2sm)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from malai_core.formats.model import CellValue, Row, Sheet
from malai_core.formats.networks.model import Aside, Head, Member, Record, Tie
from malai_core.formats.networks.table_cells import id_text, weight_of_cell
from malai_core.formats.networks.tables import first_rows
from malai_core.formats.networks.words import NOT_A_NUMBER
from malai_core.labels import Sentence

_MARKS: Final = frozenset({"x", "✓", "✔", "/", "yes", "ใช่", "มา"})
_MOSTLY: Final = 0.8
#: A telephone number or a code: such a table is a list of people.
_CODE: Final = re.compile(r"\s*[+0]\d[\d\s-]{1,}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A sheet that is a matrix."""

    sheet: Sheet
    columns: tuple[str, ...]
    """Labels of the columns; empty where the sheet is bare numbers."""
    is_square: bool


def matrix_of(sheet: Sheet, *, is_numbers: bool = False) -> Matrix | None:
    """Return a sheet as matrix if it is one: labels above and at the left, numbers within.

    It is square where the labels at the left are those above, in the same order. Bare numbers are
    square if as many rows as columns; a single column of them is a matrix only where the file's
    ending says that it holds numbers. Costs a pass over the first column.
    """
    rows = first_rows(sheet)
    head = rows[0] if rows else ()
    if not head or (len(head) < 2 and not is_numbers):
        return None
    if all(_is_number(cell) for row in rows for cell in row):
        return _bare(sheet, len(head))
    columns = tuple(id_text(cell) for cell in head[1:])
    inner = [cell for row in rows[1:] for cell in row[1:]]
    if any(isinstance(cell, str) and _CODE.match(cell) for cell in inner):
        return None
    good = sum(_is_number(cell) or cell is None or _is_mark(cell) for cell in inner)
    labels = [row[0] if row else None for row in rows[1:]]
    has_labels = all(label is not None for label in labels) and all(columns)
    if not inner or good < len(inner) * _MOSTLY or not has_labels or _is_text(inner):
        return None
    is_square = _left_is(sheet, columns)
    return (
        Matrix(sheet, columns, is_square) if is_square or len(columns) > 1 or is_numbers else None
    )


def _is_text(inner: list[CellValue]) -> bool:
    return not any(_is_number(cell) or _is_mark(cell) for cell in inner)


def _bare(sheet: Sheet, width: int) -> Matrix | None:
    count = 0
    for row in sheet.rows():
        if len(row) > width or not all(_is_number(cell) or cell is None for cell in row):
            return None
        count += bool(row)
    return Matrix(sheet, (), count == width) if count else None


def _left_is(sheet: Sheet, columns: tuple[str, ...]) -> bool:
    at = 0
    for number, row in enumerate(sheet.rows()):
        if number and row:
            if at >= len(columns) or id_text(row[0]) != columns[at]:
                return False
            at += 1
    return at == len(columns)


def _is_number(cell: CellValue) -> bool:
    return weight_of_cell(cell) is not None


def _is_mark(cell: CellValue) -> bool:
    return isinstance(cell, str) and cell.strip().casefold() in _MARKS


def read_matrix(
    matrix: Matrix, relation: str = "", *, is_two_mode: bool | None = None
) -> Iterator[Record]:
    """Yield the records of a matrix; memory is that of one row and the labels.

    Parameters
    ----------
    matrix
        The sheet.
    relation
        The name of its ties; "" where the file has one matrix.
    is_two_mode
        What the ending of the file says of bare square numbers; ``None`` decides by the shape.
    """
    two = not matrix.is_square if is_two_mode is None or matrix.columns else is_two_mode
    yield Head(relation=relation, modes=("", "") if two else None)
    columns = matrix.columns or tuple(str(n) for n in range(1, len(_first(matrix)) + 1))
    rows_prefix, columns_prefix = ("", "") if not two or matrix.columns else ("r", "c")
    names = _distinct([columns_prefix + name for name in columns])
    if two and not matrix.columns:
        columns = ("",) * len(names)
    yield from _side(names, columns, 2 if two else 0)
    yield from _rows(matrix, names, relation, two=two, prefix=rows_prefix)


def _first(matrix: Matrix) -> Row:
    rows = first_rows(matrix.sheet, 1)
    return rows[0] if rows else ()


def _side(ids: list[str], labels: tuple[str, ...], mode: int) -> Iterator[Record]:
    for id_, label in zip(ids, labels, strict=True):
        yield Member(id_, "" if label == id_ else label, mode=mode)


def _rows(
    matrix: Matrix, names: list[str], relation: str, *, two: bool, prefix: str
) -> Iterator[Record]:
    used = set(names)
    has_labels = bool(matrix.columns)
    place = 0
    for line, row in enumerate(matrix.sheet.rows(), 1):
        if not row or (has_labels and line == 1):
            continue
        if two:
            label = id_text(row[0]) if has_labels else ""
            source = _fresh(label if has_labels else f"{prefix}{place + 1}", used)
            yield Member(source, "" if label == source else label, mode=1, line=line)
        elif place < len(names):
            source = names[place]
        else:
            return
        place += 1
        yield from _cells(row[1:] if has_labels else row, source, names, relation, line, two=two)


def _cells(
    cells: Row, source: str, names: list[str], relation: str, line: int, *, two: bool
) -> Iterator[Record]:
    for at, (cell, target) in enumerate(zip(cells, names, strict=False)):
        if cell is None or cell in {0, "0"}:
            continue
        weight = 1.0 if _is_mark(cell) else weight_of_cell(cell)
        if weight is None:
            what = {"text": str(cell)[:40], "what": target}
            yield Aside(line, at + 2, Sentence(NOT_A_NUMBER, what), str(cell)[:80])
        elif weight:
            yield Tie(source, target, relation, not two, weight, line=line)


def _distinct(labels: list[str]) -> list[str]:
    used: set[str] = set()
    return [_fresh(label, used) for label in labels]


def _fresh(label: str, used: set[str]) -> str:
    """Return the label as an id, with a number behind it where it is taken."""
    id_, number = label, 1
    while id_ in used:
        number += 1
        id_ = f"{label} ({number})"
    used.add(id_)
    return id_
