"""Opening and closing rooms, and making cards."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import AttendanceMethod, Session
from malai.activities.models_attending import Card, Opening
from malai.activities.services.arriving import arrivals_take
from malai.audit.services import recorded
from malai.links.codes import SPOKEN, code_made
from malai.links.sync import Answer, Line
from malai.network.models import Party

#: How long a room may be open, in minutes.
LENGTHS: Final = (30, 60, 120, 240, 480)


def opening_make(*, by: User | None, session: Session, minutes: int) -> Opening:
    """Open a session for noting oneself, with new codes; those of before end.

    Raises
    ------
    ValidationError
        No such length.
    """
    if minutes not in LENGTHS:
        raise ValidationError({"minutes": _("Choose how long the code is valid.")})
    activity, now = session.activity, timezone.now()
    with recorded(
        "activities.opening_make",
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
    ):
        # Without images of the rows: an undo must not open what was closed.
        Session.objects.select_for_update().get(pk=session.pk)
        Opening.objects.filter(session=session, closed_at=None).update(closed_at=now)
        return Opening.objects.create(
            session=session,
            spoken=_spoken(),
            secret=secrets.token_urlsafe(32),
            closes_at=now + timedelta(minutes=minutes),
            made_by=by,
        )


def _spoken() -> str:
    """Return a code that no room has or had."""
    while Opening.objects.filter(spoken=(code := code_made(SPOKEN))).exists():
        continue
    return code


def opening_close(*, by: User | None, session: Session) -> None:
    """End noting oneself at a session."""
    activity = session.activity
    with recorded(
        "activities.opening_close",
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
    ):
        Opening.objects.filter(session=session, closed_at=None).update(closed_at=timezone.now())


def note_oneself(
    *, opening: Opening, client_id: UUID, method: str, name: str = "", party: Party | None = None
) -> Answer:
    """Note somebody who says so herself in an open room; the room is asked again under a lock.

    Raises
    ------
    ValidationError
        The room has been closed meanwhile.
    """
    facts = {"session": str(opening.session.public_id), "name": name}
    facts["came_at"] = timezone.now().isoformat()
    if party is not None:
        facts["party"] = str(party.public_id)
    with transaction.atomic():
        now = Opening.objects.select_for_update().get(pk=opening.pk)
        if not now.is_open:
            raise ValidationError(_("This code is not valid any more."))
        line = Line(str(client_id), client_id, facts)
        answers = arrivals_take(
            by=None, activity=opening.session.activity, lines=[line], method=method
        )
    return answers[str(client_id)]


def card_make(*, by: User | None, party: Party) -> Card:
    """Make a card for a person; the one before ends."""
    with recorded(
        "activities.card_make",
        by=by,
        workspace=party.workspace,
        subject=party.public_id,
        name=party.name,
    ):
        # Without images of the rows, as for rooms.
        Card.objects.filter(party=party, ended_at=None).update(ended_at=timezone.now())
        return Card.objects.create(party=party)


def card_note(*, by: User | None, card: Card, session: Session) -> Answer:
    """Note the person of a card at a session; a card that is shown again changes nothing."""
    client_id = uuid5(card.code, str(session.public_id))
    facts = {
        "session": str(session.public_id),
        "party": str(card.party.public_id),
        "came_at": timezone.now().isoformat(),
    }
    lines = [Line(str(client_id), client_id, facts)]
    answers = arrivals_take(
        by=by, activity=session.activity, lines=lines, method=AttendanceMethod.CARD
    )
    return answers[str(client_id)]
