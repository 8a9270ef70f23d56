"""Headings that somebody explained: what is remembered, and forgetting it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.interchange.forms import KINDS
from malai.interchange.forms_sheets import meaning_said
from malai.interchange.memory import columns_known
from malai.interchange.pages import crumbs
from malai.interchange.services import column_forget
from malai.kernel.http import Request


@require_GET
@door(Action.DATA_IMPORT)
def columns(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the explained headings. One query."""
    kinds = {kind.value: label for kind, label in KINDS}
    rows = [
        {"row": row, "kind": kinds.get(row.kind, row.kind), "meaning": meaning_said(row.meaning)}
        for row in columns_known(seat.workspace)
    ]
    may_forget = seat.workspace.seen_from is None
    context = {"rows": rows, "may_forget": may_forget, "crumbs": crumbs(seat)}
    return render(request, "interchange/columns.html", context)


@require_POST
@door(Action.DATA_IMPORT)
def forget(request: Request, seat: OpenSeat, column: UUID) -> HttpResponse:
    """Forget what was said of one heading: for the whole workspace, so by who sees all of it."""
    row = get_object_or_404(columns_known(whole(seat).workspace), public_id=column)
    column_forget(by=request.user, row=row)
    messages.success(request, _("Forgotten: %(name)s") % {"name": row.heading})
    return redirect("interchange:columns", seat.workspace.public_id)
