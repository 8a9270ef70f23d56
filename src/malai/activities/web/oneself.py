"""Noting oneself on one's own telephone: by the code of the room, without an account.

What is answered tells nothing of who is on any list: a known name, an unknown one and one that
several bear get the same thanks. Old, closed and wrong codes get the same sentence.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID, uuid4

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.activities.forms import uuids
from malai.activities.models import AttendanceMethod
from malai.activities.models_attending import Opening
from malai.activities.selectors_codes import opening_named, opening_spoken, opening_turned
from malai.activities.services.codes import note_oneself
from malai.links.guard import is_tired_of, note_miss
from malai.links.selectors import link_open
from malai.links.web.pages import closed, kept_private
from malai.network.models import Party
from malai_core.text import clean

#: Wrong codes from one address in ten minutes; a hall behind one address mistypes less.
MISSES: Final = 30
#: Names from one address in ten minutes.
NAMES: Final = 300
#: Seconds that somebody may take to write her name.
PASS_S: Final = 15 * 60
SALT: Final = "activities.oneself"


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the spoken code, and for the name where it is right."""
    if is_tired_of(request, "codes", MISSES):
        return _page(request, "activities/oneself_code.html", {"is_tired": True}, 429)
    if request.method != "POST":
        return _page(request, "activities/oneself_code.html", {}, 200)
    opening = opening_spoken(request.POST.get("code", ""))
    if opening is None:
        return _missed(request)
    return _asked(request, opening, AttendanceMethod.SPOKEN)


@require_safe
def room(request: HttpRequest, opening: UUID, turn: str) -> HttpResponse:
    """Ask for the name of whoever scanned the code on the screen; an old picture of it is refused."""
    if is_tired_of(request, "codes", MISSES):
        return _page(request, "activities/oneself_code.html", {"is_tired": True}, 429)
    found = opening_turned(opening, turn, now=timezone.now())
    if found is None:
        return _missed(request)
    return _asked(request, found, AttendanceMethod.ROOM)


def _missed(request: HttpRequest) -> HttpResponse:
    note_miss(request, "codes")
    return _page(request, "activities/oneself_code.html", {"is_wrong": True}, 404)


def _asked(
    request: HttpRequest, opening: Opening, method: str, said: list[str] | None = None
) -> HttpResponse:
    passed = signing.dumps([str(opening.public_id), str(method)], salt=SALT)
    context = {
        "activity": opening.session.activity,
        "session": opening.session,
        "workspace_name": opening.session.activity.workspace.name,
        "passed": passed,
        "client_id": uuid4(),
        "said": said or [],
    }
    return _page(request, "activities/oneself_name.html", context, 422 if said else 200)


@require_POST
def come(request: HttpRequest) -> HttpResponse:
    """Note a name at the room that a code has opened a moment ago."""
    if is_tired_of(request, "names", NAMES):
        return _page(request, "activities/oneself_code.html", {"is_tired": True}, 429)
    opening, method = _passed(request.POST.get("passed", ""))
    ids = uuids([request.POST.get("client_id", "")])
    if opening is None or not ids:
        return _missed(request)
    name = clean(request.POST.get("name", "").replace("\0", ""))[:300]
    if not name:
        return _asked(request, opening, method, [_("Write the name.")])
    note_miss(request, "names")
    try:
        note_oneself(opening=opening, client_id=ids[0], method=method, name=name)
    except ValidationError:
        return _missed(request)
    return _thanks(request, opening, name)


def _passed(text: str) -> tuple[Opening | None, str]:
    try:
        public_id, method = signing.loads(text, salt=SALT, max_age=PASS_S)
        return opening_named(UUID(public_id)), str(method)
    except (signing.BadSignature, ValueError, TypeError):
        return None, ""


@csrf_exempt
@require_POST
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Note whose personal link this is at the room whose code she types.

    The secret of the link is the proof, not a cookie, so no token of a form is needed.
    """
    if is_tired_of(request, "codes", MISSES) or is_tired_of(request):
        return _page(request, "activities/oneself_code.html", {"is_tired": True}, 429)
    link = link_open(token)
    party = _holder(link) if link and link.page == "activities.card" else None
    if party is None:
        note_miss(request)
        return kept_private(closed(404))
    opening = opening_spoken(request.POST.get("code", ""))
    if opening is None or opening.session.activity.workspace_id != party.workspace_id:
        return _missed(request)
    try:
        note_oneself(
            opening=opening, client_id=uuid4(), method=AttendanceMethod.SPOKEN, party=party
        )
    except ValidationError:
        return _missed(request)
    return _thanks(request, opening, party.name)


def _holder(link: Any) -> Party | None:  # noqa: ANN401 - a personal link
    return Party.objects.filter(public_id=link.subject_id, workspace=link.workspace).first()


def _thanks(request: HttpRequest, opening: Opening, name: str) -> HttpResponse:
    context = {
        "name": name,
        "activity": opening.session.activity,
        "workspace_name": opening.session.activity.workspace.name,
    }
    return _page(request, "activities/oneself_thanks.html", context, 200)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    answer = kept_private(render(request, template, context, status=status))
    # A form must say that it comes from here; other places learn nothing either way.
    answer["Referrer-Policy"] = "same-origin"
    return answer
