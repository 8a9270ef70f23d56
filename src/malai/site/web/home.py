"""The first page of a workspace: findings first, then its networks and what happened lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.selectors import acts_latest
from malai.kernel.registries import home_blocks
from malai.site.selectors import networks_shown

if TYPE_CHECKING:
    from malai.kernel.http import Request
    from malai.network.models import Network

#: Acts on the first page; the rest is a tap away.
LATELY = 5


@require_GET
@door(Action.FINDINGS_READ)
def home(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show what the chosen network says; an empty workspace says what to do first."""
    networks = networks_shown(seat.workspace)
    network = chosen(networks, request.GET.get("network", ""))
    has_people = bool(network and network.members_count)  # type: ignore[attr-defined]
    context = {
        "networks": networks,
        "network": network if has_people else None,
        "chips": chips(seat, networks, network),
        "blocks": blocks(request, seat, network) if network and has_people else [],
        "acts": acts_latest(seat.workspace, LATELY) if seat.may(Action.HISTORY_READ) else [],
        "may_import": seat.may(Action.DATA_IMPORT),
    }
    return render(request, "site/home.html", context)


def chosen(networks: list[Network], public_id: str) -> Network | None:
    """Return the network asked for, or the largest one."""
    asked = (one for one in networks if str(one.public_id) == public_id)
    return next(asked, networks[0] if networks else None)


def chips(
    seat: OpenSeat, networks: list[Network], here: Network | None, page: str = "site:home"
) -> list[dict[str, Any]]:
    """Return the choice of networks on a page, empty where there is nothing to choose."""
    url = reverse(page, args=[seat.workspace.public_id])
    if len(networks) < 2:
        return []
    return [
        {
            "label": one.name,
            "url": f"{url}?network={one.public_id}",
            "is_here": one == here,
            "count": one.members_count,  # type: ignore[attr-defined]
        }
        for one in networks
    ]


def blocks(request: Request, seat: OpenSeat, network: Network) -> list[dict[str, Any]]:
    """Return the blocks that higher rooms have for this network, already in HTML."""
    found = []
    for block in home_blocks:
        if context := block.context_for(seat, network):
            html = render_to_string(block.template, {**context, "network": network}, request)
            found.append({"title": block.title, "html": html})
    return found
