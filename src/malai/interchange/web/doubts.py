"""The rows that wait: add as new, say who is meant, or leave out. Later or never."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.interchange.doubt_cards import cards_of
from malai.interchange.models import Doubt
from malai.interchange.selectors import doubt_counts, doubts_of
from malai.interchange.services import ImportRefusedError, doubt_leave, doubt_solve
from malai.interchange.web.imports import import_of
from malai.kernel.http import Request
from malai.network.models import Party
from malai.network.reach import parties_seen

PAGE = 12


@require_GET
@door(Action.DATA_IMPORT)
def doubts(request: Request, seat: OpenSeat, row: UUID) -> HttpResponse:
    """List the rows of an import that wait. Six queries."""
    here = import_of(seat, row)
    page = Paginator(doubts_of(here), PAGE).get_page(request.GET.get("page"))
    back = reverse("interchange:import", args=[seat.workspace.public_id, here.public_id])
    context = {
        "row": here,
        "network": here.network,
        "page": page,
        "cards": cards_of(seat.workspace, list(page)),
        "doubts": doubt_counts(here),
        "crumbs": [(here.name, back)],
        "done_url": back,
    }
    return render(request, "interchange/doubts.html", context)


@require_POST
@door(Action.DATA_IMPORT)
def solve(request: Request, seat: OpenSeat, row: UUID, doubt: UUID) -> HttpResponse:
    """Bring a row in after all: as who was chosen, or as somebody new."""
    one = _doubt(seat, row, doubt)
    party = _party(seat, request.POST.get("party", ""))
    try:
        solved = doubt_solve(by=request.user, doubt=one, party=party)
        count = len(solved)
        said = ngettext("%(n)s row brought in.", "%(n)s rows brought in.", count) % {"n": count}
        messages.success(request, said)
    except ImportRefusedError as error:
        messages.error(request, str(error))
    return _back(seat, one)


@require_POST
@door(Action.DATA_IMPORT)
def leave(request: Request, seat: OpenSeat, row: UUID, doubt: UUID) -> HttpResponse:
    """Leave a row out."""
    one = _doubt(seat, row, doubt)
    try:
        doubt_leave(by=request.user, doubt=one)
        messages.success(request, _("Left out. The row stays readable in the file."))
    except ImportRefusedError as error:
        messages.error(request, str(error))
    return _back(seat, one)


def _party(seat: OpenSeat, chosen: str) -> Party | None:
    """Return who was chosen, ``None`` where somebody new was; the answer of an absent page else."""
    try:
        wanted = UUID(chosen) if chosen else None
    except ValueError as error:
        raise Http404 from error
    return get_object_or_404(parties_seen(seat.workspace), public_id=wanted) if wanted else None


def _doubt(seat: OpenSeat, row: UUID, doubt: UUID) -> Doubt:
    rows = Doubt.objects.select_related("source__network__workspace", "source__workspace")
    return get_object_or_404(rows, public_id=doubt, source=import_of(seat, row))


def _back(seat: OpenSeat, doubt: Doubt) -> HttpResponse:
    return redirect("interchange:doubts", seat.workspace.public_id, doubt.source.public_id)
