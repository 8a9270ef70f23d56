"""Cells as text: one way to write a value, and which texts say nothing."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from malai_core.formats import CellValue
from malai_core.text import clean, search_text

_NOTHING: Final = frozenset(
    {
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        ".",
        "…",
        "n/a",
        "none",
        "null",
        "nan",
        "ไม่มี",
        "ไม่ระบุ",
        "ไม่ทราบ",
    }
)


def written(value: CellValue) -> str:
    r"""Return a cell as people read it, dashes kept.

    Examples
    --------
    >>> written(812345678), written("  สมชาย\u00a0 ใจดี "), written(None), written(2.0)
    ('812345678', 'สมชาย ใจดี', '', '2')
    """
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    return _number_or_time(value)


def _number_or_time(value: int | float | date | datetime | time | object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)


def text_of(value: CellValue) -> str:
    """Return a cell as text; blanks, dashes and "ไม่ระบุ" are the empty text.

    Examples
    --------
    >>> text_of(" - "), text_of("ไม่ระบุ"), text_of("มี")
    ('', '', 'มี')
    """
    if isinstance(value, str):
        return _said(value)
    text = written(value)
    return "" if text in _NOTHING else text


@lru_cache(1 << 14)
def _said(value: str) -> str:
    text = clean(value)
    # Only short texts can say nothing: spares a long note the folding of its letters.
    return "" if len(text) <= 7 and search_text(text) in _NOTHING else text


def column_letter(index: int) -> str:
    """Return the letter of a column as the spreadsheet shows it, counted from 0.

    Examples
    --------
    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
