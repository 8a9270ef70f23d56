"""Who have we not been in touch with: the first page of the room."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.contact.bridge import METHODS, Beat, Mix
from malai.contact.forms import ICONS
from malai.contact.models import Channel
from malai.contact.said import how_long, why_now
from malai.contact.selectors.occasions import parties_named
from malai.contact.standings import WINDOW, Stand, With, cooling_ties, groups_covered, stand_of
from malai.contact.web.tabs import tabs
from malai.kernel.http import Request
from malai.network.models import Network
from malai.network.reach import networks_seen

#: People on the page; the others follow once these were called.
SHOWN: Final = 8
#: Height of the chart of months, in its own units, and width of one month.
HEIGHT, STEP = 60, 10


@require_safe
@door(Action.FINDINGS_READ)
def overview(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show who waits for a word, first of all; then the heartbeat of the network by month."""
    networks = list(networks_seen(seat.workspace).filter(ended="").order_by("pk"))
    network = _chosen(networks, request.GET.get("network", ""))
    context: dict[str, Any] = {
        "tabs": tabs(seat, "contact:overview"),
        "may_note": seat.may(Action.NETWORK_EDIT),
        "may_set": seat.may(Action.WORKSPACE_MANAGE),
        "network": network,
        "chips": _network_chips(networks, network),
    }
    if network is not None:
        context |= _shown(seat, network)
    return render(request, "contact/overview.html", context)


def _chosen(networks: list[Network], asked: str) -> Network | None:
    if not asked:
        return networks[0] if networks else None
    try:
        public_id = UUID(asked)
    except ValueError:
        raise Http404 from None
    found = next((one for one in networks if one.public_id == public_id), None)
    if found is None:
        raise Http404
    return found


def _network_chips(networks: list[Network], here: Network | None) -> list[dict[str, Any]]:
    if len(networks) < 2:
        return []
    return [
        {"label": one.name, "url": f"?network={one.public_id}", "is_here": one == here}
        for one in networks
    ]


def _shown(seat: OpenSeat, network: Network) -> dict[str, Any]:
    today = timezone.localdate()
    stand = stand_of(network, today)
    shown = {
        "stand": stand,
        "counts": _counts(stand),
        "window": WINDOW,
        "bars": _bars(stand.beats),
        "mix": _mix(stand.mix),
        "methods": METHODS,
    }
    if not seat.may(Action.FINDINGS_NAMES):
        return shown
    overdue, seasonal, lost = stand.overdue, stand.seasonal, stand.lost
    stand.parties = parties_named(
        one.key for some in (overdue, seasonal, lost) for one in some[:SHOWN]
    )
    return {
        **shown,
        "is_named": True,
        "may_call": seat.may(Action.CONTACT_READ),
        "overdue": _lines(stand, overdue),
        "more": max(0, len(overdue) - SHOWN),
        "seasonal": _lines(stand, seasonal),
        "lost": _lines(stand, lost),
        "ties": [(tie, why_now(tie.standing)) for tie in cooling_ties(network, today)],
        "groups": groups_covered(stand, network),
    }


def _counts(stand: Stand) -> dict[str, Any]:
    return {
        "members": len(stand.members),
        "coverage": stand.coverage,
        "overdue": len(stand.overdue),
        "seasonal": len(stand.seasonal),
        "lost": len(stand.lost),
        "formal": stand.mix.formal,
    }


def _lines(stand: Stand, some: list[With]) -> list[dict[str, Any]]:
    return [
        {
            "party": stand.parties[one.key],
            "standing": one.standing,
            "why": why_now(one.standing),
            "late": how_long(one.standing.late),
            "last": one.last,
            "icon": ICONS[one.last.channel] if one.last else "",
        }
        for one in some[:SHOWN]
        if one.key in stand.parties
    ]


def _bars(beats: list[Beat]) -> list[dict[str, Any]]:
    """Return the months with the bar of each; the tallest is as high as the chart."""
    most = max((beat.total for beat in beats), default=0)
    return [
        {
            "beat": beat,
            "x": STEP * place + 1,
            "height": round(HEIGHT * beat.total / most, 1) if most else 0,
            "y": round(HEIGHT - HEIGHT * beat.total / most, 1) if most else HEIGHT,
        }
        for place, beat in enumerate(beats)
    ]


def _mix(mix: Mix) -> list[dict[str, Any]]:
    total = sum(mix.by_channel.values())
    return [
        {"label": capfirst(Channel(way).label), "icon": ICONS[way], "count": count, "share": count / total}
        for way, count in mix.by_channel.items()
    ]  # fmt: skip
