"""Lessons sessions of networks: the duty, the next one, and those that were held."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities.selectors import networks_of
from malai.audit.offers import undo_tag
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.knowledge.forms import DutyForm, SessionForm
from malai.knowledge.models import Every, LessonsSession
from malai.knowledge.selectors import sessions as selectors
from malai.knowledge.selectors.lessons import lessons_due
from malai.knowledge.services import sessions as services
from malai.knowledge.shown import points_of
from malai.knowledge.web.reviews import day_of
from malai.knowledge.web.tabs import crumb, tabs
from malai.network.selectors.pages import network_named

#: Networks and sessions shown.
SHOWN = 50


@require_safe
@door(Action.NETWORK_READ)
def sessions(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show for each network who is on duty and when the next session is; then those held."""
    duties = selectors.duties_of(seat.workspace)
    networks = [one for one in networks_of(seat.workspace)[:SHOWN] if one.ended is None]
    today = timezone.localdate()
    rows = [(one, duties.get(one.pk)) for one in networks]
    context = {
        "rows": [(one, duty, bool(duty and duty.next_on < today)) for one, duty in rows],
        "held": list(selectors.sessions_seen(seat.workspace)[:SHOWN]),
        "tabs": tabs(seat, "knowledge:sessions"),
        "may_edit": seat.may(Action.NETWORK_EDIT),
    }
    return render(request, "knowledge/sessions.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def duty(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Say how often, who is on duty, and when the next session is; also to hand the duty over."""
    here = network_named(seat.workspace, network)
    found = selectors.duty_of(here)
    values = services.duty_values(found)
    shown = {**values, "next_on": day_of(values["next_on"] or _next())}
    shown["every"] = shown["every"] or Every.QUARTER
    form = DutyForm(posted(request), network=here, workspace=seat.workspace, initial=shown)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.duty_set(
                by=request.user, network=here, fields=form.cleaned_data, settle=settle
            )
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect("knowledge:sessions", seat.workspace.public_id)
    heading = _("Lessons sessions of %(network)s") % {"network": here.name}
    return _form(request, seat, {"heading": heading, "form": form})


def _next() -> Any:  # noqa: ANN401 - a date
    return services.months_after(timezone.localdate(), 3)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def session_new(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Note a lessons session that is held."""
    here = network_named(seat.workspace, network)
    duty = selectors.duty_of(here)
    initial = {
        "held_on": day_of(timezone.localdate()),
        "led_by": duty.on_duty if duty else None,
    }
    form = SessionForm(posted(request), network=here, workspace=seat.workspace, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = services.session_hold(by=request.user, network=here, fields=form.cleaned_data)
            tag = undo_tag(seat, made.public_id)
            messages.success(request, _("The session is noted."), extra_tags=tag)
            return redirect(session_url(seat, made))
    heading = _("Hold a lessons session of %(network)s") % {"network": here.name}
    return _form(request, seat, {"heading": heading, "form": form})


@require_safe
@door(Action.NETWORK_READ)
def session(request: Request, seat: OpenSeat, session: UUID) -> HttpResponse:
    """Show a session: the reviews since the one before, the lessons made in it, the minutes."""
    here = selectors.session_named(seat.workspace, session)
    told = selectors.reviews_between(seat.workspace, here.network, here.since, here.held_on)
    lessons = selectors.lessons_in(here)
    done = {row.pk for row, _is_new in lessons}
    due = lessons_due(seat.workspace, timezone.localdate(), here.network)
    context = {
        "session": here,
        "reviews": [(one, points_of(one)) for one in told[:SHOWN]],
        "lessons": lessons,
        "due": [one for one in due[:SHOWN] if one.pk not in done],
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [crumb(seat, "knowledge:sessions")],
    }
    return render(request, "knowledge/session.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def session_edit(request: Request, seat: OpenSeat, session: UUID) -> HttpResponse:
    """Change what is said of a session."""
    here = selectors.session_named(seat.workspace, session)
    values = services.session_values(here)
    initial = {**values, "held_on": day_of(here.held_on)}
    form = SessionForm(
        posted(request), network=here.network, workspace=seat.workspace, initial=initial
    )
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.session_change(
                by=request.user, session=here, fields=form.cleaned_data, settle=settle
            )
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect(session_url(seat, here))
    return _form(request, seat, {"heading": _("Change the lessons session"), "form": form})


def session_url(seat: OpenSeat, session: LessonsSession) -> str:
    """Return the page of a session."""
    return reverse("knowledge:session", args=[seat.workspace.public_id, session.public_id])


def _form(request: Request, seat: OpenSeat, context: dict[str, Any]) -> HttpResponse:
    crumbs = {"crumbs": [crumb(seat, "knowledge:sessions")]}
    status = 422 if context["form"].errors else 200
    return render(request, "knowledge/form.html", {**context, **crumbs}, status=status)
