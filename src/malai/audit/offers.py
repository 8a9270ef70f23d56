"""The offer to take the newest step about something back, for the message that tells of it."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.audit.models import Act
from malai.audit.selectors import acts_page_of


def undo_tag(seat: OpenSeat, about: UUID) -> str:
    """Return the ``extra_tags`` of a message about ``about``; empty where nothing can be offered.

    Two queries.
    """
    acts = acts_page_of(seat.workspace, about=about).acts if _may(seat) else []
    return act_tag(seat, acts[0]) if acts else ""


def act_tag(seat: OpenSeat, act: Act) -> str:
    """Return the same for an act that is known. No queries."""
    if not _may(seat):
        return ""
    return f"undo={reverse('audit:undo', args=[seat.workspace.public_id, act.public_id])}"


def newest_tag(seat: OpenSeat, action: str) -> str:
    """Return the same for the newest act of one kind. One query."""
    acts = Act.objects.filter(workspace=seat.workspace, action=action).order_by("-pk")
    newest = acts.first() if _may(seat) else None
    return act_tag(seat, newest) if newest else ""


def _may(seat: OpenSeat) -> bool:
    return seat.may(Action.HISTORY_UNDO)
