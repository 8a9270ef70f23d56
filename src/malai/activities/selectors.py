"""What is asked of activities. Each selector says its number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from malai.accounts.models import Workspace
from malai.activities.models import Activity, ActivityKind, Attendance, Mark, Session
from malai.activities.models_attending import Participant, ParticipantRole
from malai.activities.selectors_participants import observer_keys, observing
from malai.network.models import Membership, Network, Party, PartyKind
from malai.network.reach import ends_within, networks_seen, parties_seen
from malai.network.selectors.parties import with_belongings
from malai.network.selectors.search import by_rank, parties_matching

#: Activities on one page of the list.
PAGE: Final = 30
#: Names on the list of a session before somebody types; search finds the others.
EXPECTED: Final = 300
#: Names offered while somebody types.
FOUND: Final = 40
#: People offered for a new activity before somebody types.
OFTEN: Final = 8


def activities_within(workspace: Workspace) -> Q:
    """Return the filter of the activities that are seen: those of networks that are.

    An activity outside every network is seen by those who see somebody who came.
    """
    if workspace.seen_from is None:
        return Q(workspace=workspace)
    came = Attendance.objects.filter(ends_within(workspace, "party")).order_by()
    loose = Q(network=None, pk__in=came.values("session__activity"))
    return Q(workspace=workspace) & (Q(network__in=networks_seen(workspace)) | loose)


def activities_seen(workspace: Workspace) -> QuerySet[Activity]:
    """Return the activities that are seen. One query."""
    return Activity.objects.filter(activities_within(workspace))


def attendances_of(party_ids: Sequence[int], workspace: Workspace) -> QuerySet[Attendance]:
    """Return what is noted of parties at sessions, newest first, as far as seen. One query."""
    rows = Attendance.objects.filter(party__in=party_ids)
    if workspace.seen_from is not None:
        seen = activities_seen(workspace).order_by()
        rows = rows.filter(session__activity__in=seen.values("pk"))
    return rows.select_related("session__activity__workspace").order_by("-session__on", "-pk")


# -- The list of activities ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the list of activities is narrowed to; everything may be absent."""

    text: str = ""
    network: UUID | None = None
    kind: str = ""
    """A fixed kind by its value, or an own one by its public id."""
    place: UUID | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An activity in the list, and how many people came."""

    activity: Activity
    came: int
    observers: int = 0
    """Who came to look on; not among ``came``."""


@dataclass(frozen=True, slots=True)
class ActivitiesPage:
    """One page of the list, the activity that the next one starts behind, and how many fit."""

    rows: list[Held]
    next_after: UUID | None
    total: int


def activities_narrowed(workspace: Workspace, to: Narrowing) -> QuerySet[Activity]:
    """Return the activities of a workspace that fit, newest first, undated ones last. One query."""
    rows = activities_seen(workspace).select_related("network", "place", "own_kind")
    if to.network:
        rows = rows.filter(network__public_id=to.network)
    if to.kind in ActivityKind.values:
        rows = rows.filter(kind=to.kind, own_kind=None)
    elif to.kind:
        rows = rows.filter(own_kind__public_id=to.kind)
    if to.place:
        rows = rows.filter(place__public_id=to.place)
    for word in to.text.split():
        rows = rows.filter(Q(title_th__icontains=word) | Q(title_en__icontains=word))
    return rows.order_by("-starts", "-pk")


def activities_page(
    workspace: Workspace, rows: QuerySet[Activity], *, after: UUID | None = None
) -> ActivitiesPage:
    """Return the page of ``rows`` behind the activity ``after``.

    By key, not by number: a page stays the same while activities are added. Three queries, one
    more behind the first page.

    Raises
    ------
    Http404
        ``after`` is not among ``rows``.
    """
    there = _behind(rows, after) if after else rows
    found = list(there[: PAGE + 1])
    is_more = len(found) > PAGE
    shown = found[:PAGE]
    came, observers = came_to(workspace, shown), observers_at(workspace, shown)
    held = [Held(one, came.get(one.pk, 0), observers.get(one.pk, 0)) for one in shown]
    return ActivitiesPage(held, shown[-1].public_id if is_more else None, rows.count())


def _behind(rows: QuerySet[Activity], after: UUID) -> QuerySet[Activity]:
    last = rows.filter(public_id=after).first()
    if last is None:
        raise Http404
    return rows.filter(Q(starts__lt=last.starts) | Q(starts=last.starts, pk__lt=last.pk))


def came_to(workspace: Workspace, activities: Sequence[Activity]) -> dict[int, int]:
    """Return how many people came to each activity, in whichever of its sessions. One query.

    Observers are counted apart.
    """
    return _counted(_presences(workspace, activities).exclude(Exists(_observing())))


def observers_at(workspace: Workspace, activities: Sequence[Activity]) -> dict[int, int]:
    """Return how many observers came to each activity. One query."""
    return _counted(_presences(workspace, activities).filter(Exists(_observing())))


def _presences(workspace: Workspace, activities: Sequence[Activity]) -> QuerySet[Attendance]:
    rows = Attendance.objects.filter(session__activity__in=activities, mark=Mark.PRESENT)
    return rows.filter(ends_within(workspace, "party"))


def _observing() -> QuerySet[Participant]:
    """Return the rows that make an attendance of the query around it one of an observer."""
    return Participant.objects.filter(
        activity=OuterRef("session__activity"),
        party=OuterRef("party"),
        role=ParticipantRole.OBSERVER,
    )


def _counted(rows: QuerySet[Attendance]) -> dict[int, int]:
    counted = rows.values("session__activity").annotate(count=Count("party", distinct=True))
    return dict(counted.values_list("session__activity", "count"))


@dataclass(frozen=True, slots=True)
class Share:
    """How many activities of one kind one network has."""

    network: UUID | None
    name_th: str
    name_en: str
    kind: str
    """As in ``Narrowing``."""
    count: int
    own: tuple[str, str] | None = None
    """The words of an own kind in Thai and in English."""


def shares_of(workspace: Workspace) -> list[Share]:
    """Return the activities counted by network and kind, for the chips. One query."""
    names = ("network__public_id", "network__name_th", "network__name_en", "kind")
    own = ("own_kind__public_id", "own_kind__name_th", "own_kind__name_en")
    rows = activities_seen(workspace).order_by()
    counted = rows.values(*names, *own).annotate(count=Count("pk")).order_by("-count", "kind")
    return [_share(list(row)) for row in counted.values_list(*names, "count", *own)]


def _share(row: list[Any]) -> Share:
    network, thai, english, kind, count, key, own_thai, own_english = row
    thai, english = thai or "", english or ""
    if key is None:
        return Share(network, thai, english, kind, count)
    return Share(network, thai, english, str(key), count, (own_thai, own_english))


# -- One activity --------------------------------------------------------------------------------


def activity_named(workspace: Workspace, public_id: UUID) -> Activity:
    """Return one activity with its network, place, own kind and series. One query.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    rows = Activity.objects.select_related("network", "place", "workspace", "own_kind", "series")
    activity = rows.filter(activities_within(workspace), public_id=public_id).first()
    if activity is None:
        raise Http404
    activity.workspace = workspace
    return activity


