"""Records that may be one: side by side, merged or called two different ones."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.selectors import acts_page_of
from malai.kernel.http import Request
from malai.network.models import DuplicateHint
from malai.network.selectors.pages import hints_waiting
from malai.network.services.merging import hint_dismiss, party_merge

#: Pairs on the page; the rest follows when these are decided.
SHOWN = 10


@require_safe
@door(Action.NETWORK_EDIT)
def duplicates(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show the pairs that wait for a decision."""
    rows = hints_waiting(seat.workspace)
    context = {
        "hints": rows[:SHOWN],
        "waiting": rows.count(),
        "may_see_contacts": seat.may(Action.CONTACT_READ),
    }
    return render(request, "network/duplicates.html", context)


@require_POST
@door(Action.NETWORK_EDIT)
def hint_merge(request: Request, seat: OpenSeat, hint: UUID) -> HttpResponse:
    """Merge the pair; ``keep`` says whose record stays (``first`` or ``second``)."""
    pair = _pair(seat, hint)
    sides = (pair.first, pair.second)
    kept, gone = sides if request.POST.get("keep") != "second" else sides[::-1]
    try:
        merged = party_merge(by=request.user, kept=kept, gone=gone)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        said = _("The two records of %(name)s are one now.") % {"name": merged.name}
        messages.success(request, said, extra_tags=_undo(seat, merged.public_id))
    return redirect("network:duplicates", seat.workspace.public_id)


@require_POST
@door(Action.NETWORK_EDIT)
def hint_different(request: Request, seat: OpenSeat, hint: UUID) -> HttpResponse:
    """Remember that the pair are two different ones."""
    pair = hint_dismiss(by=request.user, hint=_pair(seat, hint))
    said = _("Remembered: two different ones. They will not be suggested again.")
    messages.success(request, said, extra_tags=_undo(seat, pair.public_id))
    return redirect("network:duplicates", seat.workspace.public_id)


def _pair(seat: OpenSeat, hint: UUID) -> DuplicateHint:
    return get_object_or_404(hints_waiting(seat.workspace), public_id=hint)


def _undo(seat: OpenSeat, about: UUID) -> str:
    """Return the tag of a message that offers to take the newest step about a row back."""
    if not seat.may(Action.HISTORY_UNDO):
        return ""
    act = acts_page_of(seat.workspace, about=about).acts[0]
    return f"undo={reverse('audit:undo', args=[seat.workspace.public_id, act.public_id])}"
