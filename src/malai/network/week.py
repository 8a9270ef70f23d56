"""Records to look at, on the page of this week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.kernel.registries import WeekItem
from malai.kernel.templatetags.malai import number
from malai.network.models import Membership, Network, PartyKind
from malai.network.reach import parties_seen
from malai.network.selectors.pages import hints_waiting
from malai.network.shows import stale


class RecordsOfWeek:
    """Records that may be there twice, and people whom nobody looked at for a year."""

    title: StrOrPromise = gettext_lazy("Records to look at")
    icon = "users"
    order = 40

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:
        """Return a line for each kind, nothing for who may not change records. Three queries."""
        if not seat.may(Action.NETWORK_EDIT):
            return []
        here = seat.workspace
        pairs = hints_waiting(here).count()
        members = Membership.objects.filter(network=network, until="").order_by().values("party")
        people = parties_seen(here).filter(stale(here, network, today), pk__in=members)
        old = people.filter(kind=PartyKind.PERSON).count()
        named = parties_seen(here).filter(is_provisional=True, kind=PartyKind.PERSON).count()
        return [*_pairs(seat, pairs), *_named(seat, named), *_old(seat, network, old)]


def _pairs(seat: OpenSeat, count: int) -> list[WeekItem]:
    if not count:
        return []
    said = ngettext(
        "%(count)s pair may be one and the same", "%(count)s pairs may be one and the same", count
    )
    return [
        WeekItem(
            key="network.hints:all",
            text=said % {"count": number(count)},
            why=_("Two records of one person keep her contacts and her work apart."),
            act_label=_("Look at them"),
            act_url=reverse("network:duplicates", args=[seat.workspace.public_id]),
        )
    ]


def _named(seat: OpenSeat, count: int) -> list[WeekItem]:
    if not count:
        return []
    said = ngettext(
        "%(count)s person is only a name so far", "%(count)s people are only names so far", count
    )
    people = reverse("network:people", args=[seat.workspace.public_id])
    return [
        WeekItem(
            key="network.named:all",
            text=said % {"count": number(count)},
            why=_("Somebody named them. Ask who knows them, and fill in what is missing."),
            act_label=_("See the list"),
            act_url=f"{people}?show=provisional",
        )
    ]


def _old(seat: OpenSeat, network: Network, count: int) -> list[WeekItem]:
    if not count:
        return []
    said = ngettext(
        "%(count)s record was not looked at for a year",
        "%(count)s records were not looked at for a year",
        count,
    )
    people = reverse("network:people", args=[seat.workspace.public_id])
    return [
        WeekItem(
            key=f"network.stale:{network.public_id}",
            text=said % {"count": number(count)},
            why=_("Five a week are enough: ask whether the number is still right."),
            act_label=_("See the list"),
            act_url=f"{people}?show=stale&network={network.public_id}",
        )
    ]
