"""Noting without signal: the page, its worker, the names it takes along, and what it sends back."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.models import Activity, Session
from malai.activities.selectors_arriving import Sorted, lines_sorted
from malai.activities.selectors_offline import names_of
from malai.activities.services.arriving import arrivals_take
from malai.activities.web.pages import activity_url, list_crumb
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, thai_date
from malai.links.offline import fresh_json, manifest_answer, queue_sent, worker_answer
from malai.links.sync import Line, Verdict, answers_json, lines_read
from malai_core.errors import InvalidInputError


@require_safe
@door(Action.NETWORK_EDIT)
def offline(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Show the page; it holds no name of anybody, so that a telephone may keep it."""
    here = selectors.activity_named(seat.workspace, activity)
    context = {"activity": here, "workspace_name": seat.workspace.name}
    return render(request, "activities/offline.html", context)


@require_safe
@door(Action.NETWORK_EDIT)
def worker(
    request: Request,  # noqa: ARG001 - what a door hands over
    seat: OpenSeat,
    activity: UUID,
) -> HttpResponse:
    """Hand out the worker from below the page, so that its scope is that page alone."""
    selectors.activity_named(seat.workspace, activity)
    return worker_answer()


@require_safe
@door(Action.NETWORK_EDIT)
def manifest(
    request: Request,  # noqa: ARG001 - what a door hands over
    seat: OpenSeat,
    activity: UUID,
) -> JsonResponse:
    """Say what the page is called and looks like once it is on the home screen."""
    here = selectors.activity_named(seat.workspace, activity)
    page = reverse("activities:offline", args=[seat.workspace.public_id, here.public_id])
    name = _("Attendance: %(title)s") % {"title": here.title}
    return manifest_answer(name=name, short_name=here.title, page=page)


@require_safe
@door(Action.NETWORK_EDIT)
def roster(request: Request, seat: OpenSeat, activity: UUID) -> JsonResponse:
    """Give the names of an activity and nothing else of anybody, and the token for sending."""
    here = selectors.activity_named(seat.workspace, activity)
    sessions = list(selectors.sessions_of(here))
    said = {
        "token": get_token(request),
        "title": here.title,
        "sessions": [_sitting(one, place) for place, one in enumerate(sessions, start=1)],
        "people": [
            {"id": str(public_id), "name": name} for public_id, name in names_of(here, sessions)
        ],
    }
    return fresh_json(said)


def _sitting(session: Session, place: int) -> dict[str, Any]:
    title = session.title or _("Session %(number)s") % {"number": place}
    day = thai_date(session.on, "short") if session.on else ""
    is_today = session.on is not None and session.on.iso == timezone.localdate().isoformat()
    said = f"{title} · {day}" if day else title
    return {"id": str(session.public_id), "said": said, "is_today": is_today}


@require_POST
@door(Action.NETWORK_EDIT)
def sync(request: Request, seat: OpenSeat, activity: UUID) -> JsonResponse:
    """Take a batch of lines and answer each; sending it again changes nothing."""
    here = selectors.activity_named(seat.workspace, activity)
    try:
        lines = lines_read(request.body)
    except InvalidInputError as error:
        return JsonResponse({"said": error.in_language(language())}, status=422)
    answers = arrivals_take(by=request.user, activity=here, lines=lines)
    return fresh_json(answers_json(answers))


# -- A queue that was saved to a file ----------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def queue(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Take a file with a queue: first what it would do, then, on a second tap, do it."""
    here = selectors.activity_named(seat.workspace, activity)
    context: dict[str, Any] = {
        "activity": here,
        "crumbs": [list_crumb(seat), (here.title, activity_url(here))],
    }
    if request.method == "POST":
        try:
            held = queue_sent(request)
            lines = lines_read(held)
            _refuse_other(held, here)
        except InvalidInputError as error:
            context["said"] = error.in_language(language())
            return render(request, "activities/queue.html", context, status=422)
        if request.POST.get("held"):
            return _taken(request, here, lines)
        context |= {**_preview(lines_sorted(here, lines), lines), "held": held.decode()}
    return render(request, "activities/queue.html", context)


def _refuse_other(held: bytes, here: Activity) -> None:
    """Raise where the file says that it is of another activity."""
    from malai.activities.wording_offline import OTHER

    said = json.loads(held).get("of", "")
    if said and said != str(here.public_id):
        raise InvalidInputError(OTHER)


def _preview(found: Sorted, lines: list[Line]) -> dict[str, Any]:
    """Return the counts of what a file would do, and each refusal with its name."""
    names = {line.written_id: line.text("name") for line in lines}
    refused = [
        (names[key] or key[:8], answer.said)
        for key, answer in found.answers.items()
        if answer.verdict == Verdict.REFUSED
    ]
    return {
        "is_shown": True,
        "new": sum(not one.is_withdrawn and one.party_id is not None for one in found.new),
        "waiting": sum(not one.is_withdrawn and one.party_id is None for one in found.new),
        "back": len(found.withdrawing) + sum(one.is_withdrawn for one in found.new),
        "known": found.known,
        "refused": refused,
    }


def _taken(request: Request, here: Activity, lines: list[Line]) -> HttpResponse:
    answers = arrivals_take(by=request.user, activity=here, lines=lines)
    waits = any(answer.verdict == Verdict.WAITING for answer in answers.values())
    messages.success(request, _("The queue is taken in."))
    address = [here.workspace.public_id, here.public_id]
    return redirect("activities:arrivals" if waits else "activities:activity", *address)
