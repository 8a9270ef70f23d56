"""Rows out of Malai: CSV that a spreadsheet opens rightly and that cannot carry a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Final

from malai_core.formats.model import CellValue, Row

#: What a spreadsheet takes for the beginning of a formula; Excel takes full-width forms too.
_STARTERS: Final = frozenset("=+-@\t\r\n＝＋－＠")
_MARK: Final = b"\xef\xbb\xbf"
_PIECE_LETTERS: Final = 1 << 16


def safe_cell(value: CellValue) -> CellValue:
    """Return the value with an apostrophe before a text that a spreadsheet would calculate.

    A phone number such as ``+66 81 234 5678`` is guarded too: without it, Excel shows a sum. A sign
    alone (``-`` for "none") calculates nothing and stays. For CSV; an xlsx says of each cell that it
    is a text and needs no guard.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell("ครูแดง"), safe_cell("-"), safe_cell(-3)
    ("'=1+1", 'ครูแดง', '-', -3)
    """
    if isinstance(value, str):
        bare = value.lstrip("'")
        if len(bare) > 1 and bare[0] in _STARTERS:
            return f"'{value}"
    return value


def unguard(value: CellValue) -> CellValue:
    """Undo ``safe_cell``: ``unguard(safe_cell(value)) == value`` for every value.

    Examples
    --------
    >>> unguard("'+66 81 234 5678"), unguard("'quoted'")
    ('+66 81 234 5678', "'quoted'")
    """
    if isinstance(value, str) and value.startswith("'") and safe_cell(value[1:]) == value:
        return value[1:]
    return value


def write_csv(rows: Iterable[Row], *, guard: bool = True) -> Iterator[bytes]:
    """Yield the rows as CSV in UTF-8 with a byte order mark, by which Excel knows Thai.

    Every text is quoted, so that a program that cuts at semicolons finds no formula inside one.
    Memory: one piece of 64,000 letters.

    Parameters
    ----------
    rows
        The cells; dates are written in ISO 8601, ``None`` as an empty text.
    guard
        Whether texts that would calculate get an apostrophe (see ``safe_cell``). The reader of this
        package takes it off again.
    """
    import csv

    yield _MARK
    piece = io.StringIO()
    writer = csv.writer(piece, quoting=csv.QUOTE_NONNUMERIC)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row] if guard else row)
        if piece.tell() >= _PIECE_LETTERS:
            yield _emptied(piece)
    yield _emptied(piece)


def _emptied(piece: io.StringIO) -> bytes:
    text = piece.getvalue()
    piece.seek(0)
    piece.truncate()
    return text.encode()
