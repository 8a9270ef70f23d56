"""Who gets what at the addresses of contact."""

from __future__ import annotations

from typing import Any

from malai.contact.services.contacts import contact_note
from tests.functional.doors import ACT, EDIT, REFUSED_FORM, Answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}

DOORS: dict[str, dict[str, Answers]] = {
    "contact:log": {"get": EDIT},
    "contact:note": FORM,
    "contact:pick": {"get": EDIT},
    "contact:contact": FORM,
    "contact:remove": {"post": ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    made = contact_note(
        by=None, workspace=world.workspace, parties=[world.boon], fields={"channel": "phone"}
    )
    one = {**here, "contact": made.public_id}
    about = dict.fromkeys(DOORS, here)
    return {**about, "contact:contact": one, "contact:remove": one}
