"""Who gets what at the addresses of contact."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from malai.contact.services.care import invitation_create
from malai.contact.services.contacts import contact_note
from malai.contact.services.groups import group_create
from tests.functional.doors import ACT, EDIT, MANAGE, READ, REFUSED_FORM, Answers, answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}

#: No wish at all is a wish too.
SAVED = answers("302 302 403 403 403 404 302")
#: What was given is neither thanks nor rest.
NOTHING = answers("404 404 404 403 403 404 302")
#: A file waits for whoever brought it, and for nobody else.
GONE = answers("404 404 404 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "contact:overview": {"get": READ},
    "contact:paces": {"get": MANAGE, "post": SAVED},
    "contact:log": {"get": EDIT},
    "contact:note": FORM,
    "contact:pick": {"get": EDIT},
    "contact:offline": {"get": EDIT},
    "contact:offline-worker": {"get": EDIT},
    "contact:offline-manifest": {"get": EDIT},
    "contact:offline-roster": {"get": EDIT},
    "contact:offline-sync": {"post": REFUSED_FORM},
    "contact:queue": {"get": EDIT, "post": REFUSED_FORM},
    "contact:groups": {"get": EDIT},
    "contact:group-new": FORM,
    "contact:group": FORM,
    "contact:care": {"get": EDIT},
    "contact:care-give": {"post": NOTHING},
    "contact:plan": {"get": EDIT, "post": ACT},
    "contact:invitation-new": FORM,
    "contact:invitation": FORM,
    "contact:bring": FORM,
    "contact:file": {"get": GONE, "post": GONE},
    "contact:columns": {"post": GONE},
    "contact:file-drop": {"post": GONE},
    "contact:contact": FORM,
    "contact:remove": {"post": ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    made = contact_note(
        by=None, workspace=world.workspace, parties=[world.boon], fields={"channel": "phone"}
    )
    group = group_create(
        by=None, workspace=world.workspace, fields={"name": "ฮักดอย", "network": world.network}
    )
    file = {**here, "file": uuid4()}
    one = {**here, "contact": made.public_id}
    about = dict.fromkeys(DOORS, here)
    about |= dict.fromkeys(("contact:file", "contact:columns", "contact:file-drop"), file)
    invited = invitation_create(
        by=None, workspace=world.workspace, fields={"name": "โรงสีชุมชน", "network": world.network}
    )
    about["contact:invitation"] = {**here, "invitation": invited.public_id}
    about |= {
        key: {**here, "party": world.boon.public_id}
        for key in ("contact:care-give", "contact:plan")
    }
    about["contact:group"] = {**here, "group": group.public_id}
    return {**about, "contact:contact": one, "contact:remove": one}
