"""What an activity costs, by partner; who is responsible for what; what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import Prefetch, Q
from django.http import Http404

from malai.accounts.models import Workspace
from malai.activities.models import (
    Activity,
    BudgetLine,
    Duty,
    DutyParty,
    GivenAs,
    LineState,
    Part,
)
from malai.network.models import Party
from malai.network.reach import ends_within
from malai.work.models import Task
from malai.work.selectors import tasks_seen, with_parties

#: Where follow-up tasks say that they come from.
FOLLOWUP: Final = "activities.followup"


@dataclass(slots=True)
class Sum:
    """What one partner gives, in satang; lines whose amount nobody knows are counted apart."""

    partner: Party | None
    planned: int = 0
    """Money that is not paid yet."""
    paid: int = 0
    kind: int = 0
    """What is given in kind or as work is worth, as far as known."""
    lines: int = 0
    unknown: int = 0

    @property
    def known(self) -> int:
        """Everything that is known, money and worth."""
        return self.planned + self.paid + self.kind

    def add(self, line: BudgetLine) -> None:
        """Count one line."""
        self.lines += 1
        if line.satang is None:
            self.unknown += 1
        elif line.given_as != GivenAs.MONEY:
            self.kind += line.satang
        elif line.state == LineState.PAID:
            self.paid += line.satang
        else:
            self.planned += line.satang


@dataclass(frozen=True, slots=True)
class Budget:
    """The lines of an activity, their sums by partner (most first), and all together."""

    lines: list[BudgetLine] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    total: Sum = field(default_factory=lambda: Sum(None))


def lines_within(workspace: Workspace, partner: str = "partner") -> Q:
    """Return the filter of rows whose partner is nobody or is seen."""
    if workspace.seen_from is None:
        return Q()
    return Q(**{partner: None}) | ends_within(workspace, partner)


def budget_of(activity: Activity) -> Budget:
    """Return what an activity costs and who gives it, as far as seen. One query."""
    rows = activity.budget_lines.filter(lines_within(activity.workspace))
    return summed(rows.select_related("partner").order_by("pk"))


def summed(lines: Iterable[BudgetLine]) -> Budget:
    """Return lines with their sums; one pass."""
    kept, total = list(lines), Sum(None)
    by_partner: dict[int | None, Sum] = {}
    for line in kept:
        by_partner.setdefault(line.partner_id, Sum(line.partner)).add(line)
        total.add(line)
    sums = sorted(by_partner.values(), key=lambda one: -one.known)
    return Budget(kept, sums, total)


def line_of(activity: Activity, public_id: UUID) -> BudgetLine:
    """Return one budget line of an activity, or raise ``Http404``. One query."""
    rows = activity.budget_lines.filter(lines_within(activity.workspace))
    row = rows.select_related("partner").filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.activity = activity
    return row


# -- Duties --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DutyShown:
    """One row of the matrix: who has which part."""

    duty: Duty
    parts: dict[str, list[DutyParty]]

    @property
    def responsible(self) -> DutyParty | None:
        """Who is responsible; nobody where that record has gone."""
        return next(iter(self.parts.get(Part.RESPONSIBLE, [])), None)

    @property
    def others(self) -> list[tuple[str, list[DutyParty]]]:
        """The other parts with their words, in order, with who has them."""
        kinds = [part for part in Part if part != Part.RESPONSIBLE]
        return [(str(part.label), self.parts.get(part, [])) for part in kinds]


def duties_of(activity: Activity) -> list[DutyShown]:
    """Return the matrix of an activity, as far as seen. Two queries."""
    seen = ends_within(activity.workspace, "party")
    parts = DutyParty.objects.filter(seen).select_related("party").order_by("pk")
    rows = activity.duties.prefetch_related(Prefetch("parts", parts)).order_by("pk")
    return [_shown(duty) for duty in rows]


def _shown(duty: Duty) -> DutyShown:
    parts: dict[str, list[DutyParty]] = defaultdict(list)
    for row in duty.parts.all():
        parts[row.part].append(row)
    return DutyShown(duty, dict(parts))


def duty_of(activity: Activity, public_id: UUID) -> Duty:
    """Return one duty of an activity, or raise ``Http404``. One query."""
    row = activity.duties.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.activity = activity
    return row


def part_of(duty: Duty, public_id: UUID) -> DutyParty:
    """Return one part in a duty, or raise ``Http404``. One query."""
    seen = ends_within(duty.activity.workspace, "party")
    row = duty.parts.filter(seen, public_id=public_id).select_related("party").first()
    if row is None:
        raise Http404
    row.duty = duty
    return row


# -- What follows --------------------------------------------------------------------------------


def followups_of(activity: Activity) -> list[Task]:
    """Return the tasks that follow from an activity, open ones first. Two queries."""
    rows = tasks_seen(activity.workspace).filter(origin=FOLLOWUP, origin_id=activity.public_id)
    found = list(with_parties(rows).order_by("by_when", "pk"))
    return sorted(found, key=lambda task: task.state != "open")
