"""The picture coloured by contact: how long ago, and who waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.contact.bridge import Standing
from malai.contact.standings import Stand, stand_of
from malai.kernel.registries import Colouring, ColouringOffer
from malai.network.models import Network

LAST: Final = "contact.last"
STATE: Final = "contact.state"
STATES: Final = (
    ("overdue", gettext_lazy("time to be in touch")),
    ("season", gettext_lazy("quiet as a year ago")),
    ("steady", gettext_lazy("in touch as usual")),
    ("seldom", gettext_lazy("in touch, no rhythm yet")),
    ("none", gettext_lazy("no contact known")),
)


class ContactColouring:
    """Days since the last contact, and how contact stands; for who may see findings with names."""

    def offers(self, seat: OpenSeat, network: Network) -> Sequence[ColouringOffer]:  # noqa: ARG002 - the registry's form
        """Return both. No query."""
        if not seat.may(Action.FINDINGS_NAMES):
            return []
        return [
            ColouringOffer(LAST, gettext_lazy("Days since the last contact"), is_measure=True),
            ColouringOffer(STATE, gettext_lazy("How contact stands")),
        ]

    def colouring(
        self,
        name: str,
        seat: OpenSeat,  # noqa: ARG002 - the registry's form
        network: Network,
        party_ids: Sequence[int],
    ) -> Colouring:
        """Return one of the two. Five queries."""
        stand, wanted = stand_of(network, timezone.localdate()), set(party_ids)
        if name == LAST:
            return Colouring(_days(stand, wanted), how=_("How many days ago the last contact was."))
        states = {o.key: (state_of(o.standing),) for o in stand.members if o.key in wanted}
        there = {state for (state,) in states.values()}
        return Colouring(states, [(key, label) for key, label in STATES if key in there])


def _days(stand: Stand, wanted: set[int]) -> dict[int, float]:
    since = ((one.key, one.standing.since) for one in stand.members if one.key in wanted)
    return {key: float(days) for key, days in since if days is not None}


def state_of(standing: Standing) -> str:
    """Return which of the states fits."""
    if standing.last is None:
        return "none"
    if standing.is_season:
        return "season"
    if standing.is_overdue:
        return "overdue"
    return "steady" if standing.usual is not None or standing.wished else "seldom"
