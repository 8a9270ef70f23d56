"""Activities that come, on the page of this week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.activities.models import Session
from malai.activities.models_attending import ArrivalState
from malai.activities.selectors import activities_seen
from malai.kernel.registries import WeekItem
from malai.kernel.templatetags.malai import number, thai_date
from malai.network.models import Network
from malai.post.models.draft import KEPT
from malai.post.selectors.drafts import drafts_open

#: Days ahead, and sessions at most.
AHEAD: Final = 7
MOST: Final = 5
WAITING: Final = Q(sessions__arrivals__state=ArrivalState.WAITING)


class ActivitiesOfWeek:
    """Sessions of the coming days."""

    title: StrOrPromise = gettext_lazy("Activities to come")
    icon = "calendar-days"
    order = 30

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:
        """Return the sessions of the next days that are not called off. One query."""
        there = activities_seen(seat.workspace).filter(network=network, called_off_on=None)
        rows = Session.objects.filter(activity__in=there.order_by().values("pk"))
        last = today + timedelta(days=AHEAD)
        days = rows.filter(on__gte=today.isoformat(), on__lte=last.isoformat())
        found = days.select_related("activity").order_by("on", "starts_at", "pk")[:MOST]
        return [_item(session, seat) for session in found]


class ArrivalsOfWeek:
    """Names of activities that nobody knows yet."""

    title: StrOrPromise = gettext_lazy("Names nobody knows yet")
    icon = "user-plus"
    order = 35

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:  # noqa: ARG002 - what waits has no day
        """Return the activities with names that wait, newest first. One query."""
        if not seat.may(Action.NETWORK_EDIT):
            return []
        ours = activities_seen(seat.workspace).filter(Q(network=network) | Q(network=None))
        waiting = Count("sessions__arrivals", filter=WAITING, distinct=True)
        rows = ours.filter(WAITING).annotate(waiting=waiting).order_by("-starts", "-pk")
        return [_names(activity, seat) for activity in rows[:MOST]]


def _names(activity: Any, seat: OpenSeat) -> WeekItem:  # noqa: ANN401 - an activity with a count
    said = ngettext(
        "%(count)s name waits for somebody to say who it is",
        "%(count)s names wait for somebody to say who they are",
        activity.waiting,
    )
    return WeekItem(
        key=f"activities.arrivals:{activity.public_id}",
        text=activity.title,
        why=said % {"count": number(activity.waiting)},
        act_label=_("Say who they are"),
        act_url=reverse("activities:arrivals", args=[seat.workspace.public_id, activity.public_id]),
    )


class ReceivedOfWeek:
    """What members sent by LINE and nobody has looked at yet."""

    title: StrOrPromise = gettext_lazy("Sent by LINE")
    icon = "message-circle"
    order = 60

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:
        """Return one item for all of it, whatever the network. One query."""
        del network
        many = drafts_open(seat.workspace).count() if seat.may(Action.NETWORK_EDIT) else 0
        if not many:
            return []
        said = ngettext(
            "%(n)s photo or place waits to be looked at",
            "%(n)s photos and places wait to be looked at",
            many,
        )
        here = [seat.workspace.public_id]
        # The same for a week, so that "later" does not hide what comes after it for good.
        week = f"{today.isocalendar().year}-{today.isocalendar().week}"
        return [
            WeekItem(
                key=f"activities.received:{week}",
                text=said % {"n": number(many)},
                why=_("What nobody decided about is erased after %(days)s days.")
                % {"days": KEPT.days},
                act_label=_("Look at them"),
                act_url=reverse("activities:received", args=here),
            )
        ]


def _item(session: Session, seat: OpenSeat) -> WeekItem:
    here = [seat.workspace.public_id, session.activity.public_id]
    clock = f" {session.starts_at:%H:%M}" if session.starts_at else ""
    return WeekItem(
        key=f"activities.session:{session.public_id}",
        text=session.activity.title,
        why=f"{thai_date(session.on, 'weekday')}{clock}",
        act_label=_("Prepare"),
        act_url=reverse("activities:activity", args=here),
        due=session.on.first_day if session.on else None,
    )
