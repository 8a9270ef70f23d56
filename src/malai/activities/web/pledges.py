"""Hours that an activity needs, and hours that people promised."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms_pledges import NeedForm, PledgeForm
from malai.activities.models import Activity
from malai.activities.models_attending import HoursNeed
from malai.activities.services.pledges import hours_need_set, hours_pledge_set
from malai.activities.web.around import about_form, done
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request


def hours_url(activity: Activity) -> str:
    """Return the page of the hours of an activity; its workspace was read with it."""
    url = reverse("activities:hours", args=[activity.workspace.public_id])
    return f"{url}?activity={activity.public_id}"


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def need(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Say how many hours are needed."""
    here = selectors.activity_named(seat.workspace, activity)
    known = HoursNeed.objects.filter(activity=here).first()
    form = NeedForm(posted(request), initial={"hours": known.minutes // 60 if known else None})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            hours_need_set(by=request.user, activity=here, hours=form.cleaned_data["hours"])
            return done(request, seat, here, _("Saved."), hours_url(here))
    return about_form(request, seat, here, form, _("Hours needed"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def pledge(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Note what somebody promised to give."""
    here = selectors.activity_named(seat.workspace, activity)
    form = PledgeForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            said = form.cleaned_data
            hours_pledge_set(
                by=request.user, activity=here, party=said["other"], hours=said["hours"]
            )
            return done(request, seat, here, _("Saved."), hours_url(here))
    return about_form(request, seat, here, form, _("Promise of hours"))
