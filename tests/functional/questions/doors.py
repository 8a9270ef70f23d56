"""Who may host a live group, and who may answer in it."""

from __future__ import annotations

from typing import Any

from malai.knowledge.asked import REVIEW_SET, SUBJECT
from malai.questions.services.groups import group_open
from tests.functional.doors import EDIT, Answers, answers
from tests.makers import World

#: A step that is none leads nowhere.
STEP = answers("404 404 404 403 403 404 302")
ANYBODY = answers("200 200 200 200 200 200 200")
#: A code or an address that is none; the same for everybody.
NOBODY = answers("404 404 404 404 404 404 404")

DOORS: dict[str, dict[str, Answers]] = {
    "questions:group": {"get": EDIT},
    "questions:group-step": {"post": STEP},
    "questions:code": {"get": ANYBODY, "post": NOBODY},
    "questions:join": {"get": NOBODY, "post": NOBODY},
    "questions:answer": {"get": NOBODY, "post": NOBODY},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    group = group_open(
        by=None, workspace=world.workspace, plan=REVIEW_SET,
        subject=(SUBJECT, world.activity.public_id), title=world.activity.title, minutes=60,
    )  # fmt: skip
    here = {"workspace": world.workspace.public_id, "group": group.public_id}
    return {
        "questions:group": here,
        "questions:group-step": here,
        "questions:join": {"key": "no-such-group"},
        "questions:answer": {"key": "no-such-group", "sheet": group.public_id},
    }
