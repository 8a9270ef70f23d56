"""What pictures show to whom: a seat's own pictures, and what a link gives to people without one.

A viewer decides which names are told. For others these are the names of organisations and groups
alone, or also of the people who agreed to be in maps that others are shown; points, telephone
numbers and findings are never among it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from malai.access.doors import OpenSeat
from malai.activities.models import Activity
from malai.atlas.geography import ACTIVITY, MEASURES, Asked, Placed, placed
from malai.atlas.legends import Legend, legend_of
from malai.atlas.looks import Look, look_from
from malai.atlas.paper import GROUND, MUTED, Caption, Entry, line_colour, picture_svg
from malai.atlas.paper_map import map_legend, map_svg
from malai.atlas.services import picture_for
from malai.atlas.sketching import BUBBLE, Dress, Sketch, layer_label, sketched
from malai.kernel.templatetags.malai import thai_date
from malai.network.models import Network, Party, PartyKind
from malai_core.errors import InvalidInputError

PICTURE: Final = "picture"
MAP: Final = "map"


@dataclass(frozen=True)
class Viewer:
    """Who looks: how parties are named for them, and whether points of the map are shown."""

    named: Collection[int] | None = None
    """Keys of the people whose names are told; ``None`` tells them all."""
    unnamed: frozenset[int] = frozenset()
    """Keys of people whose names are told in no case."""
    silent: Callable[[str], str] = str
    """Takes names that are not to be told out of a text."""
    sees_points: bool = False
    seat: OpenSeat | None = None
    """Whose right decides which fields there are; without one members are put away by kind alone."""
    colours: bool = True
    """Whether the colours of a look are told; else marks have those of their kind."""
    titles: bool = True
    """Whether a picture bears its title; on a slide the heading is over it already."""

    def name_of(self, row: Party | Activity) -> str:
        """Return what a party or an activity is called; nothing where a name is not to be told."""
        if isinstance(row, Activity):
            return self.silent(row.title)
        party = row
        if party.pk in self.unnamed:
            return ""
        if party.kind != PartyKind.PERSON or self.named is None or party.pk in self.named:
            return party.name
        return ""


#: Somebody with a seat that may hand names out.
INSIDE: Final = Viewer(sees_points=True)


@dataclass
class Shown:
    """A look that was drawn: the picture, and the same in words for those who do not see it."""

    svg: str
    title: str
    said: str
    rows: list[tuple[str, int]] = field(default_factory=list)
    """What is counted in it."""


def look_plain(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a look as a slide or a share keeps it, checked.

    ``{"what": "map", "measure", "province"}`` for the map, else that of a picture.

    Raises
    ------
    InvalidInputError
        A part has a value that no look can have.
    """
    if value.get("what") == MAP:
        asked = {name: str(value.get(name, "")) for name in ("measure", "province")}
        measure = asked["measure"] if asked["measure"] in MEASURES else MEASURES[0]
        return {"what": MAP, "measure": measure, "province": asked["province"][:2]}
    return {"what": PICTURE, **look_from(value).plain()}


def shown(network: Network, look: Mapping[str, Any], *, title: str, viewer: Viewer) -> Shown | None:
    """Return a look drawn for ``viewer``; ``None`` where a large network was not read yet.

    Seven queries for a picture, four for a map.
    """
    if look.get("what") == MAP:
        return _map_shown(network, look, title, viewer)
    return _picture_shown(network, look, title, viewer)


# -- The picture ----------------------------------------------------------------------------------------


def _picture_shown(
    network: Network, kept: Mapping[str, Any], title: str, viewer: Viewer
) -> Shown | None:
    look = _look(kept)
    day = date.fromisoformat(look.day) if look.day else timezone.localdate()
    found = picture_for(network, level=look.level, day=day)
    if found is None:
        return None
    legends = _legends(network, look, viewer, [party.pk for party in found[0].parties])
    coloured = legends.get(look.colour) if viewer.colours else None
    sketch = sketched(*found, look, name_of=viewer.name_of, dress=_dress(legends, look, coloured))
    caption = Caption(
        title, _legend(sketch, coloured), foot_of(network, day), is_titled=viewer.titles
    )
    rows = [(entry.text, 0) for entry in caption.legend]
    return Shown(picture_svg(sketch, caption), title, _said(sketch), rows)


