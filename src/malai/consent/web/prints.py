"""A sheet to sign, on paper: it lists people, so it needs a reason and bears a watermark."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.consent.selectors.people import people_to_tick
from malai.consent.selectors.purposes import newest_texts, purposes_asked
from malai.consent.services.prints import print_note
from malai.documents import pdf_of
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, thai_date
from malai.network.models import Party

MARKS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@require_POST
@door(Action.DATA_EXPORT)
def sheet_print(request: Request, seat: OpenSeat) -> HttpResponse:
    """Give the sheet for the people shown; noted with its reason and how many names it lists."""
    reason = request.POST.get("reason", "").strip()[:300]
    people = people_to_tick(seat.workspace, request.POST)
    if not reason or not people:
        messages.error(request, _("Say in a few words what the sheet is for."))
        return redirect("consent:sheet", seat.workspace.public_id)
    print_note(by=request.user, workspace=seat.workspace, rows=len(people), reason=reason)
    made = pdf_of("consent/sheet.typ", sheet_data(seat, people, reason))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="sheet.pdf"'
    return response


def sheet_data(seat: OpenSeat, people: list[Party], reason: str) -> dict[str, Any]:
    """Return what the layout of the sheet needs. Two queries."""
    purposes, spoken = purposes_asked(seat.workspace), language()
    texts = newest_texts(purposes)
    said = {
        "workspace": seat.workspace.name,
        "day": thai_date(timezone.localdate()),
        "who": str(seat.seat.user),
        "reason": reason,
    }
    return {
        "language": spoken,
        "title": _("Consent to the use of my data"),
        "lede": seat.workspace.name,
        "foot": _("%(workspace)s · printed by %(who)s, %(day)s · %(reason)s") % said,
        "watermark": _("%(workspace)s · %(who)s · %(day)s") % said,
        "name_said": _("Name"),
        "signature_said": _("Signature"),
        "purposes": [
            {
                "mark": MARKS[n % len(MARKS)],
                "name": one.name,
                "text": texts[one.pk].in_language(spoken) if one.pk in texts else "",
            }
            for n, one in enumerate(purposes)
        ],
        "people": [party.name for party in people],
    }
