"""The map as the page draws it: numbers, names and addresses in the reader's language."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.atlas.drawing import party_url
from malai.atlas.geography import ACTIVITY, MEASURES, NAMES, AreaCount, Mark, Placed, shade_of
from malai.atlas.models import MapLayer
from malai.atlas.provinces import middle_of, shape_name
from malai.atlas.unnamed import name_for, unnamed_for
from malai.kernel.templatetags.malai import name, number
from malai.network.models import Network, PartyKind
from malai.places import official
from malai.places.wording import area_said, part_said

#: Lines between areas that are drawn; the table has them all.
LINES: Final = 200


def drawn_map(
    found: Placed, network: Network, layers: list[MapLayer], seat: OpenSeat
) -> dict[str, Any]:
    """Return the map as JSON for the island. At most one query, for whom this seat sees no name of."""
    asked, unnamed = found.asked, unnamed_for(seat)
    return {
        "language": get_language(),
        "measure": asked.measure,
        "province": asked.province,
        "areas": [area_shown(found, area) for area in found.areas],
        "provinces": provinces_shown(),
        "steps": {measure: found.steps(measure) for measure in MEASURES},
        "between": between_shown(found)[:LINES],
        "marks": [_mark(mark, seat, unnamed) for mark in found.marks],
        "layers": [layer_shown(layer, network) for layer in layers],
    }


def provinces_shown() -> list[dict[str, Any]]:
    """Return every province: its code, its name here and in the file of shapes, its middle."""
    return [
        {
            "code": code,
            "name": area_name(code),
            "shape": shape_name(code),
            "middle": middle_of(code),
        }
        for code in _codes()
    ]


def _codes() -> list[str]:
    return [code for code in official.names() if len(code) == 2]


def area_name(code: str) -> str:
    """Return the short name of an area: of a province without the word before it."""
    if not code:
        return _("No area on record")
    if len(code) > 2:
        return part_said(code)
    return part_said(code).removeprefix("จ.")


def area_shown(found: Placed, area: AreaCount) -> dict[str, Any]:
    """Return one row of the table, which the drawing says too."""
    asked = found.asked
    is_whole = bool(asked.province) and len(area.code) == 2
    return {
        "code": area.code,
        "name": _("District not known") if is_whole else area_name(area.code),
        "said": area_said(area.code),
        "people": area.people,
        "bodies": area.bodies,
        "members": area.members,
        "activities": area.activities,
        "inside": area.inside,
        "across": area.across,
        "ties": area.ties,
        "middle": area.middle,
        "shade": shade_of(area.of(asked.measure), found.steps(asked.measure)),
        "may_open": not asked.province,
    }


def between_shown(found: Placed) -> list[dict[str, Any]]:
    """Return the pairs of areas with their ties, most first."""
    return [
        {
            "first": one.first,
            "second": one.second,
            "from": area_name(one.first),
            "to": area_name(one.second),
            "count": one.count,
        }
        for one in found.between
    ]


def _mark(mark: Mark, seat: OpenSeat, unnamed: frozenset[int]) -> dict[str, Any]:
    return {
        "x": mark.longitude,
        "y": mark.latitude,
        "kind": mark.kind,
        "count": len(mark.rows),
        "names": _names(mark, unnamed),
        "url": _url(mark, seat, unnamed) if len(mark.rows) == 1 else _of_place(mark, seat),
        "coarse": mark.kind == PartyKind.PERSON,
    }


def _names(mark: Mark, unnamed: frozenset[int]) -> list[str]:
    """Return the names at a point; of many activities at one place, the place and their number."""
    places = _places(mark)
    if len(mark.rows) > 1 and len(places) == 1:
        said = {"place": name(mark.rows[0].place), "count": number(len(mark.rows))}
        return [_("%(place)s: %(count)s activities") % said]
    return [_title(row, mark.kind, unnamed) for row in mark.rows[:NAMES]]


def _places(mark: Mark) -> set[UUID]:
    return {row.place.public_id for row in mark.rows} if mark.kind == ACTIVITY else set()


def _title(row: Any, kind: str, unnamed: frozenset[int]) -> str:  # noqa: ANN401 - a party or an activity
    return str(row.title) if kind == ACTIVITY else name_for(row, unnamed)


def _url(mark: Mark, seat: OpenSeat, unnamed: frozenset[int]) -> str:
    row = mark.rows[0]
    if mark.kind != ACTIVITY:
        return "" if row.pk in unnamed else party_url(row, seat)
    return reverse("activities:activity", args=[seat.workspace.public_id, row.public_id])


def _of_place(mark: Mark, seat: OpenSeat) -> str:
    """Return the list of the activities at a place; nothing where a point stands for several."""
    places = _places(mark)
    if len(places) != 1:
        return ""
    listing = reverse("activities:activities", args=[seat.workspace.public_id])
    return f"{listing}?place={places.pop()}"


def marks_listed(found: Placed, seat: OpenSeat, most: int) -> list[dict[str, Any]]:
    """Return the points one by one for the table: name, kind, area, whether kept coarse."""
    unnamed = unnamed_for(seat)
    flat = ((mark, row) for mark in found.shown for row in mark.rows)
    listed = []
    for mark, row in flat:
        where = row.place if mark.kind == ACTIVITY else row
        one = Mark(mark.latitude, mark.longitude, mark.kind, [row])
        said = area_said(where.area_code)
        said_name = _title(row, mark.kind, unnamed)
        listed.append({**_mark(one, seat, unnamed), "name": said_name, "area": said})
        if len(listed) == most:
            break
    return listed


def layer_shown(layer: MapLayer, network: Network) -> dict[str, Any]:
    """Return a layer that people brought, with the address of its shapes."""
    here = [network.workspace.public_id, network.public_id, layer.public_id]
    return {
        "id": str(layer.public_id),
        "name": layer.name,
        "shapes": layer.shapes,
        "url": reverse("atlas:map-layer", args=here),
    }


def may_bring(seat: OpenSeat) -> bool:
    """Say whether this seat may bring layers to a map and take them away."""
    return seat.may(Action.NETWORK_EDIT)
