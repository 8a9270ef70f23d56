"""Lines of the reading that join the findings of a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils import timezone

from malai.access.doors import OpenSeat
from malai.insight.selectors.parties import named_for
from malai.insight.services.analyses import Asked, analysis_of
from malai.insight.shown import Reader, ids_in, lines_shown
from malai.kernel.registries import FindingShown
from malai.network.models import Network

#: What the findings do not say already, and in which tone it is worth their place.
JOINED: Final = {
    "breaking": ("alarm", "attention"),
    "hubs": ("attention",),
    "stewards": ("attention",),
    "across": ("attention",),
    "changed": ("attention",),
    "newcomers": ("attention",),
    "introduced": ("good",),
    "trust": ("attention", "good"),
}


def findings_of(seat: OpenSeat, network: Network) -> Sequence[FindingShown]:
    """Return the lines as findings. The analysis is cached until the next act in the workspace."""
    analysis = analysis_of(network, Asked(timezone.localdate()))
    if analysis is None:
        return []
    reader = Reader(seat, network, named_for(seat, ids_in(analysis.results)))
    return [
        FindingShown(one.id, one.tone, one.sentence, one.how, one.act_label, one.act_url)
        for one in lines_shown(analysis.results, reader)
        if one.tone in JOINED.get(one.id, ())
    ]
