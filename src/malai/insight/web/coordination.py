"""Coordination against command: where the network stands, and the hubs that really work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.insight.how import HOW, methods_shown
from malai.insight.results import Results
from malai.insight.selectors.parties import named_for
from malai.insight.sentences import SHAPES
from malai.insight.services.analyses import run_before
from malai.insight.web.base import place_of
from malai.insight.wording import ATTRIBUTES, value_said
from malai.insight.wording import SHAPES as SHAPE_NAMES
from malai.kernel.http import Request

#: From where gathering and hierarchy count as high; the core's proposal.
THRESHOLD: Final = 0.4
#: The square of the drawing, and its margins: left, below, above and right.
SIDE, LEFT, BELOW, EDGE = 300.0, 46.0, 44.0, 14.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the plane as it is drawn."""

    x: float
    y: float
    label: str
    is_now: bool

    @property
    def up(self) -> float:
        """Where its label stands: above the point, below it at the upper edge."""
        return self.y - 13 if self.y > EDGE + 30 else self.y + 22

    @property
    def anchor(self) -> str:
        """On which side of the point the label begins, so that it stays in the drawing."""
        if self.x < LEFT + 40:
            return "start"
        return "end" if self.x > LEFT + SIDE - 40 else "middle"


@require_safe
@door(Action.FINDINGS_READ)
def coordination(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show the plane, the same as a table and a sentence, and the hubs beside it."""
    place = place_of(request, seat, network)
    context = place.context("coordination")
    if place.analysis is None:
        return render(request, "insight/waiting.html", context)
    results, before = place.analysis.results, run_before(place.analysis)
    found = results.coordination
    names = named_for(seat, [hub["id"] for hub in found.get("hubs", ())])
    line = results.line("shape")
    context |= {
        "found": found,
        "sentence": SHAPES[found["shape"]]() if found.get("shape") else "",
        "plane": _plane(results, before.results if before else None),
        "before": before,
        "hubs": [(hub, names.get(hub["id"])) for hub in found.get("hubs", ())],
        "diversity": _diversity(found),
        "how": HOW["shape"],
        "how_hubs": HOW["hubs"],
        "methods": methods_shown(line.methods if line else ()),
    }
    return render(request, "insight/coordination.html", context)


def _plane(results: Results, before: Results | None) -> dict[str, Any]:
    """Return the drawing: its lines and up to two points, the later one filled."""
    dots = []
    for one, label, is_now in ((before, _("last analysis"), False), (results, _("now"), True)):
        dot = _dot(one, label, is_now=is_now) if one else None
        dots += [dot] if dot else []
    line = THRESHOLD * SIDE
    return {
        "dots": dots,
        "left": LEFT,
        "top": EDGE,
        "right": LEFT + SIDE,
        "bottom": EDGE + SIDE,
        "across": LEFT + line,
        "down": EDGE + SIDE - line,
        "middle": LEFT + SIDE / 2,
        "half": EDGE + SIDE / 2,
        "width": LEFT + SIDE + EDGE,
        "height": EDGE + SIDE + BELOW,
        "quarters": _quarters(line),
    }


def _dot(results: Results, label: str, *, is_now: bool) -> Dot | None:
    found = results.coordination
    if found.get("centralisation") is None:
        return None
    x = LEFT + SIDE * min(1.0, max(0.0, found["centralisation"]))
    y = EDGE + SIDE * (1 - min(1.0, max(0.0, found["hierarchy"])))
    return Dot(round(x, 1), round(y, 1), label, is_now)


def _quarters(line: float) -> list[dict[str, Any]]:
    """Return the four fields with their names, each in the middle of its field."""
    near, far = line / 2, (line + SIDE) / 2
    fields = (
        ("distributed", near, near), ("coordinated", far, near),
        ("fragmented", near, far), ("commanded", far, far),
    )  # fmt: skip
    return [
        {"shape": shape, "lines": _lines(shape), "x": LEFT + x, "y": EDGE + SIDE - y}
        for shape, x, y in fields
    ]


def _lines(shape: str) -> list[str]:
    """Return the name of a field in lines that fit into it."""
    first, comma, rest = str(SHAPE_NAMES[shape]).partition(", ")
    return [first + comma.strip(), rest] if rest else [first]


def _diversity(found: dict[str, Any] | Any) -> list[dict[str, Any]]:  # noqa: ANN401 - what JSON holds
    """Return how mixed the hubs are, by area, sector and kind."""
    return [
        {
            "label": ATTRIBUTES[one["by"]],
            "values": [
                (value_said(one["by"], name), count) for name, count in one["counts"].items()
            ],
            "value": one["value"],
        }
        for one in found.get("diversity", ())
    ]
