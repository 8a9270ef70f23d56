"""The room has no addresses of its own: sign-in is django-allauth's, seats are the site's."""

from __future__ import annotations

from typing import Any

from tests.functional.doors import Answers
from tests.makers import World

DOORS: dict[str, dict[str, Answers]] = {}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return nothing, as there is nothing to reach."""
    return {}
