"""What the cells under a heading look like: evidence for or against a kind of sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from malai_core.formats import CellValue, Row
from malai_core.reading.cells import text_of, written
from malai_core.reading.header import Heads, is_day, names_meeting
from malai_core.reading.hints import PARTY_TYPES, SHEET_HINTS, SUM_HEAD, is_body_name
from malai_core.reading.marks import mark_of
from malai_core.reading.model import PartyKind, SheetKind
from malai_core.reading.vocabulary import Column, head_key
from malai_core.text import name_key, search_text, split_name


class Sample:
    """The first rows below a possible heading, by column."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def raw(self, index: int) -> list[CellValue]:
        """Return the cells of a column that are not blank."""
        return [row[index] for row in self._rows if index < len(row) and row[index] is not None]

    def texts(self, index: int) -> list[str]:
        """Return the texts of a column that say something."""
        return [text for value in self.raw(index) if (text := text_of(value))]


def hint(text: str, kind: SheetKind) -> float:
    """Return what the name of a sheet (or its title) says for a kind of sheet.

    Examples
    --------
    >>> hint("องค์กรภาคี", SheetKind.ORGANISATIONS), hint("Sheet1", SheetKind.PEOPLE)
    (2.0, 0.0)
    """
    folded = search_text(text)
    weights = (w for form, hinted, w in SHEET_HINTS if hinted is kind and re.search(form, folded))
    return sum(weights, start=0.0)


def meeting_columns(
    heads: Heads, columns: Mapping[int, Column], sample: Sample, *, has_contact: bool
) -> list[int]:
    """Return the columns that are meetings: a date or meeting above, marks below.

    Parameters
    ----------
    heads
        The headings.
    columns
        What the other columns mean; those are no meetings.
    sample
        The cells below.
    has_contact
        Whether the sheet holds phones, addresses and the like. There a column of ticks without a
        date is a property of the person (อสม. ✓), not a meeting.

    Returns
    -------
    list of int
        Column indexes, left to right; empty where the sheet is no sign-in matrix.
    """
    found: dict[str, list[int]] = {"dated": [], "unclear": [], "ticked": []}
    for index, value in enumerate(heads.values):
        text = text_of(value)
        if index not in columns and text and not SUM_HEAD.match(text):
            is_meeting = _is_meeting(value, heads.over[index])
            found.setdefault(_marked(sample.raw(index), is_meeting=is_meeting), []).append(index)
    dated, ticked = found["dated"], found["ticked"]
    if dated:
        return sorted(dated + found["unclear"])
    return [] if has_contact or _are_names(heads, ticked, sample, columns) else ticked


def _marked(cells: Sequence[CellValue], *, is_meeting: bool) -> str:
    """Say what the cells under a heading make of it: "dated", "unclear", "ticked" or nothing.

    Amounts under a date are no marks; words nobody knows may be, beside columns of known ones.
    """
    share = sum(mark_of(cell) is not None for cell in cells) / len(cells) if cells else 1.0
    if is_meeting and share < 0.5:
        return "unclear" if _are_words(cells) else ""
    if is_meeting:
        return "dated"
    return "ticked" if cells and share >= 0.9 else ""


def _are_words(cells: Sequence[CellValue]) -> bool:
    return sum(isinstance(cell, str) and len(cell) <= 20 for cell in cells) * 2 >= len(cells)


def _is_meeting(value: CellValue, over: str) -> bool:
    return names_meeting(value) or (bool(over) and (is_day(value) or names_meeting(over)))


def _are_names(
    heads: Heads, ticked: list[int], sample: Sample, columns: Mapping[int, Column]
) -> bool:
    """Whether the ticked columns are the people of the rows again: who knows whom, no meetings."""
    name = next((i for i, column in columns.items() if column is Column.NAME), None)
    if name is None or len(ticked) < 2:
        return False
    rows = {name_key(text) for text in sample.texts(name)}
    return sum(name_key(heads.texts[i]) in rows for i in ticked) * 2 >= len(ticked)


_General = frozenset({head_key(text) for text in ("ชื่อ", "name", "label", "รายชื่อ", "ชื่อสมาชิก")})
Columns = Mapping[int, Column]
Judge = Callable[[Heads, dict[Column, int], Sample, str], float | None]


def fits(
    kind: SheetKind, heads: Heads, columns: Columns, sample: Sample, name: str
) -> float | None:
    """Return what the cells say for reading a sheet as ``kind``; ``None`` if it cannot be that.

    Parameters
    ----------
    kind
        The kind tried.
    heads, columns
        The headings and what they would mean.
    sample
        The cells below the heading.
    name
        Name of the sheet, and the lines above the heading.

    Returns
    -------
    float or None
        An addition to the score, negative where the cells speak against it; ``None`` where a
        column is missing without which the kind makes no sense.
    """
    place = {column: index for index, column in reversed(list(columns.items()))}
    return _JUDGES[kind](heads, place, sample, name)


def _has_name(place: Mapping[Column, int]) -> bool:
    return Column.NAME in place or Column.GIVEN in place