@dataclass(frozen=True, slots=True)
class Sheet:
    """A session with everybody who is noted at it, each list in Thai order."""

    session: Session
    marks: dict[str, list[Party]] = field(default_factory=dict)
    watching: frozenset[int] = frozenset()
    """The keys of those who are observers of the activity."""

    @property
    def came(self) -> list[Party]:
        """Who came to take part."""
        return [one for one in self.marks.get(Mark.PRESENT, []) if one.pk not in self.watching]

    @property
    def observers(self) -> list[Party]:
        """Who came to look on."""
        return [one for one in self.marks.get(Mark.PRESENT, []) if one.pk in self.watching]

    @property
    def sent_word(self) -> list[Party]:
        """Who sent word."""
        return self.marks.get(Mark.LEAVE, [])

    @property
    def not_there(self) -> list[Party]:
        """Whom the sheet names as not there."""
        return self.marks.get(Mark.ABSENT, [])


def sessions_of(activity: Activity) -> QuerySet[Session]:
    """Return the sessions of an activity by day. One query."""
    return Session.objects.filter(activity=activity).order_by("on", "pk")


def sheets_of(activity: Activity) -> list[Sheet]:
    """Return the sessions of an activity with who is noted at each. Three queries."""
    watching = observer_keys(activity.pk)
    sheets = {one.pk: Sheet(one, watching=watching) for one in sessions_of(activity)}
    rows = Attendance.objects.filter(
        ends_within(activity.workspace, "party"), session__activity=activity
    )
    rows = rows.select_related("party__person")
    for row in rows.order_by("party__sort_key", "party_id"):
        sheets[row.session_id].marks.setdefault(row.mark, []).append(row.party)
    return list(sheets.values())


# -- The list of a session -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One name on the list of a session, and what is noted of her."""

    party: Party
    mark: str
    came_at: datetime | None = None
    left_at: datetime | None = None
    is_first: bool = False
    """Whether she is at an activity for the first time."""
    is_observer: bool = False

    @property
    def next_mark(self) -> str:
        """What a tap notes: came, then sent word, then nothing."""
        return NEXT.get(self.mark, "")


#: What a tap makes of a mark; "did not come" on a sheet that was brought in starts anew.
NEXT: Final = {
    "": Mark.PRESENT.value,
    Mark.PRESENT.value: Mark.LEAVE.value,
    Mark.LEAVE.value: "",
    Mark.ABSENT.value: Mark.PRESENT.value,
}


