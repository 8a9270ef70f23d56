"""What the network would gain most from, on the page of this week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.atlas.services import findings_kept
from malai.atlas.shown import TONES, ShownFinding, shown
from malai.kernel.registries import FindingShown, WeekItem, network_findings
from malai.kernel.templatetags.malai import said
from malai.network.models import Network

#: As many as a week can hold.
MOST: Final = 3
#: Findings that stand on the page already, as records to look at.
BESIDE: Final = frozenset({"duplicates", "old_records"})
#: Tones that ask for an act.
URGENT: Final = frozenset({"alarm", "attention"})


class GainsOfWeek:
    """The three findings, worst first, each with its act."""

    title: StrOrPromise = gettext_lazy("What the network would gain most from")
    icon = "lightbulb"
    order = 90

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:
        """Return them; nothing of a large network that was never read. Queries of the findings."""
        own = findings_kept(network, day=today)
        if not own:
            return []
        found = [shown(one, network=network, seat=seat) for one in own]
        others = [one for room in network_findings for one in room.findings_for(seat, network)]
        both: list[ShownFinding | FindingShown] = [*found, *others]
        beside = BESIDE if seat.may(Action.NETWORK_EDIT) else frozenset()
        worst = sorted(both, key=lambda one: TONES.index(one.tone))
        return [
            WeekItem(
                key=f"atlas.finding:{one.id}",
                text=said(one.sentence),
                why="",
                act_label=said(one.act_label),
                act_url=one.act_url,
            )
            for one in worst
            if one.tone in URGENT and one.act_url and one.id not in beside
        ][:MOST]
