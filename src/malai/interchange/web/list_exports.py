"""Taking one list out, as it is narrowed: people, organisations and groups, relationships, activities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities.models import ActivityKind
from malai.activities.selectors import activities_narrowed
from malai.activities.web.pages import narrowing_of
from malai.interchange.exporting.layout import (
    ACTIVITIES,
    BODIES,
    PEOPLE,
    TIES,
    SheetLayout,
)
from malai.interchange.exporting.tables import Export
from malai.interchange.forms import ListExportForm
from malai.interchange.services import ImportRefusedError
from malai.interchange.services.exporting import export_make
from malai.interchange.web.exports import leaves_out
from malai.kernel.http import Request
from malai.network.models import Layer
from malai.network.selectors.narrowing import ASKED
from malai.network.selectors.paging import keys_of
from malai.network.selectors.parties import BODIES as BODY_KINDS
from malai.network.selectors.parties import PEOPLE as PERSON_KINDS
from malai.network.selectors.search import MOST
from malai.network.selectors.tie_list import ties_narrowed
from malai.network.web.narrowing import Offer
from malai.network.web.tie_list import HEARD_SAID, STATES_SAID, ties_asked

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list as somebody narrowed it."""

    layout: SheetLayout
    title: StrOrPromise
    within: Q
    chips: Sequence[str]
    """What it is narrowed to, in words."""
    back: str
    """Address of the list."""
    names: frozenset[str] = frozenset()
    """Those of the words that may be somebody's name: they do not go into the history."""
    is_capped: bool = False
    """Whether a search found more than it lists."""


@require_http_methods(["GET", "POST"])
@door(Action.DATA_EXPORT)
def people(request: Request, seat: OpenSeat) -> HttpResponseBase:
    """Ask why, and answer with the list of people."""
    offer = Offer(seat, PERSON_KINDS, request.GET)
    return _asked(request, seat, _parties(offer, PEOPLE, _("People"), "network:people"))


@require_http_methods(["GET", "POST"])
@door(Action.DATA_EXPORT)
def organisations(request: Request, seat: OpenSeat) -> HttpResponseBase:
    """Ask why, and answer with the list of organisations and groups."""
    offer = Offer(seat, BODY_KINDS, request.GET)
    title = _("Organisations and groups")
    return _asked(request, seat, _parties(offer, BODIES, title, "network:organisations"))


@require_http_methods(["GET", "POST"])
@door(Action.DATA_EXPORT)
def activities(request: Request, seat: OpenSeat) -> HttpResponseBase:
    """Ask why, and answer with the list of activities, a row for each session."""
    to = narrowing_of(request)
    kinds = dict(ActivityKind.choices)
    found = activities_narrowed(seat.workspace, to).order_by()
    wanted = Wanted(
        ACTIVITIES,
        _("Activities"),
        Q(activity__in=found.values("pk")),
        [str(word) for word in (to.text, kinds.get(to.kind)) if word],
        _back(request, seat, "activities:activities", ("q", "network", "kind", "place")),
        frozenset({to.text}),
    )
    return _asked(request, seat, wanted)


@require_http_methods(["GET", "POST"])
@door(Action.DATA_EXPORT)
def ties(request: Request, seat: OpenSeat) -> HttpResponseBase:
    """Ask why, and answer with the list of relationships."""
    to = ties_asked(request)
    words = (
        to.text,
        dict(Layer.choices).get(to.layer),
        HEARD_SAID.get(to.heard),
        STATES_SAID.get(to.state),
    )
    wanted = Wanted(
        TIES,
        _("Relationships"),
        Q(pk__in=ties_narrowed(seat.workspace, to).order_by().values("pk")),
        [str(word) for word in words if word],
        _back(request, seat, "network:ties", ("q", "network", "layer", "kind", "heard", "state")),
        frozenset({to.text}),
    )  # fmt: skip
    return _asked(request, seat, wanted)


def _parties(offer: Offer, layout: SheetLayout, title: str, name: str) -> Wanted:
    listed = offer.listed()
    within, is_capped = listed.filter(), False
    if listed.is_search:
        keys, is_capped = keys_of(listed, MOST)
        within = Q(pk__in=keys)
    text = offer.to.text.strip()
    chips = [*([text] if text else []), *(chip["label"] for chip in offer.chips())]
    back = f"{reverse(name, args=[offer.workspace.public_id])}?{offer.query()}"
    return Wanted(layout, title, within, chips, back, frozenset({text}), is_capped)


def _back(request: Request, seat: OpenSeat, name: str, kept: Iterable[str] = ASKED) -> str:
    asked = request.GET.copy()
    for gone in set(asked) - set(kept):
        del asked[gone]
    return f"{reverse(name, args=[seat.workspace.public_id])}?{asked.urlencode()}"


def _asked(request: Request, seat: OpenSeat, wanted: Wanted) -> HttpResponseBase:
    form = ListExportForm(request.POST if request.method == "POST" else None)
    if wanted.is_capped and form.is_bound:
        form.add_error(None, _too_many())
    if form.is_valid():
        try:
            return _file(request, seat, form, wanted)
        except ImportRefusedError as error:
            form.add_error("format", str(error))
    return _page(request, seat, form, wanted)


def _too_many() -> str:
    return _("The search finds more than it lists. Narrow it first: by a tag, a role, an area.")


def _page(request: Request, seat: OpenSeat, form: ListExportForm, wanted: Wanted) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "wanted": wanted,
        "may_contacts": seat.may(Action.CONTACT_READ),
        "too_many": _too_many() if wanted.is_capped and not form.is_bound else "",
        "crumbs": [(wanted.title, wanted.back)],
    }
    status = 422 if form.errors else 200
    return render(request, "interchange/export_list.html", context, status=status)


def _file(
    request: Request, seat: OpenSeat, form: ListExportForm, wanted: Wanted
) -> HttpResponseBase:
    said = [word for word in wanted.chips if word not in wanted.names]
    narrowed = [*said, _("a search")] if len(said) < len(wanted.chips) else said
    export = Export(
        seat.workspace,
        None,
        "en" if get_language() == "en" else "th",
        with_contacts=seat.may(Action.CONTACT_READ),
        leaves_out=leaves_out(seat),
        only=wanted.layout,
        within=wanted.within,
        told=" · ".join([str(wanted.title), *narrowed]),
    )
    kind = form.cleaned_data["format"]
    made = export_make(
        by=request.user, export=export, form=kind, reason=form.cleaned_data["reason"]
    )
    ending = "xlsx" if kind == "xlsx" else "zip"
    name = f"{wanted.title} {timezone.localdate().isoformat()}.{ending}"
    return FileResponse(made, as_attachment=True, filename=name)
