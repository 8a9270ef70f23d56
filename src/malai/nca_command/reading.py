"""From a file to the table of cases: the first row with headings, then one row a case."""

from __future__ import annotations

from pathlib import Path

from malai.nca_command import words
from malai_core.errors import InvalidInputError
from malai_core.formats import CellValue, Row, Sheet, Workbook, open_workbook
from malai_core.nca.tables import Table, named_table


def read_table(source: Path, *, sheet: str | None = None, cases: str | None = None) -> Table:
    """Return the table of one sheet.

    Title rows above the headings (one filled cell) and blank rows are passed over. A column
    without a heading is called by its letter.

    Raises
    ------
    MalaiError
        The file cannot be read, has no such sheet, no cases, or two columns of one name.
    """
    with open_workbook(source) as book:
        rows = [(n, row) for n, row in enumerate(_sheet(book, sheet).rows(), 1) if _filled(row)]
    while rows and len(_filled(rows[0][1])) < 2:
        rows.pop(0)
    if len(rows) < 2:
        raise InvalidInputError(words.NO_ROWS)
    (_, headings), *body = rows
    width = max(len(row) for _, row in rows)
    columns = [
        (_name(headings, place), [_at(row, place) for _, row in body]) for place in range(width)
    ]
    used = [(name, cells) for name, cells in columns if name or any(c is not None for c in cells)]
    return named_table(used, cases=cases, rows=[n for n, _ in body])


def _sheet(book: Workbook, name: str | None) -> Sheet:
    if name is None:
        return next((sheet for sheet in book.sheets if not sheet.is_hidden), book.sheets[0])
    for sheet in book.sheets:
        if sheet.name == name:
            return sheet
    known = ", ".join(sheet.name for sheet in book.sheets)
    raise InvalidInputError(words.NO_SHEET, sheet=name, known=known)


def _filled(row: Row) -> list[CellValue]:
    return [cell for cell in row if cell is not None and str(cell).strip()]


def _name(headings: Row, place: int) -> str:
    cell = _at(headings, place)
    return str(cell).strip() if cell is not None else _letter(place)


def _letter(place: int) -> str:
    """Return a column as spreadsheets call it: A, ..., Z, AA, ..."""
    before, letter = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + letter)


def _at(row: Row, place: int) -> CellValue:
    return row[place] if place < len(row) else None
