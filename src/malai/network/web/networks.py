"""Networks: the list, one network, beginning and changing one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms import NetworkForm
from malai.network.models import Network
from malai.network.selectors import pages
from malai.network.services.networks import NETWORK_FIELDS, network_change, network_create
from malai.places.address import address_of


@require_safe
@door(Action.NETWORK_READ)
def networks(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the networks of the workspace."""
    context = {
        "networks": pages.networks_counted(seat.workspace),
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
    }
    return render(request, "network/networks.html", context)


@require_safe
@door(Action.NETWORK_READ)
def network(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show what a network is for, how large it is, and the ways on from here."""
    here = pages.network_named(seat.workspace, network)
    context = {
        "network": here,
        "network_id": str(here.public_id),
        "kinds": pages.kinds_in(here),
        "ties_count": pages.ties_count(here),
        "figures": here.figures.all(),
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
        "may_import": seat.may(Action.DATA_IMPORT),
        "crumbs": [_crumb(seat)],
    }
    return render(request, "network/network.html", context)


def _crumb(seat: OpenSeat) -> tuple[str, str]:
    return (_("Networks"), reverse("network:networks", args=[seat.workspace.public_id]))


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def network_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Begin a network."""
    form = NetworkForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = network_create(
                by=request.user, workspace=seat.workspace, fields=form.cleaned_data
            )
            return redirect("network:network", seat.workspace.public_id, made.public_id)
    context = {"heading": _("Begin a network"), "crumbs": [_crumb(seat)]}
    return _form(request, form, context)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def network_edit(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Change what is said of a network."""
    here = pages.network_named(seat.workspace, network)
    initial = {name: getattr(here, name) for name in NETWORK_FIELDS}
    initial["address"] = address_of(here)
    form = NetworkForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            network_change(by=request.user, network=here, fields=form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(_url(here))
    crumbs = [_crumb(seat), (here.name, _url(here))]
    return _form(request, form, {"heading": _("Change"), "crumbs": crumbs})


def _url(network: Network) -> str:
    return reverse("network:network", args=[network.workspace.public_id, network.public_id])


def _form(request: Request, form: NetworkForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "network/form.html", {"form": form, **context}, status=status)
