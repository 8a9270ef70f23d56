"""What each number of the whole means, in plain words beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Meaning:
    """A number of the whole in words."""

    label: StrOrPromise
    says: StrOrPromise
    is_share: bool = True
    decimals: int = 0


MEANINGS: Final[Mapping[str, Meaning]] = {
    "density": Meaning(_("Density"), _("Of all pairs that could be in contact, so many are. Large networks are always thin."), decimals=1),
    "parts": Meaning(_("Separate parts"), _("Groups of members who cannot reach each other; who is alone counts as a part."), is_share=False),
    "largest": Meaning(_("Members of the largest part"), _("So many can reach each other through people they know."), is_share=False),
    "connectedness": Meaning(_("Pairs who reach each other"), _("Directly, or through others.")),
    "distance": Meaning(_("Steps between two members"), _("On average, of those who reach each other. A message needs so many hands."), is_share=False, decimals=1),
    "diameter": Meaning(_("Longest way"), _("Steps between the two who are farthest apart and still reach each other."), is_share=False),
    "efficiency": Meaning(_("Nearness of all"), _("100%: everybody knows everybody; pairs who do not reach each other count as 0.")),
    "transitivity": Meaning(_("Closed triangles"), _("How often two who share a contact know each other. Trust grows there; news does not.")),
    "circles": Meaning(_("Circles"), _("Groups who hold together more than chance would have them."), is_share=False),
    "modularity": Meaning(_("How apart the circles are"), _("0: as by chance; above 0.4: circles that hardly mix."), is_share=False, decimals=2),
    "ei": Meaning(_("Out of the own group, or inside"), _("-1: all contact stays inside the own organisation or group; 1: all of it leads out."), is_share=False, decimals=2),
    "centralisation": Meaning(_("Contact gathers around one member"), _("100% is a star: one in the middle, nobody else in contact.")),
    "betweenness": Meaning(_("Ways lead through one member"), _("100% is a star: whatever goes from one to another passes the middle.")),
    "effective_hubs": Meaning(_("Hubs, as if each carried the same"), _("On so many members the ways between others rest."), is_share=False, decimals=1),
    "core": Meaning(_("Core and edge"), _("1: a core who all know each other, and an edge who know the core only; 0: no such shape."), is_share=False, decimals=2),
    "robustness": Meaning(_("Sturdiness"), _("What is left of the largest part while the best connected leave one by one; 50% is the most, a star has almost none.")),
    "reciprocity": Meaning(_("Said of both directions"), _("Of relationships that have a direction, those that run both ways.")),
    "multiplexity": Meaning(_("More than one kind of relationship"), _("Pairs joined in two layers or more: such relationships last.")),
}  # fmt: skip
