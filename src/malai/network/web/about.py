"""Notes, earlier names, files and photos of a record, its whole past, and "still right"."""

from __future__ import annotations

from typing import IO, Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.files.services import FileRefusedError, file_path
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language
from malai.network.forms_about import FileForm, FormerNameForm, NoteForm
from malai.network.models import Attachment, FormerName, Note, Party
from malai.network.selectors.history import past_of
from malai.network.selectors.narrowing import ids_in
from malai.network.selectors.pages import timeline_of
from malai.network.selectors.parties import BODIES, PEOPLE, party_named
from malai.network.services import about as services
from malai.network.web.party import list_crumb, party_url
from malai_core.text import PartialDate

EVERY = (*PEOPLE, *BODIES)
#: Events on one page of the timeline, and the most that are read.
EVENTS = 40
MOST_EVENTS = 2_000


def _here(seat: OpenSeat, party: UUID) -> Party:
    return party_named(seat.workspace, party, EVERY)


def _done(request: Request, party: Party, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect(party_url(party))


def _form(
    request: Request, seat: OpenSeat, party: Party, form: forms.Form, heading: str
) -> HttpResponse:
    crumbs = [list_crumb(seat, party), (party.name, party_url(party))]
    context = {"form": form, "heading": heading, "crumbs": crumbs, "party": party}
    status = 422 if form.errors else 200
    return render(request, "network/about_form.html", context, status=status)


# -- Still right ---------------------------------------------------------------------------------------


@require_POST
@door(Action.NETWORK_EDIT)
def party_checked(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Note that the record was looked at today and is still right."""
    here = _here(seat, party)
    trace = services.party_check(by=request.user, party=here, on=timezone.localdate())
    undo = reverse("audit:undo", args=[seat.workspace.public_id, trace.act.public_id])
    messages.success(request, _("Noted: still right today."), extra_tags=f"undo={undo}")
    return redirect(party_url(here))


# -- Notes -----------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def note_new(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Write a note about a record."""
    here = _here(seat, party)
    form = NoteForm(posted(request), initial={"on": PartialDate.of(timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.note_add(by=request.user, party=here, **form.cleaned_data)
            return _done(request, here, _("The note is kept."))
    return _form(request, seat, here, form, _("Write a note"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def note_edit(request: Request, seat: OpenSeat, party: UUID, note: UUID) -> HttpResponse:
    """Change a note."""
    here = _here(seat, party)
    row = get_object_or_404(Note.objects.select_related("party"), party=here, public_id=note)
    form = NoteForm(posted(request), initial={"text": row.text, "on": row.on})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.note_change(by=request.user, note=row, **form.cleaned_data)
            return _done(request, here, _("Saved."))
    return _form(request, seat, here, form, _("Change the note"))


@require_POST
@door(Action.NETWORK_EDIT)
def note_drop(request: Request, seat: OpenSeat, party: UUID, note: UUID) -> HttpResponse:
    """Take a note away."""
    here = _here(seat, party)
    row = get_object_or_404(Note.objects.select_related("party"), party=here, public_id=note)
    services.note_remove(by=request.user, note=row)
    return _done(request, here, _("The note is taken away. The history can bring it back."))


# -- Earlier names -----------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def former_name_new(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Note a name that a party had before."""
    here = _here(seat, party)
    form = FormerNameForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.former_name_add(by=request.user, party=here, **form.cleaned_data)
            return _done(request, here, _("Saved."))
    return _form(request, seat, here, form, _("Add an earlier name"))


@require_POST
@door(Action.NETWORK_EDIT)
def former_name_drop(request: Request, seat: OpenSeat, party: UUID, name: UUID) -> HttpResponse:
    """Take an earlier name away."""
    here = _here(seat, party)
    rows = FormerName.objects.select_related("party__workspace")
    row = get_object_or_404(rows, party=here, public_id=name)
    services.former_name_remove(by=request.user, row=row)
    return _done(request, here, _("Saved."))


# -- Files and photos ----------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def file_new(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Put a file or a photo on a record."""
    here = _here(seat, party)
    is_sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if is_sent else FileForm()
    if is_sent and form.is_valid():
        try:
            _keep(request, here, form.cleaned_data)
            return _done(request, here, _("Saved."))
        except FileRefusedError as refusal:
            form.add_error("file", str(refusal))
    return _form(request, seat, here, form, _("Add a file or a photo"))


def _keep(request: Request, party: Party, typed: dict[str, Any]) -> Attachment:
    """Keep what was sent: a photo where its first bytes say so, else a file."""
    sent = typed["file"]
    content = cast("IO[bytes]", sent.file)
    said = {"name": sent.name, "caption": typed["caption"], "on": typed["on"]}
    if services.is_photo(content, sent.name):
        return services.photo_add(
            by=request.user, party=party, content=content, is_face=typed["is_face"], **said
        )
    return services.file_add(by=request.user, party=party, content=content, **said)


@require_safe
@door(Action.CONTACT_READ)
def file_get(request: Request, seat: OpenSeat, party: UUID, file: UUID) -> FileResponse:
    """Hand out a file; a photo is shown, anything else is saved. ``?small=1`` is the small square."""
    here = _here(seat, party)
    rows = Attachment.objects.select_related("file", "small")
    row = get_object_or_404(rows, party=here, public_id=file)
    stored = services.stored_of(row, is_small=bool(request.GET.get("small")))
    path = file_path(stored)
    if not path.exists():
        raise Http404
    answer = FileResponse(
        path.open("rb"),
        as_attachment=not row.is_photo,
        filename=stored.name,
        content_type=stored.content_type,
    )
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@require_POST
@door(Action.NETWORK_EDIT)
def file_drop(request: Request, seat: OpenSeat, party: UUID, file: UUID) -> HttpResponse:
    """Take a file off a record."""
    here = _here(seat, party)
    rows = Attachment.objects.select_related("party__workspace")
    services.attachment_remove(
        by=request.user, row=get_object_or_404(rows, party=here, public_id=file)
    )
    return _done(request, here, _("The file is taken away. The history can bring it back."))


# -- The whole past --------------------------------------------------------------------------------------------


@require_safe
@door(Action.HISTORY_READ)
def past(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Show who changed which field of a record, from what, to what."""
    here = _here(seat, party)
    after = next(iter(ids_in(request.GET.get("after", ""))), None)
    found = past_of(
        here,
        may_see_contacts=seat.may(Action.CONTACT_READ),
        language=language(),
        after=after,
    )
    context = {
        "party": here,
        "steps": found.steps,
        "next_url": f"?after={found.next_after}" if found.next_after else "",
        "first_url": request.path if after is not None else "",
        "crumbs": [list_crumb(seat, here), (here.name, party_url(here))],
    }
    return render(request, "network/past.html", context)


@require_safe
@door(Action.NETWORK_READ)
def timeline(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Show everything that is dated about a party, newest first, page by page."""
    here = _here(seat, party)
    text = request.GET.get("from", "0")
    start = min(int(text), MOST_EVENTS) if text.isdecimal() else 0
    events = timeline_of(here, may=seat.may, limit=start + EVENTS + 1)[start:]
    context = {
        "party": here,
        "events": events[:EVENTS],
        "next_url": f"?from={start + EVENTS}" if len(events) > EVENTS else "",
        "previous_url": f"?from={max(0, start - EVENTS)}" if start else "",
        "crumbs": [list_crumb(seat, here), (here.name, party_url(here))],
    }
    return render(request, "network/timeline.html", context)
