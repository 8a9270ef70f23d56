"""Who may see tasks, make and settle them."""

from __future__ import annotations

from typing import Any

from malai.work.services import task_create
from tests.functional.doors import EDIT, REFUSED_FORM, Answers, answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}
#: A step that is none leads nowhere.
STEP = answers("404 404 404 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "work:tasks": {"get": EDIT},
    "work:task-new": FORM,
    "work:task": FORM,
    "work:task-settle": {"post": STEP},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    made = task_create(
        by=None,
        workspace=world.workspace,
        fields={"what": "ชวนคุย", "network": world.network},
        about=[world.boon],
    )
    one = {**here, "task": made.public_id}
    return {"work:tasks": here, "work:task-new": here, "work:task": one, "work:task-settle": one}
