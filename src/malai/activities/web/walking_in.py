"""Walk-ins: look first, add only then; and names that wait for somebody to say who it is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.models import Activity, Mark, Session
from malai.activities.models_attending import Arrival, ParticipantRole
from malai.activities.selectors_arriving import arrivals_waiting
from malai.activities.selectors_walking_in import like_named, waiting_names
from malai.activities.services.attendance import attendance_note
from malai.activities.services.participants import role_set
from malai.activities.services.walking_in import arrival_drop, arrival_settle, walk_in
from malai.activities.web.attendance import session_asked
from malai.activities.web.changing import undo_tag
from malai.activities.web.pages import activity_url, list_crumb
from malai.audit.models import Act
from malai.kernel.http import Request
from malai.network.models import Party
from malai.network.selectors.parties import PEOPLE, party_named
from malai_core.text import clean


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def walk_in_page(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Ask for a name, offer whom it could be, and add a provisional person where it is nobody."""
    here = selectors.activity_named(seat.workspace, activity)
    session = session_asked(here, request)
    arrival = _arrival(here, request)
    posted = request.method == "POST"
    name = clean((request.POST if posted else request.GET).get("name", "").replace("\0", ""))
    name = arrival.written if arrival else name[:300]
    said: list[str] = []
    if posted:
        try:
            return _done(request, seat, session, _posted(request, seat, session, name, arrival))
        except ValidationError as error:
            said = error.messages
    context = {
        "activity": here,
        "session": session,
        "name": name,
        "arrival": arrival,
        "offered": like_named(session, name) if name else [],
        "said": said,
        "crumbs": _crumbs(seat, here),
    }
    return render(request, "activities/walk_in.html", context, status=422 if said else 200)


def _crumbs(seat: OpenSeat, here: Activity) -> list[tuple[str, str]]:
    tapping = reverse("activities:attendance", args=[seat.workspace.public_id, here.public_id])
    return [list_crumb(seat), (here.title, activity_url(here)), (_("Take attendance"), tapping)]


def _arrival(here: Activity, request: Request) -> Arrival | None:
    """Return the waiting name that is asked about, ``None`` where none is."""
    asked = request.POST.get("arrival") or request.GET.get("arrival", "")
    ids = uuids([asked]) if asked else []
    if not ids:
        return None
    found = get_object_or_404(arrivals_waiting(here), public_id=ids[0])
    found.session.activity = here
    return found


def _posted(
    request: Request, seat: OpenSeat, session: Session, name: str, arrival: Arrival | None
) -> tuple[str, Act | None]:
    """Do what the page asks for; returns whom or what it was about, and the act."""
    session = arrival.session if arrival else session
    observes = bool(request.POST.get("observer"))
    if arrival and request.POST.get("drop"):
        return name, arrival_drop(by=request.user, arrival=arrival)
    if party := _party(request, seat):
        if observes:
            role = ParticipantRole.OBSERVER
            role_set(by=request.user, activity=session.activity, party=party, role=role)
        if arrival:
            return party.name, arrival_settle(by=request.user, arrival=arrival, party=party)
        act = attendance_note(by=request.user, session=session, party=party, mark=Mark.PRESENT)
        return party.name, act
    seen = uuids(request.POST.getlist("seen"))
    walk_in(by=request.user, session=session, name=name, seen=seen, is_observer=observes)
    return name, None


def _party(request: Request, seat: OpenSeat) -> Party | None:
    asked = request.POST.get("party", "")
    ids = uuids([asked]) if asked else []
    return party_named(seat.workspace, ids[0], PEOPLE) if ids else None


def _done(
    request: Request, seat: OpenSeat, session: Session, done: tuple[str, Act | None]
) -> HttpResponse:
    name, act = done
    said = _("Put aside: %(name)s") if request.POST.get("drop") else _("Came: %(name)s")
    tags = undo_tag(seat, act) if act else ""
    messages.success(request, said % {"name": name}, extra_tags=tags)
    address = [seat.workspace.public_id, session.activity.public_id]
    if request.POST.get("arrival") and arrivals_waiting(session.activity).exists():
        return redirect("activities:arrivals", *address)
    url = reverse("activities:attendance", args=address)
    return redirect(f"{url}?session={session.public_id}")


@require_http_methods(["GET"])
@door(Action.NETWORK_EDIT)
def arrivals(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """List the names of an activity that wait, one tap from saying who each is."""
    here = selectors.activity_named(seat.workspace, activity)
    context: dict[str, Any] = {
        "activity": here,
        "waiting": waiting_names(here),
        "crumbs": _crumbs(seat, here),
    }
    return render(request, "activities/arrivals.html", context)
