"""Behind a member's own link: looking for somebody, and saying something.

The secret of the link is the proof, not a cookie, so no token of a form is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from malai.activities.forms import uuids
from malai.consent.models import Answer
from malai.links.guard import is_tired_of, note_miss
from malai.links.selectors import link_open
from malai.links.web.pages import closed, kept_private
from malai.members.forms import CorrectionForm, WordForm
from malai.members.link_pages import shown_of
from malai.members.models import WordKind
from malai.members.selectors import (
    directory_stand,
    member_of_link,
    own_word,
    people_found,
    terms_of,
    word_shown,
)
from malai.members.services import (
    PAGE,
    found_end,
    found_wish,
    word_answer,
    word_hide,
    word_take,
)
from malai.network.models import Party
from malai_core.text import clean

Behind = Callable[[HttpRequest, str], HttpResponse]


def behind_her_link(view: Callable[[HttpRequest, str, Party], HttpResponse]) -> Behind:
    """Open a page to whoever holds a member's link; the answer to a wrong one is always the same."""

    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        if is_tired_of(request):
            return kept_private(closed(429))
        link = link_open(token)
        party = member_of_link(link.subject_id) if link and link.page == PAGE else None
        if party is None:
            note_miss(request)
            return kept_private(closed(404))
        return view(request, token, party)

    return opened


@require_safe
@behind_her_link
def people(request: HttpRequest, token: str, party: Party) -> HttpResponse:  # noqa: ARG001 - as its sisters
    """Show who of her networks agreed to be found, by name where she looks for one."""
    text = clean(request.GET.get("q", "").replace("\0", ""))[:100]
    found = people_found(party, terms_of(party), text)
    return _page("members/own_people.html", {"party": party, "people": found, "text": text})


@csrf_exempt
@require_POST
@behind_her_link
def say(request: HttpRequest, token: str, party: Party) -> HttpResponse:
    """Keep what she asks for or offers."""
    form = WordForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            word_take(
                party=party,
                kind=said["kind"],
                text=said["text"],
                may_show=said["may_show"],
                client_id=said["client_id"],
            )
            return redirect("members:thanks", token)
        except ValidationError as error:
            form.add_error(None, error)
    return _page("members/own.html", shown_of(party, word=form), 422)


@csrf_exempt
@require_POST
@behind_her_link
def correct(request: HttpRequest, token: str, party: Party) -> HttpResponse:
    """Keep what she puts right of her own record, until somebody has looked at it."""
    form = CorrectionForm(request.POST)
    if form.is_valid():
        try:
            word_take(
                party=party,
                kind=WordKind.CORRECT,
                text=form.cleaned_data["text"],
                fields=form.changed_from(party),
                client_id=form.cleaned_data["client_id"],
            )
            return redirect("members:thanks", token)
        except ValidationError as error:
            form.add_error(None, error)
    return _page("members/own.html", shown_of(party, correction=form), 422)


@csrf_exempt
@require_POST
@behind_her_link
def answer(request: HttpRequest, token: str, party: Party) -> HttpResponse:
    """Keep that she can help with what another member asks, or would like what is offered."""
    asked = _asked(request)
    word = word_shown(party, asked, timezone.localdate()) if asked else None
    if word is None:
        return redirect("links:open", token)
    try:
        word_answer(party=party, word=word)
    except ValidationError as error:
        form = WordForm({"kind": word.kind, "text": word.text, "client_id": uuid4()})
        form.add_error(None, error)
        return _page("members/own.html", shown_of(party, word=form), 422)
    return redirect("members:thanks", token)


@csrf_exempt
@require_POST
@behind_her_link
def hide(request: HttpRequest, token: str, party: Party) -> HttpResponse:
    """Let other members see what she said no more."""
    asked = _asked(request)
    word = own_word(party, asked) if asked else None
    if word is not None:
        word.party = party
        word_hide(by=None, word=word)
    return redirect("links:open", token)


@csrf_exempt
@require_POST
@behind_her_link
def found(request: HttpRequest, token: str, party: Party) -> HttpResponse:
    """Keep that she agrees to be found, until somebody has looked; or end it at once."""
    stand, said = directory_stand(party), request.POST.get("answer", "")
    if stand is None:
        return redirect("links:open", token)
    language = (translation.get_language() or "th")[:2]
    if said == "yes" and stand.state != Answer.YES:
        found_wish(party=party, stand=stand, language=language)
        return redirect("members:thanks", token)
    if said == "no":
        found_end(party=party, stand=stand, language=language)
    return redirect("links:open", token)


def _asked(request: HttpRequest) -> UUID | None:
    """Return which words are meant, ``None`` where that is no id."""
    return next(iter(uuids([request.POST.get("word", "")])), None)


@require_safe
@behind_her_link
def thanks(request: HttpRequest, token: str, party: Party) -> HttpResponse:  # noqa: ARG001 - as its sisters
    """Say that it arrived and what happens now."""
    return _page("members/own_thanks.html", {"party": party})


def _page(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    party: Party = context["party"]
    shown = {**context, "workspace_name": party.workspace.name, "is_inside": True}
    return kept_private(HttpResponse(render_to_string(template, shown), status=status))
