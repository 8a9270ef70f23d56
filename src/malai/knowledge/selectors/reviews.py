"""Which activities were looked back on, and which still wait. Each selector says its queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from malai.accounts.models import Workspace
from malai.activities.models import Activity
from malai.activities.selectors import activities_seen
from malai.knowledge.models import HOURS, ORIGIN, Review, ReviewRule
from malai.network.models import Network
from malai.work.models import Task, TaskState
from malai.work.selectors import tasks_seen
from malai_core.text import PartialDate

#: Days that an activity waits for a review; of older ones nobody remembers enough.
WAITS: Final = 90
#: Activities that are looked at for one list.
LOOKED_AT: Final = 500
#: Reviews on one page.
PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class Rules:
    """Within how many hours activities are reviewed, and which kinds need no review."""

    hours: int = HOURS
    spared: frozenset[str] = frozenset()
    own: dict[int, int] = field(default_factory=dict)
    """Hours of single networks, by key."""

    def is_spared(self, activity: Activity) -> bool:
        """Say whether activities of this kind need no review."""
        own = activity.own_kind
        return (str(own.public_id) if own else activity.kind) in self.spared

    def hours_of(self, activity: Activity) -> int:
        """Return the hours that people have."""
        return self.own.get(activity.network_id or 0, self.hours)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An activity without a review, and until when one is wanted."""

    activity: Activity
    ended: date
    until: datetime

    def is_overdue(self, now: datetime) -> bool:
        """Say whether the time has run out."""
        return now > self.until


def rules_of(workspace: Workspace) -> Rules:
    """Return the rules of a workspace. One query."""
    rows = list(ReviewRule.objects.filter(workspace=workspace))
    usual = next((row for row in rows if row.network_id is None), ReviewRule())
    own = {row.network_id: row.hours for row in rows if row.network_id is not None}
    return Rules(usual.hours, frozenset(usual.spared), own)


def reviews_seen(workspace: Workspace) -> QuerySet[Review]:
    """Return the reviews of activities that are seen. One query."""
    rows = Review.objects.filter(workspace=workspace)
    if workspace.seen_from is None:
        return rows
    return rows.filter(activity__in=activities_seen(workspace).order_by().values("pk"))


def reviews_listed(workspace: Workspace, network: Network | None = None) -> QuerySet[Review]:
    """Return reviews with their activities, newest first. One query."""
    rows = reviews_seen(workspace).select_related("activity__network", "activity__own_kind")
    rows = rows.filter(activity__network=network) if network else rows
    return rows.order_by("-reviewed_on", "-pk")


def review_of(activity: Activity) -> Review | None:
    """Return the review of an activity. One query."""
    review = Review.objects.select_related("led_by").filter(activity=activity).first()
    if review is not None:
        review.activity, review.workspace = activity, activity.workspace
    return review


def ended_rows(
    workspace: Workspace, *, first: date, last: date, network: Network | None = None
) -> QuerySet[Activity]:
    """Return the activities that began within a span and were held, with ``last_day``. One query."""
    rows = activities_seen(workspace).filter(called_off_on=None)
    rows = rows.filter(network=network) if network else rows
    rows = rows.filter(starts__gte=first.isoformat(), starts__lte=last.isoformat())
    rows = rows.select_related("network", "own_kind", "review")
    return rows.annotate(last_day=Max("sessions__on")).order_by("starts", "pk")


def ended_on(activity: Activity) -> date | None:
    """Return the last day of a row of ``ended_rows``; ``None`` where only a month is known."""
    said = [activity.starts, getattr(activity, "last_day", None)]
    days = [_day(one) for one in said]
    return max((day for day in days if day is not None), default=None)


def _day(value: PartialDate | str | None) -> date | None:
    known = PartialDate.from_iso(value) if isinstance(value, str) and value else value
    return known.first_day if isinstance(known, PartialDate) and known.day else None


def until_of(activity: Activity, ended: date, rules: Rules) -> datetime:
    """Return until when a review is wanted: hours from the end of the last day."""
    midnight = datetime.combine(ended + timedelta(days=1), time(), timezone.get_current_timezone())
    return midnight + timedelta(hours=rules.hours_of(activity))


def waiting_for_review(
    workspace: Workspace, *, now: datetime, network: Network | None = None
) -> list[Waiting]:
    """Return ended activities of the last ``WAITS`` days without a review, the oldest first.

    Two queries: the rules, the activities.
    """
    today = timezone.localdate(now)
    rules = rules_of(workspace)
    rows = ended_rows(
        workspace, first=today - timedelta(days=WAITS), last=today, network=network
    ).filter(review=None)
    found = []
    for activity in rows[:LOOKED_AT]:
        ended = ended_on(activity)
        if ended is None or ended >= today or rules.is_spared(activity):
            continue
        found.append(Waiting(activity, ended, until_of(activity, ended, rules)))
    return sorted(found, key=lambda one: (one.until, one.activity.pk))


def held_in(
    workspace: Workspace, *, first: date, last: date, now: datetime, network: Network | None = None
) -> list[tuple[date, date | None]]:
    """Return last day and day of review of the activities of a span that need a review.

    Those whose time has run out, or that have a review already. Two queries.
    """
    rules, found = rules_of(workspace), []
    for activity in ended_rows(workspace, first=first, last=last, network=network):
        ended = ended_on(activity)
        review = getattr(activity, "review", None)
        if ended is None or (rules.is_spared(activity) and review is None):
            continue
        if review is not None or until_of(activity, ended, rules) < now:
            found.append((ended, review.reviewed_on if review else None))
    return found


def actions_of(reviews: Iterable[Review], workspace: Workspace) -> QuerySet[Task]:
    """Return what was agreed in reviews, as far as seen, by day. One query."""
    rows = tasks_seen(workspace).filter(origin=ORIGIN, origin_id__in=[r.public_id for r in reviews])
    return rows.select_related("who").order_by("by_when", "pk")


def agreed_in(
    workspace: Workspace, *, first: date, last: date, network: Network | None = None
) -> list[tuple[date, date | None]]:
    """Return due day and day of doing of what was agreed and came due in a span. One query.

    What was dropped as no longer needed counts neither way.
    """
    rows = tasks_seen(workspace).filter(origin=ORIGIN, by_when__range=(first, last))
    rows = rows.filter(network=network) if network else rows
    told = rows.exclude(state=TaskState.DROPPED).order_by("pk")
    return [
        (due, settled if state == TaskState.DONE else None)
        for due, settled, state in told.values_list("by_when", "settled_on", "state")
        if due is not None
    ]


def spared_of(workspace: Workspace) -> set[str]:
    """Return the kinds that need no review. One query."""
    return set(rules_of(workspace).spared)


def reviews_at(workspace: Workspace, activity_ids: Sequence[int]) -> QuerySet[Review]:
    """Return the reviews of activities, as far as seen, the oldest first. One query."""
    rows = reviews_seen(workspace).filter(activity__in=activity_ids)
    return rows.select_related("activity").order_by("reviewed_on", "pk")


def own_hours(workspace: Workspace) -> dict[UUID, int]:
    """Return the hours of networks that have their own. One query."""
    rows = ReviewRule.objects.filter(~Q(network=None), workspace=workspace)
    return dict(rows.values_list("network__public_id", "hours"))
