"""A picture as it is put on paper: what of it a look shows, as dots and lines.

From here on nothing knows a party: what a dot is called was decided by ``name_of``, so a picture
made for others cannot tell more than it was given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from malai.activities.models import Activity
from malai.atlas.bridge import PEOPLE, Standing
from malai.atlas.drawing import LAYER_LABELS, ON_AT_FIRST
from malai.atlas.looks import Look
from malai.network.models import Party
from malai_core.labels import Words
from malai_core.sna.meetings import ATTENDANCE
from malai_core.sna.picture import AFFILIATION, CO_ATTENDANCE_LAYER, NOBODY, NOBODY_NAME, Picture

if TYPE_CHECKING:
    from malai.atlas.bridge.meetings import Gathered

ACTIVITY: Final = "activity"
#: What paper holds; of more, those with most around them are drawn.
MOST_DOTS: Final = 1_500
MOST_LINES: Final = 4_000
NameOf = Callable[[Party | Activity], str]
#: Kind of the bubble of people without organisation or group.
BUBBLE: Final = "nobody"


@dataclass(frozen=True, slots=True)
class Dot:
    """A member on paper."""

    x: float
    y: float
    radius: float
    kind: str
    name: str
    """Empty where it is not to be told."""
    rank: int
    colour: str = ""
    """Empty for that of its kind."""


@dataclass(frozen=True, slots=True)
class Line:
    """A tie on paper, between two dots by their number."""

    first: int
    second: int
    layer: str
    weight: float
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a picture is drawn."""

    dots: list[Dot]
    lines: list[Line]
    left_out: int
    """Members that had no room."""

    def kinds(self) -> Counter[str]:
        """Return how many dots there are of each kind."""
        return Counter(dot.kind for dot in self.dots)

    def layers(self) -> Counter[str]:
        """Return how many lines there are of each layer."""
        return Counter(line.layer for line in self.lines)


@dataclass(frozen=True, slots=True)
class Dress:
    """What fields and measures do to members: their colours, and who is put away, by key."""

    colours: Mapping[int, str]
    hidden: Collection[int]


PLAIN: Final = Dress({}, frozenset())


def sketched(
    rows: Standing, picture: Picture, look: Look, *, name_of: NameOf, dress: Dress = PLAIN
) -> Sketch:
    """Return the dots and lines that ``look`` shows. No queries; O(members + ties)."""
    lines = [line for line in _lines(rows, picture, look) if _is_on(line, look)]
    shown = {
        number
        for number in range(len(picture.spots))
        if _is_shown(rows, picture, number, look, dress)
    }
    lines = [line for line in lines if line.first in shown and line.second in shown]
    shown &= _around(rows, picture, lines, look, shown)
    by_rank = sorted(shown, key=lambda number: picture.spots[number].rank)
    kept = sorted(by_rank[:MOST_DOTS])
    moved = {old: new for new, old in enumerate(kept)}
    dots = [_dot(rows, picture, number, name_of, dress) for number in kept]
    return Sketch(dots, _drawn(lines, moved), len(shown) - len(kept))


def _dot(rows: Standing, picture: Picture, number: int, name_of: NameOf, dress: Dress) -> Dot:
    spot = picture.spots[number]
    place = (spot.x, spot.y, spot.radius)
    if spot.member == NOBODY:
        return Dot(*place, BUBBLE, _said(NOBODY_NAME), spot.rank)
    row = _row(rows, spot.member)
    colour = dress.colours.get(row.pk, "") if isinstance(row, Party) else ""
    return Dot(*place, _kind(rows, spot.member), name_of(row), spot.rank, colour)


def _row(rows: Standing, member: int) -> Party | Activity:
    """Return the party of a number, or the activity of the picture of people and activities."""
    if member < len(rows.parties):
        return rows.parties[member]
    return cast("Gathered", rows).activities[member - len(rows.parties)]


def _kind(rows: Standing, member: int) -> str:
    if member == NOBODY:
        return BUBBLE
    row = _row(rows, member)
    return row.kind if isinstance(row, Party) else ACTIVITY


def _said(words: Words) -> str:
    return words.in_language("en" if get_language() == "en" else "th")


def _is_shown(rows: Standing, picture: Picture, number: int, look: Look, dress: Dress) -> bool:
    member = picture.spots[number].member
    if _kind(rows, member) in look.hidden.get("kind", ()):
        return False
    return not (0 <= member < len(rows.parties)) or rows.parties[member].pk not in dress.hidden


def _is_on(line: Line, look: Look) -> bool:
    is_on = look.layers.get(line.layer, line.layer in ON_AT_FIRST or line.layer == ATTENDANCE)
    return is_on and line.weight >= look.least


def _lines(rows: Standing, picture: Picture, look: Look) -> Iterable[Line]:
    """Yield the lines of a picture: bundled ones at the first level, else each declared tie."""
    for strand in picture.strands:
        for layer, count in strand.layers:
            if look.level != PEOPLE or layer in {AFFILIATION, CO_ATTENDANCE_LAYER}:
                yield Line(strand.source, strand.target, layer, count, strand.is_quiet)
    if look.level == PEOPLE:
        yield from _declared(rows, picture)


def _declared(rows: Standing, picture: Picture) -> Iterable[Line]:
    number = rows.number()
    spot = {one.member: place for place, one in enumerate(picture.spots)}
    for tie in rows.ties:
        first = spot.get(number.get(tie.source_id, -2))
        second = spot.get(number.get(tie.target_id, -2))
        if first is not None and second is not None:
            yield Line(first, second, tie.kind.layer, tie.strength or 1, is_quiet=False)


def _around(
    rows: Standing, picture: Picture, lines: list[Line], look: Look, shown: set[int]
) -> set[int]:
    """Return who is within the steps of the one in focus; everybody where nobody is, or she is gone."""
    wanted = (look.focus or {}).get("party")
    centre = next((n for n in shown if _key(rows, picture, n) == wanted), None) if wanted else None
    if look.focus is None or centre is None:
        return shown
    near: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        near[line.first].add(line.second)
        near[line.second].add(line.first)
    found = {centre}
    for _step in range(look.focus["steps"]):
        found |= {other for one in found for other in near[one]}
    return found


def _key(rows: Standing, picture: Picture, number: int) -> str:
    member = picture.spots[number].member
    return "" if member == NOBODY else str(_row(rows, member).public_id)


def _drawn(lines: Iterable[Line], moved: dict[int, int]) -> list[Line]:
    """Return the lines between dots that are drawn, the heaviest first where there are too many."""
    kept = [one for one in lines if one.first in moved and one.second in moved]
    if len(kept) > MOST_LINES:
        kept = sorted(kept, key=lambda one: -one.weight)[:MOST_LINES]
    return [
        Line(moved[one.first], moved[one.second], one.layer, one.weight, one.is_quiet)
        for one in kept
    ]


def layer_label(layer: str) -> str:
    """Return the name of a layer in the language of the page."""
    return _("came to") if layer == ATTENDANCE else str(LAYER_LABELS.get(layer, layer))
