"""The map of a network with its tables, and layers that people bring."""

from __future__ import annotations

from datetime import date
from typing import IO, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.drawing_map import (
    area_name,
    area_shown,
    between_shown,
    drawn_map,
    marks_listed,
    may_bring,
)
from malai.atlas.forms import MapForm, MapLayerForm
from malai.atlas.geography import MEASURES, Asked, placed
from malai.atlas.models import MapLayer
from malai.atlas.selectors import networks_of
from malai.atlas.selectors.geography import map_layers_of
from malai.atlas.selectors.views import view_named
from malai.atlas.services.geography import layer_written, map_layer_add, map_layer_drop
from malai.atlas.web.picture import network_of
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language
from malai.network.models import Layer, Network, PartyKind
from malai_core.errors import MalaiError

#: Rows of each table beside the map.
TABLE_ROWS = 300


@require_safe
@door(Action.NETWORK_READ)
def map_page(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show a network on the map of Thailand, and the same numbers as tables."""
    here = network_of(seat, network)
    form = MapForm(request.GET if _is_asked(request.GET) else None)
    asked = asked_of(request.GET, form, here)
    found = placed(here, asked)
    between = between_shown(found)
    context = {
        "network": here,
        "networks": networks_of(seat.workspace),
        "form": form,
        "asked": asked,
        "province_name": area_name(asked.province) if asked.province else "",
        "areas": [area_shown(found, area) for area in found.areas],
        "nowhere": found.nowhere,
        "between": between[:TABLE_ROWS],
        "between_count": len(between),
        "marks": marks_listed(found, seat, TABLE_ROWS),
        "marks_count": sum(len(mark.rows) for mark in found.shown),
        "layers": map_layers_of(here),
        "may_bring": may_bring(seat),
        "may_share": may_bring(seat),
        "query": _without(request.GET, "province"),
        "data_url": _data_url(request, seat, here),
    }
    return render(request, "atlas/map.html", context)


def _is_asked(sent: QueryDict) -> bool:
    return any(name in sent for name in MapForm.base_fields) or "day_year" in sent


def _without(sent: QueryDict, name: str) -> str:
    left = sent.copy()
    left.pop(name, None)
    return left.urlencode()


def _data_url(request: Request, seat: OpenSeat, network: Network) -> str:
    url = reverse("atlas:map-data", args=[seat.workspace.public_id, network.public_id])
    query = request.GET.urlencode()
    return f"{url}?{query}" if query else url


def asked_of(sent: QueryDict, form: MapForm, network: Network) -> Asked:
    """Return what an address asks of the map; what cannot be read is as it comes.

    ``view`` names a saved view of the picture, whose day, kinds and layers the map takes over.
    """
    form.is_valid()
    told = getattr(form, "cleaned_data", {})
    day = told["day"].last_day if told.get("day") else _day_named(sent.get("day", ""))
    kinds, layers, day = _of_view(sent.get("view", ""), network, day)
    return Asked(
        day=day or timezone.localdate(),
        kinds=frozenset({told["kind"]}) if told.get("kind") else kinds,
        layers=frozenset({told["layer"]}) if told.get("layer") else layers,
        province=told.get("province", ""),
        measure=told.get("measure") or MEASURES[0],
        activity_kind=told.get("activity_kind", ""),
        year=told.get("year") or 0,
    )


def _day_named(iso: str) -> date | None:
    """Return the day as the picture's address names it; nothing where it is none."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _of_view(
    view: str, network: Network, day: date | None
) -> tuple[frozenset[str], frozenset[str], date | None]:
    """Return kinds, layers and day of a saved view; everything where none is named."""
    if not view:
        return frozenset(), frozenset(), day
    try:
        state = view_named(network, UUID(view)).state
    except ValueError:
        raise Http404 from None
    put_away = set(state.get("hidden", {}).get("kind", ()))
    off = {layer for layer, is_on in state.get("layers", {}).items() if not is_on}
    kinds = frozenset(PartyKind.values) - put_away if put_away else frozenset()
    layers = frozenset(Layer.values) - off if off else frozenset()
    return kinds, layers, day or (date.fromisoformat(state["day"]) if state.get("day") else None)


@gzip_page
@require_safe
@door(Action.NETWORK_READ)
def map_data(request: Request, seat: OpenSeat, network: UUID) -> JsonResponse:
    """Answer the island with the map."""
    here = network_of(seat, network)
    asked = asked_of(request.GET, MapForm(request.GET), here)
    drawn = drawn_map(placed(here, asked), here, list(map_layers_of(here)), seat)
    return JsonResponse(drawn, json_dumps_params={"ensure_ascii": False})


# -- Layers that people bring ----------------------------------------------------------------------------


@gzip_page
@require_safe
@door(Action.NETWORK_READ)
def map_layer(request: Request, seat: OpenSeat, network: UUID, layer: UUID) -> HttpResponse:
    """Answer the island with the shapes of one layer."""
    del request
    written = layer_written(_layer_of(network_of(seat, network), layer))
    if written is None:
        raise Http404
    return HttpResponse(written, content_type="application/geo+json")


def _layer_of(network: Network, layer: UUID) -> MapLayer:
    return get_object_or_404(map_layers_of(network), public_id=layer)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def map_layer_new(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Bring a layer to the map."""
    here = network_of(seat, network)
    form = MapLayerForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid() and _brought(request, here, form):
        messages.success(request, _("The layer is on the map."))
        return redirect("atlas:map", seat.workspace.public_id, here.public_id)
    url = reverse("atlas:map", args=[seat.workspace.public_id, here.public_id])
    context = {
        "form": form,
        "network": here,
        "heading": _("Add a layer to the map"),
        "crumbs": [(_("Map"), url)],
        "back": url,
    }
    return render(request, "atlas/form.html", context, status=422 if form.errors else 200)


def _brought(request: Request, network: Network, form: MapLayerForm) -> bool:
    """Bring the file that was sent; say at the form why that cannot be."""
    content = cast("IO[bytes]", form.cleaned_data["file"].file)
    try:
        map_layer_add(
            by=request.user, network=network, name=form.cleaned_data["name"], content=content
        )
    except MalaiError as error:
        form.add_error("file", error.in_language(language()))
    except ValidationError as error:
        form.add_error(None, error)
    return not form.errors


@require_POST
@door(Action.NETWORK_EDIT)
def map_layer_remove(request: Request, seat: OpenSeat, network: UUID, layer: UUID) -> HttpResponse:
    """Take a layer off the map."""
    here = network_of(seat, network)
    row = _layer_of(here, layer)
    row.workspace = here.workspace
    map_layer_drop(by=request.user, layer=row)
    messages.success(
        request,
        _("The layer is taken off the map."),
        extra_tags=undo_tag(seat, row.public_id),
    )
    return redirect("atlas:map", seat.workspace.public_id, here.public_id)
