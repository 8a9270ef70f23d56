"""Rows of a list of people and organisations together (Kumu's elements, Gephi's nodes)."""

from __future__ import annotations

from malai_core.reading import sentences
from malai_core.reading.dates import Dates
from malai_core.reading.hints import PARTY_TYPES, is_body_name
from malai_core.reading.ledger import Desk
from malai_core.reading.matching import body_key, person_key
from malai_core.reading.merging import merge
from malai_core.reading.model import Party, PartyKind, SetAsideReason
from malai_core.reading.party_rows import PartyMaker, person_name
from malai_core.reading.recognise import Layout
from malai_core.reading.rows import FewOf, Line
from malai_core.reading.vocabulary import Column
from malai_core.spill import joined
from malai_core.text import PersonName, search_text, split_name


class PartiesReader:
    """Reads a list of people and organisations told apart by a column; a code or label is who."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates) -> None:
        self._desk = desk
        self._maker = PartyMaker(desk, layout, dates)
        self._has_types = Column.TYPE in layout.place
        self._has_phones = Column.PHONE in layout.place
        self._known = desk.ledger.room.lookup()
        self._has_known = False
        self._unknown_types = FewOf()

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
            self._unknown_types.note(written_type)
            kind = PartyKind.ORGANISATION
        return kind, "" if kind is PartyKind.PERSON else written_type

    def _known_as(self, party: Party, code: str, line: Line) -> Party:
        ledger = self._desk.ledger
        is_person = party.kind is PartyKind.PERSON
        key = person_key(party.name) if is_person else body_key(party.name)
        identity = joined(code) if code else joined(party.kind.value, key, party.phone)
        # In a list that has phones, a name without one is nobody's for certain.
        is_unsure = is_person and not code and not party.phone and self._has_phones
        known = None if is_unsure else self._known.first(identity)
        if known is None:
            party = self._mentioned(party, key, line) or ledger.add(party)
            self._known.add_new(identity, party.key)
            self._has_known = True
            self._desk.report.new += 1
            return party
        first = ledger.reading.parties[known]
        merge(first, party, line)
        ledger.index.renew(first)
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
            self._desk.ledger.index.renew(mentioned)
        return mentioned

    def finish(self) -> None:
        """Say what the types left open."""
        if self._unknown_types:
            unknown = self._unknown_types
            self._desk.doubt(sentences.unknown_types(len(unknown), unknown.least))
        if not self._has_types and self._has_known:
            self._desk.doubt(sentences.NO_TYPES)


def _party(kind: PartyKind, text: str, name: PersonName | None, line: Line) -> Party:
    if kind is PartyKind.PERSON:
        name = name or split_name(text)
        return Party(0, kind, name.thai or text, [line.where], person=name)
    return Party(0, kind, text, [line.where])
