"""What the activities room answers when other rooms ask about parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.activities import registrations_planning, shows
from malai.activities.models import Attendance, Mark
from malai.activities.registrations_attending import register_attending
from malai.activities.selectors import activities_seen, attendances_of
from malai.activities.week import ActivitiesOfWeek, ArrivalsOfWeek, ReceivedOfWeek
from malai.kernel import registries
from malai.kernel.registries import NavigationItem, TimelineEvent
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.models import Party

#: Of two marks of one person at one session, the one that says more about her being there.
WEIGHT: Final = {Mark.ABSENT.value: 0, Mark.LEAVE.value: 1, Mark.PRESENT.value: 2}
#: Activities on the page of a party; all of them are in the timeline.
SHOWN: Final = 12

FIELDS: Final = {
    "Attendance.method": _("how it was noted"),
    "Attendance.hours_minutes": _("minutes there"),
    "Arrival.method": _("how it was noted"),
    "Arrival.state": _("state"),
    "SignSheet.blanks": _("empty lines"),
    "Certificate.first_day": _("first day"),
    "Certificate.last_day": _("last day"),
    "Certificate.minutes": _("minutes there"),
}


def register() -> None:
    """Fill the registries of the kernel."""
    registries.merge_carriers.register(
        "activities.attendances",
        ForeignKeyCarrier(Attendance, "party", unique_with=["session_id"], join=join_marks),
    )
    registries.subject_data.register(
        "activities.Attendance",
        ForeignKeyData(
            Attendance, ["party"], _("Attendance"), _readable, related=["session__activity"]
        ),
    )
    shows.register()
    registrations_planning.register()
    register_attending()
    registries.timelines.register("activities", AttendanceTimeline())
    registries.party_panels.register("activities", AttendancePanel())
    registries.week_items.register("activities", ActivitiesOfWeek())
    registries.week_items.register("activities.arrivals", ArrivalsOfWeek())
    registries.week_items.register("activities.received", ReceivedOfWeek())
    registries.navigation.register(
        "activities.activities",
        NavigationItem(
            _("Activities"),
            "activities:activities",
            "calendar-days",
            Action.NETWORK_READ.value,
            40,
            near=4,
        ),
    )
    registries.subjects_seen.register(
        "activities",
        lambda here: activities_seen(here).order_by().values_list("public_id", flat=True),
    )
    for action, words in WORDS.items():
        registries.act_words.register(action, words)
    for name, words in FIELDS.items():
        registries.field_words.register(f"activities.{name}", words)


def join_marks(twin: Attendance, row: Attendance) -> bool:
    """Keep the mark that says more, the first coming and the last leaving; says if ``twin`` changed."""
    before = (twin.mark, twin.came_at, twin.left_at)
    twin.mark = max(twin.mark, row.mark, key=lambda mark: WEIGHT[mark])
    twin.came_at = min(filter(None, (twin.came_at, row.came_at)), default=None)
    twin.left_at = max(filter(None, (twin.left_at, row.left_at)), default=None)
    return before != (twin.mark, twin.came_at, twin.left_at)


def _readable(row: Attendance) -> dict[str, Any]:
    on = row.session.on
    return {
        "activity": str(row.session.activity),
        "on": on.iso if on else "",
        "attendance": row.get_mark_display(),
    }


class AttendanceTimeline:
    """The activities that parties came to."""

    def events_for(
        self, party_ids: Sequence[int], workspace: Workspace
    ) -> Mapping[int, list[TimelineEvent]]:
        """Return events by party. One query."""
        events: dict[int, list[TimelineEvent]] = defaultdict(list)
        for row in attendances_of(party_ids, workspace).filter(mark=Mark.PRESENT):
            session = row.session
            if session.on is not None:
                text = gettext("Came to %(activity)s") % {"activity": session.activity.title}
                events[row.party_id].append(
                    TimelineEvent(session.on.iso, "calendar-check", text, activity_url(row))
                )
        return events


def activity_url(row: Attendance) -> str:
    """Return the page of the activity that an attendance is about."""
    activity = row.session.activity
    return reverse("activities:activity", args=[activity.workspace.public_id, activity.public_id])


class AttendancePanel:
    """The latest activities on the page of a party."""

    title: StrOrPromise = _("Activities")
    template = "activities/_panel.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return the latest attendances and how many there are. Two queries."""
        rows = attendances_of([party.pk], party.workspace)
        latest = list(rows[:SHOWN])
        if not latest:
            return {}
        came = rows.filter(mark=Mark.PRESENT).count()
        return {"attendances": latest, "came": came}


def noted_words(facts: Mapping[str, Any]) -> StrOrPromise:
    """Return the sentence for what was noted of somebody."""
    return NOTED.get(str(facts["mark"]), _("Noted %(name)s at %(title)s."))


NOTED: Final = {
    Mark.PRESENT.value: _("Noted: %(name)s came to %(title)s."),
    Mark.LEAVE.value: _("Noted: %(name)s sent word for %(title)s."),
    Mark.ABSENT.value: _("Noted: %(name)s was not at %(title)s."),
}

WORDS: Final[dict[str, StrOrPromise | Callable[[Mapping[str, Any]], StrOrPromise]]] = {
    "activities.activity_create": _("Added the activity %(title)s."),
    "activities.activity_change": _("Changed the activity %(title)s."),
    "activities.attendance_note": noted_words,
    "activities.attendance_clear": _("Took away what was noted of %(name)s at %(title)s."),
}
