"""The list of relationships."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import name
from malai.network.models import Layer, Network
from malai.network.selectors.tie_list import (
    HEARD,
    STATES,
    TiesNarrowing,
    layers_tied,
    networks_tied,
    ties_narrowed,
    ties_page,
)
from malai_core.text import clean

HEARD_SAID: Final[Mapping[str, StrOrPromise]] = {
    "both": gettext_lazy("both sides say so"),
    "one": gettext_lazy("one side says so"),
    "none": gettext_lazy("neither side has been asked"),
}
STATES_SAID: Final[Mapping[str, StrOrPromise]] = {
    "open": gettext_lazy("still holds"),
    "ended": gettext_lazy("has ended"),
}


@require_safe
@door(Action.NETWORK_READ)
def ties(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the relationships of a workspace, newest on record first."""
    to = ties_asked(request)
    page = ties_page(ties_narrowed(seat.workspace, to), after=_uuid(request.GET.get("after", "")))
    context = {
        "page": page,
        "rows": [(tie, HEARD_SAID[_heard(page.sides[tie.pk])]) for tie in page.rows],
        "to": to,
        "is_narrowed": to != TiesNarrowing(),
        **choices_of(seat, to),
        "next_url": _url(to, after=page.next_after) if page.next_after else "",
        "first_url": _url(to) if request.GET.get("after") else "",
        "export_query": _url(to) if seat.may(Action.DATA_EXPORT) else "",
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_kinds": seat.may(Action.WORKSPACE_MANAGE),
    }
    template = "network/_ties_list.html" if request.htmx else "network/ties.html"
    return render(request, template, context)


def _heard(sides: int) -> str:
    return ("none", "one", "both")[sides]


def ties_asked(request: HttpRequest) -> TiesNarrowing:
    """Turn an address into what the list is narrowed to; what is unknown is passed over."""
    asked = request.GET
    return TiesNarrowing(
        text=clean(asked.get("q", "").replace("\0", "")),
        network=_uuid(asked.get("network", "")),
        layer=_known(asked.get("layer", ""), Layer.values),
        kind=_uuid(asked.get("kind", "")),
        heard=_known(asked.get("heard", ""), HEARD),
        state=_known(asked.get("state", ""), STATES),
    )


def _known(value: str, choices: Any) -> str:  # noqa: ANN401 - a sequence or the values of choices
    return value if value in choices else ""


def _uuid(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


def choices_of(seat: OpenSeat, to: TiesNarrowing) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of chips. Two queries."""
    networks: list[Network] = list(networks_tied(seat.workspace))
    layers = layers_tied(seat.workspace)
    return {
        "networks": list(_chips(to, "network", _("All networks"), [(n.public_id, name(n)) for n in networks])),
        "layers": list(_chips(to, "layer", _("All layers"), [(one.value, one.label) for one in layers])),
        "heards": list(_chips(to, "heard", _("Whoever says so"), list(HEARD_SAID.items()), least=1)),
        "states": list(_chips(to, "state", _("Holding or ended"), list(STATES_SAID.items()), least=1)),
    }  # fmt: skip


def _chips(
    to: TiesNarrowing, part: str, whole: str, choices: list[tuple[Any, Any]], *, least: int = 2
) -> Iterator[dict[str, Any]]:
    """Yield a choice with its "all of them", where there is anything to choose."""
    if len(choices) < least and not getattr(to, part):
        return
    nothing = None if part == "network" else ""
    for value, label in [(nothing, whole), *choices]:
        target = replace(to, **{part: value})
        yield {"label": capfirst(str(label)), "url": _url(target), "is_here": target == to}


def _url(to: TiesNarrowing, *, after: UUID | None = None) -> str:
    parts = {**asdict(to), "after": after}
    named = {"q" if key == "text" else key: str(value or "") for key, value in parts.items()}
    return "?" + urlencode({key: value for key, value in named.items() if value})
