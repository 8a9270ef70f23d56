"""Addresses that came back: told at once, later by a mail service, or by mail that came back."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from malai.network.models import Party
from malai.post import reasons
from malai.post.models import Channel, ChannelChoice, Delivery, State
from malai.post.returned import Returned
from malai.post.selectors.reaching import address_print

#: What a mail service calls it.
BACK: Final = frozenset({"bounced", "rejected"})
UNWANTED: Final = frozenset({"complained", "unsubscribed"})


def listen() -> None:
    """Hear what anymail is told by a mail service, where it is installed."""
    from anymail.signals import tracking

    tracking.connect(tracked, dispatch_uid="malai.post.bounces")


def tracked(event: Any, **_facts: Any) -> None:  # noqa: ANN401 - a signal's form
    """Note a bounce, or that somebody wants no more, of a mail that went from here."""
    if event.event_type not in BACK | UNWANTED or not event.message_id:
        return
    known = str(event.message_id)
    delivery = Delivery.objects.select_related("party", "message").filter(outside_id=known).first()
    if delivery is None:
        return
    if event.event_type in UNWANTED:
        _unwanted(delivery)
        return
    Delivery.objects.filter(pk=delivery.pk).update(
        state=State.BOUNCED, reason=reasons.NO_SUCH, address=""
    )
    delivery.address = str(event.recipient or "")
    address_back(delivery)


def returned_note(returned: Returned) -> bool:
    """Note that a mail came back, and its address with it where that is why. Three queries.

    Says whether it was a mail of ours that was taken to have gone. To note it twice changes nothing.
    """
    went = (State.SENT, State.UNKNOWN, State.SENDING)
    rows = Delivery.objects.filter(key=returned.key, channel=Channel.EMAIL, state__in=went)
    delivery = rows.first()
    if delivery is None:
        return False
    with transaction.atomic():
        rows.update(
            state=State.BOUNCED, reason=returned.reason, address="", subject="", body="",
            settled_at=timezone.now(),
        )  # fmt: skip
        delivery.address = returned.address or delivery.address
        if returned.is_dead:
            address_back(delivery)
    return True


def address_back(delivery: Delivery) -> None:
    """Remember that this address of a person came back, by a print of it. Two queries."""
    if delivery.party_id is None or not delivery.address:
        return
    with transaction.atomic():
        party = Party.objects.select_for_update(of=("self",)).get(pk=delivery.party_id)
        choice, _made = ChannelChoice.objects.get_or_create(
            party=party, defaults={"workspace_id": party.workspace_id}
        )
        choice.bounced = address_print(delivery.address)
        choice.save(update_fields=["bounced", "updated_at"])


def _unwanted(delivery: Delivery) -> None:
    from malai.post.services.choosing import email_stop

    email_stop(delivery.party, delivery.user, delivery.message.workspace, delivery.message.kind)
