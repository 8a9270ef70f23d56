"""Messages and their deliveries, as far as a seat sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from malai.access.doors import OpenSeat
from malai.accounts.models import Workspace
from malai.kernel.registries import audiences
from malai.network.reach import ends_within
from malai.post.models import Delivery, Message, MessageKind, State
from malai.post.timing import LEASE

#: Deliveries on one page of the log.
SHOWN: Final = 50
MESSAGES: Final = 30


def messages_seen(workspace: Workspace) -> QuerySet[Message]:
    """Return the messages that are seen: all, or those a limited seat wrote itself. One query.

    Digests are letters to single people and stand in no list.
    """
    rows = Message.objects.filter(workspace=workspace).exclude(kind=MessageKind.DIGEST)
    seat = workspace.seen_from
    return rows if seat is None else rows.filter(written_by=seat.user)


def message_named(workspace: Workspace, public_id: UUID) -> Message:
    """Return one message that is seen. One query.

    Raises
    ------
    Http404
        It is absent, of another workspace, or not seen.
    """
    found = messages_seen(workspace).select_related("written_by").filter(public_id=public_id)
    message = found.first()
    if message is None:
        raise Http404
    message.workspace = workspace
    return message


def messages_listed(workspace: Workspace) -> QuerySet[Message]:
    """Return messages, newest first, with how many went and how many wait. One query."""
    went = Count("deliveries", filter=Q(deliveries__state=State.SENT))
    waits = Count("deliveries", filter=Q(deliveries__state__in=(State.WAITING, State.SENDING)))
    many = Count("deliveries")
    return messages_seen(workspace).annotate(went=went, waits=waits, many=many).order_by("-pk")


def deliveries_seen(message: Message) -> QuerySet[Delivery]:
    """Return the deliveries of a message to parties that are seen. One query."""
    seen = ends_within(message.workspace, "party")
    return Delivery.objects.filter(seen, message=message).select_related("party", "user")


def delivery_named(message: Message, key: UUID) -> Delivery:
    """Return one delivery of a message that is seen. One query.

    Raises
    ------
    Http404
        It is absent, or not seen.
    """
    found = deliveries_seen(message).filter(key=key).first()
    if found is None:
        raise Http404
    found.message = message
    return found


def states_counted(message: Message, now: datetime | None = None) -> Mapping[str, int]:
    """Return how many deliveries stand where; a claim that is too old counts as unknown. One query."""
    old = (now or timezone.now()) - LEASE
    stuck = Count("pk", filter=Q(state=State.SENDING, claimed_at__lt=old))
    rows = (
        deliveries_seen(message).order_by().values("state").annotate(many=Count("pk"), stuck=stuck)
    )
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["state"]] = counts.get(row["state"], 0) + row["many"] - row["stuck"]
        if row["stuck"]:
            counts[State.UNKNOWN] = counts.get(State.UNKNOWN, 0) + row["stuck"]
    return {state: many for state, many in counts.items() if many}


def people_meant(seat: OpenSeat, audience: str) -> list[int]:
    """Return the keys of the parties that an audience means now, as ``seat`` sees it. A few queries.

    Raises
    ------
    Http404
        No room knows this audience, or the seat does not see it.
    """
    room, _dot, rest = audience.partition(".")
    source = audiences.entries.get(room)
    found = source.parties_of(seat, rest) if source else None
    if found is None:
        raise Http404
    return list(found)


def audiences_offered(seat: OpenSeat) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the audiences to choose from, grouped: ``<room>.<key>`` and a label. A few queries."""
    groups = []
    for room, source in audiences.entries.items():
        offers = [(f"{room}.{one.key}", str(one.label)) for one in source.offers(seat)]
        if offers:
            groups.append((str(source.title), offers))
    return groups


def messages_told(workspace: Workspace, about: UUID) -> list[Message]:
    """Return what was told of something, newest first, as far as it is seen. One query."""
    return list(messages_seen(workspace).filter(about_id=about).order_by("-pk")[:MESSAGES])
