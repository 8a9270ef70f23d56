"""Sessions by month, and those that a calendar outside holds."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from malai.accounts.models import Seat, Workspace
from malai.activities.models import Activity, Feed, Session
from malai.activities.selectors import activities_seen
from malai.kernel.holidays import holidays_of
from malai.links.models import PersonalLink
from malai_core.labels import Language

#: Sessions that one month shows; more are found in the list.
MOST: Final = 600
#: Sessions that a calendar outside holds, and how far back it reaches.
MOST_IN_FEED: Final = 1_000
BACK: Final = timedelta(days=92)
#: Name of the page in the registry of link pages.
PAGE: Final = "activities.calendar"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of a month's sheet."""

    on: date
    is_in_month: bool
    is_today: bool
    holiday: str
    sessions: list[Session] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Month:
    """A month, Monday first."""

    first: date
    weeks: list[list[CalendarDay]]
    undated: list[Session]
    """Of this month, on a day that nobody noted."""

    @property
    def days(self) -> list[CalendarDay]:
        """The days of the month with something on them, for the list below the sheet."""
        days = (day for week in self.weeks for day in week)
        return [day for day in days if day.is_in_month and (day.sessions or day.holiday)]

    @property
    def count(self) -> int:
        """How many sessions the month has."""
        return sum(len(day.sessions) for day in self.days) + len(self.undated)


def sessions_seen(workspace: Workspace, network: UUID | None = None) -> QuerySet[Session]:
    """Return the sessions of activities that are seen, with activity and place. One query."""
    seen = activities_seen(workspace).order_by()
    seen = seen.filter(network__public_id=network) if network else seen
    rows = Session.objects.filter(activity__in=seen.values("pk"))
    return rows.select_related("activity__place").order_by("on", "starts_at", "pk")


def month_of(
    workspace: Workspace,
    first: date,
    *,
    network: UUID | None = None,
    today: date | None = None,
    language: Language = "th",
) -> Month:
    """Return the sheet of the month that ``first`` begins. One query.

    Days of the months before and after that share its weeks are there, with their sessions.
    """
    weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(first.year, first.month)
    begin, end = weeks[0][0], weeks[-1][-1]
    rows = sessions_seen(workspace, network)
    by_day: dict[str, list[Session]] = defaultdict(list)
    # The text of a month alone, "2016-03", lies between its days.
    for row in rows.filter(on__gte=begin.isoformat(), on__lte=end.isoformat())[:MOST]:
        by_day[row.on.iso if row.on else ""].append(row)
    now = today or timezone.localdate()
    sheet = [[_day(on, first, now, by_day, language) for on in week] for week in weeks]
    return Month(first, sheet, by_day.get(f"{first:%Y-%m}", []))


def _day(
    on: date, first: date, today: date, by_day: dict[str, list[Session]], language: Language
) -> CalendarDay:
    holiday = holidays_of(on.year, language).get(on, "")
    sessions = by_day.get(on.isoformat(), [])
    return CalendarDay(on, on.month == first.month, on == today, holiday, sessions)


def months_beside(
    workspace: Workspace, first: date, network: UUID | None = None
) -> tuple[str, str]:
    """Return the nearest months before and after that hold something, as ``2016-03``; or empty.

    Two queries. For a month without anything: the way to where something is.
    """
    rows = activities_seen(workspace)
    rows = rows.filter(network__public_id=network) if network else rows
    end = (first + timedelta(days=31)).replace(day=1)
    before = rows.filter(starts__lt=f"{first:%Y-%m}").exclude(starts="").order_by("-starts")
    after = rows.filter(starts__gte=f"{end:%Y-%m}").order_by("starts")
    return _month(before), _month(after)


def _month(rows: QuerySet[Activity]) -> str:
    found = rows.values_list("starts", flat=True).first()
    return found.iso[:7] if found and found.month else ""


# -- Calendars outside ---------------------------------------------------------------------------


def sessions_fed(feed: Feed, today: date) -> QuerySet[Session]:
    """Return the sessions of a calendar outside: three months back, and all to come. One query."""
    network = feed.network.public_id if feed.network else None
    rows = sessions_seen(feed.workspace, network)
    return rows.filter(on__gte=(today - BACK).isoformat())[:MOST_IN_FEED]


def feed_giver(feed: Feed) -> Seat | None:
    """Return the seat that the giver of a calendar has now. One query."""
    return Seat.objects.filter(user=feed.given_by_id, workspace=feed.workspace_id).first()


@dataclass(frozen=True, slots=True)
class FeedShown:
    """A calendar by a link that is open, and until when."""

    feed: Feed
    link: PersonalLink


def feeds_open(workspace: Workspace, user_id: int) -> list[FeedShown]:
    """Return the calendars that somebody gave and that are open, newest first. Two queries."""
    rows = Feed.objects.filter(workspace=workspace, given_by=user_id)
    feeds = {row.public_id: row for row in rows.select_related("network", "party")}
    links = PersonalLink.objects.filter(
        page=PAGE, subject_id__in=list(feeds), revoked_at=None, expires_at__gt=timezone.now()
    )
    return [FeedShown(feeds[link.subject_id], link) for link in links.order_by("-pk")]
