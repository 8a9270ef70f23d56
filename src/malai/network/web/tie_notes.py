"""Notes about a relationship: written on its page, or from its line on a card of the picture."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms_about import NoteForm
from malai.network.models import Tie, TieNote
from malai.network.selectors.evidence import tie_named
from malai.network.services import tie_notes as services
from malai.network.web.tie_page import record_form, tie_url
from malai_core.text import PartialDate


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def tie_note_new(request: Request, seat: OpenSeat, tie: UUID) -> HttpResponse:
    """Write a note about a relationship."""
    row = tie_named(seat.workspace, tie)
    form = NoteForm(posted(request), initial={"on": PartialDate.of(timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.tie_note_add(by=request.user, tie=row, **form.cleaned_data)
            messages.success(request, _("The note is kept."))
            return redirect(tie_url(row))
    return record_form(request, row, form, _("Write a note"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def tie_note_edit(request: Request, seat: OpenSeat, tie: UUID, note: UUID) -> HttpResponse:
    """Change a note about a relationship."""
    row = tie_named(seat.workspace, tie)
    kept = _note_of(row, note)
    form = NoteForm(posted(request), initial={"text": kept.text, "on": kept.on})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.tie_note_change(by=request.user, note=kept, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(tie_url(row))
    return record_form(request, row, form, _("Change the note"))


@require_POST
@door(Action.NETWORK_EDIT)
def tie_note_drop(request: Request, seat: OpenSeat, tie: UUID, note: UUID) -> HttpResponse:
    """Take a note about a relationship away."""
    row = tie_named(seat.workspace, tie)
    services.tie_note_remove(by=request.user, note=_note_of(row, note))
    said = _("The note is taken away. The history can bring it back.")
    messages.success(request, said, extra_tags=undo_tag(seat, row.source.public_id))
    return redirect(tie_url(row))


def _note_of(tie: Tie, note: UUID) -> TieNote:
    kept = get_object_or_404(TieNote, tie=tie, public_id=note)
    kept.tie = tie
    return kept
