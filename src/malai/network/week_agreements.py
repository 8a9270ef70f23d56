"""Agreements to renew and what was promised in them, on the page of this week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.kernel.registries import WeekItem
from malai.kernel.templatetags.malai import thai_date
from malai.network.models import Agreement, Commitment, Kept, Network
from malai.network.reach import agreements_seen
from malai.network.selectors.projects import agreement_seen

#: Days ahead for a promise and for an agreement that ends, and things at most.
AHEAD: Final = timedelta(days=7)
RENEWING: Final = timedelta(days=30)
MOST: Final = 5
LOOKED_AT: Final = 200


class AgreementsOfWeek:
    """What partners promised each other, and agreements to talk about anew."""

    title: StrOrPromise = gettext_lazy("Agreements with partners")
    icon = "handshake"
    order = 38

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:
        """Return promises that are due, then agreements to renew. Two queries."""
        if not seat.may(Action.NETWORK_EDIT):
            return []
        rows = agreements_seen(seat.workspace).filter(Q(network=network) | Q(network=None))
        return list(
            islice(
                _items(seat, list(rows.prefetch_related("commitments")[:LOOKED_AT]), today), MOST
            )
        )


def _items(seat: OpenSeat, rows: Sequence[Agreement], today: date) -> Iterator[WeekItem]:
    open_rows = [row for row in rows if not agreement_seen(row, today).is_over]
    due = [
        (one.due.last_day, one, row)
        for row in open_rows
        for one in row.commitments.all()
        if one.state == Kept.WAITING and one.due and one.due.last_day <= today + AHEAD
    ]
    for _day, one, row in sorted(due, key=lambda some: (some[0], some[1].pk)):
        yield _promise(seat, one, row)
    for row in open_rows:
        asks = row.renew_by or row.until
        if asks and asks.last_day <= today + RENEWING:
            yield _renewal(seat, row)


def _promise(seat: OpenSeat, one: Commitment, row: Agreement) -> WeekItem:
    by_when = _("promised until %(day)s") % {"day": thai_date(one.due, "short")}
    here = [seat.workspace.public_id, one.public_id]
    return WeekItem(
        key=f"network.commitment:{one.public_id}",
        text=one.what,
        why=f"{row.name} · {by_when}",
        act_label=_("How did it go?"),
        act_url=reverse("network:commitment-kept", args=here),
        due=one.due.last_day if one.due else None,
    )


def _renewal(seat: OpenSeat, row: Agreement) -> WeekItem:
    asks = row.renew_by or row.until
    by_when = _("to be talked about anew by %(day)s") % {"day": thai_date(asks, "short")}
    return WeekItem(
        key=f"network.agreement:{row.public_id}",
        text=row.name,
        why=by_when,
        act_label=_("Open"),
        act_url=reverse("network:agreement", args=[seat.workspace.public_id, row.public_id]),
        due=asks.last_day if asks else None,
    )
