"""Projects and agreements for lists, pages and panels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.network.models import (
    Agreement,
    AgreementParty,
    Network,
    Project,
    ProjectBudget,
    TeamMember,
)
from malai.network.reach import agreements_seen, ends_within, projects_seen

#: Rows of a list; more are found by narrowing it.
MOST: Final = 200
#: An agreement that ends within this time is to be talked about now.
SOON: Final = timedelta(days=90)


def projects_listed(
    workspace: Workspace, *, text: str = "", year: int | None = None, status: str = ""
) -> QuerySet[Project]:
    """Return projects, newest fiscal year first, with owner and size of the team. One query."""
    rows = projects_seen(workspace).select_related("owner")
    if text:
        rows = rows.filter(Q(name_th__icontains=text) | Q(name_en__icontains=text))
    if year:
        first = Q(first_year=None) | Q(first_year__lte=year)
        last = Q(last_year__gte=year) | Q(last_year=None, first_year=year)
        rows = rows.filter(first & last).exclude(first_year=None, last_year=None)
    rows = rows.filter(status=status) if status else rows
    count = Count("team", filter=Q(team__until=""))
    return rows.annotate(team_now=count).order_by("-last_year", "-first_year", "pk")[:MOST]


def years_of(workspace: Workspace) -> list[int]:
    """Return the fiscal years that projects name, latest first. One query."""
    rows = projects_seen(workspace).values_list("first_year", "last_year")
    years: set[int] = set()
    for first, last in rows:
        years |= {year for year in (first, last) if year}
        if first and last:
            years |= set(range(first, min(last, first + 30)))
    return sorted(years, reverse=True)


def project_named(workspace: Workspace, public_id: UUID) -> Project:
    """Return one project with its owner, team and networks. Three queries.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    team = TeamMember.objects.filter(ends_within(workspace, "party"))
    team = team.select_related("party").order_by("until", "pk")
    rows = (
        projects_seen(workspace)
        .select_related("owner", "workspace")
        .prefetch_related(Prefetch("team", team), "in_networks__network")
    )
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.workspace = workspace
    return row


@dataclass(frozen=True, slots=True)
class Budgets:
    """What a project has for each fiscal year, and in all of them."""

    rows: list[ProjectBudget]

    @property
    def total(self) -> int:
        """The sum of the years, in baht."""
        return sum(row.amount for row in self.rows)


def budgets_of(project: Project) -> Budgets:
    """Return the budgets of the years, earliest first. One query."""
    return Budgets(list(ProjectBudget.objects.filter(project=project).order_by("year")))


def projects_in(network: Network) -> QuerySet[Project]:
    """Return the projects that serve ``network``. One query."""
    rows = Project.objects.filter(in_networks__network=network).select_related("owner")
    return rows.order_by("-last_year", "pk")[:MOST]


@dataclass(frozen=True, slots=True)
class AgreementSeen:
    """An agreement and how its time stands on a day."""

    agreement: Agreement
    is_over: bool
    is_renewing: bool


def agreements_listed(
    workspace: Workspace, day: date, *, network: Network | None = None
) -> list[AgreementSeen]:
    """Return agreements, those to renew soon first, then open ones, then past ones.

    Three queries. Days are compared in Python: one that lacks its month does not sort by text.
    """
    rows = agreements_seen(workspace)
    rows = rows.filter(network=network) if network else rows
    parties = AgreementParty.objects.filter(ends_within(workspace, "party"))
    parties = parties.select_related("party").order_by("pk")
    found = rows.select_related("network").prefetch_related(
        Prefetch("parties", parties), "commitments"
    )
    seen = [agreement_seen(row, day) for row in found.order_by("-pk")[:MOST]]
    return sorted(seen, key=lambda one: (not one.is_renewing, one.is_over))


def agreement_seen(row: Agreement, day: date) -> AgreementSeen:
    """Say whether an agreement is past on ``day``, or to be renewed within ninety days."""
    is_over = row.until is not None and row.until.last_day < day
    asks = row.renew_by or row.until
    is_near = asks is not None and asks.last_day <= day + SOON
    return AgreementSeen(row, is_over, is_near and not is_over)


def agreement_named(workspace: Workspace, public_id: UUID) -> Agreement:
    """Return one agreement with its parties and commitments. Three queries.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    parties = AgreementParty.objects.filter(ends_within(workspace, "party"))
    parties = parties.select_related("party").order_by("pk")
    rows = (
        agreements_seen(workspace)
        .select_related("network", "workspace")
        .prefetch_related(
            Prefetch("parties", parties), "commitments__party", "commitments__noted_by"
        )
    )
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.workspace = workspace
    return row
