"""A personal link opens for whoever holds it, and a wrong one for nobody."""

from __future__ import annotations

from typing import Any

from tests.functional.doors import answers
from tests.makers import World

DOORS = {"links:open": {"get": answers("404 404 404 404 404 404 404")}}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return a secret that nobody has made."""
    return {"links:open": {"token": "nobody-has-made-this"}}
