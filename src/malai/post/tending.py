"""What the worker looks after now and then: mail that came back, and what was kept long enough."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from malai.post.bounces import returned_note
from malai.post.models import LineCode, LineFriend, WebhookEvent
from malai.post.returned import report_read
from malai.post.senders.mailbox import Mailbox, MailboxError, mailbox_open
from malai.post.services.drafts import drafts_sweep

#: Reports of one round.
ROUND: Final = 200
#: Ids of events: twice as long as an event is taken at all, so that none comes in twice.
EVENTS_KEPT: Final = timedelta(days=60)
#: Friends in LINE who never said who they are, and codes that ran out.
FRIENDS_KEPT: Final = timedelta(days=90)
CODES_KEPT: Final = timedelta(days=30)

log = logging.getLogger(__name__)


def tend_round(now: datetime | None = None) -> None:
    """Read what came back and let go of what is old. A few queries, one connection."""
    moment = now or timezone.now()
    returns_round()
    drafts_sweep(moment)
    line_sweep(moment)


def returns_round(*, most: int = ROUND) -> int:
    """Read at most ``most`` reports from the mailbox of returned mail; how many mails came back.

    A report is marked as read after it was noted: one whose process died is noted once more, which
    changes nothing. Nothing configured: nothing is done.
    """
    if settings.MAIL_RETURN_BOX is None:
        return 0
    try:
        with mailbox_open(settings.MAIL_RETURN_BOX) as box:
            return sum(_noted(box, name) for name in box.unread(most))
    except MailboxError as error:
        log.warning("the mailbox of returned mail could not be read: %s", error)
        return 0


def _noted(box: Mailbox, name: str) -> bool:
    returned = report_read(box.read(name))
    is_ours = returned is not None and returned_note(returned)
    box.done(name)
    return is_ours


def line_sweep(now: datetime) -> int:
    """Let go of ids of LINE that are not needed any more; returns how many rows went. Three queries."""
    lonely = LineFriend.objects.filter(links=None, updated_at__lt=now - FRIENDS_KEPT)
    events = WebhookEvent.objects.filter(seen_at__lt=now - EVENTS_KEPT)
    codes = LineCode.objects.filter(expires_at__lt=now - CODES_KEPT)
    return sum(rows.delete()[0] for rows in (lonely, events, codes))
