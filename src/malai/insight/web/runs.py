"""Kept analyses: asked for, watched, stopped, listed, compared."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.insight.forms import AskForm
from malai.insight.results import Results
from malai.insight.selectors.rows import layers_in
from malai.insight.sentences import sentence
from malai.insight.services.analyses import Analysis, analysis_keep, is_part, kept_runs
from malai.insight.shown import Reader, change_said
from malai.insight.web.base import ASKED, asked_in, kept_named, place_of, run_named
from malai.kernel.http import Request
from malai.network.selectors.pages import network_named
from malai.runs.models import RunState
from malai.runs.services import run_cancel


@require_safe
@door(Action.FINDINGS_READ)
def runs(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """List the kept analyses, newest first; two of them can be laid side by side."""
    place = place_of(request, seat, network, is_measured=False)
    rows = [(run, Results.of(run.results)) for run in kept_runs(place.network)]
    context = {**place.context("runs"), "rows": rows, "is_part": is_part(place.network)}
    return render(request, "insight/runs.html", context)


@require_POST
@door(Action.NETWORK_EDIT)
def run_keep(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Freeze today's analysis, or the one of another day: at once, or by a worker."""
    here = network_named(seat.workspace, network)
    if is_part(here):
        raise PermissionDenied
    is_asked = any(key.startswith(ASKED) for key in request.POST)
    form = AskForm(request.POST if is_asked else None, layers=layers_in(here))
    run = analysis_keep(by=request.user, network=here, asked=asked_in(form))
    ids = [seat.workspace.public_id, here.public_id]
    if run.state == RunState.DONE:
        messages.success(request, _("Kept. Later analyses are compared with it."))
        return redirect(f"{reverse('insight:reading', args=ids)}?run={run.public_id}")
    return redirect("insight:run-progress", *ids, run.public_id)


@require_safe
@door(Action.FINDINGS_READ)
def run_progress(request: Request, seat: OpenSeat, network: UUID, run: UUID) -> HttpResponse:
    """Show how far an analysis is; when it is done, what it found."""
    place = place_of(request, seat, network, is_measured=False, with_run=False)
    at = run_named(place.network, run)
    if at.state == RunState.DONE:
        url = reverse("insight:reading", args=[seat.workspace.public_id, place.network.public_id])
        target = f"{url}?run={at.public_id}"
        return HttpResponse(headers={"HX-Redirect": target}) if request.htmx else redirect(target)
    template = "insight/_progress.html" if request.htmx else "insight/waiting.html"
    return render(request, template, {**place.context("runs"), "run": at})


@require_POST
@door(Action.NETWORK_EDIT)
def run_stop(request: Request, seat: OpenSeat, network: UUID, run: UUID) -> HttpResponse:
    """Cancel an analysis; it ends at its next step."""
    del request
    here = network_named(seat.workspace, network)
    run_cancel(run=run_named(here, run))
    return redirect("insight:runs", seat.workspace.public_id, here.public_id)


@require_safe
@door(Action.FINDINGS_READ)
def compare(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Lay two kept analyses side by side, line by line."""
    place = place_of(request, seat, network, is_measured=False, with_run=False)
    chosen = [kept_named(place.network, one) for one in request.GET.getlist("run")[:2]]
    if len(chosen) < 2:
        messages.info(request, _("Choose two analyses to compare."))
        return redirect("insight:runs", seat.workspace.public_id, place.network.public_id)
    one, other = sorted(chosen, key=lambda found: (found.day, found.run.pk if found.run else 0))
    context = {**place.context("runs"), "one": one, "other": other}
    return render(request, "insight/compare.html", {**context, "rows": _rows(seat, one, other)})


def _rows(seat: OpenSeat, one: Analysis, other: Analysis) -> list[dict[str, Any]]:
    """Return what each line said in both, without names: the two may be shown together."""
    reader = Reader(seat, one.network, {})
    ids = dict.fromkeys(line.id for found in (other, one) for line in found.results.lines)
    rows = []
    for name in ids:
        was, now = one.results.line(name), other.results.line(name)
        rows.append(
            {
                "was": sentence(was, reader.names) if was else "",
                "now": sentence(now, reader.names) if now else "",
                "change": change_said(now, was) if now else "",
            }
        )
    return rows
