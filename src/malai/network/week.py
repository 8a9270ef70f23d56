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
from malai.network.models import Network
from malai.network.selectors.pages import hints_waiting


class RecordsOfWeek:
    """Records that may be there twice."""

    title: StrOrPromise = gettext_lazy("Records to look at")
    icon = "users"
    order = 40

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:
        """Return one line for all of them. One query."""
        del network, today
        count = hints_waiting(seat.workspace).count() if seat.may(Action.NETWORK_EDIT) else 0
        if not count:
            return []
        said = ngettext(
            "%(count)s pair may be one and the same", "%(count)s pairs may be one and the same", count
        )  # fmt: skip
        return [
            WeekItem(
                key="network.hints:all",
                text=said % {"count": number(count)},
                why=_("Two records of one person keep her contacts and her work apart."),
                act_label=_("Look at them"),
                act_url=reverse("network:duplicates", args=[seat.workspace.public_id]),
            )
        ]
