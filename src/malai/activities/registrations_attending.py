"""What the attendance half of the room answers when other rooms ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.activities.audiences import ActivityAudience
from malai.activities.erasing import AttendingEraser
from malai.activities.link_pages import CardPage
from malai.activities.models import HoursState
from malai.activities.models_attending import (
    Arrival,
    Card,
    Certificate,
    HoursPledge,
    Opening,
    Participant,
    ParticipantRole,
    SignLine,
)
from malai.activities.panels import HoursPanel
from malai.activities.telling import TellingPanel
from malai.kernel import registries
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData


def hours_settled(facts: Mapping[str, Any]) -> str:
    """Say of how many lines the hours were approved or left out."""
    if facts.get("state") == HoursState.DECLINED:
        return gettext("Left the hours of %(count)s lines out.")
    return gettext("Approved the hours of %(count)s lines.")


def register_attending() -> None:
    """Fill the registries of the kernel."""
    for model in (Arrival, Card, SignLine, Certificate):
        registries.merge_carriers.register(
            f"activities.{model.__name__}", ForeignKeyCarrier(model, "party")
        )
    registries.merge_carriers.register(
        "activities.HoursPledge",
        ForeignKeyCarrier(HoursPledge, "party", unique_with=["activity_id"], join=join_pledges),
    )
    registries.merge_carriers.register(
        "activities.Participant",
        ForeignKeyCarrier(Participant, "party", unique_with=["activity_id"]),
    )
    _subject_data()
    registries.erasers.register("activities.attending", AttendingEraser())
    registries.party_panels.register("activities.hours", HoursPanel())
    registries.link_pages.register("activities.card", CardPage())
    registries.audiences.register("activities", ActivityAudience())
    registries.activity_panels.register("activities.telling", TellingPanel())
    # Who holds these may note herself present; a copy of everything is not for that.
    registries.left_out.register("activities.Opening", Opening)
    registries.left_out.register("activities.Card", Card)
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _subject_data() -> None:
    for model, title, read, related in (
        (Arrival, _("How arrivals were noted"), _arrival, ["session__activity"]),
        (Card, _("Member cards"), _card, []),
        (SignLine, _("Lines on sign-in sheets"), _line, ["sheet__session__activity"]),
        (Certificate, _("Certificates"), _certificate, []),
        (HoursPledge, _("Promised hours"), _pledge, ["activity"]),
        (Participant, _("Took part as"), _participation, ["activity"]),
    ):
        data = ForeignKeyData(model, ["party"], title, read, related=related)
        registries.subject_data.register(f"activities.{model.__name__}", data)


def _arrival(row: Arrival) -> dict[str, Any]:
    return {
        "activity": str(row.session.activity),
        "written": row.written,
        "came": row.came_at.isoformat() if row.came_at else "",
        "left": row.left_at.isoformat() if row.left_at else "",
        "how": row.get_method_display(),
    }


def join_pledges(twin: HoursPledge, row: HoursPledge) -> bool:
    """Keep the larger of two promises of one person; returns whether ``twin`` changed."""
    before, twin.minutes = twin.minutes, max(twin.minutes, row.minutes)
    return twin.minutes != before


def _pledge(row: HoursPledge) -> dict[str, Any]:
    return {"activity": str(row.activity), "hours": row.minutes // 60}


def _participation(row: Participant) -> dict[str, Any]:
    return {"activity": str(row.activity), "as": row.get_role_display()}


def _card(row: Card) -> dict[str, Any]:
    return {"made": row.created_at.isoformat(), "ended": bool(row.ended_at)}


def _line(row: SignLine) -> dict[str, Any]:
    return {"activity": str(row.sheet.session.activity), "line": str(row)}


def _certificate(row: Certificate) -> dict[str, Any]:
    return {
        "name": row.holder,
        "activity": row.title,
        "issued": row.issued_on.isoformat(),
        "code": row.code,
    }


def taken_words(facts: Mapping[str, Any]) -> StrOrPromise:
    """Return the sentence for lines that were sent at once."""
    if facts.get("waiting"):
        return _("Took in %(noted)s arrivals at %(title)s; %(waiting)s names wait for a look.")
    return _("Took in %(noted)s arrivals at %(title)s.")


def role_words(facts: Mapping[str, Any]) -> StrOrPromise:
    """Return the sentence for as what somebody takes part."""
    if facts.get("role") == ParticipantRole.OBSERVER:
        return _("%(name)s observes at %(title)s.")
    return _("%(name)s takes part in %(title)s and does not observe.")


WORDS: Final[dict[str, StrOrPromise | Callable[[Mapping[str, Any]], StrOrPromise]]] = {
    "activities.arrivals_take": taken_words,
    "activities.walk_in": _("%(name)s came to %(title)s and was added, to be looked at later."),
    "activities.role_set": role_words,
    "activities.arrival_settle": _("Said who “%(written)s” at %(title)s is: %(name)s."),
    "activities.arrival_drop": _("Put the name “%(written)s” at %(title)s aside."),
    "activities.attendance_times": _("Noted when %(name)s came to and left %(title)s."),
    "activities.attendance_left": _("Noted that %(name)s left %(title)s."),
    "activities.hours_settle": hours_settled,
    "activities.hours_need_set": _("%(title)s needs %(hours)s hours."),
    "activities.hours_pledge_set": _("%(name)s promised %(hours)s hours for %(title)s."),
    "activities.hours_export": _("Took out a list of hours: %(rows)s lines. %(reason)s"),
    "activities.opening_make": _("Opened noting oneself at %(title)s."),
    "activities.opening_close": _("Closed noting oneself at %(title)s."),
    "activities.card_make": _("Made a member card for %(name)s."),
    "activities.sheet_make": _("Made a sign-in sheet for %(title)s with %(rows)s names."),
    "activities.sheet_key": _("Keyed in a signed sheet of %(title)s: %(rows)s lines."),
    "activities.sheet_photo_add": _("Kept a photo of a signed sheet of %(title)s."),
    "activities.sheet_photo_remove": _("Took away a photo of a signed sheet of %(title)s."),
    "activities.certificates_make": _("Made %(rows)s certificates for %(title)s."),
    "activities.certificate_revoke": _("Revoked the certificate of %(name)s for %(title)s."),
}
