"""The ledger of hours: who was where for how long. Each selector says its number of queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Sum, When

from malai.accounts.models import Workspace
from malai.activities.hours import Stay, Total, stay_of
from malai.activities.models import Activity, Attendance, HoursState, Mark
from malai.activities.models_attending import HoursNeed, HoursPledge
from malai.activities.selectors import activities_seen
from malai.network.models import Party
from malai.network.reach import ends_within

#: Lines that are approved at once.
MOST: Final = 500
#: Newest first.
ORDER: Final = ("-session__on", "-session_id", "party__sort_key", "pk")
TIMES: Final = ("came_at", "left_at", "session__starts_at", "session__ends_at")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    row: Attendance
    stay: Stay

    @property
    def has_changed(self) -> bool:
        """Whether the times say something else than when the hours were approved."""
        is_approved = self.row.hours_state == HoursState.APPROVED
        return is_approved and self.row.hours_minutes != self.stay.minutes

    @property
    def is_open_ended(self) -> bool:
        """Whether somebody came and nobody noted when she left."""
        return bool(self.row.came_at) and self.row.left_at is None


def ledger_of(
    workspace: Workspace, *, activity: Activity | None = None, party: Party | None = None
) -> QuerySet[Attendance]:
    """Return who came to what, newest first, of one activity or one person or all. One query."""
    rows = Attendance.objects.filter(ends_within(workspace, "party"), mark=Mark.PRESENT)
    if activity is not None:
        rows = rows.filter(session__activity=activity)
    else:
        rows = rows.filter(session__activity__in=activities_seen(workspace).order_by().values("pk"))
    if party is not None:
        rows = rows.filter(party=party)
    rows = rows.select_related("session__activity", "party__person")
    return rows.order_by(*ORDER)


def known_first(rows: QuerySet[Attendance]) -> QuerySet[Attendance]:
    """Return the same lines, those whose hours are known before those that nobody knows."""
    noted = Q(came_at__isnull=False, left_at__isnull=False)
    of_session = Q(session__starts_at__isnull=False, session__ends_at__isnull=False)
    known = Case(When(noted | of_session, then=0), default=1, output_field=IntegerField())
    return rows.order_by(known, *ORDER)


def entries_of(rows: QuerySet[Attendance], most: int | None = None) -> Iterator[Entry]:
    """Return the lines with how long each was there. One query; memory for 500 lines."""
    found = rows.iterator(chunk_size=500) if most is None else rows[:most]
    for row in found:
        yield Entry(row, stay_at(row))


def stay_at(row: Attendance) -> Stay:
    """Return how long somebody was at a session; the session was read with the row."""
    session = row.session
    return stay_of(row.came_at, row.left_at, session.starts_at, session.ends_at)


def approved_of(rows: QuerySet[Attendance]) -> int:
    """Return the minutes that somebody approved, as they were then. One query."""
    approved = rows.order_by().filter(hours_state=HoursState.APPROVED)
    return approved.aggregate(sum=Sum("hours_minutes"))["sum"] or 0


@dataclass(frozen=True, slots=True)
class Promised:
    """What an activity needs, what was promised, and what each of those gave so far, in minutes."""

    needed: int | None
    """``None`` where nobody said."""
    promised: int
    pledges: list[tuple[HoursPledge, Total]]


def promised_of(activity: Activity) -> Promised:
    """Return needed and promised hours of an activity, seen through its door. Three queries."""
    need = HoursNeed.objects.filter(activity=activity).first()
    rows = HoursPledge.objects.filter(ends_within(activity.workspace, "party"), activity=activity)
    pledges = list(rows.select_related("party__person").order_by("party__sort_key", "pk"))
    given = totals_by_party(ledger_of(activity.workspace, activity=activity)) if pledges else {}
    told = [(row, given.get(row.party_id, Total())) for row in pledges]
    return Promised(need.minutes if need else None, sum(one.minutes for one in pledges), told)


def rows_named(rows: QuerySet[Attendance], ids: Sequence[UUID]) -> list[Attendance]:
    """Return those of the ledger's lines that were ticked. One query."""
    return list(rows.filter(public_id__in=ids)[:MOST])


def total_of(rows: QuerySet[Attendance]) -> Total:
    """Return the hours of these lines together, with those that nobody knows. One query."""
    total = Total()
    for times in rows.order_by().values_list(*TIMES):
        total = total.with_stay(stay_of(*times))
    return total


def totals_by_party(rows: QuerySet[Attendance]) -> dict[int, Total]:
    """Return the hours of each person among these lines. One query."""
    totals: dict[int, Total] = {}
    for party, *times in rows.order_by().values_list("party_id", *TIMES):
        totals[party] = totals.get(party, Total()).with_stay(stay_of(*times))
    return totals
