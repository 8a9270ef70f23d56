"""The methods of this room on one page: what each tells, and where the documentation explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Method:
    """A line of the page of methods."""

    id: str
    what: StrOrPromise
    page: str
    """The page of ``docs/methods`` with formula, guarantees, limits, a worked case and source."""

    @property
    def anchor(self) -> str:
        """Return its place on the page."""
        return self.id.replace(".", "-")


METHODS: Final = (
    Method("sna.density.wasserman1994.v1", _("the share of possible relationships that exist"), "sna-network"),
    Method("sna.connectedness.krackhardt1994.v1", _("the share of pairs who reach each other"), "sna-hierarchy"),
    Method("sna.degree.freeman1979.v1", _("how many contacts a member has"), "sna-centrality"),
    Method("sna.betweenness.freeman1977.v1", _("the share of the shortest ways between others that lead through a member"), "sna-prominence"),
    Method("sna.harmonic.rochat2009.v1", _("how near a member is to all others"), "sna-distances"),
    Method("sna.constraint.burt1992.v1", _("how far a member's contacts are one closed circle"), "sna-structural-holes"),
    Method("sna.coreness.seidman1983.v1", _("how dense the circle is that a member is part of"), "sna-network"),
    Method("sna.communities.traag2019.v1", _("circles who hold together more than chance would have them"), "sna-communities"),
    Method("sna.roles.malai.v1", _("the place of a member in one word"), "sna-positions"),
    Method("sna.hubs.malai.v1", _("the members through whom contact flows"), "sna-positions"),
    Method("sna.effective_hubs.laakso1979.v1", _("on how many hubs the flow rests, as if each carried the same"), "sna-positions"),
    Method("sna.coordination_and_command.malai.v1", _("whether the network coordinates or commands"), "sna-positions"),
    Method("leaders.breaking_set.malai.v1", _("the fewest members without whom the network falls apart"), "leaders-key-people"),
    Method("sna.robustness.schneider2011.v1", _("how the largest part shrinks while members leave"), "sna-resilience"),
    Method("sna.removal.malai.v1", _("what would happen if some members left, and who could take over"), "sna-resilience"),
    Method("sna.weaving.malai.v1", _("whom to introduce to whom, and why"), "sna-weaving"),
    Method("sna.change.snijders2010.v1", _("what formed, stayed and faded between two days"), "sna-layers"),
    Method("sna.iqv.mueller1970.v1", _("how mixed members are, as a share of the greatest mix possible"), "sna-diversity"),
    Method("sna.components.tarjan1972.v1", _("which members cannot reach each other"), "sna-cohesion"),
    Method("sna.distances.harary1969.v1", _("how many steps members are apart"), "sna-distances"),
    Method("sna.global_efficiency.latora2001.v1", _("how near all are to all"), "sna-distances"),
    Method("sna.transitivity.newman2003.v1", _("how often two who share a contact know each other"), "sna-triads"),
    Method("sna.ei_index.krackhardt1988.v1", _("how far contact leads out of the own group"), "sna-mixing"),
    Method("sna.degree_centralisation.freeman1979.v1", _("how far contact gathers around one member"), "sna-centrality"),
    Method("sna.betweenness_centralisation.freeman1979.v1", _("how far the ways lead through one member"), "sna-prominence"),
    Method("sna.core_periphery.borgatti2000.v1", _("how well a core and an edge describe the network"), "sna-core"),
    Method("sna.reciprocity_of_ties.wasserman1994.v1", _("relationships that run both ways"), "sna-triads"),
    Method("sna.multiplexity.wasserman1994.v1", _("pairs joined in several layers"), "sna-layers"),
    Method("giving.social_capital.woolcock2001.v1", _("relationships inside the own group, across groups, and to those who decide more"), "giving-capital"),
    Method("giving.pair_balance.malai.v1", _("how even give and take are between two"), "giving-exchange"),
    Method("giving.net_receiving.malai.v1", _("how much more a member receives than gives"), "giving-exchange"),
    Method("giving.exchange.bearman1997.v1", _("how much comes back, directly or round by others"), "giving-exchange"),
    Method("trust.scores.varda2008.v1", _("one score from the answers of a member about a partner"), "trust-scores"),
    Method("trust.received.varda2008.v1", _("what the others say of a partner, hidden below three raters"), "trust-scores"),
    Method("trust.network.varda2008.v1", _("trust over all answers"), "trust-scores"),
    Method("trust.quadrants.varda2008.v1", _("four kinds of partner by trust and value"), "trust-scores"),
    Method("trust.mutual.varda2008.v1", _("both sides of a pair who rated each other"), "trust-scores"),
    Method("insight.stewards.malai.v1", _("whether a manager and a deputy are noted"), "insight-reading"),
    Method("insight.heard.malai.v1", _("relationships said by both sides, and members from whom nothing was heard"), "insight-reading"),
    Method("insight.introduced.malai.v1", _("introductions that have become relationships"), "insight-reading"),
    Method("insight.needs.malai.v1", _("what members say they look for"), "insight-reading"),
)  # fmt: skip
