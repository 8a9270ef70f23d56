"""Rows of a register: from cells to a person, and two rows of one person put together."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from malai_core.formats import CellValue
from malai_core.reading import sentences
from malai_core.reading.cells import column_letter, text_of, written
from malai_core.reading.dates import Dates
from malai_core.reading.ledger import Desk
from malai_core.reading.matching import body_key, person_key
from malai_core.reading.merging import merge
from malai_core.reading.model import Party, PartyKind, SetAsideReason
from malai_core.reading.recognise import Layout
from malai_core.reading.rows import Line
from malai_core.reading.vocabulary import PARTY_TYPES, SUM_HEAD, Column, is_body_name
from malai_core.text import PersonName, phone_e164, province_code, search_text, split_name

_TEXTS: Final = {
    Column.NICKNAME: "nickname",
    Column.NAME_EN: "name_en",
    Column.ROLE: "role",
    Column.EMAIL: "email",
    Column.LINE: "line_id",
    Column.NOTE: "note",
    Column.SECTOR: "sector",
}
_DATES: Final = {Column.JOINED: "joined", Column.LEFT: "left", Column.AGREED: "agreed"}
#: Read apart from the loop over the columns, or saying nothing that must be kept.
_APART: Final = frozenset(
    {
        Column.NAME,
        Column.TITLE,
        Column.GIVEN,
        Column.FAMILY,
        Column.ORGANISATION,
        Column.GROUP,
        Column.POSITION,
        Column.ORDER,
        Column.ID,
        Column.TYPE,
        Column.SIGNATURE,
        Column.MEETING,
        Column.DATE,
        Column.MARK,
        Column.PLACE,
    }
)
_SEVERAL: Final = re.compile(r"[,;/\n|]|หรือ|และ")
_BODY_ENDS: Final = re.compile(r"[\n;|]")
_AREA_SIGNS: Final = (("ตำบล", "ต."), ("อำเภอ", "อ."), ("หมู่", "ม."))
Put = Callable[[Party, CellValue, str, Line], None]


class PartyMaker:
    """Makes parties from the rows of one sheet."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates) -> None:
        self._layout = layout
        self._dates = dates
        self._desk = desk
        names = layout.heads.names()
        self._plan: list[tuple[int, str, Put]] = [
            (i, names[i], put)
            for i in range(len(names))
            if not _is_of_matrix(layout, i, names[i])
            and (put := self._put(layout.columns.get(i))) is not None
        ]
        self._width = len(names)

    def _put(self, column: Column | None) -> Put | None:
        """Return what to do with the cells of a column, ``None`` where another step does it."""
        if column in _APART:
            return None
        if column in _TEXTS:
            return _text(_TEXTS[column])
        if column in _DATES:
            return self._date(_DATES[column])
        return _SPECIAL.get(column, _extra) if column else _extra

    def _date(self, attribute: str) -> Put:
        def put(party: Party, value: CellValue, head: str, line: Line) -> None:
            day = self._dates.read(line, head, value)
            if day is not None:
                setattr(party, attribute, day)
            elif text_of(value):
                party.extra[head] = written(value)

        return put

    def fill(self, party: Party, line: Line) -> Party:
        """Put every cell of a row where it belongs; what nobody knows goes to ``extra``."""
        cells = line.cells
        for index, head, put in self._plan:
            if index < len(cells) and cells[index] is not None:
                put(party, cells[index], head, line)
        for index in range(self._width, len(cells)):
            if cells[index] is not None:
                _extra(party, cells[index], column_letter(index), line)
        if not party.role:
            party.role = line.text(Column.POSITION)
        if party.person and party.person.aside:
            _keep_aside(party, party.person.aside)
        return party

    def affiliate(self, party: Party, line: Line) -> None:
        """Join a party to the organisations and the group its row names."""
        ledger = self._desk.ledger
        position = line.text(Column.POSITION) or line.text(Column.ROLE)
        names = bodies_in(line)
        if position and not names and position != party.role:
            party.extra.setdefault(line.name_of(Column.POSITION), position)
        for name in names:
            body = ledger.body_named(name, line.where)
            ledger.affiliate(party.key, body.key, position, line.where)
        group = line.text(Column.GROUP)
        known = ledger.index.bodies(body_key(group)) if group else []
        if known:
            ledger.affiliate(party.key, known[0], "", line.where)
        elif group:
            party.extra.setdefault(line.name_of(Column.GROUP), group)


def _is_of_matrix(layout: Layout, index: int, head: str) -> bool:
    """Whether a column holds marks of a sign-in matrix, or their sum."""
    return index in layout.meetings or bool(layout.meetings and SUM_HEAD.match(head))


