"""A network file of another program as a reading: the same parties, ties and reports as a workbook.

Who a member is, is its id: two members of one label stay two, and are suggested as duplicates.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from malai_core.formats.networks import FORMATS, Aside, Member, Network, Spell, Tie
from malai_core.formats.networks.values import text_of
from malai_core.labels import Sentence, Words
from malai_core.reading.duplicates import suggest
from malai_core.reading.hints import PARTY_TYPES, is_body_name
from malai_core.reading.kinds import TIE_KINDS, UNNAMED_DIRECTED_KIND, UNNAMED_KIND, kinds_in
from malai_core.reading.ledger import Ledger
from malai_core.reading.model import (
    Affiliation,
    Meeting,
    Party,
    PartyKind,
    Reading,
    SetAside,
    SetAsideReason,
    SheetKind,
    SheetReport,
    Where,
)
from malai_core.reading.model import Tie as ReadTie
from malai_core.reading.vocabulary import Column, likely_columns
from malai_core.text import PartialDate, phone_e164, search_text, split_name

MEMBERS: Final = Words("สมาชิก", "members")
TIES: Final = Words("ความสัมพันธ์", "ties")
ANSWERS: Final = Words(
    "คำตอบรับเชิญในปฏิทินไม่ใช่การมาร่วม จึงไม่นับ ใส่ใบลงชื่อเพื่อบอกว่าใครมา",
    "Answers to invitations are no attendance and are not counted. Bring the sign-in sheet to say who came.",
)
SELF: Final = Words("ความสัมพันธ์ของ “{name}” กับตัวเอง", "A tie of “{name}” with itself.")
_TYPES: Final = ("type", "element type", "ประเภท", "kind")
_SURE: Final = 2.5
_TEXTS: Final = {
    Column.EMAIL: "email",
    Column.LINE: "line_id",
    Column.NICKNAME: "nickname",
    Column.SECTOR: "sector",
    Column.NOTE: "note",
}


def reading_of(network: Network, source: str) -> Reading:
    """Return a network as a reading.

    Parameters
    ----------
    network
        What ``read_network`` gave.
    source
        The name of the file.

    Returns
    -------
    Reading
        A party for each member: a person, unless its type or name says otherwise; in a two-mode
        network members of the second kind are groups, and ties memberships. A tie for each pair and
        relation; what the file's reader set aside waits here too, by its line.

    Notes
    -----
    O(members + ties), besides the search for duplicates.

    Examples
    --------
    >>> from malai_core.formats.networks import Member, Network, Tie
    >>> net = Network.of([Member("1", "ดาว"), Member("2", "ดาว")], [Tie("1", "2", "advice")])
    >>> found = reading_of(net, "x.net")
    >>> len(found.parties), found.ties[0].kind
    (2, 'advice')
    """
    return _Reader(network, source).reading()


class _Reader:
    """Turns members into parties, then ties into ties or memberships."""

    def __init__(self, network: Network, source: str) -> None:
        self._net = network
        self._ledger = Ledger(source)
        self._keys: dict[str, int] = {}
        self._members = SheetReport(MEMBERS.en, SheetKind.PARTIES)
        self._ties = SheetReport(TIES.en, SheetKind.TIES)
        self._known: dict[tuple[int, int, str], ReadTie] = {}
        self._events: set[str] = set()
        """Members of a calendar that are no parties: its events."""

    def reading(self) -> Reading:
        """Return the reading."""
        reading = self._ledger.reading
        reading.sheets += [self._members, self._ties]
        form = self._net.report.format
        reading.program = FORMATS[form].title if form in FORMATS else ""
        self._members.doubts += self._net.report.notes
        is_calendar = form == "ical"
        for number, member in enumerate(self._net.members.values(), 1):
            if is_calendar and member.mode == 2:
                self._event(number, member)
            else:
                self._member(member)
        if self._events:
            self._ties.doubts.append(Sentence(ANSWERS))
        # Ties of both ways first: one way of such a pair, listed besides, says nothing more.
        for tie in sorted(self._net.ties, key=lambda one: one.is_directed):
            self._tie(tie)
        for aside in self._net.report.asides:
            self._aside(aside)
        suggest(self._ledger)
        return reading

    def _event(self, key: int, event: Member) -> None:
        """Note an activity; who was invited to it is not known to have come."""
        self._events.add(event.id)
        texts = {name: text_of(value) for name, value in event.attributes.items()}
        place = texts.pop("place", "")
        where = Where(self._members.name, event.line)
        on = _days(event.spells)[0]
        meeting = Meeting(key, event.name, on, where=where, place=place, extra=texts)
        self._ledger.reading.meetings[key] = meeting

    def _member(self, member: Member) -> None:
        kind, sector = self._kind(member)
        where = Where(self._members.name, member.line)
        party = Party(0, kind, member.name, [where], sector=sector)
        if kind is PartyKind.PERSON:
            party.person = split_name(member.name)
            party.name = party.person.thai or member.name
        for name, value in member.attributes.items():
            _put(party, name, text_of(value))
        if member.label:
            party.extra.setdefault("id", member.id)
        party.joined, party.left = _days(member.spells)
        self._keys[member.id] = self._ledger.add(party).key
        self._members.rows_read += 1
        self._members.new += 1

    def _kind(self, member: Member) -> tuple[PartyKind, str]:
        """Return the kind of a member, and its type as written where it says more."""
        folded = {name.casefold(): text_of(value) for name, value in member.attributes.items()}
        written = next((folded[name] for name in _TYPES if name in folded), "")
        known = PARTY_TYPES.get(search_text(written)) if written else None
        if known is not None:
            return known, "" if known is PartyKind.PERSON else written
        if member.mode == 2:
            return PartyKind.GROUP, written
        if written:
            return PartyKind.ORGANISATION, written
        is_body = is_body_name(member.name)
        return (PartyKind.ORGANISATION if is_body else PartyKind.PERSON), ""

    def _tie(self, tie: Tie) -> None:
        self._ties.rows_read += 1
        if not self._events.isdisjoint((tie.source, tie.target)):
            self._ties.passed_over += 1
            return
        source, target = self._keys[tie.source], self._keys[tie.target]
        where = Where(self._ties.name, tie.line)
        is_membership = self._net.is_two_mode or self._is_membership(tie)
        if is_membership and tie.source != tie.target:
            self._affiliation(tie, where)
        elif source == target:
            sentence = Sentence(SELF, {"name": self._net.members[tie.source].name})
            self._wait(SetAside(where, SetAsideReason.SELF_TIE, sentence, _cells(tie)))
        else:
            for kind, written in _kinds(tie):
                self._note(tie, (source, target, kind), written, where)

    def _is_membership(self, tie: Tie) -> bool:
        """Tell whether a tie says that a person belongs to a body."""
        target = self._ledger.reading.parties[self._keys[tie.target]]
        is_body = target.kind is not PartyKind.PERSON
        return is_body and tie.is_directed and kinds_in(tie.relation)[0][0] == "affiliation"

    def _affiliation(self, tie: Tie, where: Where) -> None:
        ends = [tie.source, tie.target]
        if self._net.members[ends[0]].mode == 2:
            ends.reverse()
        member, body = (self._keys[end] for end in ends)
        self._ledger.reading.affiliations.append(Affiliation(member, body, tie.relation, where))
        self._ties.new += 1

    def _note(self, tie: Tie, key: tuple[int, int, str], written: str, where: Where) -> None:
        source, target, kind = key
        facts = TIE_KINDS.get(kind)
        is_directed = tie.is_directed and (facts.is_directed if facts and tie.relation else True)
        key = key if is_directed else (min(source, target), max(source, target), kind)
        known = self._known.get(key)
        if known is None and kind == UNNAMED_DIRECTED_KIND:
            known = self._known.get((min(source, target), max(source, target), UNNAMED_KIND))
        if known is not None:
            known.rows.append(where)
            self._ties.duplicates += 1
            return
        since, until = _days(tie.spells)
        weight = "" if tie.weight is None else f"{tie.weight:g}"
        found = ReadTie(
            source,
            target,
            kind,
            written,
            is_directed,
            tie.weight,
            weight,
            since,
            until,
            rows=[where],
        )
        self._known[key] = found
        self._ledger.reading.ties.append(found)
        self._ties.new += 1

    def _aside(self, aside: Aside) -> None:
        where = Where(self._ties.name, aside.line)
        cells = {"": aside.text} if aside.text else {}
        self._wait(SetAside(where, SetAsideReason.OTHER, aside.sentence, cells, aside.text))

    def _wait(self, waiting: SetAside) -> None:
        self._ledger.reading.set_aside.append(waiting)
        self._ties.set_aside += 1


def _put(party: Party, name: str, text: str) -> None:
    """Put an attribute where it is known to belong, else beside."""
    likely = likely_columns(SheetKind.PARTIES, name)
    column = likely[0][0] if likely and likely[0][1] >= _SURE else None
    if column in _TEXTS and not getattr(party, _TEXTS[column]):
        setattr(party, _TEXTS[column], text)
    elif column is Column.PHONE and not party.phone_written:
        party.phone_written, party.phone = text, phone_e164(text)
    elif column is Column.TAGS:
        party.tags = tuple(tag.strip() for tag in text.split("|") if tag.strip())
    elif column is not Column.TYPE and text:
        party.extra[name] = text


def _days(spells: tuple[Spell, ...]) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the first and the last day of the spells; numbers on the file's own scale are none."""
    starts = [spell.start for spell in spells]
    ends = [spell.end for spell in spells]
    first = min((s for s in starts if isinstance(s, date)), key=str, default=None)
    last = max((e for e in ends if isinstance(e, date)), key=str, default=None)
    return _day(first), None if None in ends else _day(last)


def _day(point: date | None) -> PartialDate | None:
    if point is None:
        return None
    return PartialDate(point.year, point.month, point.day)


def _kinds(tie: Tie) -> tuple[tuple[str, str], ...]:
    """Return the kinds of a tie; where it names none, its direction still is known."""
    if tie.is_directed and not tie.relation.strip():
        return ((UNNAMED_DIRECTED_KIND, ""),)
    return kinds_in(tie.relation)


def _cells(tie: Tie) -> dict[str, str]:
    return {"source": tie.source, "target": tie.target, "relation": tie.relation}
