"""Recognising a sheet: what kind it is, where its heading stands and what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from malai_core.formats import Row
from malai_core.reading.cells import text_of
from malai_core.reading.evidence import Sample, fits, hint, meeting_columns
from malai_core.reading.header import (
    SEARCHED_ROWS,
    Heads,
    assign,
    heads_ending_at,
    possible_heads,
    single,
)
from malai_core.reading.model import SheetKind, SheetOverride
from malai_core.reading.vocabulary import Column, columns_of, head_key
from malai_core.text import split_name

LOOKED_AT_ROWS: Final = 150
"""Recognising looks at this many rows from the top of a sheet."""
_ENOUGH: Final = 4.5
_NAMED_KINDS: Final = (
    SheetKind.PEOPLE,
    SheetKind.ORGANISATIONS,
    SheetKind.GROUPS,
    SheetKind.PARTIES,
    SheetKind.ATTENDANCE_MATRIX,
    SheetKind.ATTENDANCE_LIST,
)
Remembered = Mapping[SheetKind, Mapping[str, str]]
"""Kind of sheet -> heading as ``head_key`` writes it -> ``Column`` value, ``""`` for a further one."""
_KINDS: Final = (*_NAMED_KINDS, SheetKind.ACTIVITIES, SheetKind.TIES)
_CONTACT: Final = frozenset(
    {Column.PHONE, Column.EMAIL, Column.LINE, Column.JOINED, Column.PROVINCE, Column.NICKNAME}
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read one sheet."""

    kind: SheetKind
    heads: Heads
    columns: Mapping[int, Column]
    meetings: tuple[int, ...] = ()
    """Columns of a sign-in matrix that are meetings."""
    titles: tuple[str, ...] = ()
    """Texts above the heading."""
    score: float = 0.0
    remembered: tuple[str, ...] = ()
    """Headings taken for what somebody once said they are."""
    place: Mapping[Column, int] = field(init=False)

    def __post_init__(self) -> None:
        """Index the columns by meaning."""
        place = {column: index for index, column in reversed(list(self.columns.items()))}
        object.__setattr__(self, "place", place)

    def said_columns(self) -> dict[str, str]:
        """Return heading -> meaning, as the report of the sheet shows it."""
        meanings = {index: column.value for index, column in self.columns.items()}
        meanings |= dict.fromkeys(self.meetings, Column.MEETING.value)
        names = self.heads.names()
        return {
            name: meanings.get(index, "")
            for index, name in enumerate(names)
            if self.heads.texts[index] or index in meanings
        }


def recognise(
    name: str,
    rows: Sequence[Row],
    override: SheetOverride | None = None,
    remembered: Remembered | None = None,
) -> Layout | None:
    """Return how a sheet is to be read, ``None`` where nothing in it is known.

    Parameters
    ----------
    name
        Name of the sheet; its words count as a hint.
    rows
        The first rows, row 1 first; ``LOOKED_AT_ROWS`` of them are enough.
    override
        A person's choices, which always win.
    remembered
        What people said of headings earlier; wins over what is recognised, not over ``override``.

    Returns
    -------
    Layout or None
        The kind, heading and columns with the highest score.

    Notes
    -----
    Every likely heading row is tried as every kind of sheet; the score is the sum of the scores of
    its columns, the words of the sheet's name, and what the cells below the heading look like.
    Time O(rows looked at x columns), whatever the size of the sheet.
    """
    chosen = override or SheetOverride()
    kinds = (chosen.kind,) if chosen.kind else _KINDS
    best: Layout | None = None
    for heads in _heads_to_try(rows, chosen):
        for kind in kinds:
            layout = _try(name, rows, heads, kind, chosen, (remembered or {}).get(kind, {}))
            if layout and (best is None or layout.score > best.score):
                best = layout
    return best if best and (chosen != SheetOverride() or _is_enough(best, name)) else None


def _heads_to_try(rows: Sequence[Row], chosen: SheetOverride) -> Iterator[Heads]:
    if chosen.header_row is None:
        yield from possible_heads(rows)
        if chosen.columns or chosen.kind:
            yield from (single(rows, i) for i in range(min(len(rows), SEARCHED_ROWS)))
    elif chosen.header_row > 0:
        yield from heads_ending_at(rows, chosen.header_row - 1)
    else:
        width = max(map(len, rows), default=0)
        yield Heads(0, 0, (None,) * width, ("",) * width)


def _is_enough(layout: Layout, name: str) -> bool:
    texts = [text for text in layout.heads.texts if text]
    bar = 2.4 if len(texts) == 1 or hint(name, layout.kind) else _ENOUGH
    return layout.score >= bar


