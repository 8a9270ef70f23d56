"""What one person answered, one tap or with evidence; a signed sheet; people under age."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import newest_tag, undo_tag
from malai.audit.words import told
from malai.consent.forms import AnswerForm, MinorForm, SheetForm, today_first
from malai.consent.models import Answer, Way
from malai.consent.selectors.people import people_to_tick
from malai.consent.selectors.purposes import history_of, minor_of, purpose_named, stands_of
from malai.consent.services.answers import Given, consents_record
from malai.consent.services.minors import minor_clear, minor_note
from malai.consent.web.purposes import overview_crumb, shown_form
from malai.files.models import StoredFile
from malai.files.services import FileRefusedError, file_store
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language
from malai.network.models import Party
from malai.network.reach import networks_seen
from malai.network.selectors.parties import PEOPLE, party_named


def person_crumb(party: Party) -> tuple[str, str]:
    """Return the page of a person as a step above another page."""
    return (
        party.name,
        reverse("network:person", args=[party.workspace.public_id, party.public_id]),
    )


def _answers_url(party: Party) -> str:
    return reverse("consent:person", args=[party.workspace.public_id, party.public_id])


@require_safe
@door(Action.NETWORK_EDIT)
def person(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Show where a person stands, the words she was asked with, and everything she answered."""
    here = party_named(seat.workspace, party, PEOPLE)
    minor = minor_of(here.pk)
    today = timezone.localdate()
    context = {
        "party": here,
        "stands": stands_of(here),
        "entries": history_of(here),
        "minor": minor if minor and minor.is_minor_on(today) else None,
        "guardian_alone": bool(minor and minor.needs_only_guardian(today)),
        "may_import": seat.may(Action.DATA_IMPORT),
        "crumbs": [overview_crumb(seat), person_crumb(here)],
    }
    return render(request, "consent/person.html", context)


@require_POST
@door(Action.NETWORK_EDIT)
def say(request: Request, seat: OpenSeat, party: UUID, purpose: UUID) -> HttpResponse:
    """Note an answer by one tap: agreed, did not agree, or withdrew; as said today."""
    here = party_named(seat.workspace, party, PEOPLE)
    asked = purpose_named(seat.workspace, purpose)
    answer = request.POST.get("answer", "")
    if answer in Answer.values:
        given = Given(answer, way=Way.SPOKEN, language=language())
        try:
            consents_record(
                by=request.user,
                workspace=seat.workspace,
                parties=[here],
                purposes=[asked],
                given=given,
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            facts = {"name": here.name, "purpose": asked.name, "answer": answer}
            said = told("consent.consents_record", facts)
            messages.success(request, said, extra_tags=undo_tag(seat, here.public_id))
    return redirect(_back(request, _answers_url(here)))


def _back(request: Request, otherwise: str) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_ours else otherwise


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def record(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Note an answer with its day, way and evidence."""
    here = party_named(seat.workspace, party, PEOPLE)
    form = AnswerForm(
        posted(request),
        request.FILES or None,
        workspace=seat.workspace,
        initial={"on": today_first(), "language": language(), "way": Way.SPOKEN},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            _record(request, seat, form, [here])
            tag = undo_tag(seat, here.public_id)
            messages.success(request, _("The answer is noted."), extra_tags=tag)
            return redirect(_answers_url(here))
    crumbs = [person_crumb(here), (_("Consents"), _answers_url(here))]
    return shown_form(request, form, {"heading": _("Note an answer"), "crumbs": crumbs})


def _record(request: Request, seat: OpenSeat, form: AnswerForm, people: list[Party]) -> None:
    """Keep the evidence, then the answers; a file that cannot be kept is told at its field."""
    typed = form.cleaned_data
    given = Given(
        typed["answer"],
        on=typed["on"],
        way=typed["way"],
        language=typed["language"],
        note=typed["note"],
        guardian=typed["guardian"],
        evidence=_evidence(request, seat, typed["evidence"]),
    )
    consents_record(
        by=request.user,
        workspace=seat.workspace,
        parties=people,
        purposes=list(typed["purposes"]),
        given=given,
    )


def _evidence(request: Request, seat: OpenSeat, upload: Any) -> StoredFile | None:  # noqa: ANN401 - an upload or nothing
    if not upload:
        return None
    try:
        return file_store(
            by=request.user, workspace=seat.workspace, name=upload.name, content=upload
        )
    except FileRefusedError as error:
        raise ValidationError({"evidence": str(error)}) from error


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def sheet(request: Request, seat: OpenSeat) -> HttpResponse:
    """Note what a signed sheet says: several people, one answer."""
    form = SheetForm(
        posted(request),
        request.FILES or None,
        workspace=seat.workspace,
        initial={"on": today_first(), "language": language()},
    )
    ticked = request.POST.getlist("people")
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            people = form.people(ticked)
            _record(request, seat, form, people)
            said = _("Noted for %(count)s people.") % {"count": len(people)}
            tag = newest_tag(seat, "consent.consents_record")
            messages.success(request, said, extra_tags=tag)
            return redirect("consent:overview", seat.workspace.public_id)
    context = {
        "heading": _("Note a signed sheet"),
        "crumbs": [overview_crumb(seat)],
        "people": people_to_tick(seat.workspace, request.GET),
        "ticked": ticked,
        "networks": networks_seen(seat.workspace),
        "asked": request.GET,
        "form": form,
    }
    return render(request, "consent/sheet.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def minor(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Note that somebody is under age, and her guardian; or that she is of age after all."""
    here = party_named(seat.workspace, party, PEOPLE)
    known = minor_of(here.pk)
    names = ("born", "guardian", "relation")
    form = MinorForm(
        posted(request), initial={n: getattr(known, n) for n in names} if known else {}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            if known and request.POST.get("of_age"):
                minor_clear(by=request.user, minor=known)
            else:
                minor_note(by=request.user, party=here, **form.cleaned_data)
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect(_answers_url(here))
    crumbs = [person_crumb(here), (_("Consents"), _answers_url(here))]
    context = {
        "heading": _("Under age"),
        "crumbs": crumbs,
        "lede": _("Until twenty a guardian agrees too; under ten the guardian alone."),
        "other_name": "of_age" if known else "",
        "other_label": _("Is of age"),
    }
    return shown_form(request, form, context)
