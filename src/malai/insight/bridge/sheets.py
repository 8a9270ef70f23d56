"""A sheet of answers read: columns told apart by their headings, rows as typed cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from typing import Any, Final

from malai_core.formats import open_workbook
from malai_core.text import search_text

#: Words of a heading that tell a column, in the order of looking.
BY: Final = (
    "ผู้ตอบ",
    "ผู้ให้คะแนน",
    "ผู้ให้",
    "จาก",
    "สมาชิก",
    "ชื่อ",
    "rater",
    "giver",
    "from",
    "member",
    "name",
)
ABOUT: Final = ("ภาคี", "ผู้รับ", "เกี่ยวกับ", "ถึง", "คู่", "partner", "taker", "receiver", "about", "to")
VALUE: Final = ("จำนวน", "มูลค่า", "ระดับ", "เท่าไร", "value", "amount", "how much")
TEXT: Final = ("ต้องการ", "สิ่งที่", "อะไร", "หมายเหตุ", "need", "wants", "what", "note")
#: Rows of a sheet that are read at most.
MOST: Final = 50_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the sheet and its cells as texts and numbers."""

    number: int
    by: str
    about: str
    numbers: tuple[float | None, ...]
    """``None`` where nothing was said."""
    text: str
    unread: tuple[str, ...] = ()
    """Beside each number what was written there instead; empty where it could be read."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each thing stands; -1 for nowhere."""

    by: int
    about: int
    numbers: tuple[int, ...]
    text: int


def lines_of(source: bytes, *, name: str) -> list[Line] | None:
    """Return the rows of the first sheet, ``None`` where its headings name nobody who answers.

    Raises
    ------
    UnreadableFileError
        It is no table.
    """
    with open_workbook(source, name=name) as book:
        rows = iter(book.sheets[0].rows())
        head = next(rows, ())
        columns = columns_of([str(cell or "") for cell in head])
        return None if columns is None else list(_lines(rows, columns))


def columns_of(heads: Sequence[str]) -> Columns | None:
    """Return what each heading is about."""
    keys = [search_text(head) for head in heads]
    by = _found(keys, BY, ())
    if by < 0:
        return None
    about = _found(keys, ABOUT, (by,))
    text = _found(keys, TEXT, (by, about))
    others = tuple(
        place for place, key in enumerate(keys) if key and place not in (by, about, text)
    )
    value = _found(keys, VALUE, (by, about, text))
    return Columns(by, about, (value,) if value >= 0 else others, text)


def _found(keys: Sequence[str], words: Sequence[str], taken: Sequence[int]) -> int:
    for word in words:
        for place, key in enumerate(keys):
            if place not in taken and search_text(word) in key:
                return place
    return -1


def _lines(rows: Iterator[Sequence[Any]], columns: Columns) -> Iterator[Line]:
    for number, row in enumerate(rows, start=2):
        if number > MOST:
            return
        by = _text(row, columns.by)
        if by:
            written = [_text(row, place) for place in columns.numbers]
            numbers = tuple(map(_number, written))
            yield Line(
                number, by, _text(row, columns.about), numbers, _text(row, columns.text),
                tuple("" if value is not None else text for text, value in zip(written, numbers, strict=True)),
            )  # fmt: skip


def _text(row: Sequence[Any], place: int) -> str:
    return str(row[place] if 0 <= place < len(row) and row[place] is not None else "").strip()


def _number(written: str) -> float | None:
    try:
        value = float(written.replace(",", ""))
    except ValueError:
        return None
    return value if isfinite(value) else None


def cells_of(source: bytes, *, name: str) -> str:
    """Return the first sheet as lines of cells with tabs between, as if it had been copied.

    Raises
    ------
    UnreadableFileError
        It is no table.
    """
    with open_workbook(source, name=name) as book:
        rows = islice(book.sheets[0].rows(), MOST)
        return "\n".join("\t".join(map(_cell, row)) for row in rows)


def _cell(value: Any) -> str:  # noqa: ANN401 - a cell of any kind
    return " ".join(str("" if value is None else value).split())
