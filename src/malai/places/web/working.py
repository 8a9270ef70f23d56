"""Working areas: the list, one, making and changing one, its parts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.places.forms import PartsForm, WorkingAreaForm
from malai.places.models import WorkingArea, WorkingAreaPart
from malai.places.selectors.working import codes_of, working_area_named, working_areas_of
from malai.places.services.working import (
    FIELDS,
    part_remove,
    parts_add,
    working_area_change,
    working_area_create,
)
from malai.places.wording import area_said


@require_safe
@door(Action.NETWORK_READ)
def areas(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show the working areas and the ways to villages, places and what wants mending."""
    whole(seat)
    context = {
        "areas": working_areas_of(seat.workspace),
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
        "may_edit": seat.may(Action.NETWORK_EDIT),
    }
    return render(request, "places/areas.html", context)


def areas_crumb(seat: OpenSeat) -> tuple[str, str]:
    """Return the page of areas as a step above another one."""
    return (_("Areas"), reverse("places:areas", args=[seat.workspace.public_id]))


@require_safe
@door(Action.NETWORK_READ)
def working(request: Request, seat: OpenSeat, area: UUID) -> HttpResponse:
    """Show one working area with its parts."""
    whole(seat)
    here = working_area_named(seat.workspace, area)
    context = {
        "area": here,
        "parts": [(part, area_said(part.code)) for part in here.parts.order_by("code")],
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
        "crumbs": [areas_crumb(seat)],
    }
    return render(request, "places/working.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def working_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Make a working area; its parts come on the next page."""
    form = WorkingAreaForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = working_area_create(
                by=request.user, workspace=seat.workspace, fields=form.cleaned_data
            )
            return redirect("places:parts-add", seat.workspace.public_id, made.public_id)
    context = {"heading": _("Name a working area"), "crumbs": [areas_crumb(seat)]}
    return _form(request, form, context)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def working_edit(request: Request, seat: OpenSeat, area: UUID) -> HttpResponse:
    """Change name, kind and dates."""
    here = working_area_named(seat.workspace, area)
    form = WorkingAreaForm(posted(request), initial={n: getattr(here, n) for n in FIELDS})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            working_area_change(by=request.user, area=here, fields=form.cleaned_data)
            return _done(request, seat, here, _("Saved."))
    return _form(
        request, form, {"heading": _("Change the working area"), "crumbs": _crumbs(seat, here)}
    )


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def working_parts(request: Request, seat: OpenSeat, area: UUID) -> HttpResponse:
    """Put official areas into a working area."""
    here = working_area_named(seat.workspace, area)
    form = PartsForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            count = parts_add(by=request.user, area=here, codes=form.codes)
            return _done(request, seat, here, _("Areas put in: %(count)s.") % {"count": count})
    said = ", ".join(area_said(code) for code in codes_of(here)[:20])
    context = {"heading": _("Put areas in"), "crumbs": _crumbs(seat, here), "lede": said}
    return _form(request, form, context)


@require_POST
@door(Action.WORKSPACE_MANAGE)
def part_drop(request: Request, seat: OpenSeat, area: UUID, code: str) -> HttpResponse:
    """Take one official area out."""
    here = working_area_named(seat.workspace, area)
    part = get_object_or_404(WorkingAreaPart, working_area=here, code=code)
    part_remove(by=request.user, part=part)
    return _done(request, seat, here, _("Taken out: %(area)s.") % {"area": area_said(code)})


def _crumbs(seat: OpenSeat, area: WorkingArea) -> list[tuple[str, str]]:
    return [areas_crumb(seat), (area.name, _url(area))]


def _url(area: WorkingArea) -> str:
    return reverse("places:working", args=[area.workspace.public_id, area.public_id])


def _done(request: Request, seat: OpenSeat, area: WorkingArea, said: str) -> HttpResponse:
    messages.success(request, said, extra_tags=undo_tag(seat, area.public_id))
    return redirect(_url(area))


def _form(request: Request, form: Form, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "places/form.html", {"form": form, **context}, status=status)
