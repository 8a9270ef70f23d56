"""What pictures show to whom: a seat's own pictures, and what a link gives to people without one.

A viewer decides which names are told. For others these are the names of organisations and groups
alone, or also of the people who agreed to be in maps that others are shown; points, telephone
numbers and findings are never among it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from malai.access.doors import OpenSeat
from malai.activities.models import Activity
from malai.atlas.bridge import Standing
from malai.atlas.bridge.meetings import way_between
from malai.atlas.captions import legend_entries
from malai.atlas.dressing import Asking, dressed
from malai.atlas.geography import MEASURES, Asked, Placed, placed
from malai.atlas.looks import Look, look_from
from malai.atlas.paper import PHONE, Caption, picture_svg
from malai.atlas.paper_map import map_legend, map_svg
from malai.atlas.selectors import parties_of
from malai.atlas.selectors.backdrops import backdrop_link, backdrop_of, place_of
from malai.atlas.services import picture_for
from malai.atlas.sketching import Dress, Ground, Sketch, sketched
from malai.kernel.templatetags.malai import thai_date
from malai.network.models import Network, Party, PartyKind
from malai_core.errors import InvalidInputError
from malai_core.sna.picture import Picture

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
    fields: bool = True
    """Whether what fields say of members is told; else those alone that the lines tell too."""
    phones: bool = False
    """Whether the picture is drawn for telephones too."""
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
    phone: str = ""
    """The same as narrow as a telephone, where it was asked for."""


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

    Seven queries for a picture and three at most for each field of its look, four for a way; four
    for a map.
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
    dress = _dress(network, found, look, viewer, day)
    sketch = sketched(*found, look, name_of=viewer.name_of, dress=dress)
    if look.ground == "picture":
        sketch = replace(sketch, ground=_ground(network, look))
    legend = legend_entries(sketch, look, dress, _ends(found[0], dress, viewer))
    caption = Caption(title, legend, foot_of(network, day), is_titled=viewer.titles)
    rows = [(entry.text, 0) for entry in caption.legend]
    phone = picture_svg(sketch, replace(caption, sheet=PHONE)) if viewer.phones else ""
    return Shown(picture_svg(sketch, caption), title, _said(sketch, dress), rows, phone)


def _dress(
    network: Network, found: tuple[Standing, Picture], look: Look, viewer: Viewer, day: date
) -> Dress:
    asking = Asking(viewer.seat, viewer.unnamed, is_whole=viewer.fields)
    dress = dressed(*found, look, asking)
    return replace(dress, way=_way(network, look, day)) if look.path else dress


def _ground(network: Network, look: Look) -> Ground | None:
    """Return the picture under the members, where there is one. One query."""
    row = backdrop_of(network)
    link = backdrop_link(row) if row else ""
    if row is None or not link:
        return None
    x, y, width, height = place_of(row, look.level)
    return Ground(link, x, y, width, height, row.opacity / 100)


def _way(network: Network, look: Look, day: date) -> list[int]:
    """Return who stands on the way between two, in order. Six queries."""
    ends = {str(one.public_id): one for one in parties_of(network, day=day)}
    source, target = (ends.get((look.path or {})[end]) for end in ("from", "to"))
    if source is None or target is None:
        return []
    way = way_between(network, source, target, day=day, belongs="")
    return [*[step.source.pk for step in way], target.pk] if way else []


def _ends(rows: Standing, dress: Dress, viewer: Viewer) -> list[str]:
    """Return what the two ends of the way are called."""
    named = {party.pk: party for party in rows.parties}
    keys = [dress.way[0], dress.way[-1]] if dress.way else []
    return [viewer.name_of(named[key]) if key in named else "" for key in keys]


def _look(kept: Mapping[str, Any]) -> Look:
    """Return the look that was kept; one that cannot be read any more is as it comes."""
    try:
        return look_from({name: part for name, part in kept.items() if name != "what"})
    except InvalidInputError:
        return Look()


def _said(sketch: Sketch, dress: Dress) -> str:
    said = _("The picture shows %(members)s members and %(ties)s lines.") % {
        "members": f"{len(sketch.dots):,}",
        "ties": f"{len(sketch.lines):,}",
    }
    if sketch.left_out:
        more = _("%(count)s more, with fewer around them, had no room.")
        said = f"{said} {more % {'count': f'{sketch.left_out:,}'}}"
    if not dress.is_told_whole:
        untold = _("Some fields of this view are not told to others.")
        said = f"{said} {untold}"
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
    narrow = replace(caption, sheet=PHONE)
    phone = map_svg(found, narrow, with_marks=viewer.sees_points) if viewer.phones else ""
    return Shown(svg, title, said, phone=phone)


def measure_said(measure: str) -> str:
    """Return the name of a measure of the map."""
    names = {"members": _("Members"), "activities": _("Activities"), "ties": _("Relationships")}
    return names[measure]
