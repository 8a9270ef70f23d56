"""Taking attendance: a list of names to tap on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.models import Activity, Mark, Session
from malai.activities.selectors_arriving import arrivals_waiting
from malai.activities.services.attendance import (
    attendance_clear,
    attendance_left,
    attendance_note,
    now_at,
)
from malai.activities.web.changing import undo_tag
from malai.activities.web.pages import activity_url, list_crumb
from malai.audit.models import Act
from malai.kernel.http import Request
from malai.network.models import Party
from malai.network.selectors.parties import BODIES, PEOPLE, party_named


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def attendance(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Show the list of a session; a tap on a name notes one mark of one person."""
    here = selectors.activity_named(seat.workspace, activity)
    sessions = list(selectors.sessions_of(here))
    session = _session(here, sessions, request)
    if request.method == "POST":
        return _tapped(request, seat, session)
    text = request.GET.get("q", "").replace("\0", "").strip()
    context = {
        "activity": here,
        "session": session,
        "lines": selectors.lines_of(session, text),
        "counts": selectors.counts_of(session),
        "waiting": arrivals_waiting(here).count(),
        "is_today": now_at(session) is not None,
        "text": text,
        "chips": _chips(sessions, session),
        "crumbs": [list_crumb(seat), (here.title, activity_url(here))],
    }
    name = "activities/_lines.html" if request.htmx else "activities/attendance.html"
    return render(request, name, context)


def session_asked(activity: Activity, request: Request) -> Session:
    """Return the session of an activity that an address or a form asks for. One query."""
    return _session(activity, list(selectors.sessions_of(activity)), request)


def _session(activity: Activity, sessions: list[Session], request: Request) -> Session:
    """Return the session that is asked for, the first one where none is."""
    asked = request.POST.get("session") or request.GET.get("session", "")
    fitting = [one for one in sessions if not asked or str(one.public_id) == asked]
    if not fitting:
        raise Http404
    fitting[0].activity = activity
    return fitting[0]


def _chips(sessions: list[Session], here: Session) -> list[dict[str, Any]]:
    """Return the choice of sessions, empty where there is only one."""
    if len(sessions) < 2:
        return []
    return [
        {
            "label": one.title or _("Session %(number)s") % {"number": place},
            "url": f"?session={one.public_id}",
            "is_here": one == here,
        }
        for place, one in enumerate(sessions, start=1)
    ]


def _tapped(request: Request, seat: OpenSeat, session: Session) -> HttpResponse:
    party = _party(request, seat)
    try:
        act = _noted(request, session, party)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if act is not None:
            messages.success(request, _said(party, act), extra_tags=undo_tag(seat, act))
    if not request.htmx:
        return redirect(f"{request.path}?session={session.public_id}")
    context = {
        "activity": session.activity,
        "session": session,
        "line": selectors.line_of(session, party),
        "counts": selectors.counts_of(session),
        "is_today": now_at(session) is not None,
    }
    return render(request, "activities/_tapped.html", context)


def _said(party: Party, act: Act) -> str:
    """Return what was noted, short enough not to hide the list."""
    mark = act.facts.get("mark")
    if act.action == "activities.attendance_left":
        return _("%(name)s: left") % {"name": party.name}
    said = Mark(mark).label if mark else _("nothing noted")
    return f"{party.name}: {said}"


def _party(request: Request, seat: OpenSeat) -> Party:
    """Return who was tapped on.

    Raises
    ------
    Http404
        Nobody, or nobody of this workspace.
    """
    ids = uuids([request.POST.get("party", "")])
    if not ids:
        raise Http404
    return party_named(seat.workspace, ids[0], (*PEOPLE, *BODIES))


def _noted(request: Request, session: Session, party: Party) -> Act | None:
    """Do what the tap says: the mark that is wanted, or nothing noted any more."""
    if request.POST.get("leaves"):
        return attendance_left(by=request.user, session=session, party=party)
    if mark := request.POST.get("mark", ""):
        return attendance_note(by=request.user, session=session, party=party, mark=mark)
    return attendance_clear(by=request.user, session=session, party=party)
