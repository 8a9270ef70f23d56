"""Telling those who are expected when and where an activity is: one notice for each change."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.activities.models import Activity
from malai.kernel.templatetags.malai import thai_date
from malai.post.models import Message
from malai.post.selectors.messages import messages_told

#: A session's time as it is said.
HOURS: Final = "%H:%M"


def facts_print(activity: Activity) -> str:
    """Return a print of when and where an activity is; another time or place has another. One query."""
    times = [
        f"{one.on.iso if one.on else ''} {one.starts_at or ''} {one.ends_at or ''}"
        for one in activity.sessions.order_by("on", "pk")
    ]
    place = activity.place.public_id if activity.place else ""
    said = "|".join([*times, str(place), str(activity.called_off_on or "")])
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def once_key(activity: Activity) -> str:
    """Return the key under which this state of an activity is told once. One query."""
    return f"activity:{activity.public_id}:{facts_print(activity)}"


def is_to_come(activity: Activity) -> bool:
    """Say whether an activity is still to come."""
    return bool(activity.starts and activity.starts.last_day >= timezone.localdate())


def notice_words(activity: Activity, language: str) -> tuple[str, str]:
    """Return subject and text of the notice, polite and for everybody. One query."""
    with translation.override(language):
        title = activity.title
        if activity.called_off_on:
            why = f"\n{activity.called_off_why}" if activity.called_off_why else ""
            return (
                _now("Called off: %(title)s") % {"title": title},
                _now("We are sorry to say that %(title)s is called off.") % {"title": title} + why,
            )
        subject = _now("When and where: %(title)s") % {"title": title}
        lines = [_now("You are kindly invited to %(title)s.") % {"title": title}, *_times(activity)]
        if activity.place:
            lines.append(_now("Place: %(place)s") % {"place": activity.place.name})
        return subject, "\n".join([*lines, _now("Thank you very much.")])


def _times(activity: Activity) -> list[str]:
    lines = []
    for one in activity.sessions.order_by("on", "pk"):
        hours = " - ".join(at.strftime(HOURS) for at in (one.starts_at, one.ends_at) if at)
        day = thai_date(one.on)
        lines.append(" ".join(part for part in (day, hours) if part))
    return [line for line in lines if line]


class TellingPanel:
    """Offer to tell who is expected, once for each change of time or place."""

    title: StrOrPromise = _("Telling who is expected")
    template = "activities/_telling.html"

    def context_for(self, seat: OpenSeat, activity: Activity) -> Mapping[str, Any]:
        """Return what was told of it, and whether this state was. Two queries."""
        if not seat.may(Action.NETWORK_EDIT) or not is_to_come(activity):
            return {}
        told: list[Message] = messages_told(seat.workspace, activity.public_id)
        key = once_key(activity)
        return {
            "told": told,
            "now": next((one for one in told if one.once_key == key), None),
            "is_changed": bool(told),
        }
