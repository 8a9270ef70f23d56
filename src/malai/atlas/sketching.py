"""A picture as it is put on paper: what of it a look shows, as dots, lines and grounds.

From here on nothing knows a party: what a dot is called was decided by ``name_of``, so a picture
made for others cannot tell more than it was given.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from malai.activities.models import Activity
from malai.atlas.arranging import Place, Stood, arranged
from malai.atlas.bridge import Standing
from malai.atlas.drawing import LAYER_LABELS
from malai.atlas.dressing import ACTIVITY, PLAIN, Dress, kind_of, row_of, spot_keys
from malai.atlas.legends import OTHERS, UNKNOWN, Legend
from malai.atlas.lines import Line, degrees, drawn_lines, dressed_lines, is_on, lines_of
from malai.atlas.looks import Look
from malai.atlas.marks import BUBBLE, KINDS, OF_KIND
from malai.network.models import Party
from malai_core.labels import Words
from malai_core.sna.meetings import ATTENDANCE
from malai_core.sna.picture import NOBODY, NOBODY_NAME, Picture, Spot

__all__ = ["ACTIVITY", "BUBBLE", "Dot", "Dress", "Ground", "Line", "Outline", "Sketch", "sketched"]

#: What paper holds; of more, those with most around them are drawn.
MOST_DOTS: Final = 1_500
NameOf = Callable[[Party | Activity], str]
#: Radii in the paper's units where a measure decides the size: of nothing, and of the largest.
SMALLEST: Final = 5.0
LARGEST: Final = 24.0
#: From so many members on marks are smaller.
MANY: Final = 800


@dataclass(frozen=True, slots=True)
class Dot:
    """A member on paper."""

    x: float
    y: float
    radius: float
    kind: str
    name: str
    """Empty where it is not to be told, or not to be read."""
    rank: int
    colour: str = ""
    """Empty for that of its kind."""
    mark: str = ""
    """The number of its colour in the legend."""
    shape: int = 0
    fixed: float | None = None
    """Radius in the paper's units, where a measure decides it."""
    is_lit: bool = False
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A ground around dots, by their numbers."""

    dots: list[int]
    colour: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A picture under the members: an image as a link, its middle and size among their places."""

    link: str
    x: float
    y: float
    width: float
    height: float
    opacity: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a picture is drawn."""

    dots: list[Dot]
    lines: list[Line]
    left_out: int
    """Members that had no room."""
    outlines: list[Outline] = field(default_factory=list)
    has_grid: bool = False
    ground: Ground | None = None
    """A picture under everything."""

    def kinds(self) -> Counter[str]:
        """Return how many dots there are of each kind."""
        return Counter(dot.kind for dot in self.dots)

    def layers(self) -> Counter[str]:
        """Return how many lines there are of each layer."""
        return Counter(line.layer for line in self.lines)


def sketched(
    rows: Standing, picture: Picture, look: Look, *, name_of: NameOf, dress: Dress = PLAIN
) -> Sketch:
    """Return the dots and lines that ``look`` shows. No queries; O(members + ties)."""
    keys = spot_keys(rows, picture)
    every = lines_of(rows, picture, look.level)
    lines = [line for line in every if is_on(line, look)]
    shown = _around(_centre(rows, picture, look), lines, look, len(keys))
    shown -= {number for number in shown if keys[number] in dress.hidden}
    way = [keys.index(key) for key in dress.way if key in keys]
    by_rank = sorted(shown, key=lambda one: (one not in way, picture.spots[one].rank))
    kept = sorted(by_rank[:MOST_DOTS])
    places = _places(rows, picture, look, dress, every)
    bare = (_dot(rows, picture.spots[n], keys[n], name_of, dress) for n in kept)
    dots = [_sized(dot, dress, keys[n], len(keys)) for dot, n in zip(bare, kept, strict=True)]
    return Sketch(
        [_standing(dot, places[n], n, way) for dot, n in zip(dots, kept, strict=True)],
        drawn_lines(dressed_lines(lines, every, look, way), {old: n for n, old in enumerate(kept)}),
        len(shown) - len(kept),
        _outlines(dress.hulls, [keys[number] for number in kept]),
        look.ground == "grid",
    )


# -- Dots -----------------------------------------------------------------------------------------------


def _dot(rows: Standing, spot: Spot, key: int, name_of: NameOf, dress: Dress) -> Dot:
    kind = kind_of(rows, spot.member)
    is_nobody = spot.member == NOBODY
    name = _said(NOBODY_NAME) if is_nobody else name_of(row_of(rows, spot.member))
    coloured = dress.colour.entry_of(key) if dress.colour else None
    return Dot(
        spot.x,
        spot.y,
        spot.radius,
        kind,
        name,
        spot.rank,
        colour=coloured.colour if coloured else KINDS[kind],
        mark=coloured.mark if coloured else "",
        shape=dress.shape.entry_of(key).shape if dress.shape else OF_KIND[kind],
    )


def _sized(dot: Dot, dress: Dress, key: int, members: int) -> Dot:
    """Return a dot with the radius that a measure gives: its area grows with the value."""
    if dress.size is None:
        return dot
    least, most = (SMALLEST / 2, LARGEST / 2) if members > MANY else (SMALLEST, LARGEST)
    share = dress.size.share(key)
    return replace(dot, fixed=least + (most - least) * math.sqrt(share or 0.0))


def _standing(dot: Dot, place: Place, number: int, way: Sequence[int]) -> Dot:
    """Return a dot at its place, lit where it is on the way and without a name beside one."""
    is_lit, (x, y) = number in way, place
    is_faint = bool(way) and not is_lit
    name = "" if is_faint else dot.name
    return replace(dot, x=x, y=-y, name=name, is_lit=is_lit, is_faint=is_faint)


def _said(words: Words) -> str:
    return words.in_language("en" if get_language() == "en" else "th")


# -- Places ---------------------------------------------------------------------------------------------


def _places(
    rows: Standing, picture: Picture, look: Look, dress: Dress, every: Sequence[Line]
) -> list[Place]:
    """Return where everybody stands, y upwards: on paper and on the screen alike."""
    # The screen is sent four decimals.
    places = [(round(spot.x, 4), round(-spot.y, 4)) for spot in picture.spots]
    if look.arrangement == "kept" and dress.cluster is None:
        return places
    spots, near = picture.spots, degrees(every, len(picture.spots))
    sizes = [round(spot.radius, 3) for spot in spots]
    by_name = sorted(range(len(spots)), key=lambda n: (spots[n].rank, -sizes[n], -near[n]))
    stood = Stood(
        places,
        sizes,
        [place for _number, place in sorted(zip(by_name, range(len(spots)), strict=True))],
        near,
        [kind_of(rows, spot.member) == "person" for spot in spots],
        [(line.first, line.second) for line in every if is_on(line, look)],
    )
    groups = _groups(dress.cluster, spot_keys(rows, picture)) if dress.cluster else []
    centre = _centre(rows, picture, look)
    return arranged(stood, look.arrangement, centre=centre, groups=groups)


def _groups(legend: Legend, keys: Sequence[int]) -> list[list[int]]:
    """Return the members of each entry, by number."""
    found: dict[str, list[int]] = {entry.value: [] for entry in legend.entries}
    for number, key in enumerate(keys):
        found.get(legend.of(key)[0], []).append(number)
    return list(found.values())


def _outlines(legend: Legend | None, keys: Sequence[int]) -> list[Outline]:
    """Return the grounds of groups; one alone has none, nor do "others" and "not known"."""
    if legend is None:
        return []
    groups = zip(legend.entries, _groups(legend, keys), strict=True)
    return [
        Outline(members, entry.colour)
        for entry, members in groups
        if len(members) > 1 and entry.value not in {OTHERS, UNKNOWN}
    ]


def _centre(rows: Standing, picture: Picture, look: Look) -> int | None:
    """Return the number of the one in focus; ``None`` without one, or where she is gone."""
    wanted = (look.focus or {}).get("party")
    members = (spot.member for spot in picture.spots)
    found = (
        number
        for number, member in enumerate(members)
        if member != NOBODY and str(row_of(rows, member).public_id) == wanted
    )
    return next(found, None) if wanted else None


def _around(centre: int | None, lines: Iterable[Line], look: Look, count: int) -> set[int]:
    """Return who is within the steps of the one in focus; everybody without one."""
    if look.focus is None or centre is None:
        return set(range(count))
    near: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        near[line.first].add(line.second)
        near[line.second].add(line.first)
    found = {centre}
    for _step in range(look.focus["steps"]):
        found |= {other for one in found for other in near[one]}
    return found


def layer_label(layer: str) -> str:
    """Return the name of a layer in the language of the page."""
    return _("came to") if layer == ATTENDANCE else str(LAYER_LABELS.get(layer, layer))
