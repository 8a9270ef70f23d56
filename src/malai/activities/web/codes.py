"""What a coordinator shows in the room: the QR code, the spoken code; and what cards lead to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.models import Session
from malai.activities.models_attending import Card, Opening
from malai.activities.selectors_codes import (
    card_named,
    card_of,
    opening_of,
    sessions_today,
    turn_of,
)
from malai.activities.services import codes
from malai.activities.web.attendance import session_asked
from malai.activities.web.pages import activity_url, list_crumb
from malai.documents.qr import qr_svg
from malai.kernel.http import Request
from malai.links.codes import code_grouped
from malai.links.selectors import links_valid_of
from malai.links.services import link_make, link_revoke
from malai.links.sync import Verdict
from malai.network.selectors.parties import PEOPLE, party_named
from malai.network.web.party import party_url

#: Days that the link with a card is valid.
CARD_DAYS = 365


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def room_code(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Show the codes of a session while it is open; open and close it."""
    here = selectors.activity_named(seat.workspace, activity)
    session = session_asked(here, request)
    if request.method == "POST":
        return _switched(request, session)
    opening = opening_of(session)
    context = {
        "activity": here,
        "session": session,
        "opening": opening,
        "lengths": codes.LENGTHS,
        "came": selectors.counts_of(session)["present"],
        **(_shown(request, opening) if opening else {}),
        "crumbs": [list_crumb(seat), (here.title, activity_url(here))],
    }
    name = "activities/_room_code.html" if request.htmx else "activities/room_code.html"
    answer = render(request, name, context)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _shown(request: Request, opening: Opening) -> dict[str, Any]:
    turn = turn_of(opening, timezone.now())
    address = reverse("activities:room", args=[opening.public_id, turn])
    return {
        "qr": qr_svg(request.build_absolute_uri(address), said=_("QR code of the room")),
        "spoken": code_grouped(opening.spoken, 3),
        "typed_at": request.build_absolute_uri(reverse("activities:code")),
    }


def _switched(request: Request, session: Session) -> HttpResponse:
    if request.POST.get("close"):
        codes.opening_close(by=request.user, session=session)
        messages.success(request, _("Closed. The codes are not valid any more."))
    else:
        text = request.POST.get("minutes", "")
        try:
            minutes = int(text) if text.isdecimal() else 0
            codes.opening_make(by=request.user, session=session, minutes=minutes)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect(f"{request.path}?session={session.public_id}")


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def card(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Show the card of a person, make a new one, and hand it on by a personal link."""
    who = party_named(seat.workspace, party, PEOPLE)
    secret = ""
    if request.method == "POST":
        if not request.POST.get("link"):
            codes.card_make(by=request.user, party=who)
            messages.success(
                request, _("Here is the new card. An older one is not valid any more.")
            )
            return redirect(request.path)
        secret = _linked(request, seat, who)
    found = card_of(who)
    context = {
        "party": who,
        "card": found,
        "qr": card_qr(request, found) if found else "",
        "link": request.build_absolute_uri(reverse("links:open", args=[secret])) if secret else "",
        "crumbs": [(who.name, party_url(who))],
    }
    answer = render(request, "activities/card.html", context)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _linked(request: Request, seat: OpenSeat, who: Any) -> str:  # noqa: ANN401 - a party
    """Make a personal link with the card; earlier ones of the same kind end."""
    for link in links_valid_of(seat.workspace, subject=who.public_id):
        if link.page == "activities.card":
            link_revoke(by=request.user, link=link, name=who.name)
    _link, secret = link_make(
        by=request.user,
        workspace=seat.workspace,
        page="activities.card",
        subject=who.public_id,
        days=CARD_DAYS,
        name=who.name,
    )
    return secret


def card_qr(request: Request, found: Card) -> str:
    """Return the code that a coordinator's camera opens."""
    address = [found.party.workspace.public_id, found.code]
    url = request.build_absolute_uri(reverse("activities:card-scan", args=address))
    return qr_svg(url, said=_("QR code of the member card"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def card_scan(request: Request, seat: OpenSeat, code: UUID) -> HttpResponse:
    """Note whose card a coordinator has scanned; a card that ended is as unknown as any other."""
    found = card_named(seat.workspace, code)
    if found is None:
        return render(request, "activities/card_unknown.html", {}, status=404)
    sessions = sessions_today(seat.workspace)
    if request.method == "POST":
        wanted = uuids([request.POST.get("session", "")])
        chosen = [one for one in sessions if one.public_id in wanted]
        if chosen:
            answer = codes.card_note(by=request.user, card=found, session=chosen[0])
            came = _("Came: %(name)s") % {"name": found.party.name}
            messages.success(request, came if answer.verdict == Verdict.TAKEN else answer.said)
            return redirect(request.path)
    context = {"party": found.party, "sessions": sessions, "noted": _noted(found, sessions)}
    return render(request, "activities/card_scan.html", context)


def _noted(found: Card, sessions: list[Session]) -> list[UUID]:
    """Return the sessions of today where the person is noted already. One query."""
    rows = found.party.attendances.filter(session__in=sessions, mark="present")
    return list(rows.values_list("session__public_id", flat=True))
