"""A file as one table: the first row with a header, then one row for each case."""

from __future__ import annotations

from pathlib import Path

from malai.qca_command import words
from malai_core.errors import UnreadableFileError
from malai_core.formats import CellValue, open_workbook

Columns = dict[str, list[CellValue]]


def read_columns(path: Path) -> Columns:
    """Return the columns of the first sheet by their headers; blank rows are left out.

    Raises
    ------
    UnreadableFileError
        No file, no table, or no header.
    """
    with open_workbook(path) as workbook:
        rows = [row for row in workbook.sheets[0].rows() if any(_is_given(cell) for cell in row)]
    if len(rows) < 2:
        raise UnreadableFileError(words.NO_TABLE, name=path.name)
    width = max(len(row) for row in rows)
    padded = [(*row, *[None] * (width - len(row))) for row in rows]
    heads = [_head(cell, j) for j, cell in enumerate(padded[0])]
    columns = {head: [row[j] for row in padded[1:]] for j, head in enumerate(heads)}
    return {head: cells for head, cells in columns.items() if _is_used(head, cells)}


def _is_given(cell: CellValue) -> bool:
    return cell is not None and str(cell).strip() != ""


def _head(cell: CellValue, position: int) -> str:
    """Return the name of a column; a column without one, as R writes row names, gets a number."""
    return str(cell).strip() if _is_given(cell) else f"#{position + 1}"


def _is_used(head: str, cells: list[CellValue]) -> bool:
    return not head.startswith("#") or any(_is_given(cell) for cell in cells)
