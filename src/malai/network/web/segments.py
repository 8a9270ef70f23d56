"""Saved lists: saving one, its exceptions, sharing and forgetting it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms_lists import SegmentForm
from malai.network.models import Segment
from malai.network.selectors.parties import BODIES, PEOPLE
from malai.network.selectors.segments import asked_by, marks_of, segment_named, segments_of
from malai.network.services import segments as services
from malai.network.web.narrowing import Offer, without


def _crumbs(seat: OpenSeat) -> list[tuple[str, str]]:
    return [(_("Saved lists"), reverse("network:segments", args=[seat.workspace.public_id]))]


def list_of(segment: Segment) -> str:
    """Return the address of a saved list."""
    name = "network:people" if segment.is_people else "network:organisations"
    address = reverse(name, args=[segment.workspace.public_id])
    return f"{address}?segment={segment.public_id}"


@require_safe
@door(Action.NETWORK_READ)
def segments(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the saved lists: those of everybody, and one's own."""
    people = (_("People"), reverse("network:people", args=[seat.workspace.public_id]))
    rows = [(segment, list_of(segment)) for segment in segments_of(seat)]
    return render(request, "network/segments.html", {"segments": rows, "crumbs": [people]})


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def segment_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Save the list that the address is narrowed to."""
    is_people = not request.GET.get("bodies")
    offer = Offer(seat, PEOPLE if is_people else BODIES, without(request.GET, "segment"))
    form = SegmentForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            segment = services.segment_create(
                by=request.user,
                workspace=seat.workspace,
                query=offer.query(),
                is_people=is_people,
                **form.cleaned_data,
            )
            messages.success(request, _("The list is saved. It stays up to date by itself."))
            return redirect(list_of(segment))
    context = {"form": form, "heading": _("Save this list"), "crumbs": _crumbs(seat)}
    context["chips"] = list(offer.chips())
    return render(request, "network/segment_form.html", context, status=422 if form.errors else 200)


@require_safe
@door(Action.NETWORK_READ)
def segment(request: Request, seat: OpenSeat, segment: UUID) -> HttpResponse:
    """Show what a saved list is narrowed by, and its exceptions."""
    found = segment_named(seat, segment)
    asked = request.GET.copy()
    asked.update(asked_by(found))
    offer = Offer(seat, PEOPLE if found.is_people else BODIES, asked)
    context = {
        "segment": found,
        "filters": list(offer.chips()),
        "text": offer.to.text,
        "marks": list(marks_of(found)),
        "list_url": list_of(found),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": _crumbs(seat),
    }
    return render(request, "network/segment.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def segment_edit(request: Request, seat: OpenSeat, segment: UUID) -> HttpResponse:
    """Rename a saved list, or share it."""
    found = segment_named(seat, segment)
    initial = {name: getattr(found, name) for name in ("name", "english", "is_shared")}
    form = SegmentForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.segment_change(by=request.user, segment=found, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("network:segment", seat.workspace.public_id, found.public_id)
    context = {"form": form, "heading": found.name, "crumbs": _crumbs(seat)}
    return render(request, "network/form.html", context, status=422 if form.errors else 200)


@require_POST
@door(Action.NETWORK_EDIT)
def segment_drop(request: Request, seat: OpenSeat, segment: UUID) -> HttpResponse:
    """Forget a saved list."""
    services.segment_remove(by=request.user, segment=segment_named(seat, segment))
    messages.success(request, _("The saved list is gone; the people are still there."))
    return redirect("network:segments", seat.workspace.public_id)


@require_POST
@door(Action.NETWORK_EDIT)
def mark_drop(request: Request, seat: OpenSeat, segment: UUID, party: UUID) -> HttpResponse:
    """Let the filters decide again about one party."""
    found = segment_named(seat, segment)
    mark = get_object_or_404(marks_of(found), party__public_id=party)
    services.segment_mark_remove(by=request.user, mark=mark)
    messages.success(request, _("Saved."))
    return redirect("network:segment", seat.workspace.public_id, found.public_id)
