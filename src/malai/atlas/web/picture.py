"""The picture of a network with its table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.bridge import GROUPS, PEOPLE, SHOWN, Standing
from malai.atlas.colourings import offers_for
from malai.atlas.drawing import drawing
from malai.atlas.looks import GROUNDS, Look, look_from
from malai.atlas.models import SavedView
from malai.atlas.selectors import data_version, has_bodies, networks_of, pinned_in
from malai.atlas.selectors.backdrops import backdrop_shown
from malai.atlas.selectors.over_time import first_year
from malai.atlas.selectors.views import view_named, views_of
from malai.atlas.services import KIND, is_part, picture_for
from malai.atlas.tie_table import tie_rows
from malai.atlas.wire import pieces
from malai.kernel.http import Request
from malai.network.models import Network, TieKind
from malai.network.selectors.pages import network_named, tie_kinds_of
from malai.runs.selectors import run_open

#: Rows of the table beside the picture; the lists of the network room hold them all.
TABLE_ROWS = 300
#: Another number wherever the JSON changes its form, so that no browser keeps the old one.
FORM = 2


@require_GET
@door(Action.NETWORK_READ)
def first_picture(request: Request, seat: OpenSeat) -> HttpResponse:
    """Open the picture of the oldest network; an empty workspace is told what to do first."""
    networks = networks_of(seat.workspace)
    if networks:
        return redirect("atlas:picture", seat.workspace.public_id, networks[0].public_id)
    return render(request, "atlas/no_network.html", {"heading": _("Picture of the network")})


@require_GET
@door(Action.NETWORK_READ)
def picture(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show the picture with the look of a saved view or of the level asked for, and its table."""
    here = network_of(seat, network)
    view = view_asked(request, here)
    look = _look(request, here, view)
    context: dict[str, Any] = {"network": here, "networks": networks_of(seat.workspace)}
    found = picture_for(here, level=look["level"], day=day_of(look["day"]))
    if found is None:
        run = run_open(here.workspace, kind=KIND, about=here.public_id)
        return render(request, "atlas/waiting.html", {**context, "run": run})
    context |= {"view": view, "views": views_of(here), "look": json.dumps(look)}
    kinds = tie_kinds_of(seat.workspace) if seat.may(Action.NETWORK_EDIT) else ()
    context |= _table(found[0], drawing(*found, level=look["level"], seat=seat), kinds)
    context |= _island(here, look["level"], seat)
    return render(request, "atlas/picture.html", context)


def view_asked(request: Request, network: Network) -> SavedView | None:
    """Return the saved view that the address names; an absent one is an absent page."""
    asked = request.GET.get("view")
    if not asked:
        return None
    try:
        return view_named(network, UUID(asked))
    except ValueError as error:
        raise Http404 from error


def _look(request: Request, network: Network, view: SavedView | None) -> dict[str, Any]:
    """Return the look to begin with: of the view, or as it comes, at the level asked for."""
    look = look_from(view.state).plain() if view else Look().plain()
    asked = request.GET.get("level")
    # Without any group or organisation the default level would be one nameless mark.
    if not asked and not view:
        asked = GROUPS if has_bodies(network, day=timezone.localdate()) else PEOPLE
    if asked and asked not in SHOWN:
        raise Http404
    day = request.GET.get("day", look["day"])
    if request.GET.get("ground") in GROUNDS:
        look["ground"] = request.GET["ground"]
    return {**look, "level": asked or look["level"], "day": day and day_of(day).isoformat()}


def day_of(iso: str) -> date:
    """Return the day of a look; an empty one is today, one to come is none.

    Raises
    ------
    Http404
        It is no day.
    """
    today = timezone.localdate()
    try:
        return min(date.fromisoformat(iso), today) if iso else today
    except ValueError as error:
        raise Http404 from error


