"""Whom to be in touch with this week, what is due, what comes, and three things to gain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.site.selectors import networks_shown
from malai.site.services.week import item_put_off, items_bring_back
from malai.site.web.digest import wish_of
from malai.site.web.home import chips, chosen
from malai.site.week import put_off, week_of, week_said

if TYPE_CHECKING:
    from malai.kernel.http import Request


@require_safe
@door(Action.FINDINGS_READ)
def week(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show what is to do in the chosen network; quiet where nothing is due."""
    networks = networks_shown(seat.workspace)
    network, today = chosen(networks, request.GET.get("network", "")), timezone.localdate()
    parts = week_of(seat, request.user, network, today) if network else []
    context = {
        "network": network,
        "chips": chips(seat, networks, network, "site:week"),
        "parts": parts,
        "text": week_said(parts, network) if network and parts else "",
        "resting": len(put_off(seat, request.user, today)),
        "today": today,
        "may_note": network is not None and seat.may(Action.NETWORK_EDIT),
        "here": request.get_full_path(),
        "wish": wish_of(request.user, seat.workspace),
    }
    return render(request, "site/week.html", context)


@require_POST
@door(Action.FINDINGS_READ)
def week_later(request: Request, seat: OpenSeat) -> HttpResponse:
    """Let one thing rest for a week, or bring all back; go on where the person was."""
    if key := request.POST.get("key", ""):
        item_put_off(by=request.user, workspace=seat.workspace, key=key, today=timezone.localdate())
        messages.success(request, _("It comes again in a week."))
    else:
        items_bring_back(by=request.user, workspace=seat.workspace)
        messages.success(request, _("Everything is here again."))
    network = request.POST.get("network", "")
    return redirect(f"{reverse('site:week', args=[seat.workspace.public_id])}?network={network}")
