"""Which kinds of relationship the network had over the years."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.selectors.over_time import YearOfTies, years_of_ties
from malai.atlas.web.picture import network_of
from malai.kernel.http import Request
from malai_core.text import PartialDate

#: The chart: units of its drawing, which a page makes as wide as it is.
WIDTH, HEIGHT, BAR = 100.0, 40.0, 0.72
PARTS = ("people", "mixed", "bodies")


@require_safe
@door(Action.NETWORK_READ)
def over_time(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show by year who the relationships join and how many are kept up online."""
    here = network_of(seat, network)
    years = years_of_ties(here, today=timezone.localdate())
    picture = reverse("atlas:picture", args=[seat.workspace.public_id, here.public_id])
    context = {
        "network": here,
        "years": [_row(year) for year in years],
        "bars": _bars(years),
        "may_say": seat.may(Action.WORKSPACE_MANAGE),
        "untold": years[-1].untold if years else 0,
        "height": HEIGHT,
        "first": PartialDate(years[0].year) if years else None,
        "last": PartialDate(years[-1].year) if years else None,
        "crumbs": [(_("Picture of the network"), picture)],
    }
    return render(request, "atlas/over_time.html", context)


def _row(year: YearOfTies) -> dict[str, object]:
    shares = {f"{name}_share": year.share(name) for name in (*PARTS, "online", "both")}
    return {"year": PartialDate(year.year), "counted": year, **shares}


def _bars(years: list[YearOfTies]) -> list[dict[str, object]]:
    """Return the parts of each year's bar, from the bottom up."""
    most = max((year.total for year in years), default=0)
    step = WIDTH / max(len(years), 1)
    bars = []
    for place, year in enumerate(years):
        top = HEIGHT
        for name in PARTS:
            tall = getattr(year, name) / most * HEIGHT if most else 0.0
            top -= tall
            left = step * (place + (1 - BAR) / 2)
            bars.append({"part": name, "x": left, "y": top, "width": step * BAR, "height": tall})
    return bars
