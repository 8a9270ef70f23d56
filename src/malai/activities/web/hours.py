"""The ledger of hours: of one person, of one activity, or of all; on the screen and as a file."""

from __future__ import annotations

import io
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.models import Role
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.ledger import hours_table
from malai.activities.models import Activity
from malai.activities.selectors_hours import (
    approved_of,
    entries_of,
    known_first,
    ledger_of,
    promised_of,
    rows_named,
    total_of,
)
from malai.activities.services.hours import hours_approve, hours_decline, hours_export_note
from malai.activities.web.pages import activity_url, list_crumb
from malai.consent.selectors.purposes import refused_keys
from malai.consent.wording import DIRECTORY
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import number
from malai.network.models import Party
from malai.network.selectors.parties import BODIES, PEOPLE, party_named
from malai.tables.writing import xlsx_write

#: Lines on the page; the file has all.
SHOWN: Final = 100


@require_safe
@door(Action.NETWORK_READ)
def hours(request: Request, seat: OpenSeat) -> HttpResponseBase:
    """Show the hours that are known, and say at how many sessions they are not."""
    activity, party = _asked(request.GET, seat)
    rows = ledger_of(seat.workspace, activity=activity, party=party)
    total = total_of(rows)
    crumbs = [list_crumb(seat)]
    if activity:
        crumbs.append((activity.title, activity_url(activity)))
    context = {
        "activity": activity,
        "party": party,
        "entries": list(entries_of(known_first(rows), SHOWN)),
        "total": total,
        "more": max(0, total.known + total.unknown - SHOWN),
        "may_export": seat.may(Action.DATA_EXPORT),
        "may_approve": seat.may(Action.NETWORK_EDIT),
        "approved": approved_of(rows),
        "promised": promised_of(activity) if activity else None,
        "crumbs": crumbs,
    }
    return render(request, "activities/hours.html", context)


def _asked(asked: Any, seat: OpenSeat) -> tuple[Activity | None, Party | None]:  # noqa: ANN401 - either kind of values
    ids = {name: uuids([asked.get(name, "")]) for name in ("activity", "person")}
    workspace = seat.workspace
    activity = selectors.activity_named(workspace, ids["activity"][0]) if ids["activity"] else None
    kinds = (*PEOPLE, *BODIES)
    party = party_named(workspace, ids["person"][0], kinds) if ids["person"] else None
    return activity, party


@require_POST
@door(Action.NETWORK_EDIT)
def hours_settle(request: Request, seat: OpenSeat) -> HttpResponseBase:
    """Approve the hours that were ticked, or leave them out with a reason."""
    activity, party = _asked(request.POST, seat)
    ledger = ledger_of(seat.workspace, activity=activity, party=party)
    rows = rows_named(ledger, uuids(request.POST.getlist("row")))
    by, here = request.user, seat.workspace
    try:
        if request.POST.get("act") == "decline":
            why = request.POST.get("why", "").replace("\0", "")
            count = hours_decline(by=by, workspace=here, rows=rows, why=why)
        else:
            count = hours_approve(by=by, workspace=here, rows=rows)
        _told(request, count)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(_back(seat, request))


def _told(request: Request, count: int) -> None:
    if count:
        messages.success(request, _("%(count)s lines are settled.") % {"count": number(count)})
    else:
        messages.error(
            request, _("Tick the lines first. Hours that nobody knows cannot be approved.")
        )


@require_POST
@door(Action.DATA_EXPORT)
def hours_out(request: Request, seat: OpenSeat) -> HttpResponseBase:
    """Hand out the ledger as a workbook; noted with its reason."""
    activity, party = _asked(request.POST, seat)
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:300]
    if not reason:
        messages.error(request, _("Say in a few words what the list is for."))
        return redirect(_back(seat, request))
    rows = ledger_of(seat.workspace, activity=activity, party=party)
    if seat.role != Role.OWNER:
        # Files leave out who did not agree to be shown, as every other export does (ADR 40).
        rows = rows.exclude(party__in=refused_keys(seat.workspace, DIRECTORY))
    file = io.BytesIO()
    counts = xlsx_write(file, [hours_table(rows)])
    count = sum(counts.values())
    hours_export_note(by=request.user, workspace=seat.workspace, rows=count, reason=reason)
    file.seek(0)
    name = f"{_('Hours')} {timezone.localdate().isoformat()}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name)


def _back(seat: OpenSeat, request: Request) -> str:
    asked = {name: request.POST.get(name, "") for name in ("activity", "person")}
    kept = "&".join(f"{name}={ids[0]}" for name, text in asked.items() if (ids := uuids([text])))
    url = reverse("activities:hours", args=[seat.workspace.public_id])
    return f"{url}?{kept}" if kept else url
