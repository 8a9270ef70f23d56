"""Who may read activities, add and change them, and note who came."""

from __future__ import annotations

from typing import Any

from tests.functional.activities import doors_planning
from tests.functional.doors import EDIT, READ, REFUSED_FORM, Answers, answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}
#: A tap that names nobody leads nowhere.
TAP = answers("404 404 404 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "activities:activities": {"get": READ},
    "activities:activity": {"get": READ},
    "activities:activity-new": FORM,
    "activities:activity-edit": FORM,
    "activities:people-pick": {"get": EDIT},
    "activities:attendance": {"get": EDIT, "post": TAP},
    **doors_planning.PLANNING,
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
        **doors_planning.arguments(world),
    }
