"""The reading of a network: strengths, weaknesses, needs, trust; on the screen and on paper."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.documents import pdf_of
from malai.insight.methods import METHODS
from malai.insight.selectors.parties import named_for
from malai.insight.services.analyses import Analysis, run_before
from malai.insight.shown import PARTS, Reader, ShownLine, ids_in, lines_shown
from malai.insight.web.base import place_of
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, thai_date
from malai.network.reach import networks_seen

#: Lines on one printed page.
PRINTED = 16


@require_safe
@door(Action.FINDINGS_READ)
def first(request: Request, seat: OpenSeat) -> HttpResponse:
    """Open the reading of the oldest network; an empty workspace is told what to do first."""
    network = networks_seen(seat.workspace).order_by("pk").first()
    if network is not None:
        return redirect("insight:reading", seat.workspace.public_id, network.public_id)
    return render(request, "insight/no_network.html", {"heading": _("Strength of the network")})


@require_safe
@door(Action.FINDINGS_READ)
def reading(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show what is strong, what needs care, and what is not known: worst first, one act each."""
    place = place_of(request, seat, network)
    context = place.context("reading")
    if place.analysis is None:
        return render(request, "insight/waiting.html", context)
    before = run_before(place.analysis)
    lines = shown_to(seat, place.analysis, before)
    context |= {
        "parts": _parts(lines),
        "before": before,
        "networks": list(networks_seen(seat.workspace).order_by("pk")[:20]),
    }
    return render(request, "insight/reading.html", context)


def shown_to(seat: OpenSeat, analysis: Analysis, before: Analysis | None) -> list[ShownLine]:
    """Return the lines as this seat may see them. One query for the names."""
    reader = Reader(seat, analysis.network, named_for(seat, ids_in(analysis.results)))
    return lines_shown(analysis.results, reader, before.results if before else None)


def _parts(lines: list[ShownLine]) -> list[dict[str, Any]]:
    """Return the lines under their headings; within one the order stays."""
    order = list(PARTS)
    ordered = sorted(lines, key=lambda line: order.index(line.part))
    return [
        {"id": part, "label": PARTS[part], "lines": list(own)}
        for part, own in groupby(ordered, key=lambda line: line.part)
    ]


@require_safe
@door(Action.FINDINGS_READ)
def reading_pdf(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Give the reading on one page of paper. Paper wanders, so it carries counts, no names."""
    place = place_of(request, seat, network)
    if place.analysis is None:
        raise Http404
    made = pdf_of("insight/reading.typ", reading_data(seat, place.analysis))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="reading.pdf"'
    return response


def reading_data(seat: OpenSeat, analysis: Analysis) -> dict[str, Any]:
    """Return what the layout needs: no names, whoever prints it."""
    before = run_before(analysis)
    reader = Reader(seat, analysis.network, {})
    shown = lines_shown(analysis.results, reader, before.results if before else None)[:PRINTED]
    said = {"day": thai_date(analysis.day), "today": thai_date(timezone.localdate())}
    return {
        "language": language(),
        "title": analysis.network.name,
        "lede": _("Strength of the network, %(day)s") % said,
        "foot": _("%(workspace)s · from the records in Malai, %(today)s")
        % {**said, "workspace": analysis.network.workspace.name},
        "who_said": _("Who takes it on:"),
        "when_said": _("By when:"),
        "parts": [
            {
                "label": str(part["label"]),
                "lines": [
                    {"tone": one.tone, "sentence": one.sentence, "change": one.change}
                    for one in part["lines"]
                ],
            }
            for part in _parts(shown)
        ],
    }


@require_safe
@door(Action.FINDINGS_READ)
def methods(request: Request, seat: OpenSeat) -> HttpResponse:
    """Tell what each method of this room measures, and where it is explained."""
    del seat
    context = {"heading": _("How Malai measures"), "methods": METHODS}
    return render(request, "insight/methods.html", context)
