"""Noting contacts without signal: the page, its worker, the names it takes along, and what it sends."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.contact.forms import ICONS
from malai.contact.models import Channel
from malai.contact.selectors.contacts import parties_to_pick
from malai.contact.selectors.device import Sorted, lines_sorted, names_of
from malai.contact.services.device import contacts_take
from malai.contact.web.tabs import first_crumb
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language
from malai.links.offline import fresh_json, manifest_answer, queue_sent, worker_answer
from malai.links.sync import Line, Verdict, answers_json, lines_read
from malai_core.errors import InvalidInputError


@require_safe
@door(Action.NETWORK_EDIT)
def offline(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show the page; it holds no name of anybody, so that a telephone may keep it."""
    ways = [(way, capfirst(Channel(way).label), name) for way, name in ICONS.items()]
    context = {"workspace_name": seat.workspace.name, "ways": ways}
    return render(request, "contact/offline.html", context)


@require_safe
@door(Action.NETWORK_EDIT)
def worker(request: Request, seat: OpenSeat) -> HttpResponse:  # noqa: ARG001 - what a door hands over
    """Hand out the worker from below the page, so that its scope is that page alone."""
    return worker_answer()


@require_safe
@door(Action.NETWORK_EDIT)
def manifest(request: Request, seat: OpenSeat) -> JsonResponse:  # noqa: ARG001 - what a door hands over
    """Say what the page is called and looks like once it is on the home screen."""
    page = reverse("contact:offline", args=[seat.workspace.public_id])
    name = _("Contacts: %(name)s") % {"name": seat.workspace.name}
    return manifest_answer(name=name, short_name=_("Contact"), page=page)


@require_safe
@door(Action.NETWORK_EDIT)
def roster(request: Request, seat: OpenSeat) -> JsonResponse:
    """Give names and nothing else of anybody, and the token for sending."""
    first = parties_to_pick(seat.workspace, "", [], user=request.user)
    people = [{"id": str(key), "name": name} for key, name in names_of(seat.workspace, first)]
    said = {"token": get_token(request), "title": seat.workspace.name, "people": people}
    return fresh_json(said)


@require_POST
@door(Action.NETWORK_EDIT)
def sync(request: Request, seat: OpenSeat) -> JsonResponse:
    """Take a batch of lines and answer each; sending it again changes nothing."""
    try:
        lines = lines_read(request.body)
    except InvalidInputError as error:
        return JsonResponse({"said": error.in_language(language())}, status=422)
    answers = contacts_take(by=request.user, workspace=seat.workspace, lines=lines)
    return fresh_json(answers_json(answers))


# -- A queue that was saved to a file --------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def queue(request: Request, seat: OpenSeat) -> HttpResponse:
    """Take a file with a queue: first what it would do, then, on a second tap, do it."""
    context: dict[str, Any] = {"crumbs": [first_crumb(seat)]}
    if request.method == "POST":
        try:
            held = queue_sent(request)
            lines = lines_read(held)
        except InvalidInputError as error:
            context["said"] = error.in_language(language())
            return render(request, "contact/queue.html", context, status=422)
        if request.POST.get("held"):
            return _taken(request, seat, lines)
        context |= {**_preview(lines_sorted(seat.workspace, lines), lines), "held": held.decode()}
    return render(request, "contact/queue.html", context)


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
        "new": sum(bool(noted.parties) for noted in found.new),
        "waiting": sum(bool(noted.others) for noted in found.new),
        "back": len(found.withdrawing),
        "known": found.known,
        "refused": refused,
    }


def _taken(request: Request, seat: OpenSeat, lines: list[Line]) -> HttpResponse:
    contacts_take(by=request.user, workspace=seat.workspace, lines=lines)
    messages.success(request, _("The queue is taken in."))
    return redirect("contact:log", seat.workspace.public_id)
