"""Who carries how much, who was thanked or rested when, plans for partners and invitations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.activities.models import Attendance, Mark
from malai.contact.models import CareGiven, CareKind, CarePlan, ContactParty, Invitation
from malai.contact.selectors.contacts import CARRYING, contacts_seen
from malai.kernel.fields import holds_on
from malai.network.models import Membership, Party, PartyKind
from malai.network.reach import ends_within, networks_seen, parties_seen, ties_seen
from malai.work.models import Task, TaskParty, TaskState

#: Days that "lately" means for what somebody carries, and after which thanks and rest are due again.
LATELY: Final = 90
ROUND: Final = 180
#: People on the page, those who carry most first.
SHOWN: Final = 30
#: People who know a partner that are named.
KNOWING: Final = 6


@dataclass(frozen=True, slots=True)
class Load:
    """What one person carried lately, and when she was last thanked and rested."""

    party: Party
    came: int
    tasks: int
    contacts: int
    thanked: date | None
    rested: date | None
    is_resting: bool

    @property
    def total(self) -> int:
        """Activities, tasks in hand and contacts together: what her time went into, not its worth."""
        return self.came + self.tasks + self.contacts

    def is_unthanked(self, today: date) -> bool:
        """Say whether she carries something and was not thanked for half a year."""
        return bool(self.total) and _is_old(self.thanked, today)

    def is_unrested(self, today: date) -> bool:
        """Say the same of rest."""
        return bool(self.total) and not self.is_resting and _is_old(self.rested, today)


def _is_old(on: date | None, today: date) -> bool:
    return on is None or (today - on).days > ROUND


def loads_of(workspace: Workspace, today: date) -> list[Load]:
    """Return those with a role in a network that is seen, who carry most first. Six queries."""
    terms = Membership.objects.filter(
        holds_on(today), role__in=CARRYING, network__in=networks_seen(workspace).order_by()
    )
    resting = dict(
        terms.values_list("party_id").annotate(rest=Count("pk", filter=Q(is_paused=True)))
    )
    people = parties_seen(workspace).filter(pk__in=list(resting), kind=PartyKind.PERSON)
    keys = list(people.values_list("pk", flat=True))
    came, tasks, contacts = _carried(workspace, keys, today - timedelta(days=LATELY))
    thanked, rested = _given(keys, CareKind.THANKS), _given(keys, CareKind.REST)
    found = [
        Load(
            party,
            came[party.pk],
            tasks[party.pk],
            contacts[party.pk],
            thanked.get(party.pk),
            rested.get(party.pk),
            is_resting=bool(resting[party.pk]),
        )
        for party in people.select_related("person")
    ]
    return sorted(found, key=lambda one: (-one.total, one.party.sort_key, one.party.pk))


def _carried(
    workspace: Workspace, keys: Sequence[int], since: date
) -> tuple[Counter[int], Counter[int], Counter[int]]:
    iso = since.isoformat()
    came = Attendance.objects.filter(party__in=keys, mark=Mark.PRESENT, session__on__gte=iso)
    tasks = Task.objects.filter(who__in=keys, state=TaskState.OPEN)
    rows = ContactParty.objects.filter(party__in=keys, contact__on__gte=iso)
    rows = rows.filter(contact__in=contacts_seen(workspace).order_by().values("pk"))
    return _counted(came, "party"), _counted(tasks, "who"), _counted(rows, "party")


def _counted(rows: QuerySet[Attendance] | QuerySet[Task] | QuerySet[ContactParty], key: str) -> Counter[int]:  # fmt: skip
    return Counter(dict(rows.order_by().values_list(key).annotate(count=Count("pk"))))


def _given(keys: Sequence[int], kind: str) -> dict[int, date]:
    rows = CareGiven.objects.filter(party__in=keys, kind=kind).order_by()
    return dict(rows.values_list("party_id").annotate(last=Max("on")))


# -- Plans -----------------------------------------------------------------------------------------


def plans_seen(workspace: Workspace) -> QuerySet[CarePlan]:
    """Return the care plans of parties that are seen, in Thai order. One query."""
    rows = CarePlan.objects.filter(ends_within(workspace, "party"), workspace=workspace)
    return rows.select_related("party__person").order_by("party__sort_key", "pk")


def plan_of(party: Party) -> CarePlan:
    """Return the care plan of a party; a new one that is not saved where there is none. One query."""
    found = CarePlan.objects.filter(party=party).first()
    return found or CarePlan(workspace=party.workspace, party=party)


def touches_of(plans: Sequence[CarePlan]) -> dict[int, Task]:
    """Return by party the next open task about it, soonest first. One query."""
    keys = [plan.party_id for plan in plans]
    rows = TaskParty.objects.filter(party__in=keys, task__state=TaskState.OPEN)
    found: dict[int, Task] = {}
    for row in rows.select_related("task__who").order_by("task__by_when", "pk"):
        found.setdefault(row.party_id, row.task)
    return found


def invitations_seen(workspace: Workspace) -> QuerySet[Invitation]:
    """Return the plans of invitations that are seen, newest first. One query."""
    rows = Invitation.objects.filter(workspace=workspace).select_related("party__person", "network")
    if workspace.seen_from is None:
        return rows
    seen = Q(party=None) | ends_within(workspace, "party")
    return rows.filter(seen, network__in=networks_seen(workspace).order_by())


def invitation_named(workspace: Workspace, public_id: UUID) -> Invitation:
    """Return one plan. One query.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    row = invitations_seen(workspace).filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.workspace = workspace
    return row


def knowing(workspace: Workspace, parties: Sequence[int]) -> dict[int, list[Party]]:
    """Return who of ours knows each of these parties, by the open ties. Two queries."""
    ties = ties_seen(workspace).filter(until="")
    pairs: dict[int, list[int]] = {}
    wanted = set(parties)
    rows = ties.filter(Q(source__in=wanted) | Q(target__in=wanted)).order_by("-strength", "pk")
    for one, other in rows.values_list("source_id", "target_id"):
        for here, there in ((one, other), (other, one)):
            if here in wanted and there not in pairs.setdefault(here, []):
                pairs[here].append(there)
    keys = {key for some in pairs.values() for key in some[:KNOWING]}
    named = {party.pk: party for party in parties_seen(workspace).filter(pk__in=keys)}
    return {
        here: [named[key] for key in some[:KNOWING] if key in named] for here, some in pairs.items()
    }
