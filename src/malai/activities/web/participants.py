"""Observers: added, and made participants again."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.models import Activity
from malai.activities.models_attending import ParticipantRole
from malai.activities.services.participants import role_set
from malai.activities.web.around import about_form, done
from malai.activities.web.pages import activity_url
from malai.audit.offers import act_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms import PartyChoice, choose
from malai.network.models import PartyKind
from malai.network.selectors.parties import PEOPLE, party_named


class ObserverForm(forms.Form):
    """Somebody on record who is there to look on."""

    other = PartyChoice(gettext_lazy("Who observes?"))

    def __init__(self, *args: object, workspace: Workspace) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        choose(self, "other", workspace)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def observer_new(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Note who observes; she stands on the sign-in sheet under a heading of her own."""
    here = selectors.activity_named(seat.workspace, activity)
    form = ObserverForm(posted(request), workspace=seat.workspace)
    if form.is_valid():
        with refusals_shown_in(form):
            _add(request, here, form)
            return done(request, seat, here, _("Saved."))
    return about_form(request, seat, here, form, _("Who observes?"))


def _add(request: Request, here: Activity, form: ObserverForm) -> None:
    party = form.cleaned_data["other"]
    if party.kind != PartyKind.PERSON:
        raise ValidationError({"other": _("Choose a person; an organisation is no observer.")})
    role_set(by=request.user, activity=here, party=party, role=ParticipantRole.OBSERVER)


@require_POST
@door(Action.NETWORK_EDIT)
def role(request: Request, seat: OpenSeat, activity: UUID, party: UUID) -> HttpResponse:
    """Say as what one person takes part, and go back to where that was said."""
    here = selectors.activity_named(seat.workspace, activity)
    who = party_named(seat.workspace, party, PEOPLE)
    asked = request.POST.get("role", "")
    try:
        act = role_set(by=request.user, activity=here, party=who, role=asked)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(activity_url(here))
    label = ParticipantRole(asked).label
    tags = act_tag(seat, act) if act else ""
    messages.success(request, f"{who.name}: {label}", extra_tags=tags)
    return redirect(_back(request, here))


def _back(request: Request, here: Activity) -> str:
    """Return the list of a session where the form came from it, else the page of the activity."""
    asked = uuids([request.POST.get("session", "")])
    listing = reverse("activities:attendance", args=[here.workspace.public_id, here.public_id])
    return f"{listing}?session={asked[0]}" if asked else activity_url(here)
