"""What members said, for those who look after the list; and the link of one member."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.models import User
from malai.documents.qr import qr_svg
from malai.kernel.http import Request
from malai.links.selectors import links_valid_of
from malai.members import services
from malai.members.forms import CorrectionForm, record_of
from malai.members.models import MemberWord, WordState
from malai.members.selectors import word_named, words_listed
from malai.network.selectors.parties import PEOPLE, party_named


def _show(*, by: User, word: MemberWord) -> None:
    services.word_show(by=by, word=word, today=timezone.localdate())


#: What may be done with a word, by the value of the button.
ACTS: Final = {
    "show": _show,
    "hide": services.word_hide,
    "found": services.found_accept,
    "accept": services.correction_accept,
    "decline": services.word_decline,
    "task": services.word_to_task,
}


@require_safe
@door(Action.NETWORK_EDIT)
def words(request: Request, seat: OpenSeat) -> HttpResponse:
    """List what members said: what waits first."""
    asked = request.GET.get("state", "")
    state = asked if asked in WordState.values else WordState.WAITING.value
    rows = words_listed(seat.workspace, state)
    context = {
        "rows": [(word, changes_of(word)) for word in rows],
        "chips": [
            {"label": capfirst(one.label), "url": f"?state={one.value}", "is_here": one == state}
            for one in WordState
        ],
        "is_waiting": state == WordState.WAITING,
        "today": timezone.localdate(),
    }
    return render(request, "members/words.html", context)


def changes_of(word: MemberWord) -> list[tuple[str, str, str]]:
    """Return what a correction changes: label, as the record has it, as she says."""
    now = record_of(word.party)
    labels = {name: field.label or "" for name, field in CorrectionForm.base_fields.items()}
    return [
        (str(labels[name]), str(now.get(name, "")), str(value))
        for name, value in word.fields.items()
        if name in labels
    ]


@require_POST
@door(Action.NETWORK_EDIT)
def word_settle(request: Request, seat: OpenSeat, word: UUID) -> HttpResponse:
    """Take over what a member said, make it a task, or leave it."""
    here = word_named(seat.workspace, word)
    act = ACTS.get(request.POST.get("act", ""))
    try:
        if act is None:
            raise ValidationError(_("Choose what is to happen with it."))
        act(by=request.user, word=here)
        messages.success(request, _("Settled."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("members:words", seat.workspace.public_id)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def link(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Make the link of a member, with a code to scan; or end it."""
    who = party_named(seat.workspace, party, PEOPLE)
    valid = [
        one
        for one in links_valid_of(seat.workspace, subject=who.public_id)
        if one.page == services.PAGE
    ]
    secret = ""
    if request.method == "POST":
        if request.POST.get("end"):
            for one in valid:
                services.member_link_end(by=request.user, link=one, party=who)
            messages.success(request, _("The link does not open any more."))
            return redirect(request.path)
        secret = services.member_link_make(by=request.user, party=who)
    context: dict[str, Any] = {
        "party": who,
        "valid": valid,
        "crumbs": [(who.name, _party_url(seat, party))],
        **_address(request, secret),
    }
    answer = render(request, "members/link.html", context)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _party_url(seat: OpenSeat, party: UUID) -> str:
    return reverse("network:person", args=[seat.workspace.public_id, party])


def _address(request: Request, secret: str) -> dict[str, Any]:
    if not secret:
        return {}
    url = request.build_absolute_uri(reverse("links:open", args=[secret]))
    return {"link": url, "qr": qr_svg(url, said=_("QR code of the link"))}
