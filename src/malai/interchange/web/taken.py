"""Who took data out: files and prints that list people, for who looks after the workspace."""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.selectors import acts_of
from malai.interchange.pages import crumbs
from malai.kernel.http import Request

#: Acts by which data of people leave Malai.
TAKING: Final = ("interchange.data_export", "consent.sheet_print")
PAGE: Final = 50


@require_safe
@door(Action.WORKSPACE_MANAGE)
def taken(request: Request, seat: OpenSeat) -> HttpResponse:
    """List what was taken out, newest first: who, what, why, how many rows. Two queries."""
    rows = acts_of(seat.workspace).filter(action__in=TAKING)
    before = request.GET.get("before", "")
    if before.isdecimal():
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: PAGE + 1])
    export_url = reverse("interchange:export", args=[seat.workspace.public_id])
    context = {
        "acts": found[:PAGE],
        "next_url": f"?before={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        "first_url": request.path if before else "",
        "crumbs": [*crumbs(seat), (_("Export"), export_url)],
    }
    return render(request, "interchange/taken.html", context)
