"""Two rows of one party put together: the richer value stays, the other is kept beside it."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Speakable
from malai_core.reading.model import Party
from malai_core.reading.rows import Line
from malai_core.reading.vocabulary import COLUMN_WORDS, Column
from malai_core.text import PartialDate, search_text

_FIELDS: Final = {
    "name_en": Column.NAME_EN,
    "nickname": Column.NICKNAME,
    "sector": Column.SECTOR,
    "role": Column.ROLE,
    "email": Column.EMAIL,
    "line_id": Column.LINE,
    "province": Column.PROVINCE,
    "area_written": Column.AREA,
    "joined": Column.JOINED,
    "left": Column.LEFT,
    "agreed": Column.AGREED,
    "note": Column.NOTE,
}
#: Titles of politeness that a specific one replaces.
_POLITE: Final = frozenset({"", "คุณ"})


def merge(into: Party, other: Party, line: Line) -> None:
    """Put what a second row says into the party of the first.

    Parameters
    ----------
    into
        The party so far; it is changed.
    other
        What the second row was read into; left as it is.
    line
        The second row; its headings name what is kept beside.

    Notes
    -----
    Nothing is lost: where both rows say something different, the first stays and the second goes
    to ``extra`` under the heading of its column.
    """
    if other.is_listed and not into.is_listed:
        into.rows[:0] = other.rows
    else:
        into.rows.extend(other.rows)
    into.is_listed = into.is_listed or other.is_listed
    _merge_name(into, other)
    _merge_phone(into, other, line)
    for attribute, column in _FIELDS.items():
        mine, theirs = getattr(into, attribute), getattr(other, attribute)
        if theirs and not mine:
            setattr(into, attribute, theirs)
        elif theirs and not _is_same(mine, theirs):
            _keep_beside(into, _head(line, column), _said(theirs))
    into.tags = tuple(dict.fromkeys((*into.tags, *other.tags)))
    for head, text in other.extra.items():
        _keep_beside(into, head, text)


def _merge_name(into: Party, other: Party) -> None:
    """Take the fuller name: a title of one's own over คุณ and over none."""
    mine = into.person.title if into.person else ""
    theirs = other.person.title if other.person else ""
    if mine in _POLITE and theirs not in _POLITE:
        into.name, into.person = other.name, other.person
    elif theirs not in _POLITE and search_text(mine) != search_text(theirs):
        _keep_beside(into, COLUMN_WORDS[Column.TITLE].th, theirs)


def _merge_phone(into: Party, other: Party, line: Line) -> None:
    if other.phone_written and not into.phone_written:
        into.phone, into.phone_written = other.phone, other.phone_written
    elif other.phone_written and other.phone != into.phone:
        _keep_beside(into, _head(line, Column.PHONE), other.phone_written)


def _head(line: Line, column: Column) -> str:
    return line.name_of(column) if column in line.layout.place else COLUMN_WORDS[column].th


def _is_same(mine: object, theirs: object) -> bool:
    if isinstance(mine, str) and isinstance(theirs, str):
        return search_text(mine) == search_text(theirs)
    return mine == theirs


def _said(value: str | PartialDate | Speakable) -> str:
    return value.iso if isinstance(value, PartialDate) else str(value)


def _keep_beside(party: Party, head: str, text: str) -> None:
    """Keep a value under ``head``, or under "head (2)" where another already stands there."""
    number = 1
    name = head
    while party.extra.get(name, text) != text:
        number += 1
        name = f"{head} ({number})"
    party.extra[name] = text
