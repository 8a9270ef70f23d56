"""The pages of the room as tabs, and the room as a step above a page."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from malai.access.doors import OpenSeat

TABS: Final = (
    ("knowledge:lessons", _("Lessons")),
    ("knowledge:reviews", _("Reviews of activities")),
    ("knowledge:sessions", _("Lessons sessions")),
)


def tabs(seat: OpenSeat, here: str) -> list[dict[str, Any]]:
    """Return the tabs; ``here`` is the address of the page that is shown."""
    args = [seat.workspace.public_id]
    return [
        {"label": label, "url": reverse(name, args=args), "is_here": name == here}
        for name, label in TABS
    ]


def crumb(seat: OpenSeat, name: str = "knowledge:lessons") -> tuple[str, str]:
    """Return one of the tabs as a step above a page."""
    return (str(dict(TABS)[name]), reverse(name, args=[seat.workspace.public_id]))