def bodies_in(line: Line) -> list[str]:
    """Return the organisations a row names: one, or several on lines of their own."""
    value = line.raw(Column.ORGANISATION)
    if not isinstance(value, str) or not _BODY_ENDS.search(value):
        name = text_of(value)
        return [name] if name else []
    return [name for part in _BODY_ENDS.split(value) if (name := text_of(part))]


def written_name(line: Line) -> str:
    """Return a name written in one cell, ``""`` where the sheet has it in several."""
    value = line.raw(Column.NAME)
    return value if isinstance(value, str) and text_of(value) else text_of(value)


def person_name(line: Line) -> PersonName | None:
    """Return the name of a row from one column or from three, ``None`` where there is none."""
    whole = written_name(line)
    if whole:
        return split_name(whole)
    title, given = line.text(Column.TITLE), line.text(Column.GIVEN)
    family = line.text(Column.FAMILY)
    if not given and not family:
        return None
    glued = split_name(f"{given} {family}")
    return PersonName(title or glued.title, glued.given, glued.family)


def _keep_aside(party: Party, aside: str) -> None:
    """Keep what stood in brackets behind a name: one word is how the person is called."""
    if not party.nickname and " " not in aside and not is_body_name(aside):
        party.nickname = aside
    elif party.nickname != aside:
        party.extra.setdefault("(…)", aside)


