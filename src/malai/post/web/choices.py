"""What people choose: noted by us on their page, or by themselves behind their address."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.models import User, Workspace
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.links.guard import is_tired_of, note_miss
from malai.links.web.pages import closed, kept_private
from malai.network.models import Party
from malai.network.selectors.parties import BODIES, PEOPLE, party_named
from malai.post.forms import ChoiceForm
from malai.post.models import Channel, ChannelChoice, UserChoice
from malai.post.services.choosing import choice_set, email_stop, user_choice_set
from malai.post.words import token_read


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def choice(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Note what a person said: which way suits her, which does not."""
    whom = party_named(seat.workspace, party, (*PEOPLE, *BODIES))
    form = ChoiceForm(posted(request), initial=values_of(whom))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            choice_set(by=request.user, party=whom, fields=form.cleaned_data)
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, whom.public_id))
            return redirect(page_of(seat, whom))
    crumbs = [(whom.name, page_of(seat, whom))]
    context = {
        "form": form,
        "crumbs": crumbs,
        "heading": _("How %(name)s wants to be told") % {"name": whom.name},
    }
    status = 422 if form.errors else 200
    return render(request, "post/choice.html", context, status=status)


def page_of(seat: OpenSeat, party: Party) -> str:
    """Return the page of a person or a body."""
    name = "network:person" if party.kind in PEOPLE else "network:organisation"
    return reverse(name, args=[seat.workspace.public_id, party.public_id])


def values_of(party: Party) -> dict[str, Any]:
    """Return what somebody chose. One query."""
    row = ChannelChoice.objects.filter(party=party).first()
    if row is None:
        return {}
    return {"preferred": row.preferred, "refused": row.refused, "language": row.language}


@csrf_exempt
@require_http_methods(["GET", "POST"])
def own_choices(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody choose behind her own address; nothing changes by looking.

    The address is the proof, so no cookie is asked for: mail programs post here by one tap
    (RFC 8058), without having seen the page.
    """
    if is_tired_of(request, "choices"):
        return kept_private(closed(429))
    meant = token_read(token)
    party = _party(meant)
    user, workspace = (None, None) if party else _user(meant)
    if meant is None or not (party or user):
        note_miss(request, "choices")
        return kept_private(closed(404))
    if party:
        return kept_private(_of_party(request, party))
    return kept_private(_of_user(request, user, workspace, str(meant.get("k", ""))))


def _party(meant: dict[str, Any] | None) -> Party | None:
    key = (meant or {}).get("p")
    return Party.objects.select_related("workspace").filter(pk=key).first() if key else None


def _user(meant: dict[str, Any] | None) -> tuple[User | None, Workspace | None]:
    said = meant or {}
    here = Workspace.objects.filter(pk=said.get("w") or 0).first()
    return (User.objects.filter(pk=said.get("u") or 0).first() if here else None), here


def is_one_tap(request: HttpRequest) -> bool:
    """Say whether a mail program asks for no more mail."""
    return request.POST.get("List-Unsubscribe") == "One-Click"


def _of_party(request: HttpRequest, party: Party) -> HttpResponse:
    is_saved = False
    if request.method == "POST" and is_one_tap(request):
        email_stop(party, None, party.workspace, "")
        return _page(request, party.workspace, party.name, ChoiceForm(), is_saved=True)
    form = ChoiceForm(posted(request), initial=values_of(party))
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        if "nothing" in request.POST:
            fields = {"refused": list(Channel.values), "preferred": ""}
        choice_set(by=None, party=party, fields=fields)
        is_saved = True
        form = ChoiceForm(initial=values_of(party))
    return _page(request, party.workspace, party.name, form, is_saved=is_saved)


def _of_user(
    request: HttpRequest, user: User | None, workspace: Workspace | None, kind: str
) -> HttpResponse:
    if user is None or workspace is None:
        return closed(404)
    is_saved = request.method == "POST"
    row = UserChoice.objects.filter(user=user, workspace=workspace, kind=kind).first()
    is_off = bool(row and row.is_off)
    if is_saved:
        is_off = is_one_tap(request) or "again" not in request.POST
        user_choice_set(user=user, workspace=workspace, kind=kind, is_off=is_off)
    context = {"is_off": is_off, "is_of_user": True}
    return _page(request, workspace, str(user), None, is_saved=is_saved, **context)


def _page(
    request: HttpRequest,
    workspace: Workspace,
    name: str,
    form: ChoiceForm | None,
    **context: object,
) -> HttpResponse:
    """Return the page of a person's choices, without menu or session."""
    shown = {"form": form, "who": name, "workspace_name": workspace.name, **context}
    with translation.override(translation.get_language_from_request(request)):
        status = 422 if form is not None and form.errors else 200
        return HttpResponse(render_to_string("post/own_choices.html", shown), status=status)
