"""Who may read activities, add and change them, and note who came."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from malai.activities.models_attending import SignSheet
from tests.functional.activities import doors_planning
from tests.functional.doors import ACT, EDIT, READ, REFUSED_FORM, Answers, answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}
#: A tap that names nobody leads nowhere.
TAP = answers("404 404 404 403 403 404 302")
#: A card or a photo that is not there: absent for whoever may look, a refusal for others.
UNKNOWN = TAP
#: A file needs a reason; without one the page is shown again.
ANYBODY = answers("200 200 200 200 200 200 200")
NOBODY = answers("404 404 404 404 404 404 404")
EXPORT = answers("302 302 302 302 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "activities:activities": {"get": READ},
    "activities:activity": {"get": READ},
    "activities:activity-new": FORM,
    "activities:activity-edit": FORM,
    "activities:tell": {"post": ACT},
    "activities:people-pick": {"get": EDIT},
    "activities:attendance": {"get": EDIT, "post": TAP},
    **doors_planning.PLANNING,
    "activities:hours": {"get": READ},
    "activities:hours-export": {"post": EXPORT},
    "activities:hours-settle": {"post": ACT},
    "activities:hours-need": {"get": EDIT, "post": ACT},
    "activities:hours-pledge": {"get": EDIT, "post": REFUSED_FORM},
    "activities:walk-in": {"get": EDIT, "post": REFUSED_FORM},
    "activities:arrivals": {"get": EDIT},
    "activities:observer-new": FORM,
    "activities:role": {"post": ACT},
    "activities:offline": {"get": EDIT},
    "activities:offline-worker": {"get": EDIT},
    "activities:offline-manifest": {"get": EDIT},
    "activities:offline-roster": {"get": EDIT},
    "activities:offline-sync": {"post": REFUSED_FORM},
    "activities:queue": FORM,
    "activities:certificates": FORM,
    "activities:certificates-print": {"get": UNKNOWN},
    "activities:certificate-end": {"post": UNKNOWN},
    "activities:certificate-code": {"get": ANYBODY},
    "activities:certificate-check": {"get": NOBODY},
    "activities:sheets": {"get": EDIT, "post": ACT},
    "activities:sheet-key": {"get": EDIT, "post": ACT},
    "activities:sheet-print": {"get": EDIT},
    "activities:sheet-photo-add": {"post": ACT},
    "activities:sheet-photo": {"get": UNKNOWN},
    "activities:sheet-photo-drop": {"post": UNKNOWN},
    "activities:room-code": {"get": EDIT, "post": ACT},
    "activities:card": {"get": EDIT, "post": ACT},
    "activities:card-scan": {"get": UNKNOWN},
    # Whoever holds a code opens these; without one they answer everybody alike.
    "activities:code": {"get": ANYBODY, "post": NOBODY},
    "activities:come": {"post": NOBODY},
    "activities:room": {"get": NOBODY},
    "activities:own": {"post": NOBODY},
    "activities:times": {"get": EDIT, "post": ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    one = {**here, "activity": world.activity.public_id}
    printed = SignSheet.objects.get_or_create(session=world.session, defaults={"mark": "AA"})[0]
    sheet = {**one, "sheet": printed.public_id}
    return {
        "activities:activities": here,
        "activities:activity": one,
        "activities:activity-new": here,
        "activities:activity-edit": one,
        "activities:tell": one,
        "activities:observer-new": one,
        "activities:role": {**one, "party": world.mali.public_id},
        "activities:people-pick": here,
        "activities:attendance": one,
        **doors_planning.arguments(world),
        "activities:hours": here,
        "activities:hours-export": here,
        "activities:hours-settle": here,
        "activities:walk-in": one,
        "activities:arrivals": one,
        "activities:offline": one,
        "activities:hours-need": one,
        "activities:hours-pledge": one,
        "activities:offline-worker": one,
        "activities:offline-manifest": one,
        "activities:offline-roster": one,
        "activities:offline-sync": one,
        "activities:queue": one,
        "activities:certificates": one,
        "activities:certificates-print": one,
        "activities:certificate-end": {**here, "certificate": UUID(int=1)},
        "activities:certificate-code": {},
        "activities:certificate-check": {"code": "AAAA-AAAA-AAAA-AAAA"},
        "activities:sheets": one,
        "activities:sheet-key": sheet,
        "activities:sheet-print": {**sheet, "kind": "docx"},
        "activities:sheet-photo-add": sheet,
        "activities:sheet-photo": {**one, "photo": UUID(int=1)},
        "activities:sheet-photo-drop": {**one, "photo": UUID(int=1)},
        "activities:room-code": one,
        "activities:card": {**here, "party": world.kru.public_id},
        "activities:card-scan": {**here, "code": UUID(int=1)},
        "activities:code": {},
        "activities:come": {},
        "activities:room": {"opening": UUID(int=1), "turn": "0"},
        "activities:own": {"token": "nobody-has-made-this"},
        "activities:times": {**one, "party": world.kru.public_id},
    }
