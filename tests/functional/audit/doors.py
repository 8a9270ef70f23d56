"""Who may read the history and take acts back."""

from __future__ import annotations

from typing import Any

from malai.audit.services import recorded
from malai.network.models import Membership
from tests.functional.doors import ACT, answers
from tests.makers import World

HISTORY = answers("200 200 200 200 403 404 302")

DOORS = {
    "audit:acts": {"get": HISTORY},
    "audit:act": {"get": HISTORY},
    "audit:undo": {"post": ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about; the act is a fresh one each time."""
    row = Membership(workspace=world.workspace, network=world.network, party=world.kru)
    with recorded("network.membership_add", by=None, workspace=world.workspace) as trace:
        trace.create(row)
    here = {"workspace": world.workspace.public_id}
    one = {**here, "act": trace.act.public_id}
    return {"audit:acts": here, "audit:act": one, "audit:undo": one}
