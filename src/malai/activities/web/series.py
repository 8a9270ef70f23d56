"""Series: making one with a look at its days, changing what follows, calling off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms_series import CallOffForm, FollowingForm, SeriesForm, days_sent
from malai.activities.models import Activity, Series
from malai.activities.recurrence import Day, Rule, days_of, rule_said
from malai.activities.selectors_series import series_named, turns_of
from malai.activities.services import series as services
from malai.activities.services.activities import values_of
from malai.activities.web.around import about_form, done
from malai.activities.web.pages import activity_url, list_crumb
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, number
from malai_core.text import PartialDate


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def series_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Ask for a rule, show its days, and make the activities once they were seen."""
    form = SeriesForm(posted(request), workspace=seat.workspace, initial=_first_values(seat))
    days: list[Day] = []
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            days = days_of(form.rule(), language())
            if request.POST.get("confirmed"):
                return _made(request, seat, form)
    context = {
        "form": form,
        "days": _ticked(days, request),
        "held": sum(day.is_held for day in days),
        "said": rule_said(form.rule()) if days else "",
        "heading": _("Plan a series"),
        "crumbs": [list_crumb(seat)],
    }
    status = 422 if form.errors else 200
    return render(request, "activities/series_form.html", context, status=status)


def _first_values(seat: OpenSeat) -> dict[str, Any]:
    networks = list(selectors.networks_of(seat.workspace)[:2])
    only = networks[0].public_id if len(networks) == 1 else None
    return {"starts": PartialDate.of(timezone.localdate()), "network": only, "times": 12}


def _ticked(days: list[Day], request: Request) -> list[tuple[Day, bool]]:
    """Return the days with whether each is kept: as sent, else as the rule says."""
    if not request.POST.get("confirmed"):
        return [(day, day.is_held) for day in days]
    sent = set(days_sent(request.POST.getlist("days")))
    return [(day, day.on in sent) for day in days]


def _made(request: Request, seat: OpenSeat, form: SeriesForm) -> HttpResponse:
    days = days_sent(request.POST.getlist("days"))
    made = services.series_create(
        by=request.user, workspace=seat.workspace, rule=form.rule(), fields=form.cleaned_data, days=days
    )  # fmt: skip
    text = ngettext("Made %(count)s activity.", "Made %(count)s activities.", len(days))
    tag = undo_tag(seat, made.public_id)
    messages.success(request, text % {"count": number(len(days))}, extra_tags=tag)
    return redirect("activities:series", seat.workspace.public_id, made.public_id)


@require_safe
@door(Action.NETWORK_READ)
def series(request: Request, seat: OpenSeat, series: UUID) -> HttpResponse:
    """Show a series: its rule, and each of its activities with who came."""
    here = series_named(seat.workspace, series)
    context = {
        "series": here,
        "said": rule_said(_rule(here)),
        "turns": turns_of(here),
        "today": timezone.localdate().isoformat(),
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "activities/series.html", context)


def _rule(row: Series) -> Rule:
    return Rule(row.pattern, row.first, row.last, row.times)


def series_url(seat: OpenSeat, row: Series) -> str:
    """Return the page of a series."""
    return reverse("activities:series", args=[seat.workspace.public_id, row.public_id])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def following_edit(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Change an activity and all that follow it in its series."""
    here = selectors.activity_named(seat.workspace, activity)
    if here.series is None:
        return redirect("activities:activity-edit", seat.workspace.public_id, here.public_id)
    initial = {**values_of(here), "network": here.network.public_id if here.network else None}
    form = FollowingForm(posted(request), workspace=seat.workspace, initial=initial)
    form.fields["shift"].choices = _moves()  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            return _followed(request, seat, here, form)
    return _following_form(request, seat, here, form)


def _followed(
    request: Request, seat: OpenSeat, here: Activity, form: FollowingForm
) -> HttpResponse:
    typed = dict(form.cleaned_data)
    shift = typed.pop("shift")
    count = services.following_change(by=request.user, activity=here, fields=typed, shift=shift)
    text = ngettext("Changed %(count)s activity.", "Changed %(count)s activities.", count)
    return done(request, seat, here, text % {"count": number(count)})


def _following_form(
    request: Request, seat: OpenSeat, here: Activity, form: FollowingForm
) -> HttpResponse:
    context = {
        "form": form,
        "count": len(services.following(here)),
        "heading": _("Change this and all that follow"),
        "crumbs": [list_crumb(seat), (here.title, activity_url(here))],
    }
    status = 422 if form.errors else 200
    return render(request, "activities/following_form.html", context, status=status)


def _moves() -> list[tuple[int, str]]:
    """Return the choices by how many days the days move."""
    farthest = services.FARTHEST
    later = [(n, _days_later(n)) for n in range(1, farthest + 1)]
    earlier = [(-n, _days_earlier(n)) for n in range(1, farthest + 1)]
    return [(0, _("the days stay")), *later, *earlier]


def _days_later(count: int) -> str:
    return ngettext("%(count)s day later", "%(count)s days later", count) % {"count": count}


def _days_earlier(count: int) -> str:
    return ngettext("%(count)s day earlier", "%(count)s days earlier", count) % {"count": count}


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def call_off(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Call an activity off, with the reason; of a series, all that follow too if wished."""
    here = selectors.activity_named(seat.workspace, activity)
    form = CallOffForm(posted(request))
    if here.series is None:
        del form.fields["with_following"]
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.activity_call_off(
                by=request.user, activity=here, on=timezone.localdate(), **form.cleaned_data
            )
            return done(request, seat, here, _("Called off. It stays visible, with the reason."))
    return about_form(request, seat, here, form, _("Call the activity off"))


@require_POST
@door(Action.NETWORK_EDIT)
def bring_back(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Let an activity take place after all."""
    here = selectors.activity_named(seat.workspace, activity)
    services.activity_bring_back(by=request.user, activity=here)
    return done(request, seat, here, _("It takes place after all."))
