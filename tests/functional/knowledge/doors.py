"""Who may see what was learned, and write it down."""

from __future__ import annotations

from datetime import date
from typing import Any

from malai.knowledge.services.lessons import lesson_create
from malai.knowledge.services.reviews import review_write
from malai.knowledge.services.sessions import session_hold
from tests.functional.doors import EDIT, READ, REFUSED_FORM, Answers, answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}
#: A step that is none leads nowhere.
STEP = answers("404 404 404 403 403 404 302")
RULE = answers("200 200 403 403 403 404 302")
RULED = answers("422 422 403 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "knowledge:lessons": {"get": READ},
    "knowledge:lesson-new": FORM,
    "knowledge:lesson": {"get": READ},
    "knowledge:lesson-edit": FORM,
    "knowledge:lesson-step": {"post": STEP},
    "knowledge:lesson-note": {"post": STEP},
    "knowledge:reviews": {"get": READ},
    "knowledge:rule": {"get": RULE, "post": RULED},
    "knowledge:review": {"get": READ},
    "knowledge:review-edit": FORM,
    "knowledge:review-gather": {"post": answers("302 302 302 403 403 404 302")},
    "knowledge:action-new": FORM,
    "knowledge:sessions": {"get": READ},
    "knowledge:duty": FORM,
    "knowledge:session-new": FORM,
    "knowledge:session": {"get": READ},
    "knowledge:session-edit": FORM,
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    day = date(2016, 3, 6)
    said = {"happened": "แม่มากันครบ", "reviewed_on": day, "led_by": world.kru}
    review_write(by=None, activity=world.activity, fields=said)
    lesson = lesson_create(
        by=None, workspace=world.workspace, on=day, activity=world.activity,
        fields={"recommendation": "นัดพระก่อนหนึ่งเดือน", "network": world.network},
    )  # fmt: skip
    held = {"held_on": day, "minutes": "คุยกันที่ศาลา", "led_by": world.kru}
    session = session_hold(by=None, network=world.network, fields=held)
    activity = {**here, "activity": world.activity.public_id}
    one = {**here, "lesson": lesson.public_id}
    network = {**here, "network": world.network.public_id}
    sitting = {**here, "session": session.public_id}
    about = {
        "lesson": one, "lesson-edit": one, "lesson-step": one, "lesson-note": one,
        "review": activity, "review-edit": activity, "action-new": activity,
        "review-gather": activity,
        "duty": network, "session-new": network, "session": sitting, "session-edit": sitting,
    }  # fmt: skip
    return {name: about.get(name.partition(":")[2], here) for name in DOORS}
