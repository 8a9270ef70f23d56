"""Who may read activities, add and change them, and note who came."""

from __future__ import annotations

from typing import Any

from tests.functional.doors import ACT, EDIT, READ, REFUSED_FORM, Answers, answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}
#: A tap that names nobody leads nowhere.
TAP = answers("404 404 404 403 403 404 302")
#: A file needs a reason; without one the page is shown again.
EXPORT = answers("302 302 302 302 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "activities:activities": {"get": READ},
    "activities:activity": {"get": READ},
    "activities:activity-new": FORM,
    "activities:activity-edit": FORM,
    "activities:people-pick": {"get": EDIT},
    "activities:attendance": {"get": EDIT, "post": TAP},
    "activities:hours": {"get": READ},
    "activities:hours-export": {"post": EXPORT},
    "activities:walk-in": {"get": EDIT, "post": REFUSED_FORM},
    "activities:arrivals": {"get": EDIT},
    "activities:times": {"get": EDIT, "post": ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    one = {**here, "activity": world.activity.public_id}
    return {
        "activities:activities": here,
        "activities:activity": one,
        "activities:activity-new": here,
        "activities:activity-edit": one,
        "activities:people-pick": here,
        "activities:attendance": one,
        "activities:hours": here,
        "activities:hours-export": here,
        "activities:walk-in": one,
        "activities:arrivals": one,
        "activities:times": {**one, "party": world.kru.public_id},
    }
