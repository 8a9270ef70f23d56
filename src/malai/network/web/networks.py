"""Networks: the list, one network, beginning and changing one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms_networks import NetworkForm
from malai.network.models import Network, RecordKind
from malai.network.selectors import networks as life
from malai.network.selectors import pages
from malai.network.selectors.custom import values_seen
from malai.network.selectors.projects import agreements_listed, projects_in
from malai.network.services.networks import network_change, network_create, values_of
from malai.network.web.custom import offer_custom
from malai.places.wording import area_said

#: Bodies on the page of a network; all of them are on the page of its members.
SHOWN = 12


@require_safe
@door(Action.NETWORK_READ)
def networks(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the networks of the workspace, narrowed by the criteria that tell them apart."""
    return _listed(request, seat, "network/networks.html")


@require_safe
@door(Action.NETWORK_READ)
def compare(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show the networks side by side by the five criteria."""
    return _listed(request, seat, "network/compare.html", crumbs=[networks_crumb(seat)])


def _listed(request: Request, seat: OpenSeat, template: str, **more: Any) -> HttpResponse:  # noqa: ANN401 - context
    asked = {name: str(text).replace("\0", "") for name, text in request.GET.items()}
    rows = list(life.networks_compared(seat.workspace, asked))
    for row in rows:
        row.charter_done = life.charter_of(row).done  # type: ignore[attr-defined]
        row.kinds = life.kinds_said(row)  # type: ignore[attr-defined]
    context = {
        "networks": rows,
        "criteria": life.criteria_offered(seat.workspace),
        "asked": asked,
        "is_narrowed": any(asked.get(one.name) for one in life.CRITERIA_SAID),
        "query": request.GET.urlencode(),
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
    }
    return render(request, template, {**context, **more})


@require_safe
@door(Action.NETWORK_READ)
def network(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show what a network is for, how large it is, and the ways on from here."""
    here = pages.network_named(seat.workspace, network)
    today = timezone.localdate()
    leaders = list(life.hosts_of(here))
    for row in leaders:
        row.is_late = life.is_over(row.hand_over, today)  # type: ignore[attr-defined]
    context = {
        "network": here,
        "network_id": str(here.public_id),
        "area": area_said(here.area_code) or here.area_written,
        "custom": values_seen(here, with_sensitive=seat.may(Action.SENSITIVE_READ)),
        "charter": life.charter_of(here),
        "said": life.kinds_said(here),
        "reviews": life.reviews_of(here, today),
        "endings": here.endings.all(),
        "leaders": leaders,
        "projects": projects_in(here),
        "agreements": agreements_listed(seat.workspace, today, network=here),
        "parts": life.parts_counted(here),
        "bodies": life.bodies_in(here)[:SHOWN],
        "kinds": pages.kinds_in(here),
        "ties_count": pages.ties_count(here),
        "figures": here.figures.all(),
        "may_manage": seat.may(Action.NETWORK_MANAGE),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_import": seat.may(Action.DATA_IMPORT),
        "crumbs": [networks_crumb(seat)],
    }
    return render(request, "network/network.html", context)


def networks_crumb(seat: OpenSeat) -> tuple[str, str]:
    """Return the list of networks as a step above a page."""
    return (_("Networks"), reverse("network:networks", args=[seat.workspace.public_id]))


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def network_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Begin a network."""
    form = NetworkForm(posted(request), workspace=seat.workspace)
    offer_custom(form, seat, [RecordKind.NETWORK])
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = network_create(
                by=request.user, workspace=seat.workspace, fields=form.cleaned_data
            )
            return redirect("network:network", seat.workspace.public_id, made.public_id)
    context = {"heading": _("Begin a network"), "crumbs": [networks_crumb(seat)]}
    return _form(request, form, context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_MANAGE)
def network_edit(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Change what is said of a network."""
    here = pages.network_named(seat.workspace, network)
    values = values_of(here)
    initial = {**values, "parent": here.parent.public_id if here.parent else None}
    form = NetworkForm(posted(request), workspace=seat.workspace, here=here, initial=initial)
    offer_custom(form, seat, [RecordKind.NETWORK], here)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            network_change(by=request.user, network=here, fields=form.cleaned_data, settle=settle)
            messages.success(request, _("Saved."))
            return redirect(network_url(here))
    crumbs = [networks_crumb(seat), (here.name, network_url(here))]
    return _form(request, form, {"heading": _("Change the network"), "crumbs": crumbs})


def network_url(network: Network) -> str:
    """Return the page of a network; its workspace was read with it."""
    return reverse("network:network", args=[network.workspace.public_id, network.public_id])


def _form(request: Request, form: NetworkForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "network/form.html", {"form": form, **context}, status=status)
