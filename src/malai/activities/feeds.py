"""A calendar by a personal link: what it shows, and who may still show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

from django.utils import timezone as clock

from malai.access.policy import Action, may
from malai.accounts.models import Scope
from malai.activities.models import Feed, Session
from malai.activities.selectors_calendar import feed_giver, sessions_fed
from malai.network.reach import networks_seen
from malai_core.formats.contacts import Event, write_events
from malai_core.text import PartialDate

ICALENDAR: Final = "text/calendar; charset=utf-8"


class CalendarPage:
    """What a link of this room opens: title, times and place, of what its giver sees today."""

    def page_for(self, subject: UUID) -> tuple[str, Mapping[str, Any]] | None:
        """Return the calendar; ``None`` where it is gone, or its giver sees nothing more here.

        Three queries, four with a network.
        """
        rows = Feed.objects.select_related("workspace", "network")
        feed = rows.filter(public_id=subject).first()
        if feed is None or not _is_given(feed):
            return None
        written = calendar_written(feed, sessions_fed(feed, clock.localdate()))
        return "activities/calendar.ics", {"calendar": written, "content_type": ICALENDAR}


def _is_given(feed: Feed) -> bool:
    """Say whether the giver may still read here, and let the workspace be seen as she sees it."""
    seat = feed_giver(feed)
    if seat is None or not may(seat.role, Action.NETWORK_READ, seat.scope):
        return False
    feed.workspace.seen_from = None if seat.scope == Scope.EVERYTHING else seat
    if feed.network is None:
        return True
    return networks_seen(feed.workspace).filter(pk=feed.network.pk).exists()


def calendar_written(feed: Feed, sessions: Iterable[Session]) -> str:
    """Return the sessions as iCalendar (RFC 5545): no note, no name of anybody, nothing else."""
    events = [event_of(row) for row in sessions if row.on is not None and row.on.day]
    return write_events(events, stamp=clock.now(), name=str(feed)).decode()


def event_of(session: Session) -> Event:
    """Return a dated session as an event; times are written in UTC, which every program reads."""
    activity = session.activity
    title = activity.title
    if session.title and session.title != title:
        title = f"{title}: {session.title}"
    return Event(
        title=title,
        uid=str(session.public_id),
        start=_moment(session.on, session.starts_at),
        end=_moment(session.on, session.ends_at) if session.starts_at and session.ends_at else None,
        place=activity.place.name if activity.place else "",
        status="cancelled" if activity.called_off_on else "",
    )


def _moment(on: PartialDate | None, at: time | None) -> date | None:
    if on is None:
        return None
    if at is None:
        return on.first_day
    local = clock.make_aware(datetime.combine(on.first_day, at))
    return local.astimezone(UTC)
