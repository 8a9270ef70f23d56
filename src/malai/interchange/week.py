"""Rows of imports that wait for a decision, on the page of this week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.interchange.models import ImportState
from malai.interchange.selectors import imports_of
from malai.kernel.registries import WeekItem
from malai.kernel.templatetags.malai import number
from malai.network.models import Network

#: Imports on the page, and the newest that are looked at.
MOST: Final = 3
LOOKED_AT: Final = 50


class RowsOfWeek:
    """Rows of a file that could not be understood alone."""

    title: StrOrPromise = gettext_lazy("Rows of files to decide on")
    icon = "file-up"
    order = 45

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:  # noqa: ARG002 - what waits has no day
        """Return the newest imports of the network with rows that wait. One query."""
        if not seat.may(Action.DATA_IMPORT):
            return []
        rows: Any = imports_of(seat.workspace).filter(state=ImportState.DONE, network=network)
        waiting = (row for row in rows[:LOOKED_AT] if row.waiting)
        return [_item(row, seat) for row in islice(waiting, MOST)]


def _item(row: Any, seat: OpenSeat) -> WeekItem:  # noqa: ANN401 - an import with a count
    said = ngettext(
        "%(count)s row waits for a decision", "%(count)s rows wait for a decision", row.waiting
    )
    return WeekItem(
        key=f"interchange.rows:{row.public_id}",
        text=row.name,
        why=said % {"count": number(row.waiting)},
        act_label=_("Decide"),
        act_url=reverse("interchange:doubts", args=[seat.workspace.public_id, row.public_id]),
    )
