"""The page behind a link that hands a picture or a story on: no account, names only as agreed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any
from uuid import UUID

from malai.access.policy import Action, may
from malai.accounts.models import Seat
from malai.atlas.erasing import names_of, without
from malai.atlas.models import Share, Slide
from malai.atlas.selectors.stories import slides_of
from malai.atlas.showing import Shown, Viewer, shown
from malai.consent.selectors.purposes import agreed_to
from malai.consent.wording import MAPS
from malai.network.models import Network, Party, PartyKind
from malai.network.reach import networks_seen, parties_seen, seen_as


class SharePage:
    """What a link of this room opens."""

    def page_for(self, subject: UUID) -> tuple[str, Mapping[str, Any]] | None:
        """Return template and context; ``None`` where it is gone, or its giver sees it no more."""
        rows = Share.objects.select_related("workspace", "network", "story", "given_by")
        share = rows.filter(public_id=subject).first()
        network = _network_of(share) if share else None
        if share is None or network is None:
            return None
        return "atlas/handed_on.html", context_of(share, network)


def _network_of(share: Share) -> Network | None:
    """Return the network as the giver sees it now. Two queries."""
    seat = Seat.objects.filter(user=share.given_by, workspace=share.workspace).first()
    if seat is None or not may(seat.role, Action.NETWORK_EDIT, seat.scope):
        return None
    seen_as(share.workspace, share.given_by)
    network = networks_seen(share.workspace).filter(pk=share.network_id).first()
    if network is not None:
        network.workspace = share.workspace
    return network


def context_of(share: Share, network: Network) -> dict[str, Any]:
    """Return what the page shows: texts without names of people, pictures without them too.

    One query for who agreed, one for all names, then those of each picture.
    """
    named = _named(share, network)
    silent = _silenced(network, named)
    viewer = Viewer(named=named, silent=silent, titles=False)
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


def _named(share: Share, network: Network) -> frozenset[int]:
    """Return whose names are told: of those who agreed to it, and only where the giver chose so."""
    seat = Seat.objects.filter(user=share.given_by, workspace=share.workspace).first()
    if not share.shows_names or seat is None:
        return frozenset()
    if not may(seat.role, Action.DATA_EXPORT, seat.scope):
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
