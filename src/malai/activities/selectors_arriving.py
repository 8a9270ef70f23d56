"""What lines that were sent would do: new, known, taken back or refused. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.activities.models import Activity, Session
from malai.activities.models_attending import Arrival, ArrivalState
from malai.links.sync import Answer, Line, Verdict, lines_once
from malai.network.models import Party
from malai.network.reach import parties_seen
from malai.network.selectors.search import people_named

#: A clock that is further from the day of the session says nothing about the time.
NEAR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sent:
    """A line that was understood."""

    client_id: UUID
    session: Session
    party_id: int | None
    written: str
    came_at: datetime | None
    left_at: datetime | None
    is_withdrawn: bool
    device: str = ""


@dataclass
class Sorted:
    """Lines of one activity by what becomes of them."""

    new: list[Sent] = field(default_factory=list)
    withdrawing: list[Arrival] = field(default_factory=list)
    """Lines known from before that are now taken back."""
    known: int = 0
    """Lines that were sent before and change nothing."""
    answers: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the lines of a batch name, looked up at once."""

    sessions: dict[str, Session]
    parties: dict[str, int]
    names: dict[str, list[Party]]
    arrivals: dict[UUID, Arrival]


def lines_sorted(activity: Activity, lines: Sequence[Line]) -> Sorted:
    """Say what each line would do. Five queries; a line that is there twice counts once.

    Whoever is not seen from this workspace is refused with the sentence of the absent.
    """
    found, known = Sorted(), _looked_up(activity, lines)
    for line in lines_once(lines):
        _sort(line, known, found)
    return found


def _looked_up(activity: Activity, lines: Sequence[Line]) -> _Known:
    rows = Session.objects.filter(activity=activity)
    sessions = {str(session.public_id): session for session in rows}
    for session in sessions.values():
        session.activity = activity
    workspace = activity.workspace
    wanted = {key for line in lines if (key := _uuid(line.text("party", 40)))}
    seen = parties_seen(workspace).filter(public_id__in=wanted).order_by()
    parties = {str(key): pk for key, pk in seen.values_list("public_id", "pk")}
    names = sorted({line.text("name") for line in lines if not line.facts.get("party")} - {""})
    ids = [line.client_id for line in lines if line.client_id]
    arrivals = {row.client_id: row for row in Arrival.objects.filter(client_id__in=ids)}
    fits = people_named(workspace, names) if names else {}
    return _Known(sessions, parties, fits, arrivals)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _sort(line: Line, known: _Known, found: Sorted) -> None:
    session = known.sessions.get(line.text("session", 40))
    if line.client_id is None:
        said = _("This line has no number of its own, so it could be counted twice.")
    elif session is None:
        said = _("This session is not part of the activity any more.")
    elif line.client_id in known.arrivals:
        return _again(line, session, known.arrivals[line.client_id], found)
    else:
        said = _new(line, line.client_id, session, known, found)
    if said:
        found.answers[line.written_id] = Answer(Verdict.REFUSED, said)
    return None


def _again(line: Line, session: Session, arrival: Arrival, found: Sorted) -> None:
    if arrival.session_id != session.pk:
        said = _("This line was sent before for another session.")
        found.answers[line.written_id] = Answer(Verdict.REFUSED, said)
        return
    is_back = line.facts.get("withdrawn") is True and arrival.state != ArrivalState.WITHDRAWN
    if is_back:
        found.withdrawing.append(arrival)
    else:
        found.known += 1
    waits = arrival.state == ArrivalState.WAITING and not is_back
    found.answers[line.written_id] = _waits() if waits else Answer(Verdict.TAKEN)


def _waits() -> Answer:
    return Answer(Verdict.WAITING, _("Somebody will look who this is."))


def _new(line: Line, client_id: UUID, session: Session, known: _Known, found: Sorted) -> str:
    """Add a line that is new; returns the sentence where it is refused."""
    party, written = line.text("party", 40), line.text("name")
    key = known.parties.get(party.lower()) if party else _only(known.names.get(written, []))
    if party and key is None:
        return _("This person is not on any list that you can see. Ask who looks after the list.")
    if not party and not written:
        return _("Write a name, or pick one from the list.")
    came, left = (_kept(line.moment(name), session) for name in ("came_at", "left_at"))
    is_back = line.facts.get("withdrawn") is True
    sent = Sent(client_id, session, key, written, came, left, is_back, line.text("device", 16))
    found.new.append(sent)
    waits = key is None and not is_back
    found.answers[line.written_id] = _waits() if waits else Answer(Verdict.TAKEN)
    return ""


def _only(fits: list[Party]) -> int | None:
    return fits[0].pk if len(fits) == 1 else None


def _kept(moment: datetime | None, session: Session) -> datetime | None:
    """Return a moment near the day of its session; of another one nothing is known."""
    if moment is None or session.on is None:
        return moment
    day = timezone.localdate(moment)
    first, last = session.on.first_day - NEAR, session.on.last_day + NEAR
    return moment if first <= day <= last else None


def arrivals_waiting(activity: Activity) -> QuerySet[Arrival]:
    """Return the names of an activity that wait for somebody to say who it is. One query."""
    rows = Arrival.objects.filter(session__activity=activity, state=ArrivalState.WAITING)
    return rows.select_related("session")


def lines_sent(session: Session, party: Party) -> QuerySet[Arrival]:
    """Return every line that telephones, doors and sheets sent of one person. One query.

    Of all of them she is counted once; those that were taken back are there too.
    """
    rows = Arrival.objects.filter(session=session, party=party)
    return rows.exclude(state=ArrivalState.DROPPED).select_related("noted_by").order_by("pk")
