"""Whom a message can be for: those who are expected at an activity, or came to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.activities.models import Activity, Attendance, Hand, Mark
from malai.activities.selectors import activities_seen, expected_at
from malai.kernel.registries import AudienceOffer
from malai.kernel.templatetags.malai import thai_date
from malai.network.reach import parties_seen

#: Days back in which an activity is still offered, and activities offered at once.
BACK: Final = timedelta(days=60)
MOST: Final = 40


class ActivityAudience:
    """Activities to come and of the last weeks."""

    title: StrOrPromise = _("People of an activity")

    def offers(self, seat: OpenSeat) -> Sequence[AudienceOffer]:
        """Return them, the latest first. One query."""
        since = (timezone.localdate() - BACK).isoformat()
        rows = activities_seen(seat.workspace).filter(starts__gte=since)
        return [
            AudienceOffer(
                f"activity:{one.public_id}", f"{one.title} \u00b7 {thai_date(one.starts, 'short')}"
            )
            for one in rows.order_by("-starts", "-pk")[:MOST]
        ]

    def parties_of(self, seat: OpenSeat, key: str) -> Iterable[int] | None:
        """Return who is expected, or was there. Three queries."""
        what, _colon, written = key.partition(":")
        try:
            public_id = UUID(written)
        except ValueError:
            return None
        activity = activities_seen(seat.workspace).filter(public_id=public_id).first()
        if activity is None or what != "activity":
            return None
        return people_of(seat, activity)


def people_of(seat: OpenSeat, activity: Activity) -> list[int]:
    """Return who is expected at an activity to come, and who was at one that is over.

    Before anybody is noted these are the people of its network; after that only who is noted, and
    who lends a hand. Who was marked as not coming is left alone. Four queries.
    """
    seen = parties_seen(seat.workspace)
    noted = Attendance.objects.filter(session__activity=activity)
    there = set(noted.filter(mark=Mark.PRESENT).values_list("party_id", flat=True))
    away = set(noted.exclude(mark=Mark.PRESENT).values_list("party_id", flat=True))
    hands = Hand.objects.filter(activity=activity, party__isnull=False)
    helping = {int(key) for key in hands.values_list("party_id", flat=True) if key}
    meant = Q(pk__in=there | (helping - away))
    session = None if there or away else activity.sessions.order_by("on", "pk").first()
    if session is not None:
        meant |= expected_at(session)
    return list(seen.filter(meant).order_by().values_list("pk", flat=True))
