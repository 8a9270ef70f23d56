"""A workspace's own kinds of activity: what owners and managers see and change."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities.forms_around import OwnKindForm
from malai.activities.models import ActivityKind
from malai.activities.selectors_around import kind_named, kinds_of
from malai.activities.services import kinds as services
from malai.activities.web.pages import list_crumb
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.web.shown import form_page


@require_safe
@door(Action.WORKSPACE_MANAGE)
def kinds(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the own kinds of activity beside the fixed ones."""
    context = {
        "kinds": kinds_of(seat.workspace),
        "fixed": [one.label for one in ActivityKind],
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "activities/kinds.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def kind_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add a kind of activity."""
    form = OwnKindForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.kind_add(by=request.user, workspace=seat.workspace, fields=form.cleaned_data)
            return _done(request, seat, _("The kind of activity is added."))
    return form_page(request, form, _("Add a kind of activity"), [_crumb(seat)])


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def kind_edit(request: Request, seat: OpenSeat, kind: UUID) -> HttpResponse:
    """Change the words of a kind."""
    here = kind_named(seat.workspace, kind)
    values = services.values_of(here)
    form = OwnKindForm(posted(request), initial=values)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            typed = form.cleaned_data
            services.kind_change(by=request.user, kind=here, fields=typed, settle=settle)
            return _done(request, seat, _("Saved."))
    context = {"form": form, "heading": _("Change a kind of activity"), "crumbs": [_crumb(seat)]}
    status = 422 if form.errors else 200
    return render(request, "activities/about_form.html", context, status=status)


@require_POST
@door(Action.WORKSPACE_MANAGE)
def kind_retire(request: Request, seat: OpenSeat, kind: UUID) -> HttpResponse:
    """Offer a kind no longer, or again."""
    here = kind_named(seat.workspace, kind)
    if here.is_retired:
        services.kind_restore(by=request.user, kind=here)
        return _done(request, seat, _("It is offered again."))
    services.kind_retire(by=request.user, kind=here)
    return _done(request, seat, _("It is no longer offered. Activities that have it keep it."))


def _crumb(seat: OpenSeat) -> tuple[str, str]:
    url = reverse("activities:kinds", args=[seat.workspace.public_id])
    return (_("Kinds of activity"), url)


def _done(request: Request, seat: OpenSeat, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("activities:kinds", seat.workspace.public_id)
