"""The pages of the room as tabs, each for those who may open it."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from malai.access.doors import OpenSeat
from malai.access.policy import Action

TABS: Final = (
    ("contact:overview", _("Who waits for a word"), Action.FINDINGS_READ),
    ("contact:log", _("What was noted"), Action.NETWORK_EDIT),
    ("contact:groups", _("Group chats"), Action.NETWORK_EDIT),
    ("contact:care", _("Care"), Action.FINDINGS_NAMES),
    ("contact:bring", _("Bring in"), Action.DATA_IMPORT),
)  # fmt: skip


def tabs(seat: OpenSeat, here: str) -> list[dict[str, Any]]:
    """Return the tabs; ``here`` is the address of the page that is shown."""
    args = [seat.workspace.public_id]
    return [
        {"label": label, "url": reverse(name, args=args), "is_here": name == here}
        for name, label, action in TABS
        if seat.may(action)
    ]


def first_crumb(seat: OpenSeat) -> tuple[str, str]:
    """Return the room as a step above a page."""
    return (str(_("Contact")), reverse("contact:overview", args=[seat.workspace.public_id]))