def _table(rows: Standing, drawn: dict[str, Any], kinds: Sequence[TieKind]) -> dict[str, Any]:
    """Return the rows of the table beside the picture; ``kinds`` may be given to a tie there."""
    # What is on record comes first: it can be changed here.
    loud = (tie for tie in drawn["ties"] if not tie["quiet"])
    shown = sorted(loud, key=lambda tie: "id" not in tie)[:TABLE_ROWS]
    return {
        "members": sorted(drawn["nodes"], key=lambda node: node["rank"])[:TABLE_ROWS],
        "ties": tie_rows(rows, drawn["nodes"], shown, kinds),
        "members_count": len(drawn["nodes"]),
        "ties_count": len(drawn["ties"]),
        "layers": drawn["layers"],
    }


def _island(network: Network, level: str, seat: OpenSeat) -> dict[str, Any]:
    """Return what the island needs: addresses, what it may colour by, and from when it knows."""
    return {
        "level": level,
        "data_url": _data_url(network, level, seat),
        "levels": [{"id": each, "data_url": _data_url(network, each, seat)} for each in SHOWN],
        "offers": offers_for(seat, network),
        "ground": json.dumps(ground) if (ground := backdrop_shown(network)) else "",
        "first_year": first_year(network),
        "today": timezone.localdate(),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_move": seat.may(Action.NETWORK_EDIT) and not is_part(network),
    }


def _data_url(network: Network, level: str, seat: OpenSeat) -> str:
    return reverse("atlas:picture-data", args=[seat.workspace.public_id, network.public_id, level])


@gzip_page  # a busy network's picture is megabytes of much the same lines
@require_safe
@door(Action.NETWORK_READ)
def picture_data(request: Request, seat: OpenSeat, network: UUID, level: str) -> HttpResponseBase:
    """Answer the island with the picture of one level; with nothing where it has it already."""
    if level not in SHOWN:
        raise Http404
    here, day = network_of(seat, network), day_of(request.GET.get("day", ""))
    etag = etag_of(here, seat, level=level, day=day)
    known = get_conditional_response(request, etag=etag)
    answer = known or _streamed(here, level, day, seat)
    answer["ETag"], answer["Cache-Control"] = etag, "private, no-cache"
    return answer


def _streamed(network: Network, level: str, day: date, seat: OpenSeat) -> HttpResponseBase:
    found = picture_for(network, level=level, day=day)
    if found is None:
        raise Http404
    drawn = drawing(*found, level=level, seat=seat)
    pinned = pinned_in(network, level=PEOPLE if level not in {GROUPS} else GROUPS)
    drawn["pinned"] = [
        place
        for place, spot in enumerate(found[1].spots)
        if 0 <= spot.member < len(found[0].parties) and found[0].parties[spot.member].pk in pinned
    ]
    drawn["urls"] = _urls(seat)
    answer: Iterator[str] = pieces(drawn)
    return StreamingHttpResponse(answer, content_type="application/json")


def _urls(seat: OpenSeat) -> dict[str, str]:
    """Return the pages of members by their kind, with zeros for the id."""
    nobody, here = UUID(int=0), seat.workspace.public_id
    body = reverse("network:organisation", args=[here, nobody])
    return {
        "person": reverse("network:person", args=[here, nobody]),
        "organisation": body,
        "group": body,
        "activity": reverse("activities:activity", args=[here, nobody]),
    }


def etag_of(network: Network, seat: OpenSeat, *, level: str, day: date) -> str:
    """Return the name of one state of the data as one seat sees it in one language."""
    parts = (
        FORM,
        data_version(network, level=GROUPS if level == GROUPS else PEOPLE),
        *(seat.seat.pk, seat.role.value, seat.seat.updated_at, network.pk, level, day),
        get_language(),
    )
    return f'"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


def network_of(seat: OpenSeat, network: UUID) -> Network:
    """Return the network, with the same answer for an absent one and one of somebody else."""
    return network_named(seat.workspace, network)
