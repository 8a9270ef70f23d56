"""Who gets what at the addresses of the picture."""

from __future__ import annotations

from typing import Any

from malai.atlas.services import KIND
from malai.runs.services import run_request
from tests.functional.doors import READ, Answers, answers
from tests.makers import World

GOES_ON = answers("302 302 302 302 302 404 302")
ACT = answers("302 302 302 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "atlas:pictures": {"get": GOES_ON},
    "atlas:picture": {"get": READ},
    "atlas:picture-data": {"get": READ},
    "atlas:findings": {"get": READ},
    "atlas:reading-ask": {"post": ACT},
    "atlas:reading-progress": {"get": READ},
    "atlas:reading-stop": {"post": ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return the arguments of each address."""
    here = {"workspace": world.workspace.public_id}
    network = {**here, "network": world.network.public_id}
    run, _ = run_request(
        by=None,
        workspace=world.workspace,
        kind=KIND,
        about=world.network.public_id,
        day="2026-11-22",
    )
    at = {**network, "run": run.public_id}
    return {
        "atlas:pictures": here,
        "atlas:picture": network,
        "atlas:picture-data": {**network, "level": "groups"},
        "atlas:findings": network,
        "atlas:reading-ask": network,
        "atlas:reading-progress": at,
        "atlas:reading-stop": at,
    }
