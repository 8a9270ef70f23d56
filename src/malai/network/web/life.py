"""The life of a network: charter, reviews, ending and new beginning, its members by body."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms_networks import (
    CharterForm,
    HeldForm,
    NetworkEndForm,
    ReopenForm,
    ReviewForm,
)
from malai.network.models import MembershipRole, Network, NetworkReview
from malai.network.reach import networks_seen
from malai.network.selectors import networks as life
from malai.network.selectors.custom import role_said
from malai.network.selectors.pages import network_named
from malai.network.selectors.parties import BODIES, party_named
from malai.network.services.life import network_end, network_reopen, review_hold, review_plan
from malai.network.services.networks import CHARTER, network_change
from malai.network.web.narrowing import ids_in
from malai.network.web.networks import network_url, networks_crumb
from malai_core.text import PartialDate


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def charter(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Write the five elements of a network."""
    here = network_named(seat.workspace, network)
    form = CharterForm(posted(request), initial={name: getattr(here, name) for name in CHARTER})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            network_change(by=request.user, network=here, fields=form.cleaned_data)
            return _done(request, here, _("Saved."))
    return _form(request, seat, here, form, _("Charter"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def review_new(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Plan a review."""
    here = network_named(seat.workspace, network)
    form = ReviewForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            review_plan(by=request.user, network=here, due=form.cleaned_data["due"])
            return _done(request, here, _("The review is planned."))
    return _form(request, seat, here, form, _("Plan a review"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def review_held(request: Request, seat: OpenSeat, review: UUID) -> HttpResponse:
    """Note that a review was held."""
    rows = NetworkReview.objects.select_related("network__workspace", "workspace")
    rows = rows.filter(network__in=networks_seen(seat.workspace))
    row = get_object_or_404(rows, public_id=review, held="")
    form = HeldForm(posted(request), initial={"held": PartialDate.of(timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            review_hold(by=request.user, review=row, **form.cleaned_data)
            return _done(request, row.network, _("The review is noted."))
    return _form(request, seat, row.network, form, _("A review was held"))


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def network_finish(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Note that a network ended, and why."""
    here = network_named(seat.workspace, network)
    form = NetworkEndForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            network_end(by=request.user, network=here, **form.cleaned_data)
            return _done(request, here, _("The end is noted. The past stays in the history."))
    return _form(request, seat, here, form, _("The network has ended"))


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def network_again(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Note that a network which had ended lives again."""
    here = network_named(seat.workspace, network)
    form = ReopenForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            network_reopen(by=request.user, network=here, **form.cleaned_data)
            return _done(request, here, _("The network lives again."))
    return _form(request, seat, here, form, _("The network lives again"))


def _done(request: Request, network: Network, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(network_url(network))


def _form(
    request: Request, seat: OpenSeat, network: Network, form: forms.Form, heading: str
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "lede": network.name,
        "crumbs": [networks_crumb(seat), (network.name, network_url(network))],
    }
    status = 422 if form.errors else 200
    return render(request, "network/record_form.html", context, status=status)


@require_safe
@door(Action.NETWORK_READ)
def members(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show the groups and organisations of a network, and one step in the people of one."""
    here = network_named(seat.workspace, network)
    asked = request.GET
    role = asked.get("role", "") if asked.get("role", "") in MembershipRole.values else ""
    ids = ids_in(asked.get("body", ""))
    body = party_named(seat.workspace, ids[0], BODIES) if ids else None
    is_loose = "loose" in asked
    context: dict[str, Any] = {
        "network": here,
        "role": role,
        "body": body,
        "is_loose": is_loose,
        "roles": _role_chips(here, role),
        "crumbs": [networks_crumb(seat), (here.name, network_url(here))],
    }
    if role or body or is_loose:
        rows = life.members_of(here, role=role, body=body, is_loose=is_loose)
        found, after = life.members_page(rows, asked.get("after", ""))
        query = asked.copy()
        query["after"] = after
        context |= {"people": found, "next_url": f"?{query.urlencode()}" if after else ""}
    else:
        context |= {"bodies": life.bodies_in(here), "loose": life.without_body(here).count()}
    return render(request, "network/members.html", context)


def _role_label(network: Network, role: MembershipRole) -> str:
    return role_said(network.workspace, role.value)


def _role_chips(network: Network, role: str) -> list[dict[str, Any]]:
    counts = life.roles_counted(network)
    everybody = {"label": _("Groups and organisations"), "url": "?", "is_here": not role}
    named = [
        {
            "label": _role_label(network, choice),
            "url": f"?role={choice.value}",
            "is_here": role == choice.value,
            "count": counts[choice.value],
            "role": choice.value,
        }
        for choice in MembershipRole
        if counts.get(choice.value)
    ]
    return [everybody, *named]
