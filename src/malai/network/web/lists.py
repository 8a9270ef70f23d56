"""Lists of people and of organisations: found while typing, narrowed by chips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.http import Request
from malai.network.models import Party
from malai.network.selectors import parties as lists
from malai.network.selectors.areas import AreaAsked
from malai.network.selectors.beyond import parties_beyond
from malai.network.selectors.measures import measures_of
from malai.network.selectors.paging import Listed, PartiesPage, page_of
from malai.network.selectors.parties import BODIES, PEOPLE
from malai.network.selectors.suggesting import meant_instead
from malai.network.web.narrowing import Offer, without
from malai.places.selectors import areas_named


@require_safe
@door(Action.NETWORK_READ)
def people(request: Request, seat: OpenSeat) -> HttpResponse:
    """List people."""
    return _listed(request, seat, PEOPLE)


@require_safe
@door(Action.NETWORK_READ)
def organisations(request: Request, seat: OpenSeat) -> HttpResponse:
    """List organisations and groups."""
    return _listed(request, seat, BODIES)


def _listed(request: Request, seat: OpenSeat, kinds: Sequence[str]) -> HttpResponse:
    asked = request.GET
    offer = Offer(seat, kinds, asked)
    listed = offer.listed()
    page = page_of(listed, after=asked.get("after", ""), before=asked.get("before", ""))
    _complete(page.parties, kinds)
    context = {
        "is_people": kinds == PEOPLE,
        "page": page,
        "meant": meant_instead(listed) if not page.total else [],
        "may_see_contacts": listed.with_contacts,
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_import": seat.may(Action.DATA_IMPORT),
        "may_export": seat.may(Action.DATA_EXPORT),
        "measures": None if listed.is_search else _measured(offer, listed, page),
        "asked": asked,
        "areas": AreaAsked.of(seat.workspace, asked),
        "beyond": parties_beyond(seat.workspace, asked.get("q", "")),
        "bulk_url": f"{request.path}bulk/",
        "chips": list(offer.chips()),
        "offer": offer,
        **_addresses(request, page),
    }
    name = "network/_list.html" if request.htmx else "network/list.html"
    return render(request, name, context)


def _measured(offer: Offer, listed: Listed, page: PartiesPage) -> dict[str, Any] | None:
    """Return how complete and fresh a list is, with the list of those to look at first."""
    found = measures_of(listed, timezone.localdate(), is_long=page.is_more)
    if found is None:
        return None
    show = "stale" if found.stale else "incomplete" if found.incomplete else ""
    asked = without(offer.asked, "after", "before")
    asked["show"] = show
    is_there = offer.asked.get("show") in ("stale", "incomplete")
    return {"found": found, "show": show, "url": "" if is_there else f"?{asked.urlencode()}"}


def _complete(parties: Sequence[Party], kinds: Sequence[str]) -> None:
    """Put the province, and of bodies the number of people, beside each party. Two queries."""
    areas = areas_named(party.area_code[:2] for party in parties)
    counts = lists.members_count(parties) if kinds == BODIES else {}
    for party in parties:
        party.province = areas.get(party.area_code[:2])  # type: ignore[attr-defined]
        party.people_here = counts.get(party.pk, 0)  # type: ignore[attr-defined]


def _addresses(request: HttpRequest, page: PartiesPage) -> dict[str, str]:
    """Return the addresses of the pager: both ways, and back to the start."""
    here = without(request.GET, "after", "before")

    def at(**mark: str) -> str:
        there = here.copy()
        there.update(mark)
        return f"{request.path}?{there.urlencode()}"

    return {
        "next_url": at(after=page.later) if page.later else "",
        "previous_url": at(before=page.earlier) if page.earlier else "",
        "first_url": f"{request.path}?{here.urlencode()}" if page.earlier else "",
    }
