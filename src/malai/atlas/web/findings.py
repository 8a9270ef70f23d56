"""What the network's records say, each with one act."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.services import KIND, findings_kept, reading_request
from malai.atlas.shown import TONES, ShownFinding, shown
from malai.atlas.web.picture import network_of
from malai.kernel.http import Request
from malai.kernel.registries import FindingShown, network_findings
from malai.network.models import Network
from malai.runs.models import Run
from malai.runs.selectors import run_newest, run_open, runs_of
from malai.runs.services import run_cancel


@require_GET
@door(Action.FINDINGS_READ)
def findings(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show the findings of a network; of a large one those of its newest analysis."""
    here = network_of(seat, network)
    context = {"network": here, "heading": _("What the network shows"), **block(here, seat)}
    return render(request, "atlas/findings.html", context)


def block(network: Network, seat: OpenSeat) -> dict[str, object]:
    """Return what the list of findings needs, here and on the first page."""
    found = findings_kept(network, day=timezone.localdate())
    where, about = network.workspace, network.public_id
    return {
        "network": network,
        "findings": _joined(
            [shown(one, network=network, seat=seat) for one in found or []], network, seat
        ),
        "is_unread": found is None,
        "run": run_open(where, kind=KIND, about=about) if found is None else None,
        "last_run": run_newest(where, kind=KIND, about=about),
    }


def _joined(
    own: list[ShownFinding], network: Network, seat: OpenSeat
) -> list[ShownFinding | FindingShown]:
    """Return the findings of this room and of others, worst first; those of a tone as they come."""
    others = [one for room in network_findings for one in room.findings_for(seat, network)]
    return sorted([*own, *(others if own else [])], key=lambda one: TONES.index(one.tone))


@require_POST
@door(Action.NETWORK_EDIT)
def reading_ask(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Ask a worker to read a large network, and go where its progress is seen."""
    here = network_of(seat, network)
    run = reading_request(by=request.user, network=here, day=timezone.localdate())
    return redirect(
        "atlas:reading-progress", seat.workspace.public_id, here.public_id, run.public_id
    )


@require_GET
@door(Action.FINDINGS_READ)
def reading_progress(request: Request, seat: OpenSeat, network: UUID, run: UUID) -> HttpResponse:
    """Show how far an analysis is; when it is done, the findings."""
    here = network_of(seat, network)
    at = _run_of(here, run)
    if at.state == "done":
        return redirect("atlas:findings", seat.workspace.public_id, here.public_id)
    template = "atlas/_progress.html" if request.htmx else "atlas/waiting.html"
    return render(request, template, {"network": here, "run": at})


@require_POST
@door(Action.NETWORK_EDIT)
def reading_stop(request: Request, seat: OpenSeat, network: UUID, run: UUID) -> HttpResponse:
    """Cancel an analysis; it ends at its next step."""
    del request
    here = network_of(seat, network)
    run_cancel(run=_run_of(here, run))
    return redirect("atlas:findings", seat.workspace.public_id, here.public_id)


def _run_of(network: Network, run: UUID) -> Run:
    runs = runs_of(network.workspace, kind=KIND, about=network.public_id)
    return get_object_or_404(runs, public_id=run)
