"""Whom to be in touch with, on the page of this week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.contact.said import why_now
from malai.contact.selectors.occasions import parties_named
from malai.contact.standings import stand_of
from malai.kernel.registries import WeekItem
from malai.network.models import Network

#: People at most: as many as can be called in a week beside everything else.
MOST: Final = 5


class ContactsOfWeek:
    """Whom we have not been in touch with as long as usual."""

    title: StrOrPromise = gettext_lazy("Whom to be in touch with")
    icon = "messages-square"
    order = 10

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:
        """Return who waits longest, for who may see names. The queries of the page of contact."""
        if not (seat.may(Action.FINDINGS_NAMES) and seat.may(Action.NETWORK_EDIT)):
            return []
        waiting = stand_of(network, today).overdue[:MOST]
        parties = parties_named(one.key for one in waiting)
        note = reverse("contact:note", args=[seat.workspace.public_id])
        may_call = seat.may(Action.CONTACT_READ)
        return [
            WeekItem(
                key=f"contact.waiting:{party.public_id}",
                text=party.name,
                why=why_now(one.standing),
                act_label=_("Was in touch"),
                act_url=f"{note}?with={party.public_id}",
                due=one.standing.due,
                phone=party.phone if may_call else "",
                comes_back=True,
            )
            for one in waiting
            if (party := parties.get(one.key))
        ]