def _try(
    name: str,
    rows: Sequence[Row],
    heads: Heads,
    kind: SheetKind,
    chosen: SheetOverride,
    remembered: Mapping[str, str],
) -> Layout | None:
    columns, score = assign(kind, heads.texts)
    sample = Sample(rows[heads.last_row :])
    said = _said_before(heads, kind, chosen, remembered)
    recalled = SheetOverride(columns=said)
    columns = _chosen_columns(_split_names(columns, heads, sample, kind), heads, recalled)
    columns = _chosen_columns(columns, heads, chosen)
    meetings: tuple[int, ...] = ()
    if kind is SheetKind.ATTENDANCE_MATRIX:
        has_contact = bool(_CONTACT & set(columns.values()))
        meetings = _meetings(heads, columns, sample, chosen, has_contact=has_contact)
        if not meetings:
            return None
        columns = {i: column for i, column in columns.items() if i not in meetings}
    titles = tuple(text_of(v) for row in rows[: max(heads.first_row - 1, 0)] for v in row)
    above = " | ".join(filter(None, titles))[:400]
    worth = fits(kind, heads, columns, sample, f"{name} | {above}")
    if worth is None and chosen.kind is not kind:
        return None
    # A month above days says more than the days alone.
    score += 0.5 * any(heads.over[i] for i in meetings) + 5 * sum(
        name in chosen.columns for name in heads.names()
    )
    # A heading that somebody explained counts as much as one that everybody knows.
    score += 3 * sum(map(bool, said.values()))
    score += (worth or 0.0) + hint(name, kind) + hint(above, kind) / 2 + 2 * min(len(meetings), 6)
    return Layout(kind, heads, columns, meetings, tuple(filter(None, titles)), score, tuple(said))


def _said_before(
    heads: Heads, kind: SheetKind, chosen: SheetOverride, remembered: Mapping[str, str]
) -> dict[str, str]:
    """Return the headings that somebody explained earlier and nobody does now."""
    if not remembered:
        return {}
    can_be = {"", *(column.value for column in columns_of(kind))}
    said = {
        name: remembered[head_key(text)]
        for name, text in zip(heads.names(), heads.texts, strict=True)
        if text and head_key(text) in remembered and name not in chosen.columns
    }
    return {name: meaning for name, meaning in said.items() if meaning in can_be}


def _meetings(
    heads: Heads,
    columns: Mapping[int, Column],
    sample: Sample,
    chosen: SheetOverride,
    *,
    has_contact: bool,
) -> tuple[int, ...]:
    found = set(meeting_columns(heads, columns, sample, has_contact=has_contact))
    for index, name in enumerate(heads.names()):
        if name in chosen.columns:
            found.discard(index)
            if chosen.columns[name] == Column.MEETING:
                found.add(index)
    return tuple(sorted(found))


def _chosen_columns(
    columns: dict[int, Column], heads: Heads, chosen: SheetOverride
) -> dict[int, Column]:
    """Return the columns with a person's choices put over what was recognised."""
    known = {column.value: column for column in Column}
    for index, name in enumerate(heads.names()):
        if name in chosen.columns:
            columns.pop(index, None)
            meaning = known.get(chosen.columns[name])
            if meaning:
                columns = {i: c for i, c in columns.items() if c is not meaning}
                columns[index] = meaning
    return dict(sorted(columns.items()))


def _split_names(
    columns: dict[int, Column], heads: Heads, sample: Sample, kind: SheetKind
) -> dict[int, Column]:
    """Tell a whole name from a given name, and a person's title from a job's."""
    if kind not in _NAMED_KINDS:
        return columns
    where = {column: index for index, column in columns.items()}
    if Column.FAMILY in where and Column.GIVEN not in where and Column.NAME in where:
        columns[where[Column.NAME]] = Column.GIVEN
    title = where.get(Column.TITLE)
    if title is not None and not _are_titles(sample.texts(title)):
        del columns[title]
        if Column.POSITION not in where and Column.POSITION in columns_of(kind):
            columns[title] = Column.POSITION
    name = where.get(Column.NAME)
    if name is not None and columns.get(name) is Column.NAME:
        columns |= _names_under_one_head(name, heads, sample)
    return columns


def _names_under_one_head(name: int, heads: Heads, sample: Sample) -> dict[int, Column]:
    """Read "ชื่อ - สกุล" merged over two or three columns as title, given and family name."""
    texts = [*heads.texts, "", "", ""]
    if head_key(texts[name]).startswith("label") or texts[name + 1] or not sample.texts(name + 1):
        return {}
    if _are_titles(sample.texts(name)) and not texts[name + 2] and sample.texts(name + 2):
        return {name: Column.TITLE, name + 1: Column.GIVEN, name + 2: Column.FAMILY}
    words = sample.texts(name)
    if sum(" " not in text for text in words) > len(words) / 2:
        return {name: Column.GIVEN, name + 1: Column.FAMILY}
    return {}


def _are_titles(texts: Sequence[str]) -> bool:
    """Whether most of the texts stand before a name: นาย, น.ส., Dr."""
    titles = sum(split_name(f"{text} สมชาย ใจดี").given == "สมชาย" for text in texts)
    return bool(texts) and titles * 2 >= len(texts)
