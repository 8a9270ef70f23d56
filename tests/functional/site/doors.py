"""Who gets what from the shell of pages."""

from __future__ import annotations

import uuid
from typing import Any

from malai.accounts.models import Role, Seat, User
from tests.functional.doors import MANAGE, READ, answers
from tests.makers import World

EVERYBODY = answers("200 200 200 200 200 200 200")
SENT_ON = answers("302 302 302 302 302 302 302")
NOBODY = answers("404 404 404 404 404 404 404")
MANAGING_ACT = answers("302 302 403 403 403 404 302")

DOORS = {
    "site:root": {"get": SENT_ON},
    "site:health": {"get": EVERYBODY},
    "site:robots": {"get": EVERYBODY},
    "site:language": {"post": SENT_ON},
    "site:demo": {"get": EVERYBODY},
    "site:demo-enter": {"post": SENT_ON},
    # There are users, so the first start is over for everybody.
    "site:start-owner": {"get": NOBODY, "post": NOBODY},
    "site:start-workspace": {"get": NOBODY, "post": NOBODY},
    "site:start-network": {"get": NOBODY, "post": NOBODY},
    "site:home": {"get": READ},
    "site:week": {"get": READ},
    "site:week-later": {"post": answers("302 302 302 302 302 404 302")},
    "site:week-by-message": {"post": answers("302 302 302 302 302 404 302")},
    "site:findings-pdf": {"get": READ},
    "site:seats": {"get": MANAGE, "post": answers("422 422 403 403 403 404 302")},
    "site:seat-role": {"post": MANAGING_ACT},
    "site:seat-remove": {"post": MANAGING_ACT},
    "site:seat-link": {"post": MANAGE},
    "site:seat-reach": {"get": MANAGE, "post": answers("422 422 403 403 403 404 302")},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about; a fresh guest has the seat that is acted upon."""
    guest = User.objects.create_user(f"{uuid.uuid4().hex}@example.org", name="guest")
    seat = Seat.objects.create(user=guest, workspace=world.workspace, role=Role.READER)
    here = {"workspace": world.workspace.public_id}
    theirs = {**here, "person": seat.public_id}
    return {
        "site:demo-enter": {"role": "owner"},
        "site:home": here,
        "site:week": here,
        "site:week-later": here,
        "site:week-by-message": here,
        "site:findings-pdf": here,
        "site:seats": here,
        "site:seat-role": theirs,
        "site:seat-remove": theirs,
        "site:seat-link": theirs,
        "site:seat-reach": theirs,
    }