def _legends(
    network: Network, look: Look, viewer: Viewer, parties: Sequence[int]
) -> dict[str, Legend]:
    """Return the legends of the fields that colour a look or put members away."""
    if viewer.seat is None:
        return {}
    asked = {*look.hidden, *([look.colour] if viewer.colours else [])} - {"", "kind"}
    found = {name: legend_of(name, viewer.seat, network, parties) for name in sorted(asked)}
    return {name: legend for name, legend in found.items() if legend is not None}


def _dress(legends: Mapping[str, Legend], look: Look, coloured: Legend | None) -> Dress:
    hidden = {
        party
        for name, values in look.hidden.items()
        if (legend := legends.get(name))
        for party in legend.parties
        if not {*legend.of(party)} - {*values}
    }
    colours = {key: coloured.colour_of(key) for key in coloured.parties} if coloured else {}
    return Dress(colours, hidden)


def _look(kept: Mapping[str, Any]) -> Look:
    """Return the look that was kept; one that cannot be read any more is as it comes."""
    try:
        return look_from({name: part for name, part in kept.items() if name != "what"})
    except InvalidInputError:
        return Look()


def _legend(sketch: Sketch, coloured: Legend | None) -> list[Entry]:
    names = {
        "person": _("Person"),
        "organisation": _("Organisation"),
        "group": _("Group"),
        ACTIVITY: _("Activity"),
        BUBBLE: _("No organisation or group given"),
    }
    kinds, layers = sketch.kinds(), sketch.layers()
    plain = MUTED if coloured else ""
    marks = [
        Entry(kind, f"{name}: {kinds[kind]:,}", plain if kind != BUBBLE else "")
        for kind, name in names.items()
        if kinds[kind]
    ]
    if coloured:
        told = [Entry("", f"{one.label}: {one.count:,}", one.colour) for one in coloured.entries]
        marks += [Entry("", coloured.label, GROUND), *told]
    lines = [
        Entry("line", f"{layer_label(layer)}: {count:,}", line_colour(layer))
        for layer, count in sorted(layers.items(), key=lambda one: -one[1])
    ]
    return marks + lines


def _said(sketch: Sketch) -> str:
    said = _("The picture shows %(members)s members and %(ties)s lines.") % {
        "members": f"{len(sketch.dots):,}",
        "ties": f"{len(sketch.lines):,}",
    }
    if sketch.left_out:
        more = _("%(count)s more, with fewer around them, had no room.")
        said = f"{said} {more % {'count': f'{sketch.left_out:,}'}}"
    return said


def foot_of(network: Network, day: date) -> str:
    """Return whose picture it is and of which day."""
    return _("%(network)s · as of %(day)s") % {"network": network.name, "day": thai_date(day)}


# -- The map --------------------------------------------------------------------------------------------


def _map_shown(network: Network, kept: Mapping[str, Any], title: str, viewer: Viewer) -> Shown:
    asked = Asked(
        day=timezone.localdate(), province=kept.get("province", ""), measure=kept["measure"]
    )
    return map_shown(network, placed(network, asked), title=title, viewer=viewer)


def map_shown(network: Network, found: Placed, *, title: str, viewer: Viewer) -> Shown:
    """Return a map drawn for ``viewer``. No queries."""
    legend = map_legend(found, measure_said(found.asked.measure), pgettext("map", "none"))
    caption = Caption(title, legend, foot_of(network, found.asked.day), is_titled=viewer.titles)
    svg = map_svg(found, caption, with_marks=viewer.sees_points)
    said = _("The map shows %(areas)s areas.") % {"areas": len(found.areas)}
    return Shown(svg, title, said)


def measure_said(measure: str) -> str:
    """Return the name of a measure of the map."""
    names = {"members": _("Members"), "activities": _("Activities"), "ties": _("Relationships")}
    return names[measure]