def _body_share(place: Mapping[Column, int], sample: Sample) -> float:
    texts = sample.texts(place[Column.NAME]) if Column.NAME in place else []
    return sum(map(is_body_name, texts)) / len(texts) if texts else 0.0


def _people(_: Heads, place: dict[Column, int], sample: Sample, __: str) -> float | None:
    if not _has_name(place):
        return None
    return -4.0 if _body_share(place, sample) >= 0.6 else _person_bonus(place, sample)


def _person_bonus(place: Mapping[Column, int], sample: Sample) -> float:
    """Return what names of two words, given and family, say for a list of people."""
    texts = sample.texts(place[Column.NAME]) if Column.NAME in place else []
    if texts and all(text.replace(",", "").isdecimal() for text in texts):
        return -6.0
    whole = sum(len(text) <= 60 and bool(split_name(text).family) for text in texts)
    return 2.0 if whole and whole >= 0.6 * len(texts) else 0.0


def _bodies(kind: SheetKind) -> Judge:
    def judge(heads: Heads, place: dict[Column, int], sample: Sample, name: str) -> float | None:
        if Column.NAME not in place:
            return None
        share = _body_share(place, sample)
        if Column.AGREED in place or _names_sector(heads, place, sample):
            return 1.0
        general = head_key(heads.texts[place[Column.NAME]]) in _General
        if general and share < 0.5 and not hint(name, kind):
            return -3.0
        return 2.0 if share >= 0.5 else -1.0

    return judge


def _names_sector(heads: Heads, place: dict[Column, int], sample: Sample) -> bool:
    """Whether a column says what only organisations have: by its heading, or by its cells."""
    if Column.SECTOR not in place:
        return False
    index = place[Column.SECTOR]
    is_general = head_key(heads.texts[index]) in {"ประเภท", "ชนิด", "type", "kind", "category"}
    return not is_general or _kinds_said(sample.texts(index)) == {PartyKind.ORGANISATION}


def _kinds_said(texts: Sequence[str]) -> set[PartyKind]:
    """Return the kinds of party that a column names, if that is what most of its cells do."""
    known = [kind for text in texts if (kind := PARTY_TYPES.get(search_text(text)))]
    return set(known) if len(known) * 2 >= len(texts) else set()


def _parties(heads: Heads, place: dict[Column, int], sample: Sample, _: str) -> float | None:
    if Column.NAME not in place:
        return None
    types = sample.texts(place[Column.TYPE]) if Column.TYPE in place else []
    kinds = _kinds_said(types)
    if len(kinds - {PartyKind.PERSON}) >= 1 and len(kinds) >= 2:
        return 3.0
    head = head_key(heads.texts[place[Column.NAME]])
    return 2.0 if head in {"label", "node", "element"} else None


def _matrix(_: Heads, place: dict[Column, int], sample: Sample, __: str) -> float | None:
    return _person_bonus(place, sample) if _has_name(place) else None


def _list(_: Heads, place: dict[Column, int], sample: Sample, name: str) -> float | None:
    if not _has_name(place):
        return None
    is_hinted = hint(name, SheetKind.ATTENDANCE_LIST) > 0
    sure = _person_bonus(place, sample)
    if Column.SIGNATURE in place and (is_hinted or names_meeting(name)):
        return sure + 2.0
    if Column.MEETING in place:
        meetings = sample.texts(place[Column.MEETING])
        repeats = len(set(meetings)) * 2 <= len(meetings)
        is_list = is_hinted or repeats or bool({Column.DATE, Column.MARK} & set(place))
        return sure + 1.0 if is_list else None
    is_list = Column.DATE in place and (is_hinted or Column.MARK in place)
    return sure + 1.0 if is_list else None


def _activities(_: Heads, place: dict[Column, int], __: Sample, ___: str) -> float | None:
    return 0.5 if Column.MEETING in place and Column.DATE in place else None


def _ties(_: Heads, place: dict[Column, int], sample: Sample, __: str) -> float | None:
    if Column.SOURCE not in place or Column.TARGET not in place:
        return None
    targets = sample.raw(place[Column.TARGET])
    dates = sum(_is_date(value) for value in targets)
    return 3.0 if dates * 2 < max(len(targets), 1) else None


def _is_date(value: CellValue) -> bool:
    """Whether an end of a "tie" is a day: then the columns are since and until."""
    if isinstance(value, date):
        return True
    text = written(value)
    return bool(re.fullmatch(r"(?:19|20|2[45])\d\d", text)) or (
        len(text) < 30 and any(c.isdigit() for c in text) and names_meeting(text)
    )


_JUDGES: Final[dict[SheetKind, Judge]] = {
    SheetKind.PEOPLE: _people,
    SheetKind.ORGANISATIONS: _bodies(SheetKind.ORGANISATIONS),
    SheetKind.GROUPS: _bodies(SheetKind.GROUPS),
    SheetKind.PARTIES: _parties,
    SheetKind.ATTENDANCE_MATRIX: _matrix,
    SheetKind.ATTENDANCE_LIST: _list,
    SheetKind.ACTIVITIES: _activities,
    SheetKind.TIES: _ties,
}
