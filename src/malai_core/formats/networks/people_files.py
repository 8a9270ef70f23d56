"""Address books and calendars as networks: who works where, who was invited to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timezone
from typing import Final

from malai_core.formats.contacts import (
    Card,
    Event,
    Guest,
    read_cards,
    read_events,
    write_cards,
    write_events,
)
from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.model import (
    Aside,
    Attributes,
    Head,
    Member,
    Network,
    Record,
    Spell,
    Tie,
    Value,
)
from malai_core.formats.networks.values import text_of
from malai_core.formats.networks.words import NOT_UNDERSTOOD
from malai_core.labels import Sentence, Words

AFFILIATION: Final = "affiliation"
INVITED, ORGANISES = "invited", "organises"
_KINDS: Final = {"org": "Organization", "organization": "Organization", "group": "Group"}
_BACK: Final = {"Organization": "org", "Group": "group"}
_ORG: Final = "org:"
#: Fixed, so that the same network gives the same file; iCalendar demands some time of making.
_STAMP: Final = datetime(2000, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - Python 3.11 has both
NO_CALENDAR: Final = Words("ไม่ใช่ปฏิทินที่ถูกต้อง", "this is no valid calendar")
_TEXTS: Final = ("role", "address", "birthday", "note")


def read_vcard(opened: Opened) -> Iterator[Record]:
    """Yield a member for each card, and for each organisation that a card names."""
    seen: set[str] = set()
    for number, card in enumerate(read_cards(opened.lines()), 1):
        if isinstance(card, tuple):
            yield Aside(card[0], 1, Sentence(NOT_UNDERSTOOD), card[1])
            continue
        id_ = card.uid or f"card-{number}"
        label = "" if card.name == id_ else card.name
        yield Member(id_, label, _card_values(card), line=card.line)
        for uid in card.members:
            yield Tie(uid, id_, AFFILIATION, line=card.line)
        if card.organisation:
            org = _ORG + card.organisation
            if org not in seen:
                seen.add(org)
                yield Member(org, card.organisation, {"type": "Organization"}, line=card.line)
            yield Tie(id_, org, AFFILIATION, line=card.line)


def _card_values(card: Card) -> Attributes:
    values: Attributes = {"type": _KINDS.get(card.kind, "Person")}
    for name, many in (("phone", card.phones), ("email", card.emails), ("tags", card.tags)):
        if many:
            values[name] = many[0] if len(many) == 1 else many
    for name in _TEXTS:
        if text := getattr(card, name):
            values[name] = text
    return values | dict(card.more)


def write_vcard(network: Network) -> Iterator[str]:
    """Yield a card for each member, with the organisation that it is tied to by affiliation."""
    places = {
        tie.source: network.members[tie.target].name
        for tie in network.ties
        if tie.relation == AFFILIATION and tie.target.startswith(_ORG)
    }
    groups: dict[str, list[str]] = {}
    for tie in network.ties:
        if tie.relation == AFFILIATION and not tie.target.startswith(_ORG):
            groups.setdefault(tie.target, []).append(tie.source)
    members = (m for m in network.members.values() if not m.id.startswith(_ORG))
    yield from write_cards(
        _card(member, places.get(member.id, ""), groups.get(member.id, [])) for member in members
    )


def _card(member: Member, organisation: str, members: list[str]) -> Card:
    values = dict(member.attributes)
    kind = _BACK.get(text_of(values.pop("type", "")), "individual")
    phones, emails, tags = (_many(values.pop(name, ())) for name in ("phone", "email", "tags"))
    role, address, birthday, note = (text_of(values.pop(name, "")) for name in _TEXTS)
    more = {name.upper(): text_of(value) for name, value in values.items() if name.isascii()}
    return Card(
        member.name, member.id, kind, phones, emails, organisation, role, address, birthday, note,
        tags, tuple(members) if kind != "individual" else (), more,
    )  # fmt: skip


def _many(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (text_of(value),)


def read_ical(opened: Opened) -> Iterator[Record]:
    """Yield guests (first kind) and events (second kind), tied by invitation."""
    data = opened.text().encode()
    yield Head(modes=("", ""))
    try:
        events = list(read_events(data))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        # What icalendar raises on a broken file is not told apart.
        raise opened.broken(1, 1, NO_CALENDAR) from error
    yield from _event_records(events)


def _event_records(events: Sequence[Event]) -> Iterator[Record]:
    seen: set[str] = set()
    ids = [_event_id(number, event) for number, event in enumerate(events, 1)]
    taken = set(ids)
    for id_, event in zip(ids, events, strict=True):
        spells = (Spell(event.start, event.end or event.start),) if event.start else ()
        yield Member(id_, event.title, _event_values(event), 2, spells)
        for guest in event.guests:
            who = guest.email or guest.name
            who = f"{who} (guest)" if who in taken else who
            if who not in seen:
                seen.add(who)
                label = "" if guest.name == who else guest.name
                values: Attributes = {"email": guest.email} if guest.email else {}
                yield Member(who, label, values, 1)
            answer: Attributes = {"answer": guest.answer} if guest.answer else {}
            relation = ORGANISES if guest.is_organiser else INVITED
            yield Tie(who, id_, relation, is_directed=False, attributes=answer)


def _event_id(number: int, event: Event) -> str:
    return f"{event.uid}/{event.occurrence}".rstrip("/") or f"event-{number}"


def _event_values(event: Event) -> Attributes:
    found: Attributes = {
        "place": event.place, "description": event.description, "status": event.status,
        "repeats": event.repeats,
    }  # fmt: skip
    found = {name: value for name, value in found.items() if value}
    return found | {"tags": event.tags} if event.tags else found


def write_ical(network: Network) -> Iterator[bytes]:
    """Yield a calendar of the members of the second kind, with those tied to them as guests."""
    guests: dict[str, list[Guest]] = {}
    for tie in network.ties:
        ends = [network.members[tie.source], network.members[tie.target]]
        ends.sort(key=lambda member: member.mode)
        if [end.mode for end in ends] == [1, 2]:
            guests.setdefault(ends[1].id, []).append(_guest(ends[0], tie))
    events = (m for m in network.members.values() if m.mode == 2)
    yield write_events(
        (_event(member, guests.get(member.id, [])) for member in events), stamp=_STAMP
    )


def _guest(member: Member, tie: Tie) -> Guest:
    email = text_of(member.attributes.get("email", ""))
    answer = text_of(tie.attributes.get("answer", ""))
    return Guest(member.name, email, answer, is_organiser=tie.relation == ORGANISES)


def _event(member: Member, guests: list[Guest]) -> Event:
    values = member.attributes
    spell = member.spells[0] if member.spells else Spell()
    start = spell.start if isinstance(spell.start, date) else None
    end = spell.end if isinstance(spell.end, date) else None
    uid, _, occurrence = member.id.rpartition("/")
    is_one = bool(uid) and occurrence[:4].isdigit() and occurrence[4:5] == "-"
    return Event(
        title=member.label,
        uid=uid if is_one else member.id,
        occurrence=occurrence if is_one else "",
        start=start,
        end=None if end == start else end,
        place=text_of(values.get("place", "")),
        description=text_of(values.get("description", "")),
        status=text_of(values.get("status", "")),
        repeats=text_of(values.get("repeats", "")),
        tags=_many(values.get("tags", ())),
        guests=tuple(guests),
    )
