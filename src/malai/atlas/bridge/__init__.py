"""From rows to the core's tables and back: the only door from this room to the methods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import Any

from django.utils import timezone

from malai.activities.models import Session
from malai.atlas.selectors import (
    Kept,
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
from malai_core.sna.picture import (
    Picture,
    Spot,
    SpotKind,
    Strand,
    groups_picture,
    people_picture,
)
from malai_core.sna.together import co_attendance

GROUPS, PEOPLE = "groups", "people"
LEVELS = (GROUPS, PEOPLE)
#: People with the activities they came to: drawn from the places of ``PEOPLE``.
MEETINGS = "meetings"
SHOWN = (*LEVELS, MEETINGS)


@dataclass(frozen=True)
class Standing:
    """Who stands in a picture, by number, and the declared ties among them."""

    network: Network
    parties: list[Party]
    ties: list[Tie]

    def number(self) -> dict[int, int]:
        """Return the number of each party in the core's arrays, by its key."""
        return {party.pk: i for i, party in enumerate(self.parties)}


@dataclass(frozen=True)
class Loaded(Standing):
    """A network's rows of one day beside the core's view of them; numbers agree."""

    view: View


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
        gatherings=_gatherings(network, keys, day),
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


def _gatherings(network: Network, keys: dict[int, str], day: date) -> list[Gathering]:
    """Return the sessions, of a day in the past those held until then."""
    is_past = day < timezone.localdate()
    came: dict[int, set[str]] = defaultdict(set)
    for session, party in presences_of(network):
        if party in keys:
            came[session].add(keys[party])
    held = (
        session
        for session in sessions_of(network)
        if not (is_past and session.on and session.on.first_day > day)
    )
    return [_gathering(session, came[session.pk]) for session in held]


def _gathering(session: Session, present: set[str]) -> Gathering:
    title = session.title or session.activity.title
    return Gathering(str(session.public_id), title, session.on, frozenset(present))


def findings_in(rows: Loaded) -> list[Finding]:
    """Return what the core says of the network, worst first."""
    return findings(rows.view.tables)


def picture_in(rows: Loaded, *, level: str, previous: Mapping[int, Kept]) -> Picture:
    """Return the picture of ``level``; parties with a previous place keep it."""
    number = rows.number()
    there = {number[key]: place for key, place in previous.items() if key in number}
    kept = {party: (place.x, place.y) for party, place in there.items()}
    view = rows.view
    if level == GROUPS:
        pinned = [party for party, place in there.items() if place.is_pinned]
        found = groups_picture(
            view.is_body, view.memberships, view.ties, previous=kept, pinned=pinned
        )
    else:
        together = co_attendance(view.present).pairs
        found = people_picture(
            view.is_body, view.memberships, view.ties, together=together, previous=kept
        )
    return in_kept_frame(found, kept)


def in_kept_frame(picture: Picture, kept: Mapping[int, tuple[float, float]]) -> Picture:
    """Return the picture moved as a whole to where its members stood before.

    The core frames every picture anew, so that one newcomer on the left would move everybody.
    """
    known = [spot for spot in picture.spots if spot.member in kept]
    if not known:
        return picture
    x = median(kept[spot.member][0] - spot.x for spot in known)
    y = median(kept[spot.member][1] - spot.y for spot in known)
    moved = (replace(spot, x=spot.x + x, y=spot.y + y) for spot in picture.spots)
    return replace(picture, spots=tuple(moved))


def put_by_hand(rows: Standing, picture: Picture, kept: Mapping[int, Kept]) -> Picture:
    """Return a picture of a run with those a person has moved since at their new places."""
    at = {number: kept[key] for key, number in rows.number().items() if key in kept}
    moved = (
        replace(spot, x=at[spot.member].x, y=at[spot.member].y) if spot.member in at else spot
        for spot in picture.spots
    )
    return replace(picture, spots=tuple(moved)) if at else picture


def kept_picture(rows: Loaded, picture: Picture) -> dict[str, Any]:
    """Return a picture as a run keeps it: who is which number, spots and strands."""
    return {"members": [str(party.public_id) for party in rows.parties], **picture.plain()}


def standing_picture(
    network: Network, kept: Mapping[str, Any], *, day: date
) -> tuple[Standing, Picture]:
    """Return a kept picture with the parties as they are today. Two queries.

    Who has gone since is left out, with her lines.
    """
    found = {str(party.public_id): party for party in parties_of(network, day=day)}
    parties = [found.get(key) for key in kept["members"]]
    number = {old: new for new, old in enumerate(i for i, p in enumerate(parties) if p)}
    picture = picture_from(kept, number)
    there = [party for party in parties if party is not None]
    return Standing(network, there, list(ties_of(network, day=day))), picture


def picture_from(kept: Mapping[str, Any], number: Mapping[int, int]) -> Picture:
    """Return the kept spots of members who have a new ``number``, and the strands among them."""
    places = [i for i, s in enumerate(kept["spots"]) if s["member"] in number or s["member"] < 0]
    moved = {old: new for new, old in enumerate(places)}
    spots = (kept["spots"][i] for i in places)
    strands = (s for s in kept["strands"] if s["source"] in moved and s["target"] in moved)
    return Picture(
        tuple(_spot(spot, number) for spot in spots),
        tuple(_strand(strand, moved) for strand in strands),
        kept["width"],
        kept["height"],
    )


def _spot(plain: Mapping[str, Any], number: Mapping[int, int]) -> Spot:
    member = number.get(plain["member"], plain["member"])
    return Spot(**{**plain, "member": member, "kind": SpotKind(plain["kind"])})


def _strand(plain: Mapping[str, Any], moved: Mapping[int, int]) -> Strand:
    ends = {"source": moved[plain["source"]], "target": moved[plain["target"]]}
    layers = tuple((layer, count) for layer, count in plain["layers"])
    return Strand(**{**plain, **ends, "layers": layers})
