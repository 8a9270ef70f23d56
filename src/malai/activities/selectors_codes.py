"""Codes of rooms and cards of people. Each selector says its number of queries."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from malai.accounts.models import Workspace
from malai.activities.models import Session
from malai.activities.models_attending import Card, Opening
from malai.activities.selectors import activities_seen
from malai.links.codes import SPOKEN, code_read
from malai.network.models import Party
from malai.network.reach import ends_within

#: The address behind the QR code of a room turns once a minute; the two before still open.
TURN_S: Final = 60
TURNS: Final = 3
#: Letters of the turning part: 64 bits.
LETTERS: Final = 16


def opening_of(session: Session) -> Opening | None:
    """Return the opening of a session that is open now. One query."""
    rows = _open().filter(session=session)
    return rows.first()


def _open() -> QuerySet[Opening]:
    rows = Opening.objects.filter(closed_at=None, closes_at__gt=timezone.now())
    return rows.select_related("session__activity__workspace", "session__activity__network")


def opening_spoken(text: str) -> Opening | None:
    """Return the open room of a spoken code; old, closed and unknown are alike. One query."""
    code = code_read(text, SPOKEN)
    return _open().filter(spoken=code).first() if code else None


def opening_turned(public_id: UUID, turn: str, *, now: datetime) -> Opening | None:
    """Return the open room of a QR code that was on the screen within three minutes. One query."""
    found = opening_named(public_id)
    if found is None:
        return None
    known = [turn_of(found, now, back) for back in range(TURNS)]
    return found if any(hmac.compare_digest(turn.encode(), one.encode()) for one in known) else None


def opening_named(public_id: UUID) -> Opening | None:
    """Return a room that is open now. One query."""
    return _open().filter(public_id=public_id).first()


def turn_of(opening: Opening, now: datetime, back: int = 0) -> str:
    """Return the turning part of the address of a room, ``back`` turns ago."""
    turn = int(now.timestamp()) // TURN_S - back
    made = hmac.new(opening.secret.encode(), str(turn).encode(), hashlib.sha256)
    return made.hexdigest()[:LETTERS]


def card_of(party: Party) -> Card | None:
    """Return the card of a person that is valid now. One query."""
    return Card.objects.filter(party=party, ended_at=None).first()


def card_named(workspace: Workspace, code: UUID) -> Card | None:
    """Return a valid card of somebody who is seen; ended and unknown are alike. One query."""
    rows = Card.objects.select_related("party__person").filter(ends_within(workspace, "party"))
    card = rows.filter(code=code, ended_at=None, party__workspace=workspace).first()
    if card is not None:
        card.party.workspace = workspace
    return card


def sessions_today(workspace: Workspace) -> list[Session]:
    """Return the sessions of today that are seen, those with an open room first. Two queries."""
    today = timezone.localdate().isoformat()
    seen = activities_seen(workspace).order_by()
    rows = Session.objects.filter(on=today, activity__in=seen.values("pk"))
    found = list(rows.select_related("activity").order_by("starts_at", "pk"))
    for session in found:
        session.activity.workspace = workspace
    opened = set(_open().filter(session__in=found).values_list("session_id", flat=True))
    return sorted(found, key=lambda session: session.pk not in opened)
