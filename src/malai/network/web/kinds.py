"""Kinds of relationship: what owners and managers see and change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms_ties import KindForm
from malai.network.selectors.evidence import kind_named, kinds_by_layer
from malai.network.services.kinds import (
    KIND_FIELDS,
    tie_kind_add,
    tie_kind_change,
    tie_kind_restore,
    tie_kind_retire,
)


@require_safe
@door(Action.WORKSPACE_MANAGE)
def kinds(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the kinds of relationship by layer."""
    context = {"layers": kinds_by_layer(seat.workspace)}
    return render(request, "network/kinds.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def kind_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add a kind of relationship."""
    form = KindForm(posted(request), initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            tie_kind_add(by=request.user, workspace=seat.workspace, fields=form.cleaned_data)
            return _done(request, seat, _("The kind is added."))
    return _form(request, seat, form, _("Add a kind of relationship"))


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def kind_edit(request: Request, seat: OpenSeat, kind: UUID) -> HttpResponse:
    """Change the words, ends and steps of a kind."""
    here = kind_named(seat.workspace, kind)
    form = KindForm(posted(request), initial={name: getattr(here, name) for name in KIND_FIELDS})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            tie_kind_change(by=request.user, kind=here, fields=form.cleaned_data)
            return _done(request, seat, _("Saved."))
    return _form(request, seat, form, _("Change a kind of relationship"))


@require_POST
@door(Action.WORKSPACE_MANAGE)
def kind_retire(request: Request, seat: OpenSeat, kind: UUID) -> HttpResponse:
    """Offer a kind no longer."""
    tie_kind_retire(by=request.user, kind=kind_named(seat.workspace, kind))
    return _done(request, seat, _("It is no longer offered. Relationships that have it keep it."))


@require_POST
@door(Action.WORKSPACE_MANAGE)
def kind_restore(request: Request, seat: OpenSeat, kind: UUID) -> HttpResponse:
    """Offer a kind again."""
    tie_kind_restore(by=request.user, kind=kind_named(seat.workspace, kind))
    return _done(request, seat, _("It is offered again."))


def _done(request: Request, seat: OpenSeat, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("network:kinds", seat.workspace.public_id)


def _form(request: Request, seat: OpenSeat, form: KindForm, heading: str) -> HttpResponse:
    address = reverse("network:kinds", args=[seat.workspace.public_id])
    context: dict[str, Any] = {
        "form": form,
        "heading": heading,
        "crumbs": [(_("Kinds of relationship"), address)],
    }
    status = 422 if form.errors else 200
    return render(request, "network/form.html", context, status=status)
