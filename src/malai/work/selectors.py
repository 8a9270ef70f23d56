"""Which tasks there are, and who may take one on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.network.models import Membership, MembershipRole, Network, Party, PartyKind
from malai.network.reach import ends_within, networks_seen, parties_seen
from malai.work.models import Task, TaskParty, TaskState

#: Tasks on a page, and people offered to take one on.
PAGE = 50
OFFERED = 100
#: Who usually takes tasks on.
CARRYING = tuple(
    role for role in MembershipRole.values if role not in (MembershipRole.MEMBER, MembershipRole.SPOKE)
)  # fmt: skip


def tasks_seen(workspace: Workspace) -> QuerySet[Task]:
    """Return the tasks that are seen: of networks that are, about nobody beyond the reach.

    No query of its own.
    """
    rows = Task.objects.filter(workspace=workspace)
    if workspace.seen_from is None:
        return rows
    seen = parties_seen(workspace).order_by().values("pk")
    beyond = TaskParty.objects.filter(task=OuterRef("pk")).exclude(party__in=seen)
    rows = rows.filter(Q(who=None) | ends_within(workspace, "who"))
    return rows.filter(~Exists(beyond), network__in=networks_seen(workspace).order_by())


def tasks_listed(
    workspace: Workspace, *, state: str = TaskState.OPEN, network: Network | None = None
) -> QuerySet[Task]:
    """Return tasks of one state with those they are about: soonest first. Two queries.

    Done and dropped ones come newest first.
    """
    rows = tasks_seen(workspace).filter(state=state)
    rows = rows.filter(network=network) if network else rows
    order = (
        [F("by_when").asc(nulls_last=True), "pk"]
        if state == TaskState.OPEN
        else ["-settled_on", "-pk"]
    )
    return with_parties(rows).order_by(*order)


def with_parties(rows: QuerySet[Task]) -> QuerySet[Task]:
    """Add who takes it on and whom it is about. One query more."""
    about = TaskParty.objects.select_related("party").order_by("pk")
    return rows.select_related("who", "network").prefetch_related(Prefetch("about", about))


def tasks_page(rows: QuerySet[Task], number: str) -> Page[Task]:
    """Return one page of tasks; a number that is none is the first. Two queries."""
    return Paginator(rows, PAGE).get_page(number)


def task_named(workspace: Workspace, public_id: UUID) -> Task:
    """Return one task. Two queries.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    rows = with_parties(tasks_seen(workspace)).select_related("workspace")
    task = rows.filter(public_id=public_id).first()
    if task is None:
        raise Http404
    task.workspace = workspace
    return task


def tasks_of(party: Party) -> list[Task]:
    """Return the open tasks that ``party`` takes on or that are about it. Two queries."""
    ours = Q(who=party) | Q(about__party=party)
    rows = tasks_listed(party.workspace).filter(ours).distinct()
    return list(rows[:PAGE])


def is_late(task: Task, today: date) -> bool:
    """Say whether an open task is past its day."""
    return task.state == TaskState.OPEN and task.by_when is not None and task.by_when < today


def people_offered(
    workspace: Workspace, network: Network | None, also: Sequence[int] = ()
) -> QuerySet[Party]:
    """Return people who may take a task on: those with a role in the network. One query."""
    terms = Membership.objects.filter(workspace=workspace, until="", role__in=CARRYING)
    terms = terms.filter(network=network) if network else terms
    rows = parties_seen(workspace).filter(kind=PartyKind.PERSON)
    chosen = rows.filter(Q(pk__in=terms.order_by().values("party")) | Q(pk__in=also))
    return chosen.order_by("sort_key", "pk")[:OFFERED]
