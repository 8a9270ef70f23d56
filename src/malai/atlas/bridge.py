"""From rows to the core's tables and back: the only door from this room to the methods."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from malai.activities.models import Session
from malai.atlas.selectors import (
    affiliations_among,
    hints_waiting,
    parties_of,
    presences_of,
    sessions_of,
    ties_of,
)
from malai.network.models import Network, Party, Tie
from malai_core.labels import Words
from malai_core.reading.finding import Finding
from malai_core.reading.findings import findings
from malai_core.reading.model import PartyKind
from malai_core.reading.tables import Gathering, Link, Member, NetworkTables
from malai_core.reading.view import View
from malai_core.sna.picture import Picture, groups_picture, people_picture
from malai_core.sna.together import co_attendance

GROUPS, PEOPLE = "groups", "people"
LEVELS = (GROUPS, PEOPLE)


@dataclass(frozen=True)
class Loaded:
    """A network's rows of one day beside the core's view of them; numbers agree."""

    network: Network
    parties: list[Party]
    ties: list[Tie]
    view: View

    def number(self) -> dict[int, int]:
        """Return the number of each party in the core's arrays, by its key."""
        return {party.pk: i for i, party in enumerate(self.parties)}


def loaded(network: Network, *, day: date) -> Loaded:
    """Return everything the methods need. Six queries, whatever the size."""
    parties = list(parties_of(network, day=day))
    ties = list(ties_of(network, day=day))
    keys = {party.pk: str(party.public_id) for party in parties}
    belongs = affiliations_among(network, day=day).values_list("member_id", "body_id")
    tables = NetworkTables(
        members=[_member(party) for party in parties],
        links=[_link(tie, keys) for tie in ties if {tie.source_id, tie.target_id} <= keys.keys()],
        affiliations=[(keys[a], keys[b]) for a, b in belongs if a in keys and b in keys],
        gatherings=_gatherings(network, keys),
        duplicates_waiting=hints_waiting(network),
        asof=day,
    )
    return Loaded(network, parties, ties, View(tables))


def _member(party: Party) -> Member:
    facts = getattr(party, "organisation", None)
    return Member(
        key=str(party.public_id),
        name=party.name,
        kind=PartyKind(party.kind),
        sector=facts.sector if facts else "",
        is_reachable=bool(party.phone or party.phone_written or party.email),
        updated=party.verified_on or timezone.localdate(party.updated_at),
    )


def _link(tie: Tie, keys: dict[int, str]) -> Link:
    return Link(
        source=keys[tie.source_id],
        target=keys[tie.target_id],
        kind=tie.kind.code,
        label=Words(tie.kind.label_th, tie.kind.label_en),
        layer=tie.kind.layer,
        is_directed=tie.kind.is_directed,
        strength=tie.strength,
    )


def _gatherings(network: Network, keys: dict[int, str]) -> list[Gathering]:
    came: dict[int, set[str]] = defaultdict(set)
    for session, party in presences_of(network):
        if party in keys:
            came[session].add(keys[party])
    return [_gathering(session, came[session.pk]) for session in sessions_of(network)]


def _gathering(session: Session, present: set[str]) -> Gathering:
    title = session.title or session.activity.title
    return Gathering(str(session.public_id), title, session.on, frozenset(present))


def findings_in(rows: Loaded) -> list[Finding]:
    """Return what the core says of the network, worst first."""
    return findings(rows.view.tables)


def picture_in(rows: Loaded, *, level: str, previous: dict[int, tuple[float, float]]) -> Picture:
    """Return the picture of ``level``; parties with a previous place keep it."""
    number = rows.number()
    kept = {number[key]: place for key, place in previous.items() if key in number}
    view = rows.view
    if level == GROUPS:
        return groups_picture(view.is_body, view.memberships, view.ties, previous=kept)
    together = co_attendance(view.present).pairs
    return people_picture(
        view.is_body, view.memberships, view.ties, together=together, previous=kept
    )
