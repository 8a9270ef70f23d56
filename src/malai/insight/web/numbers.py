"""The network as a whole in numbers, each with what it means and how far to trust it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.insight.bridge.whole import SENSITIVE
from malai.insight.how import methods_shown
from malai.insight.meanings import MEANINGS, Meaning
from malai.insight.results import MethodUse, Results
from malai.insight.services.analyses import run_before
from malai.insight.web.base import place_of
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, number, percent


@require_safe
@door(Action.FINDINGS_READ)
def numbers(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show every measure of the whole beside that of the last analysis."""
    place = place_of(request, seat, network)
    context = place.context("numbers")
    if place.analysis is None:
        return render(request, "insight/waiting.html", context)
    results, before = place.analysis.results, run_before(place.analysis)
    context |= {
        "rows": rows_of(results, before.results if before else None),
        "before": before,
        "missing": results.missing,
    }
    return render(request, "insight/numbers.html", context)


def rows_of(results: Results, before: Results | None) -> list[dict[str, Any]]:
    """Return the rows of the table; a number that missing answers disturb says so."""
    was = {one["id"]: one for one in before.numbers} if before else {}
    is_shaky = bool(results.missing) and not results.missing.get("is_enough")
    return [
        {
            "meaning": MEANINGS[one["id"]],
            "now": said(one, MEANINGS[one["id"]]),
            "was": said(was[one["id"]], MEANINGS[one["id"]]) if one["id"] in was else "–",
            "why": one["undefined"].get(language(), ""),
            "method": methods_shown((MethodUse(**one["method"]),))[0],
            "is_shaky": is_shaky and one["id"] in SENSITIVE,
        }
        for one in results.numbers
    ]


def said(one: Mapping[str, Any], meaning: Meaning) -> str:
    """Return a number as people read it; a dash where there is none."""
    if one["value"] is None:
        return "–"
    return (
        percent(one["value"], meaning.decimals)
        if meaning.is_share
        else number(one["value"], meaning.decimals)
    )
