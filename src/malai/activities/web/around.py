"""Sessions, organisers, speakers, documents and photos of one activity."""

from __future__ import annotations

from typing import IO, Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.forms_around import DocumentForm, OrganiserForm, SessionForm, SpeakerForm
from malai.activities.models import Activity, ActivityFile
from malai.activities.selectors_around import file_of, hand_of, session_of
from malai.activities.services import documents, hands, sessions
from malai.activities.web.pages import activity_url, list_crumb
from malai.audit.offers import undo_tag
from malai.files.services import FileRefusedError, file_path
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request


def about_form(
    request: Request,
    seat: OpenSeat,
    activity: Activity,
    form: forms.Form,
    heading: str,
    **more: str,
) -> HttpResponse:
    """Show a form about one activity; ``remove_url`` and ``remove_label`` add a second act."""
    crumbs = [list_crumb(seat), (activity.title, activity_url(activity))]
    context = {"form": form, "heading": heading, "crumbs": crumbs, "lede": activity.title, **more}
    status = 422 if form.errors else 200
    return render(request, "activities/about_form.html", context, status=status)


def done(
    request: Request, seat: OpenSeat, activity: Activity, said: str, url: str = ""
) -> HttpResponse:
    """Tell what was done, with the way back, and go on to the page of the activity."""
    messages.success(request, said, extra_tags=undo_tag(seat, activity.public_id))
    return redirect(url or activity_url(activity))


# -- Sessions ------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def session_new(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Add a session; the day after the last one is offered."""
    here = selectors.activity_named(seat.workspace, activity)
    last = selectors.sessions_of(here).exclude(on="").last()
    initial = {"on": last.on, "starts_at": last.starts_at, "ends_at": last.ends_at} if last else {}
    form = SessionForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            sessions.session_add(by=request.user, activity=here, fields=form.cleaned_data)
            return done(request, seat, here, _("The session is added."))
    return about_form(request, seat, here, form, _("Add a session"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def session_edit(request: Request, seat: OpenSeat, activity: UUID, session: UUID) -> HttpResponse:
    """Change the day, the times or the title of a session."""
    here = selectors.activity_named(seat.workspace, activity)
    row = session_of(here, session)
    values = sessions.values_of(row)
    form = SessionForm(posted(request), initial=values)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            typed = form.cleaned_data
            sessions.session_change(by=request.user, session=row, fields=typed, settle=settle)
            return done(request, seat, here, _("Saved."))
    ids = [seat.workspace.public_id, here.public_id, row.public_id]
    return about_form(
        request, seat, here, form, _("Change the session"),
        remove_url=reverse("activities:session-remove", args=ids),
        remove_label=_("Take this session away"),
    )  # fmt: skip


@require_POST
@door(Action.NETWORK_EDIT)
def session_remove(request: Request, seat: OpenSeat, activity: UUID, session: UUID) -> HttpResponse:
    """Take a session away, unless somebody is noted at it."""
    here = selectors.activity_named(seat.workspace, activity)
    try:
        sessions.session_remove(by=request.user, session=session_of(here, session))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(activity_url(here))
    return done(request, seat, here, _("The session is taken away."))


# -- Organisers and speakers ---------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def organiser_new(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Note who organises."""
    here = selectors.activity_named(seat.workspace, activity)
    form = OrganiserForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            party = form.cleaned_data["other"]
            hands.organiser_add(by=request.user, activity=here, party=party)
            return done(request, seat, here, _("Saved."))
    return about_form(request, seat, here, form, _("Who organises?"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def speaker_new(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Note who speaks."""
    here = selectors.activity_named(seat.workspace, activity)
    form = SpeakerForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            hands.speaker_add(by=request.user, activity=here, fields=form.values())
            return done(request, seat, here, _("Saved."))
    return about_form(request, seat, here, form, _("Who speaks?"))


@require_POST
@door(Action.NETWORK_EDIT)
def hand_remove(request: Request, seat: OpenSeat, activity: UUID, hand: UUID) -> HttpResponse:
    """Take an organiser or a speaker off the activity."""
    here = selectors.activity_named(seat.workspace, activity)
    hands.hand_remove(by=request.user, hand=hand_of(here, hand))
    return done(request, seat, here, _("Taken off."))


# -- Documents and photos ------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def file_new(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Put a document or a photo on an activity."""
    here = selectors.activity_named(seat.workspace, activity)
    is_sent = request.method == "POST"
    form = DocumentForm(request.POST, request.FILES) if is_sent else DocumentForm()
    if is_sent and form.is_valid():
        try:
            kept = _keep(request, here, form.cleaned_data)
        except FileRefusedError as refusal:
            form.add_error("file", str(refusal))
        else:
            ids = [seat.workspace.public_id, here.public_id, kept.public_id]
            faces = reverse("activities:faces", args=ids)
            return done(request, seat, here, _("Saved."), faces if kept.is_photo else "")
    return about_form(request, seat, here, form, _("Add a document or a photo"))


def _keep(request: Request, activity: Activity, typed: dict[str, Any]) -> ActivityFile:
    content = cast("IO[bytes]", typed["file"].file)
    return documents.file_add(
        by=request.user,
        activity=activity,
        name=typed["file"].name,
        content=content,
        caption=typed["caption"],
    )


@require_safe
@door(Action.CONTACT_READ)
def file_get(request: Request, seat: OpenSeat, activity: UUID, file: UUID) -> FileResponse:
    """Hand out a document or a photo; a photo is shown. ``?small=1`` is the small square."""
    row = file_of(selectors.activity_named(seat.workspace, activity), file)
    stored = row.small if request.GET.get("small") and row.small else row.file
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
def file_remove(request: Request, seat: OpenSeat, activity: UUID, file: UUID) -> HttpResponse:
    """Take a document or a photo off the activity."""
    here = selectors.activity_named(seat.workspace, activity)
    documents.file_remove(by=request.user, row=file_of(here, file))
    return done(request, seat, here, _("Taken off."))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def faces(request: Request, seat: OpenSeat, activity: UUID, file: UUID) -> HttpResponse:
    """Say who can be recognised on a photo, so that everybody is asked before it goes out."""
    here = selectors.activity_named(seat.workspace, activity)
    photo = file_of(here, file)
    if not photo.is_photo:
        raise Http404
    if request.method == "POST":
        people = selectors.people_picked(seat.workspace, uuids(request.POST.getlist("came")))
        documents.faces_set(by=request.user, photo=photo, people=people)
        return done(request, seat, here, _("Saved."))
    known = [face.party.public_id for face in photo.faces.select_related("party")]
    context = {
        "activity": here,
        "photo": photo,
        "picked": selectors.people_picked(seat.workspace, known),
        "offered": selectors.people_to_pick(seat.workspace, "", known),
        "text": "",
        "crumbs": [list_crumb(seat), (here.title, activity_url(here))],
    }
    return render(request, "activities/faces.html", context)