def _text(attribute: str) -> Put:
    def put(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
        text = text_of(value)
        if text:
            setattr(party, attribute, text)

    return put


def _extra(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
    text = text_of(value)
    if text:
        party.extra[head] = text


def _phone(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
    text = text_of(value)
    if not text:
        return
    party.phone_written = text
    party.phone = phone_e164(text)
    if party.phone or not _SEVERAL.search(str(value)):
        return
    numbers = [number for part in _SEVERAL.split(str(value)) if (number := phone_e164(part))]
    party.phone = numbers[0] if numbers else ""


def _province(party: Party, value: CellValue, head: str, line: Line) -> None:
    text = text_of(value)
    party.province = province_code(text) if text else ""
    if text and not party.province:
        _extra(party, value, head, line)


def _area(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
    text = text_of(value)
    if not text:
        return
    sign = next((s for word, s in _AREA_SIGNS if head.startswith(word)), "")
    said = (
        text if not sign or text.startswith((sign, "ต", "อ", "ม", "เขต", "แขวง")) else sign + text
    )
    party.area_written = f"{party.area_written} {said}".strip()


def _tags(party: Party, value: CellValue, head: str, line: Line) -> None:  # noqa: ARG001 - one shape for all
    party.tags = tuple(tag for part in re.split(r"[|,;]", text_of(value)) if (tag := part.strip()))


_SPECIAL: Final[dict[Column, Put]] = {
    Column.PHONE: _phone,
    Column.PROVINCE: _province,
    Column.AREA: _area,
    Column.TAGS: _tags,
}


class PeopleReader:
    """Reads a register: one row per person."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates) -> None:
        self._desk = desk
        self._layout = layout
        self._maker = PartyMaker(desk, layout, dates)
        self._known: dict[tuple[str, str], int] = desk.ledger.people_by_phone
        # A list without phones beside a register (a committee) names people already known.
        self._refers = desk.ledger.has_phones and Column.PHONE not in layout.place

    def take(self, line: Line) -> None:
        """Read one row."""
        name = person_name(line)
        if name is None or not name.plain:
            self._desk.set_aside(line, SetAsideReason.NO_NAME, sentences.NO_NAME)
            return
        party = Party(0, PartyKind.PERSON, name.thai, [line.where], person=name)
        self._register(self._maker.fill(party, line), written_name(line) or name.thai, line)

    def _register(self, party: Party, name: str, line: Line) -> None:
        """Add a person, or put the row together with the one it repeats or refers to."""
        desk = self._desk
        identity = (person_key(name), party.phone)
        known = self._repeated(identity, party, line)
        if known is None and self._refers:
            found = self._referred_to(party, line)
            if len(found) > 1:
                desk.set_aside_ambiguous(line, party.name, found)
                return
            known = self._put_with(found, party, line)
        if known is None:
            known = desk.ledger.add(party, name)
            desk.report.new += 1
            if party.phone:
                self._known[identity] = party.key
        code = line.text(Column.ID)
        if code:
            self._keep_code(known, code, line)
        self._maker.affiliate(known, line)

    def _repeated(self, identity: tuple[str, str], party: Party, line: Line) -> Party | None:
        """Return the person of an earlier row with this name and phone, put together with it."""
        ledger = self._desk.ledger
        same = self._known.get(identity) if party.phone else None
        if same is None:
            return None
        known = ledger.reading.parties[same]
        ledger.duplicate((same, same), (known.rows[0], line.where), sentences.SAME_NAME_AND_PHONE)
        self._desk.report.duplicates += 1
        merge(known, party, line)
        return known

    def _referred_to(self, party: Party, line: Line) -> list[int]:
        """Return whom of the other sheets a row without phone names."""
        ledger = self._desk.ledger
        found = ledger.index.find(party.name, body=next(iter(bodies_in(line)), ""))
        homes = ((key, ledger.reading.parties[key].rows[0].sheet) for key in found)
        return [key for key, sheet in homes if sheet != line.where.sheet]

    def _put_with(self, found: list[int], party: Party, line: Line) -> Party | None:
        if not found:
            return None
        known = self._desk.ledger.reading.parties[found[0]]
        self._desk.report.matched += 1
        merge(known, party, line)
        return known

    def _keep_code(self, party: Party, code: str, line: Line) -> None:
        self._desk.ledger.index.add_code(code, party.key)
        party.extra.setdefault(line.name_of(Column.ID), code)

    def finish(self) -> None:
        """Nothing waits for the end of the sheet."""


class PartiesReader:
    """Reads a list of people and organisations told apart by a column; a code or label is who."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates) -> None:
        self._desk = desk
        self._maker = PartyMaker(desk, layout, dates)
        self._has_types = Column.TYPE in layout.place
        self._has_phones = Column.PHONE in layout.place
        self._known: dict[tuple[str, ...], int] = {}
        self._unknown_types: list[str] = []

    def take(self, line: Line) -> None:
        """Read one row."""
        name = person_name(line)
        code = line.text(Column.ID)
        text = line.text(Column.NAME) or (name.thai if name else "") or code
        if not text:
            self._desk.set_aside(line, SetAsideReason.NO_NAME, sentences.NO_NAME)
            return
        kind, sector = self._kind(line.text(Column.TYPE), text)
        party = self._maker.fill(_party(kind, text, name, line), line)
        party.sector = party.sector or sector
        known = self._known_as(party, code, line)
        self._maker.affiliate(known, line)
        if code:
            self._desk.ledger.index.add_code(code, known.key)
            known.extra.setdefault(line.name_of(Column.ID), code)

    def _kind(self, written_type: str, name: str) -> tuple[PartyKind, str]:
        """Return the kind of a row, and the type as written where it says more than the kind."""
        kind = PARTY_TYPES.get(search_text(written_type))
        if kind is None and not written_type:
            kind = PartyKind.ORGANISATION if is_body_name(name) else PartyKind.PERSON
        if kind is None:
            self._unknown_types.append(written_type)
            kind = PartyKind.ORGANISATION
        return kind, "" if kind is PartyKind.PERSON else written_type

    def _known_as(self, party: Party, code: str, line: Line) -> Party:
        ledger = self._desk.ledger
        is_person = party.kind is PartyKind.PERSON
        key = person_key(party.name) if is_person else body_key(party.name)
        identity = (code,) if code else (party.kind.value, key, party.phone)
        # In a list that has phones, a name without one is nobody's for certain.
        is_unsure = is_person and not code and not party.phone and self._has_phones
        known = None if is_unsure else self._known.get(identity)
        if known is None:
            party = self._mentioned(party, key, line) or ledger.add(party)
            self._known[identity] = party.key
            self._desk.report.new += 1
            return party
        first = ledger.reading.parties[known]
        merge(first, party, line)
        ledger.duplicate((known, known), (first.rows[0], line.where), sentences.SAME_LABEL)
        self._desk.report.duplicates += 1
        return first

    def _mentioned(self, party: Party, key: str, line: Line) -> Party | None:
        """Return the organisation an earlier row mentioned, now that its own row has come."""
        if party.kind is PartyKind.PERSON:
            return None
        parties = self._desk.ledger.reading.parties
        found = (parties[k] for k in self._desk.ledger.index.bodies(key))
        mentioned = next((body for body in found if not body.is_listed), None)
        if mentioned is not None:
            mentioned.kind = party.kind
            merge(mentioned, party, line)
        return mentioned

    def finish(self) -> None:
        """Say what the types left open."""
        if self._unknown_types:
            count = len(self._unknown_types)
            self._desk.doubt(sentences.unknown_types(count, min(self._unknown_types)))
        if not self._has_types and self._known:
            self._desk.doubt(sentences.NO_TYPES)


def _party(kind: PartyKind, text: str, name: PersonName | None, line: Line) -> Party:
    if kind is PartyKind.PERSON:
        name = name or split_name(text)
        return Party(0, kind, name.thai or text, [line.where], person=name)
    return Party(0, kind, text, [line.where])
