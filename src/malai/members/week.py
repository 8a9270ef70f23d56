"""What members said, on the page of this week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.kernel.registries import WeekItem
from malai.members.models import MemberWord, WordState
from malai.members.selectors import words_seen
from malai.network.models import Membership, Network

MOST: Final = 5


class WordsOfWeek:
    """What members of the network, or of none yet, said and nobody has settled."""

    title: StrOrPromise = gettext_lazy("Members said")
    icon = "message-circle"
    order = 15

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:  # noqa: ARG002 - what waits has no day
        """Return what waits longest. One query; nothing for who may not change the network."""
        if not seat.may(Action.NETWORK_EDIT):
            return []
        terms = Membership.objects.filter(workspace=seat.workspace, until="").order_by()
        ours = Q(party__in=terms.filter(network=network).values("party"))
        nowhere = ~Q(party__in=terms.values("party"))
        rows = words_seen(seat.workspace).filter(ours | nowhere, state=WordState.WAITING)
        return [_item(word, seat) for word in rows.select_related("party").order_by("pk")[:MOST]]


def _item(word: MemberWord, seat: OpenSeat) -> WeekItem:
    words = reverse("members:words", args=[seat.workspace.public_id])
    said = {"name": word.party.name, "what": word.get_kind_display()}
    return WeekItem(
        key=f"members.word:{word.public_id}",
        text=_("%(name)s %(what)s") % said,
        why=word.text[:120],
        act_label=_("Look and settle"),
        act_url=f"{words}#word-{word.public_id}",
    )
