"""The overview of purposes, one purpose with its people, making and changing one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import newest_tag, undo_tag
from malai.consent.forms import PurposeEditForm, PurposeForm
from malai.consent.models import Answer
from malai.consent.selectors.purposes import (
    NOT_ASKED,
    answers_counted,
    newest_texts,
    people_by_state,
    purpose_named,
)
from malai.consent.services.purposes import (
    FIELDS,
    purpose_change,
    purpose_create,
    purposes_ensure,
)
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request

#: People on one page of a purpose.
PAGE = 100
STATES = {
    Answer.YES.value: gettext_lazy("agreed"),
    Answer.NO.value: gettext_lazy("did not agree"),
    Answer.WITHDRAWN.value: gettext_lazy("withdrew"),
    NOT_ASKED: gettext_lazy("not asked yet"),
}


@require_safe
@door(Action.NETWORK_EDIT)
def overview(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show who has answered what, as counts, purpose by purpose."""
    context = {
        "counted": answers_counted(seat.workspace),
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
        "may_see_sensitive": seat.may(Action.SENSITIVE_READ),
    }
    return render(request, "consent/overview.html", context)


def overview_crumb(seat: OpenSeat) -> tuple[str, str]:
    """Return the overview as a step above another page."""
    return (_("Consents"), reverse("consent:overview", args=[seat.workspace.public_id]))


@require_POST
@door(Action.WORKSPACE_MANAGE)
def begin(request: Request, seat: OpenSeat) -> HttpResponse:
    """Make the common purposes with their first texts."""
    purposes_ensure(seat.workspace, by=request.user)
    tag = newest_tag(seat, "consent.purposes_ensure")
    messages.success(request, _("The common purposes are ready."), extra_tags=tag)
    return redirect("consent:overview", seat.workspace.public_id)


@require_safe
@door(Action.NETWORK_EDIT)
def purpose(request: Request, seat: OpenSeat, purpose: UUID) -> HttpResponse:
    """Show the people who gave one answer to a purpose; ``?state=`` says which."""
    here = purpose_named(seat.workspace, purpose)
    asked = request.GET.get("state", "")
    state = asked if asked in STATES else Answer.YES.value
    people = people_by_state(here, state)
    context = {
        "purpose": here,
        "text": newest_texts([here]).get(here.pk),
        "chips": [
            {"label": label, "url": f"?state={key}", "is_here": key == state}
            for key, label in STATES.items()
        ],
        "people": people[:PAGE],
        "total": people.count(),
        "state": state,
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
        "crumbs": [overview_crumb(seat)],
    }
    return render(request, "consent/purpose.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def purpose_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add a purpose of the workspace's own."""
    form = PurposeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = purpose_create(
                by=request.user, workspace=seat.workspace, fields=form.cleaned_data
            )
            return redirect("consent:purpose", seat.workspace.public_id, made.public_id)
    context = {"heading": _("Add a purpose"), "crumbs": [overview_crumb(seat)]}
    return shown_form(request, form, context)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def purpose_edit(request: Request, seat: OpenSeat, purpose: UUID) -> HttpResponse:
    """Change a purpose; other words become a new version."""
    here = purpose_named(seat.workspace, purpose)
    text = newest_texts([here]).get(here.pk)
    initial = {name: getattr(here, name) for name in FIELDS}
    initial |= {"is_retired": here.retired_on is not None}
    initial |= {"text_th": text.text_th, "text_en": text.text_en} if text else {}
    form = PurposeEditForm(posted(request), initial=initial)
    url = reverse("consent:purpose", args=[seat.workspace.public_id, here.public_id])
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            purpose_change(by=request.user, purpose=here, fields=form.cleaned_data)
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect(url)
    crumbs = [overview_crumb(seat), (here.name, url)]
    return shown_form(request, form, {"heading": _("Change the purpose"), "crumbs": crumbs})


def shown_form(request: Request, form: Form, context: dict[str, Any]) -> HttpResponse:
    """Answer with a form and what is wrong with it."""
    status = 422 if form.errors else 200
    return render(request, "consent/form.html", {"form": form, **context}, status=status)
