"""Cells of tables as ids, values, weights and times."""

from __future__ import annotations

import math
import re
from datetime import date, time, timedelta
from typing import Final

from malai_core.formats.model import CellValue
from malai_core.formats.networks.model import Moment, Spell, Value
from malai_core.formats.networks.reserved import TAGS
from malai_core.formats.networks.values import moment, number, spells_of

_INTERVAL: Final = re.compile(r"[\[(<]\s*\[?\s*([^,\[\]<>]+?)\s*,\s*([^,\[\]<>;]+?)\s*[\])]")


def id_text(cell: CellValue) -> str:
    """Return a cell as an id: 3.0 is "3".

    Examples
    --------
    >>> id_text(3.0), id_text(" ก 1 "), id_text(None)
    ('3', 'ก 1', '')
    """
    if type(cell) is str:
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def value_of_cell(name: str, cell: CellValue) -> Value:
    """Return a cell as attribute; bars between the tags of Kumu make a list."""
    if isinstance(cell, str):
        if name.casefold() in TAGS and "|" in cell:
            return tags_of(cell)
        return cell
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    if isinstance(cell, date | time):
        return cell.isoformat()
    if cell is None or isinstance(cell, timedelta):
        return str(cell or "")
    return cell


def tags_of(text: str) -> tuple[str, ...]:
    """Return the tags between bars.

    Examples
    --------
    >>> tags_of("ทอผ้า | สวน|")
    ('ทอผ้า', 'สวน')
    """
    return tuple(piece.strip() for piece in text.split("|") if piece.strip())


def weight_of_cell(cell: CellValue) -> float | None:
    """Return a weight, ``None`` where the cell is empty or no number."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    return number(cell) if isinstance(cell, str) else None


def moment_of(cell: CellValue, *, is_end: bool = False) -> Moment | None:
    """Return a cell as a point in time."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    return moment(cell, is_end=is_end) if isinstance(cell, str) else None


def spell_of(start: CellValue, end: CellValue) -> tuple[Spell, ...]:
    """Return the spell of two cells, none where neither says a time."""
    a, b = moment_of(start), moment_of(end, is_end=True)
    return (Spell(a, b),) if a is not None or b is not None else ()


def interval_spells(text: str) -> tuple[Spell, ...]:
    """Return the spells of one cell: our own notation, or Gephi's ``<[1.0, 2.0]>``.

    Examples
    --------
    >>> interval_spells("<[1.0, 2.0]; [3.0, 4.0]>")
    (Spell(start=1.0, end=2.0), Spell(start=3.0, end=4.0))
    """
    ours = spells_of(text)
    if ours:
        return ours
    found = [(moment(a), moment(b, is_end=True)) for a, b in _INTERVAL.findall(text)]
    return tuple(Spell(a, b) for a, b in found if a is not None or b is not None)
