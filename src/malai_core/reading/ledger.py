"""What has been read so far: parties under keys, memberships, meetings, and what waits."""

from __future__ import annotations

from collections.abc import Iterable

from malai_core.labels import Sentence, Words
from malai_core.reading import sentences
from malai_core.reading.hints import is_body_name
from malai_core.reading.matching import Index, body_key, person_key
from malai_core.reading.model import (
    Affiliation,
    Duplicate,
    DuplicateState,
    Meeting,
    Party,
    PartyKind,
    Reading,
    SetAside,
    SetAsideReason,
    SheetReport,
    Where,
)
from malai_core.reading.packing import AFFILIATION, ATTENDANCE, PARTY, TIE
from malai_core.reading.rows import Line
from malai_core.spill import PICKLED, Memory, Room, joined, paired
from malai_core.text import search_text, split_name


def reading_within(source: str, room: Room) -> Reading:
    """Return an empty reading whose containers are those of ``room``."""
    return Reading(
        source,
        parties=room.records(PARTY),
        affiliations=room.rows(AFFILIATION),
        meetings=room.records(PICKLED),
        attendances=room.rows(ATTENDANCE),
        ties=room.rows(TIE),
        duplicates=room.rows(PICKLED),
        set_aside=room.rows(PICKLED),
        room=room,
    )


class Ledger:
    """The reading while it grows, with the indexes that later sheets look names up in."""

    def __init__(self, source: str, room: Room | None = None) -> None:
        self.room: Room = room or Memory()
        self.reading = reading_within(source, self.room)
        self.index = Index(self.reading.parties, self.room)
        self.has_register = False
        self.has_phones = False
        """Whether a register with phone numbers has been read."""
        self.people_by_phone = self.room.lookup()
        """Key of the name and E.164, joined -> the person of the register."""
        self._memberships = self.room.lookup()
        self._meetings = self.room.lookup()
        self._by_day = self.room.lookup()

    def add(self, party: Party, name: str = "") -> Party:
        """Give a party its key and make it known under ``name``, as it was written."""
        party.key = len(self.reading.parties) + 1
        self.reading.parties[party.key] = party
        name = name or party.name
        is_person = party.kind is PartyKind.PERSON
        self.index.add(party, person_key(name) if is_person else body_key(name))
        return party

    def body_key_named(self, name: str, where: Where) -> int:
        """Return the key of the organisation or group of this name, as ``body_named``."""
        found = self.index.bodies(body_key(name))
        return found[0] if found else self.body_named(name, where).key

    def body_named(self, name: str, where: Where) -> Party:
        """Return the organisation or group of this name; the first mention makes it known."""
        found = self.index.bodies(body_key(name))
        if found:
            return self.reading.parties[found[0]]
        return self.add(Party(0, PartyKind.ORGANISATION, name, [where], is_listed=False))

    def party_named(self, name: str, where: Where) -> Party:
        """Make known a party that is only named: an end of a tie, a name on a sign-in sheet."""
        if is_body_name(name):
            return self.body_named(name, where)
        person = split_name(name)
        party = Party(0, PartyKind.PERSON, person.thai, [where], person=person, is_listed=False)
        return self.add(party, name)

    def affiliate(self, member: int, body: int, position: str, where: Where) -> None:
        """Note a membership once; a later row may add the position the first did not say."""
        if member == body:
            return
        at = self._memberships.first(paired(member, body))
        if at is None:
            self._memberships.add(paired(member, body), len(self.reading.affiliations))
            self.reading.affiliations.append(Affiliation(member, body, position, where))
            self.index.add_membership(member, body)
        elif position and not self.reading.affiliations[at].position:
            self.reading.affiliations[at] = Affiliation(member, body, position, where)

    def meeting(self, found: Meeting) -> int:
        """Return the key of a meeting, known by title and day, or by its day alone."""
        iso, title = found.on.iso if found.on else "", search_text(found.title)
        identity = joined(title, iso)
        known = self._meetings.first(identity)
        if known:
            return known
        if known := self._same_day(title, iso):
            self._meetings.add(identity, known)
            return known
        key = len(self.reading.meetings) + 1
        made = Meeting(
            key, found.title, found.on, found.kind, found.where, found.place, found.extra
        )
        self.reading.meetings[key] = made
        self._meetings.add(identity, key)
        self._by_day.add(iso, key)
        return key

    def _same_day(self, title: str, iso: str) -> int | None:
        """Return the one meeting of a day, where one of the two titles says nothing of its own."""
        known = self._by_day.all(iso) if iso else ()
        if len(known) != 1:
            return None
        other = search_text(self.reading.meetings[known[0]].title)
        is_one = not title or not other or title in other or other in title
        return known[0] if is_one else None

    def duplicate(self, pair: tuple[int, int], rows: tuple[Where, Where], reason: Words) -> None:
        """Note two rows that are one party (``first == second``), or may be."""
        state = DuplicateState.MERGED if pair[0] == pair[1] else DuplicateState.SUGGESTED
        self.reading.duplicates.append(Duplicate(*pair, state, reason, rows))


class Desk:
    """One sheet at work: its report, and the rows of it that are set aside."""

    def __init__(self, ledger: Ledger, report: SheetReport) -> None:
        self.ledger = ledger
        self.report = report

    def doubt(self, sentence: Sentence) -> None:
        """Add a doubt to the report of the sheet."""
        self.report.doubts.append(sentence)

    def set_aside(
        self,
        line: Line,
        reason: SetAsideReason,
        sentence: Sentence,
        *,
        name: str = "",
        candidates: Iterable[int] = (),
    ) -> None:
        """Set a whole row aside."""
        entry = SetAside(line.where, reason, sentence, line.said(), name, tuple(candidates))
        self.ledger.reading.set_aside.append(entry)
        self.report.set_aside += 1

    def set_cell_aside(
        self, line: Line, reason: SetAsideReason, sentence: Sentence, column: str, text: str
    ) -> None:
        """Set one cell aside; the rest of its row was used."""
        cells = {column: text}
        entry = SetAside(line.where, reason, sentence, cells, is_whole_row=False)
        self.ledger.reading.set_aside.append(entry)
        self.report.set_aside += 1

    def resolve(self, line: Line, name: str, *, phone: str = "", body: str = "") -> Party | None:
        """Return the party that a name means; set the row aside where that is not certain.

        Without a register in the workbook a new name is a new party.
        """
        ledger = self.ledger
        found = ledger.index.find(name, phone=phone, body=body)
        if len(found) == 1:
            return ledger.reading.parties[found[0]]
        if found:
            self.set_aside_ambiguous(line, name, found)
        elif ledger.has_register:
            self.set_aside(
                line,
                SetAsideReason.UNKNOWN_NAME,
                sentences.unknown_name(name),
                name=name,
                candidates=ledger.index.near(name),
            )
        else:
            return ledger.party_named(name, line.where)
        return None

    def set_aside_ambiguous(self, line: Line, name: str, found: list[int]) -> None:
        """Set a row aside whose name fits several parties, naming them."""
        parties = [self.ledger.reading.parties[key] for key in found]
        sentence = sentences.ambiguous_name(name, parties)
        self.set_aside(line, SetAsideReason.AMBIGUOUS_NAME, sentence, name=name, candidates=found)
