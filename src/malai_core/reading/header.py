"""Finding the heading row: which of the first rows names the columns, alone or as two rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from malai_core.formats import CellValue, Row
from malai_core.reading.cells import column_letter, text_of
from malai_core.reading.hints import MEETING_WORD
from malai_core.reading.model import SheetKind
from malai_core.reading.vocabulary import SHARED, Column, head_key, known_heads, likely_columns
from malai_core.text import find_date

SEARCHED_ROWS: Final = 30
"""The heading is looked for among this many rows from the top."""
_TRIED: Final = 6
_WIDEST: Final = 256
"""Headings further right are kept as they are: a sheet of 1,000 columns must not take seconds."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What one or two rows say above the columns.

    ``over`` is the text of a row above, carried over the columns it spans ("ตุลาคม 2565" over 5, 12).
    """

    first_row: int
    last_row: int
    values: tuple[CellValue, ...]
    over: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The headings as text, ``""`` where there is none."""
        return tuple(text_of(value) for value in self.values)

    def names(self) -> tuple[str, ...]:
        """Return one distinct name per column: its heading, else its letter."""
        seen: dict[str, int] = {}
        names = []
        for index, text in enumerate(self.texts):
            over = self.over[index] if is_day(self.values[index]) else ""
            name = f"{text} {over}".strip() or column_letter(index)
            seen[name] = seen.get(name, 0) + 1
            names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
        return tuple(names)


def possible_heads(rows: Sequence[Row]) -> Iterator[Heads]:
    """Yield the rows, and pairs of rows, that may be the heading, the likeliest first.

    Parameters
    ----------
    rows
        The first rows of a sheet, row 1 first.

    Yields
    ------
    Heads
        At most ``3 * 6`` of them: the six rows with most known headings, alone and as pairs.

    Notes
    -----
    Time O(cells of the first 30 rows).
    """
    first = rows[:SEARCHED_ROWS]
    hits = [_hits(row) for row in first]
    ranked = sorted((i for i, n in enumerate(hits) if n), key=lambda i: (-hits[i], i))
    if not ranked:
        ranked = [i for i, row in enumerate(first) if _texts_in(row) >= 2]
    for index in ranked[:_TRIED]:
        yield single(rows, index)
        if index + 1 < len(rows) and _continues(rows[index], rows[index + 1]):
            yield _pair(rows, index)
        if index and _spans(rows[index - 1], rows[index]):
            yield _pair(rows, index - 1)


def single(rows: Sequence[Row], index: int) -> Heads:
    """Return one row, counted from 0, as the heading."""
    row = rows[index] if 0 <= index < len(rows) else ()
    return Heads(index + 1, index + 1, tuple(row), ("",) * len(row))


def heads_ending_at(rows: Sequence[Row], index: int) -> Iterator[Heads]:
    """Yield one row, counted from 0, as the heading, and it with the row that stands over it."""
    yield single(rows, index)
    if 0 < index < len(rows):
        above, row = rows[index - 1], rows[index]
        if _spans(above, row) or _continues(above, row):
            yield _pair(rows, index - 1)


def _hits(row: Row) -> int:
    known = known_heads()
    return sum(isinstance(v, str) and len(v) <= 60 and head_key(v) in known for v in row)


def _texts_in(row: Row) -> int:
    return sum(isinstance(value, str) and bool(text_of(value)) for value in row)


def _pair(rows: Sequence[Row], index: int) -> Heads:
    upper, lower = rows[index], rows[index + 1]
    width = max(len(upper), len(lower))
    top = [*upper, *([None] * (width - len(upper)))]
    low = [*lower, *([None] * (width - len(lower)))]
    over: list[str] = []
    for above, below in zip(top, low, strict=True):
        carried = over[-1] if over and below is not None else ""
        over.append(text_of(above) if above is not None and above != below else carried)
    values = [above if below is None else below for above, below in zip(top, low, strict=True)]
    spans = [text if low[i] is not None else "" for i, text in enumerate(over)]
    return Heads(index + 1, index + 2, tuple(values), tuple(spans))


def _continues(upper: Row, lower: Row) -> bool:
    """Whether ``lower`` goes on naming the columns that ``upper`` began to name."""
    differing = [
        (upper[i] if i < len(upper) else None, value)
        for i, value in enumerate(lower)
        if value is not None and (i >= len(upper) or upper[i] != value)
    ]
    return bool(differing) and all(_is_subhead(above, below) for above, below in differing)


def _is_subhead(above: CellValue, below: CellValue) -> bool:
    if isinstance(below, str) and head_key(below) in known_heads():
        return True
    if above is not None and _is_whole_date(above):
        return False
    return is_day(below) or names_meeting(below)


def _spans(upper: Row, lower: Row) -> bool:
    """Whether ``upper`` stands over groups of columns that ``lower`` names: a month over days."""
    said = [i for i, value in enumerate(upper) if text_of(value)]
    if not said or said == [0]:
        return False
    below = [lower[i] if i < len(lower) else None for i in said]
    return all(
        value is None
        or value == upper[i]
        or is_day(value)
        or names_meeting(value)
        or (isinstance(value, str) and head_key(value) in known_heads())
        for i, value in zip(said, below, strict=True)
    )


def is_day(value: CellValue) -> bool:
    """Return whether a heading is the day of a month and no more.

    Examples
    --------
    >>> is_day(5), is_day("31"), is_day("ประชุม"), is_day(2565)
    (True, True, False, False)
    """
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return 1 <= value <= 31
    text = text_of(value).removeprefix("วันที่").strip()
    return text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31


def _is_whole_date(value: CellValue) -> bool:
    if isinstance(value, date):
        return True
    found = find_date(value)[0] if isinstance(value, str) else None
    return found is not None and found.day is not None


def names_meeting(value: CellValue) -> bool:
    """Return whether a heading names a meeting: a date, or words such as ครั้งที่.

    Examples
    --------
    >>> names_meeting("ครั้งที่ 3"), names_meeting("โทรศัพท์")
    (True, False)
    """
    if isinstance(value, date):
        return True
    if not isinstance(value, str) or len(value) > 200:
        return False
    return bool(MEETING_WORD.search(value)) or find_date(value)[0] is not None


def assign(kind: SheetKind, texts: Sequence[str]) -> tuple[dict[int, Column], float]:
    """Give each column the meaning that fits its heading best, each meaning once.

    Parameters
    ----------
    kind
        The kind of sheet the headings are tried for.
    texts
        One heading per column.

    Returns
    -------
    tuple of (dict, float)
        Column index to meaning, and the sum of the scores. A column that fits nothing is absent.

    Examples
    --------
    >>> assign(SheetKind.TIES, ["From", "To", "Colour"])
    ({0: <Column.SOURCE: 'source'>, 1: <Column.TARGET: 'target'>}, 6.0)
    """
    wishes = sorted(
        (
            (-score, index, place, column)
            for index, text in enumerate(texts[:_WIDEST])
            for place, (column, score) in enumerate(likely_columns(kind, text))
        ),
    )
    given: dict[int, Column] = {}
    taken: set[Column] = set()
    total = 0.0
    for score, index, _, column in wishes:
        if index not in given and column not in taken - SHARED:
            given[index] = column
            taken.add(column)
            total -= score
    return dict(sorted(given.items())), total
