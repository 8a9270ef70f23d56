"""Files to typed tables and back: workbooks, text tables, folders of them."""

from __future__ import annotations

from malai_core.formats.exporting import safe_cell, unguard, write_csv
from malai_core.formats.limits import LIMITS, Limits
from malai_core.formats.model import CellValue, Row, Sheet, Workbook
from malai_core.formats.opening import open_workbook

__all__ = [
    "LIMITS",
    "CellValue",
    "Limits",
    "Row",
    "Sheet",
    "Workbook",
    "open_workbook",
    "safe_cell",
    "unguard",
    "write_csv",
]
