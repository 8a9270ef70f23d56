"""Rows of a register: one person each, rows of one name and phone put together."""

from __future__ import annotations

from malai_core.reading import sentences
from malai_core.reading.dates import Dates
from malai_core.reading.ledger import Desk
from malai_core.reading.matching import person_key
from malai_core.reading.merging import merge
from malai_core.reading.model import Party, PartyKind, SetAsideReason
from malai_core.reading.party_rows import PartyMaker, bodies_in, person_name, written_name
from malai_core.reading.recognise import Layout
from malai_core.reading.rows import Line
from malai_core.reading.vocabulary import Column
from malai_core.spill import joined


class PeopleReader:
    """Reads a register: one row per person."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates) -> None:
        self._desk = desk
        self._layout = layout
        self._maker = PartyMaker(desk, layout, dates)
        self._known = desk.ledger.people_by_phone
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
        identity = joined(person_key(name), party.phone)
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
                self._known.add_new(identity, party.key)
        code = line.text(Column.ID)
        if code:
            self._keep_code(known, code, line)
        self._maker.affiliate(known, line)

    def _repeated(self, identity: str, party: Party, line: Line) -> Party | None:
        """Return the person of an earlier row with this name and phone, put together with it."""
        ledger = self._desk.ledger
        same = self._known.first(identity) if party.phone else None
        if same is None:
            return None
        known = ledger.reading.parties[same]
        ledger.duplicate((same, same), (known.rows[0], line.where), sentences.SAME_NAME_AND_PHONE)
        self._desk.report.duplicates += 1
        merge(known, party, line)
        self._desk.ledger.index.renew(known)
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
        self._desk.ledger.index.renew(known)
        return known

    def _keep_code(self, party: Party, code: str, line: Line) -> None:
        self._desk.ledger.index.add_code(code, party.key)
        party.extra.setdefault(line.name_of(Column.ID), code)

    def finish(self) -> None:
        """Nothing waits for the end of the sheet."""
