"""Adding an activity in a minute, and changing one."""

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
from malai.activities import selectors
from malai.activities.forms import ActivityForm, QuickActivityForm, uuids
from malai.activities.models import Activity
from malai.activities.services.activities import activity_change, activity_create
from malai.activities.web.pages import activity_url, list_crumb
from malai.audit.models import Act
from malai.audit.selectors import acts_page_of
from malai.kernel.forms import refusals_shown_in
from malai.kernel.http import Request
from malai.places.address import address_of
from malai_core.text import PartialDate


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def activity_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add an activity: what, when, who came; the rest may wait."""
    posted = request.POST if request.method == "POST" else None
    form = QuickActivityForm(posted, workspace=seat.workspace, initial=_first_values(seat))
    if posted is not None and form.is_valid():
        with refusals_shown_in(form):
            made = activity_create(
                by=request.user,
                workspace=seat.workspace,
                fields=form.cleaned_data,
                came=form.people,
            )
            _say(request, seat, made, _("Added the activity %(title)s."))
            return redirect("activities:activity", seat.workspace.public_id, made.public_id)
    context = {"heading": _("Add an activity"), "crumbs": [list_crumb(seat)]}
    return _form(request, form, {**context, **_picks(seat, "", form.picked)})


def _first_values(seat: OpenSeat) -> dict[str, Any]:
    """Return what is most likely: today, and the network where there is only one."""
    networks = list(selectors.networks_of(seat.workspace)[:2])
    only = networks[0].public_id if len(networks) == 1 else None
    return {"starts": PartialDate.of(timezone.localdate()), "network": only}


@require_safe
@door(Action.NETWORK_EDIT)
def people_pick(request: Request, seat: OpenSeat) -> HttpResponse:
    """Offer people to tick while somebody types; those ticked already stay."""
    text = request.GET.get("q", "").replace("\0", "").strip()
    context = _picks(seat, text, uuids(request.GET.getlist("came")))
    return render(request, "activities/_pick.html", context)


def _picks(seat: OpenSeat, text: str, picked: list[UUID]) -> dict[str, Any]:
    return {
        "picked": selectors.people_picked(seat.workspace, picked),
        "offered": selectors.people_to_pick(seat.workspace, text, picked),
        "text": text,
    }


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def activity_edit(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Change what is said of an activity."""
    here = selectors.activity_named(seat.workspace, activity)
    posted = request.POST if request.method == "POST" else None
    form = ActivityForm(posted, workspace=seat.workspace, initial=_values(here))
    if posted is not None and form.is_valid():
        with refusals_shown_in(form):
            activity_change(by=request.user, activity=here, fields=form.cleaned_data)
            _say(request, seat, here, _("Saved."))
            return redirect(activity_url(here))
    crumbs = [list_crumb(seat), (_values(here)["title"], activity_url(here))]
    return _form(request, form, {"heading": _("Change the activity"), "crumbs": crumbs})


def _values(activity: Activity) -> dict[str, Any]:
    return {
        "title": activity.title,
        "title_th": activity.title_th,
        "title_en": activity.title_en,
        "starts": activity.starts,
        "place": activity.place.name if activity.place else "",
        "address": address_of(activity.place) if activity.place else None,
        "kind": activity.kind,
        "network": activity.network.public_id if activity.network else None,
        "note": activity.note,
    }


def _say(request: Request, seat: OpenSeat, activity: Activity, said: str) -> None:
    """Tell what was done, with the way back."""
    act = acts_page_of(seat.workspace, about=activity.public_id).acts[0]
    text = said % {"title": activity.title}
    messages.success(request, text, extra_tags=undo_tag(seat, act))


def undo_tag(seat: OpenSeat, act: Act) -> str:
    """Return the tag of a message that offers to take an act back."""
    if not seat.may(Action.HISTORY_UNDO):
        return ""
    return f"undo={reverse('audit:undo', args=[seat.workspace.public_id, act.public_id])}"


def _form(request: Request, form: ActivityForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "activities/form.html", {"form": form, **context}, status=status)
