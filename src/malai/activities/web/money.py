"""Money, duties and what follows from one activity."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms_money import (
    DutyForm,
    DutyNameForm,
    FollowupForm,
    HandOverForm,
    LineForm,
    PartForm,
)
from malai.activities.models import Activity
from malai.activities.selectors_money import (
    budget_of,
    duties_of,
    duty_of,
    followups_of,
    line_of,
    part_of,
)
from malai.activities.services import duties, money
from malai.activities.web.around import about_form, done
from malai.activities.web.pages import activity_url, list_crumb
from malai.audit.offers import undo_tag
from malai.kernel.editing import Settle, Values, editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import thai_date
from malai.work.selectors import is_late


@require_safe
@door(Action.NETWORK_READ)
def preparing(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Show what an activity costs, who is responsible for what, and what follows."""
    here = selectors.activity_named(seat.workspace, activity)
    today = timezone.localdate()
    may_edit = seat.may(Action.NETWORK_EDIT)
    context = {
        "activity": here,
        "budget": budget_of(here),
        "duties": duties_of(here),
        "tasks": [(task, is_late(task, today)) for task in followups_of(here)],
        "may_edit": may_edit,
        "crumbs": [list_crumb(seat), (here.title, activity_url(here))],
    }
    return render(request, "activities/preparing.html", context)


def preparing_url(activity: Activity) -> str:
    """Return the page of money and duties of an activity."""
    ids = [activity.workspace.public_id, activity.public_id]
    return reverse("activities:preparing", args=ids)


def _done(request: Request, seat: OpenSeat, here: Activity, said: str) -> HttpResponse:
    return done(request, seat, here, said, preparing_url(here))


def _removal(seat: OpenSeat, name: str, label: str, *ids: UUID) -> dict[str, str]:
    """Return what a form shows of the second act: taking away what it is about."""
    url = reverse(f"activities:{name}", args=[seat.workspace.public_id, *ids])
    return {"remove_url": url, "remove_label": label}


# -- Money ---------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def line_new(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Add a budget line."""
    here = selectors.activity_named(seat.workspace, activity)
    form = LineForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            money.line_add(by=request.user, activity=here, fields=form.values())
            return _done(request, seat, here, _("The line is added."))
    return about_form(request, seat, here, form, _("Add a budget line"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def line_edit(request: Request, seat: OpenSeat, activity: UUID, line: UUID) -> HttpResponse:
    """Change a budget line."""
    here = selectors.activity_named(seat.workspace, activity)
    row = line_of(here, line)
    values = money.values_of(row)
    initial = {**values, "other": row.partner.public_id if row.partner else None}
    form = LineForm(posted(request), workspace=seat.workspace, initial=initial)
    settle = _settled(editing(form, {**values, "other": row.partner}))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            money.line_change(by=request.user, line=row, fields=form.values(), settle=settle)
            return _done(request, seat, here, _("Saved."))
    removal = _removal(seat, "line-remove", _("Take this line away"), here.public_id, line)
    return about_form(request, seat, here, form, _("Change the budget line"), **removal)


def _settled(settle: Settle) -> Settle:
    """Settle a line whose form calls the partner ``other``, as the search for a name does."""

    def settled(now: Values) -> dict[str, Any]:
        values = settle({**now, "other": now["partner"]})
        return {**values, "partner": values["other"]}

    return settled


@require_POST
@door(Action.NETWORK_EDIT)
def line_remove(request: Request, seat: OpenSeat, activity: UUID, line: UUID) -> HttpResponse:
    """Take a budget line away."""
    here = selectors.activity_named(seat.workspace, activity)
    money.line_remove(by=request.user, line=line_of(here, line))
    return _done(request, seat, here, _("The line is taken away."))


# -- Duties --------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def duty_new(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Add something to be seen to."""
    here = selectors.activity_named(seat.workspace, activity)
    form = DutyForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            typed = form.cleaned_data
            duties.duty_add(
                by=request.user, activity=here, what=typed["what"], responsible=typed["other"]
            )
            return _done(request, seat, here, _("Saved."))
    return about_form(request, seat, here, form, _("Add something to be seen to"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def duty_edit(request: Request, seat: OpenSeat, activity: UUID, duty: UUID) -> HttpResponse:
    """Say a duty in other words."""
    here = selectors.activity_named(seat.workspace, activity)
    row = duty_of(here, duty)
    form = DutyNameForm(posted(request), initial={"what": row.what})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            duties.duty_rename(by=request.user, duty=row, what=form.cleaned_data["what"])
            return _done(request, seat, here, _("Saved."))
    removal = _removal(seat, "duty-remove", _("Take this duty away"), here.public_id, duty)
    return about_form(request, seat, here, form, _("Change the duty"), **removal)


@require_POST
@door(Action.NETWORK_EDIT)
def duty_remove(request: Request, seat: OpenSeat, activity: UUID, duty: UUID) -> HttpResponse:
    """Take a duty away."""
    here = selectors.activity_named(seat.workspace, activity)
    duties.duty_remove(by=request.user, duty=duty_of(here, duty))
    return _done(request, seat, here, _("The duty is taken away."))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def part_new(request: Request, seat: OpenSeat, activity: UUID, duty: UUID) -> HttpResponse:
    """Give somebody a part in a duty."""
    here = selectors.activity_named(seat.workspace, activity)
    row = duty_of(here, duty)
    form = PartForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            typed = form.cleaned_data
            duties.part_add(by=request.user, duty=row, party=typed["other"], part=typed["part"])
            return _done(request, seat, here, _("Saved."))
    return about_form(request, seat, here, form, row.what)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def duty_hand_over(request: Request, seat: OpenSeat, activity: UUID, duty: UUID) -> HttpResponse:
    """Make somebody else responsible."""
    here = selectors.activity_named(seat.workspace, activity)
    row = duty_of(here, duty)
    form = HandOverForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            duties.duty_hand_over(by=request.user, duty=row, party=form.cleaned_data["other"])
            return _done(request, seat, here, _("Handed over."))
    return about_form(request, seat, here, form, row.what)


@require_POST
@door(Action.NETWORK_EDIT)
def part_remove(
    request: Request, seat: OpenSeat, activity: UUID, duty: UUID, part: UUID
) -> HttpResponse:
    """Take a part in a duty away."""
    here = selectors.activity_named(seat.workspace, activity)
    try:
        duties.part_remove(by=request.user, row=part_of(duty_of(here, duty), part))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(preparing_url(here))
    return _done(request, seat, here, _("Taken off."))


# -- What follows --------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def followup_new(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Put a task that follows from the activity on the list."""
    here = selectors.activity_named(seat.workspace, activity)
    why = " · ".join(part for part in (here.title, thai_date(here.starts)) if part)
    form = FollowupForm(
        posted(request), workspace=seat.workspace, network=here.network, initial={"why": why}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            task = duties.followup_add(by=request.user, activity=here, fields=form.cleaned_data)
            tag = undo_tag(seat, task.public_id)
            messages.success(request, _("The task is on the list."), extra_tags=tag)
            return redirect(preparing_url(here))
    return about_form(request, seat, here, form, _("A task that follows"))
