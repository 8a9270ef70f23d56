"""The joint plan of a network, and what a partner has given to everything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.http import Http404

from malai.accounts.models import Workspace
from malai.activities.models import (
    Activity,
    BudgetLine,
    GivenAs,
    Hand,
    HandRole,
    LineState,
    PlanGoal,
    PlanItem,
    PlanShare,
    Progress,
)
from malai.activities.selectors import activities_seen
from malai.activities.selectors_money import Sum as Given
from malai.network.models import Network, Party
from malai.network.reach import ends_within, networks_seen

#: Activities that a form offers for something planned, newest first.
OFFERED: Final = 100
#: Lines of the panel on a partner's page.
SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal with what is planned for it, and how far that is."""

    goal: PlanGoal
    items: list[PlanItem]

    @property
    def progress(self) -> list[tuple[str, int]]:
        """How many are how far, in order; states that nothing has are left out."""
        counts = Counter(item.progress for item in self.items)
        return [(str(one.label), counts[one.value]) for one in Progress if counts[one.value]]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(item.progress == Progress.DONE for item in self.items)

    @property
    def wanted(self) -> int:
        """How many are to be done: all but those given up."""
        return sum(item.progress != Progress.GIVEN_UP for item in self.items)


def network_planned(workspace: Workspace, public_id: UUID) -> Network:
    """Return a network that is seen, or raise ``Http404``. One query."""
    network = networks_seen(workspace).filter(public_id=public_id).first()
    if network is None:
        raise Http404
    network.workspace = workspace
    return network


def plan_of(network: Network) -> list[GoalShown]:
    """Return the joint plan of a network, oldest goals first. Three queries."""
    seen = ends_within(network.workspace, "party")
    shares = PlanShare.objects.filter(seen).select_related("party").order_by("pk")
    items = PlanItem.objects.select_related("activity").order_by("due", "pk")
    items = items.prefetch_related(Prefetch("shares", shares))
    goals = PlanGoal.objects.filter(network=network).order_by("first_year", "pk")
    rows = goals.prefetch_related(Prefetch("items", items))
    return [GoalShown(goal, list(goal.items.all())) for goal in rows]


def goal_named(network: Network, public_id: UUID) -> PlanGoal:
    """Return one goal of a network, or raise ``Http404``. One query."""
    row = PlanGoal.objects.filter(network=network, public_id=public_id).first()
    if row is None:
        raise Http404
    row.network, row.workspace = network, network.workspace
    return row


def item_named(network: Network, public_id: UUID) -> PlanItem:
    """Return something planned in a network, or raise ``Http404``. One query."""
    rows = PlanItem.objects.select_related("goal", "activity").filter(goal__network=network)
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.goal.network, row.goal.workspace = network, network.workspace
    return row


def share_named(network: Network, public_id: UUID) -> PlanShare:
    """Return one share, or raise ``Http404``. One query."""
    rows = PlanShare.objects.filter(ends_within(network.workspace, "party"))
    rows = rows.select_related("item__goal", "party").filter(item__goal__network=network)
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.item.goal.workspace = network.workspace
    return row


def activities_offered(network: Network, kept: Activity | None = None) -> QuerySet[Activity]:
    """Return the activities that something planned may become; one that is kept stays. One query."""
    newest = activities_seen(network.workspace).filter(network=network).order_by("-starts", "-pk")
    keys = [*newest.values_list("pk", flat=True)[:OFFERED], *([kept.pk] if kept else [])]
    return Activity.objects.filter(pk__in=keys).order_by("-starts", "-pk")


# -- What a partner has given --------------------------------------------------------------------


@dataclass(slots=True)
class Credit:
    """What one partner gave: activities organised, speakers, budget parts, shares in plans."""

    organised: list[Activity] = field(default_factory=list)
    """The newest ones."""
    times_organised: int = 0
    times_spoke: int = 0
    speakers_lent: int = 0
    budget: Given = field(default_factory=lambda: Given(None))
    shares: list[PlanShare] = field(default_factory=list)
    """The newest ones."""
    share_count: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        counts = (self.times_organised, self.times_spoke, self.speakers_lent)
        return bool(any(counts) or self.budget.lines or self.share_count)


def credit_of(party: Party) -> Credit:
    """Return what a partner gave, as far as the activities are seen. At most five queries."""
    workspace = party.workspace
    credit = Credit()
    _hands(credit, party, _of_seen(workspace, "activity"))
    _budget(credit, party, _of_seen(workspace, "activity"))
    shares = PlanShare.objects.filter(party=party)
    if workspace.seen_from is not None:
        shares = shares.filter(item__goal__network__in=networks_seen(workspace))
    credit.share_count = shares.count()
    if credit.share_count:
        newest = shares.select_related("item__goal__network").order_by("-pk")
        credit.shares = list(newest[:SHOWN])
    return credit


def _of_seen(workspace: Workspace, activity: str) -> Q:
    """Return the filter of rows of activities that are seen; nothing where everything is."""
    if workspace.seen_from is None:
        return Q()
    return Q(**{f"{activity}__in": activities_seen(workspace).order_by().values("pk")})


def _hands(credit: Credit, party: Party, seen: Q) -> None:
    rows = Hand.objects.filter(seen)
    counts: dict[str, Any] = rows.filter(Q(party=party) | Q(body=party)).aggregate(
        organised=Count("pk", filter=Q(party=party, role=HandRole.ORGANISER)),
        spoke=Count("pk", filter=Q(party=party, role=HandRole.SPEAKER)),
        lent=Count("pk", filter=Q(body=party, role=HandRole.SPEAKER)),
    )
    credit.times_organised, credit.times_spoke = counts["organised"], counts["spoke"]
    credit.speakers_lent = counts["lent"]
    if credit.times_organised:
        newest = rows.filter(party=party, role=HandRole.ORGANISER).select_related("activity")
        found = newest.order_by("-activity__starts", "-pk")[:SHOWN]
        credit.organised = [hand.activity for hand in found]


def _budget(credit: Credit, party: Party, seen: Q) -> None:
    """Sum the budget parts in the database: a partner may have very many."""
    rows = BudgetLine.objects.filter(seen, partner=party).order_by()
    grouped = rows.values_list("given_as", "state").annotate(
        sum=Sum("satang"), known=Count("satang"), lines=Count("pk")
    )
    given = credit.budget
    for given_as, state, total, known, lines in grouped:
        given.lines += lines
        given.unknown += lines - known
        if given_as != GivenAs.MONEY:
            given.kind += total or 0
        elif state == LineState.PAID:
            given.paid += total or 0
        else:
            given.planned += total or 0
