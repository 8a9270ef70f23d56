"""Rows out of Malai: CSV that a spreadsheet opens rightly and that cannot carry a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from malai_core.formats.model import CellValue, Row

#: What a spreadsheet takes for the beginning of a formula; Excel takes full-width forms too.
_STARTERS: Final = frozenset("=+-@\t\r\n＝＋－＠")


def safe_cell(value: CellValue) -> CellValue:
    """Return the value with an apostrophe before a text that a spreadsheet would calculate.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell("ครูแดง"), safe_cell(-3)
    ("'=1+1", 'ครูแดง', -3)
    """
    if isinstance(value, str) and value.lstrip("'")[:1] in _STARTERS and value.strip("'"):
        return f"'{value}"
    return value


def unguard(value: CellValue) -> CellValue:
    """Undo ``safe_cell``.

    Examples
    --------
    >>> unguard("'+66 81 234 5678"), unguard("'quoted'")
    ('+66 81 234 5678', "'quoted'")
    """
    if isinstance(value, str) and value.startswith("'") and safe_cell(value[1:]) == value:
        return value[1:]
    return value


def write_csv(rows: Iterable[Row], *, guard: bool = True) -> Iterator[bytes]:
    """Yield the rows as CSV in UTF-8 with a byte order mark, so that Excel shows Thai."""
    yield b"\xef\xbb\xbf"
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow([safe_cell(value) if guard else value for value in row])
        yield line.getvalue().encode()
