"""What lines from a telephone would do: new, known, taken back or refused. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import Workspace
from malai.activities.selectors_offline import name_on_list
from malai.contact.models import Channel, Contact, TakenBack
from malai.contact.selectors.contacts import contacts_seen
from malai.links.sync import Answer, Line, Verdict, lines_once
from malai.network.models import Party
from malai.network.reach import parties_seen
from malai.work.models import Task, TaskState

#: Names on one telephone: about 200 kB. Those somebody was in touch with last come first.
MOST_NAMES: Final = 2000
#: Parties of one contact, and the length of a typed name.
MOST_WITH: Final = 200
LONGEST: Final = 120
#: Where the task comes from that asks who a typed name is.
UNKNOWN: Final = "contact.unknown"


@dataclass(frozen=True, slots=True)
class Noted:
    """A line that was understood: whom, by which way, when."""

    client_id: UUID
    parties: tuple[int, ...]
    others: tuple[str, ...]
    """Names that were typed because nobody of the list fitted."""
    channel: str
    on: date
    at: time | None
    what: str
    promise: str
    promise_by: date | None


@dataclass
class Sorted:
    """Lines by what becomes of them; each is answered by its number."""

    new: list[Noted] = field(default_factory=list)
    withdrawing: list[UUID] = field(default_factory=list)
    """Numbers that are taken back now for the first time."""
    contacts: list[Contact] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    """Contacts and open questions of lines that are taken back now."""
    known: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Known:
    parties: dict[UUID, int]
    taken: set[UUID]
    back: set[UUID]


def lines_sorted(workspace: Workspace, lines: Sequence[Line]) -> Sorted:
    """Say what each line would do. Six queries; a line that is there twice counts once.

    The end is the same in every order: what is taken back stays so whenever its line comes.
    """
    once = lines_once(lines)
    ids = {line.client_id for line in once if line.client_id}
    found, known = Sorted(), _looked_up(workspace, once, ids)
    for line in once:
        found.answers[line.written_id] = _sort(line, known, found)
    back = found.withdrawing
    found.contacts = list(contacts_seen(workspace).filter(client_id__in=back))
    open_ones = Task.objects.filter(workspace=workspace, origin=UNKNOWN, state=TaskState.OPEN)
    found.tasks = list(open_ones.filter(origin_id__in=back))
    return found


def _looked_up(workspace: Workspace, lines: Iterable[Line], ids: set[UUID]) -> _Known:
    named = {one for line in lines for one in _ids(line)}
    rows = parties_seen(workspace).filter(public_id__in=named).order_by()
    contacts = Contact.objects.filter(client_id__in=ids).values_list("client_id", flat=True)
    asked = Task.objects.filter(origin=UNKNOWN, origin_id__in=ids).values_list(
        "origin_id", flat=True
    )
    back = TakenBack.objects.filter(client_id__in=ids).values_list("client_id", flat=True)
    taken = {*contacts, *(one for one in asked if one)}
    return _Known(dict(rows.values_list("public_id", "pk")), taken, set(back))


def _ids(line: Line) -> list[UUID]:
    found = []
    for written in _texts(line, "parties"):
        try:
            found.append(UUID(written))
        except ValueError:
            continue
    return found


def _texts(line: Line, name: str) -> list[str]:
    value = line.facts.get(name)
    texts = value[:MOST_WITH] if isinstance(value, list) else []
    clean = (one.replace("\0", "").strip()[:LONGEST] for one in texts if isinstance(one, str))
    return [one for one in clean if one]


def _sort(line: Line, known: _Known, found: Sorted) -> Answer:
    if line.client_id is None:
        return Answer(Verdict.REFUSED, _("The line has no number of its own."))
    if line.facts.get("withdrawn") is True:
        return _take_back(line.client_id, known, found)
    if line.client_id in known.taken or line.client_id in known.back:
        found.known += 1
        return Answer(Verdict.TAKEN)
    return _take(line.client_id, line, known, found)


def _take_back(client_id: UUID, known: _Known, found: Sorted) -> Answer:
    if client_id in known.back:
        found.known += 1
    else:
        found.withdrawing.append(client_id)
    return Answer(Verdict.TAKEN)


def _take(client_id: UUID, line: Line, known: _Known, found: Sorted) -> Answer:
    there = tuple(known.parties[one] for one in _ids(line) if one in known.parties)
    others = tuple(dict.fromkeys(_texts(line, "others")))
    channel = line.text("channel", 12)
    if channel not in Channel.values:
        return Answer(Verdict.REFUSED, _("It is not said by which way they were in touch."))
    if not there and not others:
        return Answer(Verdict.REFUSED, _("Nobody of this contact is on record here."))
    found.new.append(_noted(client_id, line, there, others))
    return Answer(Verdict.WAITING, _who_asked(others)) if others else Answer(Verdict.TAKEN)


def _who_asked(others: tuple[str, ...]) -> str:
    return _("A task asks who this is: %(names)s.") % {"names": ", ".join(others)}


def _noted(client_id: UUID, line: Line, there: tuple[int, ...], others: tuple[str, ...]) -> Noted:
    # A clock that is ahead says nothing; the day the line arrives is the last it can have been.
    moment = line.moment("noted_at")
    local = timezone.localtime(moment) if moment else None
    return Noted(
        client_id=client_id,
        parties=there,
        others=others,
        channel=line.text("channel", 12),
        on=min(local.date(), timezone.localdate()) if local else timezone.localdate(),
        at=local.time().replace(second=0, microsecond=0) if local else None,
        what=line.text("what"),
        promise=line.text("promise"),
        promise_by=_day(line.text("promise_by", 10)),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


# -- The names that a telephone takes along --------------------------------------------------------


def names_of(workspace: Workspace, first: Sequence[Party] = ()) -> list[tuple[UUID, str]]:
    """Return public id and name with nickname of whom is seen: ``first``, the others in Thai order.

    One query. No other column is read.
    """
    rows = parties_seen(workspace).select_related("person").order_by("sort_key", "pk")
    keys = {party.pk for party in first}
    others = [party for party in rows[: MOST_NAMES + len(keys)] if party.pk not in keys]
    return [(party.public_id, name_on_list(party)) for party in [*first, *others][:MOST_NAMES]]
