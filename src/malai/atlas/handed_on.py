"""The page behind a link that hands a picture or a story on: no account, names only as agreed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any
from uuid import UUID

from malai.access.doors import OpenSeat
from malai.access.policy import Action, may
from malai.accounts.models import Role, Scope, Seat
from malai.atlas.erasing import names_of, without
from malai.atlas.models import Share, Slide
from malai.atlas.selectors.stories import slides_of
from malai.atlas.showing import Shown, Viewer, shown
from malai.consent.selectors.purposes import agreed_to
from malai.consent.wording import MAPS
from malai.network.models import Network, Party, PartyKind
from malai.network.reach import networks_seen, parties_seen


class SharePage:
    """What a link of this room opens."""

    def page_for(self, subject: UUID) -> tuple[str, Mapping[str, Any]] | None:
        """Return template and context; ``None`` where it is gone, or its giver sees it no more."""
        rows = Share.objects.select_related("workspace", "network", "story", "given_by")
        share = rows.filter(public_id=subject).first()
        seat = _seat_of(share) if share else None
        network = _network_of(share, seat) if share and seat else None
        if share is None or seat is None or network is None:
            return None
        return "atlas/handed_on.html", context_of(share, network, seat)


def _seat_of(share: Share) -> Seat | None:
    """Return the seat that the giver has now, where it may still hand something on. One query."""
    seat = Seat.objects.filter(user=share.given_by, workspace=share.workspace).first()
    return seat if seat and may(seat.role, Action.NETWORK_EDIT, seat.scope) else None


def _network_of(share: Share, seat: Seat) -> Network | None:
    """Return the network as the giver sees it now. One query."""
    share.workspace.seen_from = None if seat.scope == Scope.EVERYTHING else seat
    network = networks_seen(share.workspace).filter(pk=share.network_id).first()
    if network is not None:
        network.workspace = share.workspace
    return network


def context_of(share: Share, network: Network, seat: Seat) -> dict[str, Any]:
    """Return what the page shows: texts without names of people, pictures without them too.

    One query for who agreed, one for all names, then those of each picture.
    """
    named = _named(share, network, seat)
    silent = _silenced(network, named)
    giver = OpenSeat(seat, network.workspace, Role(seat.role))
    # Fields put members away as in the look, but few are told: a colour could say who is ill.
    viewer = Viewer(named=named, silent=silent, seat=giver, fields=False, titles=False, phones=True)
    slides = slides_of(share.story) if share.story else [Slide(heading="", look=share.look)]
    told = [
        {
            "heading": silent(slide.heading),
            "text": silent(slide.text),
            "shown": drawn(network, slide, viewer, silent(slide.heading or share.title))
            if slide.look
            else None,
            "has_look": bool(slide.look),
        }
        for slide in slides
    ]
    intro = silent(share.story.intro) if share.story else ""
    return {
        "title": silent(share.title),
        "intro": intro,
        "slides": told,
        "shows_names": bool(named),
        "framed_by": share.embed_on.split(),
        "wide": True,
    }


def drawn(network: Network, slide: Slide, viewer: Viewer, title: str) -> Shown | None:
    """Return the picture of a slide, ``None`` where there is none yet."""
    return shown(network, slide.look, title=title, viewer=viewer)


def _named(share: Share, network: Network, seat: Seat) -> frozenset[int]:
    """Return whose names are told: of those who agreed to it, and only where the giver chose so."""
    if not share.shows_names or not may(seat.role, Action.DATA_EXPORT, seat.scope):
        return frozenset()
    people = parties_seen(network.workspace).filter(kind=PartyKind.PERSON)
    agreed = people.filter(agreed_to(network.workspace, MAPS))
    return frozenset(agreed.values_list("pk", flat=True))


def _silenced(network: Network, named: Collection[int]) -> Callable[[str], str]:
    """Return what takes names of people out of texts, but of those who are named. One query."""
    people = Party.objects.filter(workspace=network.workspace, kind=PartyKind.PERSON)
    hidden = people.exclude(pk__in=named).select_related("person")
    found = {name for party in hidden for name in names_of(party)}
    names = sorted(found, key=len, reverse=True)
    return lambda text: without(text, names)
