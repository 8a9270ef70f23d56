"""The page of a membership: its roles and standing over time, and changing them."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms import speak_roles
from malai.network.forms_networks import HandOverForm, RoleForm, StandingForm
from malai.network.models import Membership
from malai.network.selectors import networks as life
from malai.network.services.memberships import (
    membership_hand_over,
    membership_pause,
    membership_resume,
    membership_role,
)
from malai.network.web.party import list_crumb, party_url
from malai_core.text import PartialDate


@require_safe
@door(Action.NETWORK_READ)
def membership(request: Request, seat: OpenSeat, membership: UUID) -> HttpResponse:
    """Show the roles and the standing of a party in a network, over time."""
    row = life.membership_named(seat.workspace, membership)
    context = {
        "row": row,
        "terms": life.terms_beside(row),
        "is_late": row.until is None and life.is_over(row.hand_over, timezone.localdate()),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [list_crumb(seat, row.party), (row.party.name, party_url(row.party))],
    }
    return render(request, "network/membership.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def role_change(request: Request, seat: OpenSeat, membership: UUID) -> HttpResponse:
    """Give a party another role from a day on."""
    row = life.membership_named(seat.workspace, membership)
    form = RoleForm(posted(request), initial={"role": row.role, "on": _today()})
    speak_roles(form, seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = membership_role(by=request.user, membership=row, **form.cleaned_data)
            return _done(request, made, _("Saved."))
    return _form(request, seat, row, form, _("Change the role"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def hand_over(request: Request, seat: OpenSeat, membership: UUID) -> HttpResponse:
    """Note until when a host carries the work."""
    row = life.membership_named(seat.workspace, membership)
    form = HandOverForm(posted(request), initial={"hand_over": row.hand_over})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            membership_hand_over(by=request.user, membership=row, **form.cleaned_data)
            return _done(request, row, _("Saved."))
    return _form(request, seat, row, form, _("When others carry on"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def standing(request: Request, seat: OpenSeat, membership: UUID) -> HttpResponse:
    """Note that a member rests, or takes part again."""
    row = life.membership_named(seat.workspace, membership)
    act = membership_resume if row.is_paused else membership_pause
    form = StandingForm(posted(request), initial={"on": _today()})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            act(by=request.user, membership=row, **form.cleaned_data)
            return _done(request, row, _("Saved."))
    heading = _("Takes part again") if row.is_paused else _("Rests for a while")
    return _form(request, seat, row, form, heading)


def _today() -> PartialDate:
    return PartialDate.of(timezone.localdate())


def membership_url(row: Membership) -> str:
    """Return the page of a membership; its workspace was read with it."""
    return reverse("network:membership", args=[row.workspace.public_id, row.public_id])


def _done(request: Request, row: Membership, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(membership_url(row))


def _form(
    request: Request, seat: OpenSeat, row: Membership, form: forms.Form, heading: str
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "lede": f"{row.party.name} · {row.network.name}",
        "crumbs": [list_crumb(seat, row.party), (row.network.name, membership_url(row))],
    }
    status = 422 if form.errors else 200
    return render(request, "network/record_form.html", context, status=status)
