"""A printed sheet of one-time codes, by which many people link LINE."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.documents import FontsMissingError, pdf_of
from malai.documents.qr import qr_drawing
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, thai_date
from malai.links.codes import code_grouped
from malai.network.models import Party
from malai.post.models import LineAccount
from malai.post.selectors.linking import linkable_of
from malai.post.selectors.messages import audiences_offered, people_meant
from malai.post.services.codes import DAYS, MOST, Handed, codes_make
from malai.post.web.messages import list_crumb

#: Names shown before the sheet is made.
NAMES = 12


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def codes(request: Request, seat: OpenSeat) -> HttpResponse:
    """Choose for whom, see how many could link, and by POST get the sheet."""
    account = LineAccount.objects.filter(workspace=seat.workspace).first()
    if account is None:
        messages.info(request, _("No LINE account is connected yet."))
        return redirect("post:messages", seat.workspace.public_id)
    offered = audiences_offered(seat)
    said = {key: label for _title, group in offered for key, label in group}
    asked = request.POST if request.method == "POST" else request.GET
    chosen = asked.get("audience", "")
    people = linkable_of(seat.workspace, people_meant(seat, chosen)) if chosen in said else []
    if request.method == "POST" and 0 < len(people) <= MOST:
        account.workspace = seat.workspace
        return _sheet(request, seat, account, people, said[chosen])
    context = {
        "heading": _("Codes for LINE"),
        "offered": offered,
        "chosen": chosen if chosen in said else "",
        "many": len(people),
        "most": MOST,
        "is_too_many": len(people) > MOST,
        "names": people[:NAMES],
        "rest": max(len(people) - NAMES, 0),
        "days": DAYS,
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "post/codes.html", context)


def _sheet(
    request: Request, seat: OpenSeat, account: LineAccount, people: Sequence[Party], said: str
) -> HttpResponse:
    try:
        # A sheet that cannot be printed leaves no codes behind.
        with transaction.atomic():
            handed = codes_make(by=request.user, account=account, people=people, audience=said)
            made = pdf_of("post/codes.typ", _data(request, seat, account, handed))
    except FontsMissingError:
        return HttpResponse(status=503)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="line-codes.pdf"'
    return answer


def _data(
    request: Request, seat: OpenSeat, account: LineAccount, handed: Sequence[Handed]
) -> dict[str, Any]:
    day = thai_date(timezone.localdate())
    who = {"workspace": seat.workspace.name, "who": str(seat.seat.user), "day": day}
    until = thai_date(timezone.localtime(handed[0].code.expires_at).date())
    return {
        "language": language(),
        "title": _("News by LINE"),
        "lede": _("Cut the cards and give each person her or his own. A code works one time."),
        "said": _(
            "Photograph the code to get the news of %(workspace)s in LINE, by the account %(account)s."
        )
        % {"workspace": seat.workspace.name, "account": account},
        "letters": _("or send these letters to %(id)s") % {"id": account.basic_id},
        "until": _("Valid until %(day)s") % {"day": until},
        "foot": _("%(workspace)s · printed by %(who)s, %(day)s") % who,
        "cards": [_card(request, one) for one in handed],
    }


def _card(request: Request, one: Handed) -> dict[str, str]:
    url = request.build_absolute_uri(reverse("links:open", args=[one.secret]))
    return {
        "name": one.party.name,
        "code": code_grouped(one.code.code),
        "qr": qr_drawing(url),
    }
