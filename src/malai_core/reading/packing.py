"""Records of a reading as bytes, for the disk: their fields, packed by what is quickest."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final, TypeVar

from malai_core.reading.model import Affiliation, Attendance, Mark, Party, PartyKind, Tie, Where
from malai_core.spill import Codec
from malai_core.text import PartialDate, PersonName

T = TypeVar("T")
_Day = tuple[int, int | None, int | None]


def packed_fields(to_plain: Callable[[T], Any], from_plain: Callable[[Any], T]) -> Codec[T]:
    """Return the codec of records that ``to_plain`` turns into tuples of texts and numbers.

    Bytes of ``marshal`` are read by the very process that wrote them, from a file without a name.
    """

    def pack(record: T) -> bytes:
        # Of version 2: later ones look for what repeats, which takes longer than writing it.
        return marshal.dumps(to_plain(record), 2)

    def unpack(data: bytes) -> T:
        return from_plain(marshal.loads(data))  # noqa: S302 - our own bytes, see above

    return Codec(pack, unpack)


_TEXTS: Final = (
    "name",
    "name_en",
    "nickname",
    "sector",
    "role",
    "phone",
    "phone_written",
    "email",
    "line_id",
    "province",
    "area_written",
    "note",
    "tags",
    "extra",
    "is_listed",
)
_texts_of: Final = attrgetter(*_TEXTS)
_KINDS: Final = {kind.value: kind for kind in PartyKind}
_MARKS: Final = {mark.value: mark for mark in Mark}


def _plain_of_party(party: Party) -> Any:  # noqa: ANN401 - nested tuples
    name = party.person
    return (
        party.key,
        party.kind.value,
        _places(party.rows),
        None if name is None else (name.title, name.given, name.family, name.aside),
        day_of(party.joined),
        day_of(party.left),
        day_of(party.agreed),
        _texts_of(party),
    )


def _party_of(plain: Any) -> Party:  # noqa: ANN401 - nested tuples
    key, kind, rows, name, joined, left, agreed, texts = plain
    party = Party(key, _KINDS[kind], texts[0], _wheres(rows))
    party.person = None if name is None else PersonName(*name)
    party.joined, party.left, party.agreed = date_of(joined), date_of(left), date_of(agreed)
    (
        _name,
        party.name_en,
        party.nickname,
        party.sector,
        party.role,
        party.phone,
        party.phone_written,
        party.email,
        party.line_id,
        party.province,
        party.area_written,
        party.note,
        party.tags,
        party.extra,
        party.is_listed,
    ) = texts
    return party


def _plain_of_affiliation(row: Affiliation) -> Any:  # noqa: ANN401 - nested tuples
    return row.member, row.body, row.position, row.where.sheet, row.where.row


def _affiliation_of(plain: Any) -> Affiliation:  # noqa: ANN401 - nested tuples
    member, body, position, sheet, number = plain
    return Affiliation(member, body, position, Where(sheet, number))


def _plain_of_attendance(row: Attendance) -> Any:  # noqa: ANN401 - nested tuples
    return row.party, row.meeting, row.mark.value, row.where.sheet, row.where.row


def _attendance_of(plain: Any) -> Attendance:  # noqa: ANN401 - nested tuples
    party, meeting, mark, sheet, number = plain
    return Attendance(party, meeting, _MARKS[mark], Where(sheet, number))


def _plain_of_tie(tie: Tie) -> Any:  # noqa: ANN401 - nested tuples
    said = (tie.kind_written, tie.is_directed, tie.strength, tie.strength_written)
    days = (day_of(tie.since), day_of(tie.until))
    return tie.source, tie.target, tie.kind, said, days, tie.note, _places(tie.rows)


def _tie_of(plain: Any) -> Tie:  # noqa: ANN401 - nested tuples
    source, target, kind, said, (since, until), note, rows = plain
    tie = Tie(source, target, kind, note=note, rows=_wheres(rows))
    tie.kind_written, tie.is_directed, tie.strength, tie.strength_written = said
    tie.since, tie.until = date_of(since), date_of(until)
    return tie


def _places(rows: list[Where]) -> list[tuple[str, int]]:
    return [(where.sheet, where.row) for where in rows]


def _wheres(places: list[tuple[str, int]]) -> list[Where]:
    return [Where(sheet, row) for sheet, row in places]


def day_of(day: PartialDate | None) -> _Day | None:
    """Return a date as plain numbers."""
    return None if day is None else (day.year, day.month, day.day)


def date_of(plain: _Day | None) -> PartialDate | None:
    """Return the date that ``day_of`` made plain."""
    return None if plain is None else PartialDate(*plain)


PARTY: Final = packed_fields(_plain_of_party, _party_of)
AFFILIATION: Final = packed_fields(_plain_of_affiliation, _affiliation_of)
ATTENDANCE: Final = packed_fields(_plain_of_attendance, _attendance_of)
TIE: Final = packed_fields(_plain_of_tie, _tie_of)
TEXT: Final[Codec[str]] = Codec(str.encode, bytes.decode)
