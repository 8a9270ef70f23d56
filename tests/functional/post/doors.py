"""Who gets what at the addresses of post."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from malai.post.services.messages import message_create
from tests.functional.doors import ACT, EDIT, MANAGE, READERS, REFUSED_FORM, Answers, answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}
#: Quiet hours are never empty.
REFUSED_MANAGE = answers("422 422 403 403 403 404 302")
#: An address that was not made here opens nothing, for anybody.
CLOSED = answers(" ".join(["404"] * len(READERS)))
#: What LINE did not sign is refused, whoever sends it.
FORGED = answers(" ".join(["403"] * len(READERS)))
#: A delivery that is not there.
GONE = answers("404 404 404 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "post:messages": {"get": EDIT},
    "post:message-new": FORM,
    "post:ways": {"get": MANAGE, "post": REFUSED_MANAGE},
    "post:choice": {"get": EDIT, "post": ACT},
    "post:message": {"get": EDIT},
    "post:message-edit": FORM,
    "post:confirm": {"post": ACT},
    "post:stop": {"post": ACT},
    "post:again": {"post": ACT},
    "post:list": {"post": ACT},
    "post:done": {"post": GONE},
    "post:drop": {"post": ACT},
    "post:line-account": {"get": MANAGE, "post": REFUSED_MANAGE},
    "post:line-check": {"post": answers("302 302 403 403 403 404 302")},
    "post:line-remove": {"post": answers("302 302 403 403 403 404 302")},
    "post:line-invite": {"post": ACT},
    "post:codes": {"get": ACT, "post": ACT},
    "post:line-webhook": {"post": FORGED},
    "post:choices": {"get": CLOSED, "post": CLOSED},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    made = message_create(
        by=world.cast.coordinator,
        workspace=world.workspace,
        fields={
            "subject_th": "ลงแขกยอดดอย",
            "body_th": "พบกันเจ็ดโมง",
            "audience": f"network.network:{world.network.public_id}",
            "channels": ["call"],
        },
    )
    one = {**here, "message": made.public_id}
    about: dict[str, dict[str, Any]] = dict.fromkeys(DOORS, one)
    about |= dict.fromkeys(
        (
            "post:messages",
            "post:message-new",
            "post:ways",
            "post:codes",
            "post:line-account",
            "post:line-check",
            "post:line-remove",
        ),
        here,
    )
    about["post:choice"] = about["post:line-invite"] = {**here, "party": world.boon.public_id}
    about["post:line-webhook"] = {"account": uuid4()}
    about["post:done"] = {**one, "delivery": uuid4()}
    return {**about, "post:choices": {"token": "nothing"}}
