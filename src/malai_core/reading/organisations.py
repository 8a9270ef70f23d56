"""Rows of a list of organisations or groups: one party per name, abbreviations written out."""

from __future__ import annotations

from malai_core.reading import sentences
from malai_core.reading.dates import Dates
from malai_core.reading.ledger import Desk
from malai_core.reading.matching import body_key
from malai_core.reading.merging import merge
from malai_core.reading.model import Party, PartyKind, SetAsideReason, SheetKind
from malai_core.reading.party_rows import PartyMaker
from malai_core.reading.recognise import Layout
from malai_core.reading.rows import Line
from malai_core.reading.vocabulary import Column


class BodyReader:
    """Reads a list of organisations or of groups."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates) -> None:
        self._desk = desk
        self._maker = PartyMaker(desk, layout, dates)
        is_group = layout.kind is SheetKind.GROUPS
        self._kind = PartyKind.GROUP if is_group else PartyKind.ORGANISATION

    def take(self, line: Line) -> None:
        """Read one row."""
        name = line.text(Column.NAME)
        if not name:
            self._desk.set_aside(line, SetAsideReason.NO_NAME, sentences.NO_NAME)
            return
        party = self._maker.fill(Party(0, self._kind, name, [line.where]), line)
        known = self._known_as(party, line)
        code = line.text(Column.ID)
        if code:
            self._desk.ledger.index.add_code(code, known.key)
            known.extra.setdefault(line.name_of(Column.ID), code)
        self._maker.affiliate(known, line)

    def _known_as(self, party: Party, line: Line) -> Party:
        ledger, report = self._desk.ledger, self._desk.report
        found = ledger.index.bodies(body_key(party.name))
        if not found:
            report.new += 1
            return ledger.add(party)
        known = ledger.reading.parties[found[0]]
        if known.is_listed:
            rows = (known.rows[0], line.where)
            ledger.duplicate((known.key, known.key), rows, sentences.SAME_BODY_NAME)
            report.duplicates += 1
        else:
            report.matched += 1
            known.kind = self._kind
        merge(known, party, line)
        ledger.index.renew(known)
        return known

    def finish(self) -> None:
        """Nothing waits for the end of the sheet."""
