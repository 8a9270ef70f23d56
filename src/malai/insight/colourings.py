"""Measures by which the picture of a network is coloured and sized."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.insight.selectors.parties import keys_by_id
from malai.insight.services.analyses import Asked, analysis_of, is_small, newest_kept
from malai.insight.wording import ROLES
from malai.kernel.registries import Colouring, ColouringOffer
from malai.network.models import Network

ROLE: Final = "strength.role"
#: Measures: the list of the analysis, its label, and what its number means.
MEASURES: Final[Mapping[str, tuple[str, StrOrPromise, StrOrPromise]]] = {
    "strength.between": (
        "between",
        _("Stands between others"),
        _("Share of the shortest ways between others that lead through this member."),
    ),
    "strength.reach": (
        "reach",
        _("Near to all"),
        _("1 knows everybody directly; half as much for everybody two steps away."),
    ),
    "strength.degree": (
        "degree",
        _("Contacts"),
        _("With how many others this member is in contact."),
    ),
}


class StrengthColouring:
    """Place in the network and measures, of the analysis that the pages of this room show.

    They name people by their place, so they are for who may see findings with names.
    """

    def offers(self, seat: OpenSeat, network: Network) -> Sequence[ColouringOffer]:
        """Return them where the network is measured within a request or by a run. Two queries."""
        asked = Asked(timezone.localdate())
        if not seat.may(Action.FINDINGS_NAMES):
            return []
        if not is_small(network, day=asked.day) and newest_kept(network, asked) is None:
            return []
        measures = [
            ColouringOffer(name, label, is_measure=True)
            for name, (_list, label, _how) in MEASURES.items()
        ]
        return [ColouringOffer(ROLE, _("Place in the network")), *measures]

    def colouring(
        self,
        name: str,
        seat: OpenSeat,  # noqa: ARG002 - the registry's form
        network: Network,
        party_ids: Sequence[int],
    ) -> Colouring:
        """Return roles as choices, or one measure. One query beside the analysis."""
        analysis = analysis_of(network, Asked(timezone.localdate()))
        if analysis is None:
            return Colouring({})
        detail, keys = analysis.detail, keys_by_id(network.workspace, party_ids)
        numbered = [(keys[one], place) for place, one in enumerate(detail.ids) if one in keys]
        if name == ROLE:
            roles = {key: (detail.role[place],) for key, place in numbered}
            there = {role for (role,) in roles.values()}
            return Colouring(
                roles, [(role, capfirst(label)) for role, label in ROLES.items() if role in there]
            )
        column, _label, how = MEASURES[name]
        values = getattr(detail, column)
        known = {key: float(values[p]) for key, p in numbered if values[p] is not None}
        return Colouring(known, how=how)
