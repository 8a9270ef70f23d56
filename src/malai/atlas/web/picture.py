"""The picture of a network with its table."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.bridge import GROUPS, LEVELS, PEOPLE
from malai.atlas.drawing import drawing
from malai.atlas.selectors import has_bodies, networks_of
from malai.atlas.services import KIND, picture_for
from malai.kernel.http import Request
from malai.network.models import Network
from malai.network.selectors.pages import network_named
from malai.runs.selectors import run_open

#: Rows of the table beside the picture; the lists of the network room hold them all.
TABLE_ROWS = 300


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
    """Show the picture at the level asked for, and the same as a table."""
    here = network_of(seat, network)
    day = timezone.localdate()
    # Without any group or organisation the default level would be one nameless mark.
    level = request.GET.get("level") or (GROUPS if has_bodies(here, day=day) else PEOPLE)
    if level not in LEVELS:
        raise Http404
    context = {"network": here, "networks": networks_of(seat.workspace)}
    found = picture_for(here, level=level, day=day)
    if found is None:
        run = run_open(here.workspace, kind=KIND, about=here.public_id)
        return render(request, "atlas/waiting.html", {**context, "run": run})
    drawn = drawing(*found, level=level, seat=seat)
    return render(request, "atlas/picture.html", {**context, **_table(here, level, drawn, seat)})


def _table(network: Network, level: str, drawn: dict[str, Any], seat: OpenSeat) -> dict[str, Any]:
    """Return what the page needs: addresses for the island and rows for the table."""
    names = {node["id"]: node["label"] for node in drawn["nodes"]}
    ties = [
        {**tie, "from": names[tie["source"]], "to": names[tie["target"]]} for tie in drawn["ties"]
    ]
    return {
        "level": level,
        "members": sorted(drawn["nodes"], key=lambda node: node["rank"])[:TABLE_ROWS],
        "ties": [tie for tie in ties if not tie["quiet"]][:TABLE_ROWS],
        "members_count": len(drawn["nodes"]),
        "ties_count": len(ties),
        "layers": drawn["layers"],
        "data_url": _data_url(network, level, seat),
        "levels": [{"id": each, "data_url": _data_url(network, each, seat)} for each in LEVELS],
    }


def _data_url(network: Network, level: str, seat: OpenSeat) -> str:
    return reverse("atlas:picture-data", args=[seat.workspace.public_id, network.public_id, level])


@gzip_page  # a busy network's picture is megabytes of much the same lines
@require_GET
@door(Action.NETWORK_READ)
def picture_data(request: Request, seat: OpenSeat, network: UUID, level: str) -> JsonResponse:
    """Answer the island with the picture of one level."""
    del request
    if level not in LEVELS:
        raise Http404
    found = picture_for(network_of(seat, network), level=level, day=timezone.localdate())
    if found is None:
        raise Http404
    drawn = drawing(*found, level=level, seat=seat)
    return JsonResponse(drawn, json_dumps_params={"ensure_ascii": False})


def network_of(seat: OpenSeat, network: UUID) -> Network:
    """Return the network, with the same answer for an absent one and one of somebody else."""
    return network_named(seat.workspace, network)
