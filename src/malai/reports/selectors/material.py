"""Everything a report needs of the rows, read at once. A stated number of queries, however many rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.activities.hours import Total
from malai.activities.models import Activity, Attendance, BudgetLine, Hand, HandRole, Mark
from malai.activities.selectors_around import files_of, hands_within
from malai.activities.selectors_hours import totals_by_party
from malai.activities.selectors_money import FOLLOWUP, lines_within
from malai.activities.selectors_participants import observed
from malai.kernel.registries import Learning, learnings
from malai.network.models import Party, PartyKind, TeamMember
from malai.network.reach import ends_within, parties_seen
from malai.network.selectors.parties import with_belongings
from malai.reports.document import Photo
from malai.reports.selectors.dated import attended_before
from malai.reports.selectors.scope import Subject
from malai.work.models import Task
from malai.work.selectors import tasks_seen, with_parties

#: Activities whose photos are looked through.
_PHOTOS_OF = 24


@dataclass(frozen=True)
class Material:
    """What was read for one report, as one seat may see it."""

    seat: OpenSeat
    subject: Subject
    with_names: bool
    present: dict[int, list[int]]
    """By session: the keys of who came."""
    noted: frozenset[int]
    """Sessions of which anything is noted; of the others nobody knows who came."""
    people: dict[int, Party]
    """Who came, with belongings, in Thai order."""
    roles: dict[int, TeamMember]
    newcomers: frozenset[int] | None
    """Who came for the first time to anything; ``None`` where no day is known to count from."""
    hours: dict[int, Total]
    hands: list[Hand]
    lines: list[BudgetLine]
    tasks: list[Task]
    learned: list[Learning]
    photos: list[Photo] = field(default_factory=list)
    watching: frozenset[int] = frozenset()
    """Who came to look on alone, at everything she came to."""

    @cached_property
    def today(self) -> date:
        """The day of now, to tell what is still to come."""
        return timezone.localdate()

    @property
    def workspace(self) -> Workspace:
        """The workspace, seen as the seat sees it."""
        return self.seat.workspace

    @cached_property
    def speakers(self) -> list[Hand]:
        """Who speaks."""
        return [hand for hand in self.hands if hand.role == HandRole.SPEAKER]

    @cached_property
    def makers(self) -> set[int]:
        """Organisers and speakers on record: they are there, and no participants."""
        return {hand.party_id for hand in self.hands if hand.party_id}

    @cached_property
    def participants(self) -> list[Party]:
        """Who came and neither organises, speaks nor observes, in Thai order."""
        apart = self.makers | self.watching
        return [party for key, party in self.people.items() if key not in apart]

    @cached_property
    def observers(self) -> list[Party]:
        """Who came to look on and neither organises nor speaks, in Thai order."""
        apart = self.watching - self.makers
        return [party for key, party in self.people.items() if key in apart]


def material_of(seat: OpenSeat, subject: Subject, *, with_names: bool) -> Material:
    """Read what a report needs. About fifteen queries, and three for each activity with photos."""
    workspace = seat.workspace
    rows = Attendance.objects.filter(
        ends_within(workspace, "party"),
        party__kind=PartyKind.PERSON,
        session__in=subject.sessions,
    )
    present: dict[int, list[int]] = {one.pk: [] for one in subject.sessions}
    marks = list(rows.order_by("pk").values_list("session_id", "party_id", "mark"))
    for session, party, mark in marks:
        if mark == Mark.PRESENT:
            present[session].append(party)
    keys = {key for there in present.values() for key in there}
    people = _people(workspace, keys)
    return Material(
        seat,
        subject,
        with_names,
        present,
        frozenset(session for session, _party, _mark in marks),
        people,
        _roles(keys, subject),
        _newcomers(keys, subject),
        totals_by_party(rows.filter(mark=Mark.PRESENT)),
        _hands(workspace, subject.activities),
        _lines(workspace, subject.activities),
        _tasks(workspace, subject.activities),
        _learned(seat, subject.activities),
        _photos(seat, subject.activities),
        _watching(subject, present),
    )


def _watching(subject: Subject, present: dict[int, list[int]]) -> frozenset[int]:
    """Return who observed everything she came to: who took part in one thing is a participant."""
    pairs = observed([one.pk for one in subject.activities])
    came = {(one.activity_id, key) for one in subject.sessions for key in present[one.pk]}
    return frozenset({key for _activity, key in pairs & came} - {key for _one, key in came - pairs})


def _people(workspace: Workspace, keys: set[int]) -> dict[int, Party]:
    rows = parties_seen(workspace).filter(pk__in=keys, kind=PartyKind.PERSON)
    rows = with_belongings(rows.order_by("sort_key", "pk"), workspace)
    return {party.pk: party for party in rows}


def _roles(keys: set[int], subject: Subject) -> dict[int, TeamMember]:
    """Return the open role of each in a project; one that serves the network comes first."""
    rows = TeamMember.objects.filter(party__in=keys, until="").select_related("project")
    network = subject.network.pk if subject.network else None
    serving = set(rows.filter(project__in_networks__network=network).values_list("pk", flat=True))
    found: dict[int, TeamMember] = {}
    for row in sorted(rows, key=lambda row: (row.pk not in serving, row.pk)):
        found.setdefault(row.party_id, row)
    return found


def _newcomers(keys: set[int], subject: Subject) -> frozenset[int] | None:
    """Return who was at no activity before the first day of this one."""
    if subject.first is None:
        return None
    before = attended_before(subject, keys)
    return frozenset(keys - set(before.values_list("party_id", flat=True)))


def _hands(workspace: Workspace, activities: Sequence[Activity]) -> list[Hand]:
    rows = Hand.objects.filter(hands_within(workspace), activity__in=activities)
    return list(rows.select_related("party__person").order_by("pk"))


def _lines(workspace: Workspace, activities: Sequence[Activity]) -> list[BudgetLine]:
    rows = BudgetLine.objects.filter(lines_within(workspace), activity__in=activities)
    return list(rows.select_related("partner").order_by("pk"))


def _tasks(workspace: Workspace, activities: Sequence[Activity]) -> list[Task]:
    about = [one.public_id for one in activities]
    rows = tasks_seen(workspace).filter(Q(origin=FOLLOWUP), origin_id__in=about)
    return list(with_parties(rows.select_related("who")).order_by("by_when", "pk"))


def _learned(seat: OpenSeat, activities: Sequence[Activity]) -> list[Learning]:
    keys = [one.pk for one in activities]
    return [one for source in learnings for one in source.learned_at(seat, keys)]


def _photos(seat: OpenSeat, activities: Sequence[Activity]) -> list[Photo]:
    """Return the photos on which everybody who can be recognised has agreed."""
    if not seat.may(Action.CONTACT_READ):
        return []
    with_files = [one for one in activities if one.pk in _with_photos(activities)]
    shown = [file for one in with_files[:_PHOTOS_OF] for file in files_of(one)]
    return [
        Photo(str(file.row.public_id), file.row.caption)
        for file in shown
        if file.row.is_photo and file.may_go_out
    ]


def _with_photos(activities: Sequence[Activity]) -> set[int]:
    rows = Activity.objects.filter(pk__in=[one.pk for one in activities], files__is_photo=True)
    return set(rows.values_list("pk", flat=True))