def lines_of(session: Session, text: str = "") -> list[Line]:
    """Return the names to tap on: those expected, or whoever in the workspace ``text`` means.

    Seven queries: what is noted, the people, what tells namesakes apart, who came before, and who
    observes.
    """
    noted = {row.party_id: row for row in Attendance.objects.filter(session=session)}
    workspace = session.activity.workspace
    found = by_rank(parties_matching(workspace, text))
    if text:
        people = found.filter(kind=PartyKind.PERSON)[:FOUND]
    else:
        people = found.filter(expected_at(session))[:EXPECTED]
    return _lines(session, list(with_belongings(people, workspace)), noted)


def line_of(session: Session, party: Party) -> Line:
    """Return what is noted of one person. Seven queries."""
    noted = {row.party_id: row for row in Attendance.objects.filter(session=session, party=party)}
    rows = with_belongings(Party.objects.filter(pk=party.pk), session.activity.workspace)
    return _lines(session, [rows.get()], noted)[0]


def _lines(session: Session, people: list[Party], noted: dict[int, Attendance]) -> list[Line]:
    there = [key for key, row in noted.items() if row.mark == Mark.PRESENT]
    known = came_before(session, [party.pk for party in people if party.pk in there])
    watching = observer_keys(session.activity_id)
    return [
        _line(party, noted.get(party.pk), known, is_observer=party.pk in watching)
        for party in people
    ]


def _line(party: Party, row: Attendance | None, known: set[int], *, is_observer: bool) -> Line:
    if row is None:
        return Line(party, "", is_observer=is_observer)
    is_first = row.mark == Mark.PRESENT and party.pk not in known
    return Line(party, row.mark, row.came_at, row.left_at, is_first, is_observer)


def came_before(session: Session, party_ids: Sequence[int]) -> set[int]:
    """Return who of these came to another activity before this one. One query, none for nobody."""
    if not party_ids:
        return set()
    rows = Attendance.objects.filter(party__in=party_ids, mark=Mark.PRESENT)
    rows = rows.exclude(session__activity=session.activity_id)
    if session.on:
        rows = rows.filter(session__on__lte=session.on)
    return set(rows.values_list("party_id", flat=True))


def expected_at(session: Session) -> Q:
    """Return the filter of the people of the network, its observers, and who is noted already."""
    people = Q(kind=PartyKind.PERSON)
    network = session.activity.network_id
    if network is not None:
        members = Membership.objects.filter(network=network, until="")
        people &= Q(pk__in=members.values("party"))
    noted = Attendance.objects.filter(session=session)
    watching = observing([session.activity_id])
    return people | Q(pk__in=watching.values("party")) | Q(pk__in=noted.values("party"))


def counts_of(session: Session) -> dict[str, int]:
    """Return how many are noted with each mark; observers who came are apart. Two queries."""
    seen = ends_within(session.activity.workspace, "party")
    rows = Attendance.objects.filter(seen, session=session).order_by()
    counted = dict(rows.values("mark").annotate(count=Count("pk")).values_list("mark", "count"))
    watching = rows.filter(Exists(_observing()), mark=Mark.PRESENT).count()
    counts = {mark.value: 0 for mark in Mark} | counted
    return {**counts, "observers": watching, "present": counts[Mark.PRESENT] - watching}


# -- People to pick for a new activity -----------------------------------------------------------


def people_to_pick(workspace: Workspace, text: str, picked: Sequence[UUID]) -> list[Party]:
    """Return people for a new activity: found by ``text``, else who comes most. Four queries."""
    rows = parties_matching(workspace, text).filter(kind=PartyKind.PERSON)
    rows = rows.exclude(public_id__in=picked)
    if text:
        return list(with_belongings(by_rank(rows), workspace)[:OFTEN])
    # Counted for each person by itself: a join would group every attendance of the workspace.
    present = Attendance.objects.filter(party=OuterRef("pk"), mark=Mark.PRESENT).order_by()
    times = Subquery(present.values("party").annotate(count=Count("pk")).values("count"))
    often = rows.annotate(times=Coalesce(times, 0))
    often = often.order_by("-times", "sort_key", "pk")
    return list(with_belongings(often, workspace)[:OFTEN])


def people_picked(workspace: Workspace, picked: Sequence[UUID]) -> list[Party]:
    """Return the people with these public ids, in Thai order. Four queries."""
    rows = parties_seen(workspace).filter(kind=PartyKind.PERSON, public_id__in=picked)
    rows = rows.order_by("sort_key", "pk")
    return list(with_belongings(rows, workspace)) if picked else []


def networks_of(workspace: Workspace) -> QuerySet[Network]:
    """Return the networks an activity may belong to, those that still go on first. One query."""
    return networks_seen(workspace).order_by("ended", "pk")
