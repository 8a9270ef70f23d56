"""The outbox: rows are claimed one by one before anything goes out, so that nobody is told twice.

A row is marked ``sending`` in a transaction of its own *before* the other side is called. If the
process dies then, the row stays as it is: it is never sent again by itself, and is shown as "not
known whether it arrived" once its claim is older than any call can take. Two workers cannot claim
one row: the change from ``waiting`` is made by one statement that tells how many rows it changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from malai.post import reasons
from malai.post.models import Channel, Delivery, MessageState, State
from malai.post.senders import Outcome, Sender
from malai.post.senders.email import EmailSender
from malai.post.timing import LEASE

#: Rows of one round.
ROUND: Final = 200
#: Sendings that were surely not taken, and how long to wait for the next.
MOST_TRIES: Final = 5
LATER: Final = timedelta(minutes=15)


def outbox_round(*, most: int = ROUND) -> int:
    """Send what may go now, at most ``most`` messages, and return how many were tried.

    A few queries for the round and three for each message, each in a transaction of its own.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            # A claim must outlive even a loss of power.
            cursor.execute("PRAGMA synchronous=FULL")
    outbox_sweep()
    tried = 0
    for channel in waiting_channels():
        with closing(sender_for(channel)) as sender:
            tried += _send_all(channel, sender, most - tried)
    return tried


def outbox_sweep(now: datetime | None = None) -> int:
    """Say of rows whose process died that it is not known whether they arrived. One query."""
    old = (now or timezone.now()) - LEASE
    return Delivery.objects.filter(state=State.SENDING, claimed_at__lt=old).update(
        state=State.UNKNOWN, reason=reasons.CRASHED, settled_at=timezone.now()
    )


def may_go(now: datetime) -> Q:
    """Return the filter of rows that may be sent now."""
    return Q(state=State.WAITING, not_before__lte=now, message__state=MessageState.QUEUED)


def waiting_channels() -> list[str]:
    """Return the ways for which something may go now. One query."""
    rows = Delivery.objects.filter(may_go(timezone.now())).order_by()
    return sorted(rows.values_list("channel", flat=True).distinct())


def sender_for(channel: str) -> Sender:
    """Return the way out of a channel."""
    if channel == Channel.LINE:
        from malai.post.senders.line import LineSender

        return LineSender()
    if channel == Channel.SMS:
        from malai.post.senders.sms import SmsSender

        return SmsSender()
    return EmailSender()


def _send_all(channel: str, sender: Sender, most: int) -> int:
    tried = 0
    for key in _waiting(channel, most):
        if not sender.ready():
            break
        delivery = delivery_claim(key)
        if delivery is not None:
            tried += 1
            delivery_settle(delivery, sender.send(delivery))
    return tried


def _waiting(channel: str, most: int) -> Iterator[int]:
    rows = Delivery.objects.filter(may_go(timezone.now()), channel=channel)
    return iter(list(rows.order_by("pk").values_list("pk", flat=True)[: max(most, 0)]))


def delivery_claim(key: int) -> Delivery | None:
    """Mark one row as being sent, committed before it is; ``None`` where it may not go any more."""
    now = timezone.now()
    with transaction.atomic(durable=True):
        claimed = Delivery.objects.filter(may_go(now), pk=key).update(
            state=State.SENDING, claimed_at=now, tried=F("tried") + 1
        )
    if not claimed:
        return None
    return Delivery.objects.select_related("message__workspace", "user").get(pk=key)


def delivery_settle(delivery: Delivery, outcome: Outcome) -> None:
    """Note what became of a sending, and let go of what was only kept for it.

    Only the claim that was made is settled: what came in between (a bounce told at once) stays.
    """
    now = timezone.now()
    changed: dict[str, object] = {"state": outcome.state, "reason": outcome.reason[:200]}
    if outcome.state == State.WAITING:
        changed |= {"not_before": now + LATER, "claimed_at": None}
        if delivery.tried >= MOST_TRIES:
            changed |= {"state": State.FAILED, "reason": reasons.TOO_OFTEN, "settled_at": now}
    else:
        changed |= {"settled_at": now, "outside_id": outcome.outside_id}
    if changed["state"] in (State.SENT, State.BOUNCED):
        changed |= {"address": "", "subject": "", "body": ""}
    rows = Delivery.objects.filter(pk=delivery.pk, state=State.SENDING)
    rows.filter(claimed_at=delivery.claimed_at).update(**changed)
    if outcome.state == State.BOUNCED:
        from malai.post.bounces import address_back

        address_back(delivery)
