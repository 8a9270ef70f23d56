"""A network on the map: how much lies in which area, and what goes on between areas.

The page's table, the drawing and the pictures of the map are made from one ``Placed``, so they
cannot disagree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean
from typing import Any, Final

from malai.activities.models import Activity
from malai.atlas.selectors.geography import End, activities_placed, ends_of_ties, members_placed
from malai.network.models import Network, Party, PartyKind

MEASURES: Final = ("members", "activities", "ties")
#: Kind of the marks of places where activities were.
ACTIVITY: Final = "activity"
#: Shades of the map.
SHADES: Final = 5
#: Marks that are sent; where there are more, those near each other are joined.
MOST_MARKS: Final = 2_000
#: Names that one mark says.
NAMES: Final = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What a map shows: one day, perhaps only some kinds of member or layers of ties, one province."""

    day: date
    kinds: frozenset[str] = frozenset()
    """Kinds of party; none named means all."""
    layers: frozenset[str] = frozenset()
    """Layers of ties; none named means all."""
    province: str = ""
    measure: str = MEASURES[0]
    activity_kind: str = ""
    """A fixed kind of activity by its value; empty means all."""
    year: int = 0
    """The Thai fiscal year whose activities are meant, also those to come; 0 means until the day."""

    def area(self, code: str) -> str:
        """Return the area of this map that ``code`` lies in.

        Of the country, provinces; of one province, its districts, or the province itself where no
        district is known. Empty where it lies elsewhere, or nowhere.
        """
        if not self.province:
            return code[:2]
        return code[:4] if code.startswith(self.province) else ""


@dataclass(slots=True)
class AreaCount:
    """How much lies in one area."""

    code: str
    people: int = 0
    bodies: int = 0
    activities: int = 0
    inside: int = 0
    """Ties whose both ends lie in it."""
    across: int = 0
    """Ties from it to somewhere else on record."""
    middle: tuple[float, float] | None = None
    """Longitude and latitude of the mean of its points on record; none where no point is known."""

    @property
    def members(self) -> int:
        """People, organisations and groups."""
        return self.people + self.bodies

    @property
    def ties(self) -> int:
        """Ties with at least one end here."""
        return self.inside + self.across

    def of(self, measure: str) -> int:
        """Return the number of a measure."""
        found: int = getattr(self, measure)
        return found


@dataclass(frozen=True, slots=True)
class Between:
    """Two areas and how many ties join them."""

    first: str
    second: str
    count: int


@dataclass(slots=True)
class Mark:
    """A point on the map and who or what is there."""

    latitude: float
    longitude: float
    kind: str
    rows: list[Any] = field(default_factory=list)
    """Parties or activities; of people the point is that of a square of 1.1 km."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A network on the map of one day."""

    asked: Asked
    areas: list[AreaCount]
    """Most of the measure first; only those with anything."""
    between: list[Between]
    """Most ties first."""
    marks: list[Mark]
    nowhere: AreaCount
    """Who and what has no area on record; in one province, who lies outside it is left out."""

    @property
    def shown(self) -> list[Mark]:
        """The points of the measure: of activities alone on their map, else all."""
        if self.asked.measure != "activities":
            return self.marks
        return [mark for mark in self.marks if mark.kind == ACTIVITY]

    def steps(self, measure: str) -> list[int]:
        """Return the least number of each shade, lightest first; see ``steps_of``."""
        return steps_of(area.of(measure) for area in self.areas)


def placed(network: Network, asked: Asked) -> Placed:
    """Return the network on the map. Four queries at most, whatever the size."""
    parties = list(members_placed(network, day=asked.day, kinds=asked.kinds))
    held = activities_placed(network, day=asked.day, kind=asked.activity_kind, year=asked.year)
    activities = list(held)
    ends = ends_of_ties(network, day=asked.day, layers=asked.layers)
    counts: dict[str, AreaCount] = {}
    nowhere = AreaCount("")
    _count_members(parties, asked, counts, nowhere)
    _count_activities(activities, asked, counts, nowhere)
    between = _count_ties(parties, ends, asked, counts)
    marks = _marks(parties, activities, asked)
    _find_middles(marks, asked, counts)
    ordered = sorted(counts.values(), key=lambda one: (-one.of(asked.measure), one.code))
    return Placed(asked, ordered, between, marks, nowhere)


def _row(code: str, asked: Asked, counts: dict[str, AreaCount], nowhere: AreaCount) -> AreaCount:
    """Return the row that ``code`` is counted in; what lies outside the map in one nobody keeps."""
    if not code:
        return nowhere
    area = asked.area(code)
    return counts.setdefault(area, AreaCount(area)) if area else AreaCount("")


def _count_members(
    parties: Iterable[Party], asked: Asked, counts: dict[str, AreaCount], nowhere: AreaCount
) -> None:
    for party in parties:
        row = _row(party.area_code, asked, counts, nowhere)
        if party.kind == PartyKind.PERSON:
            row.people += 1
        else:
            row.bodies += 1


def _count_activities(
    activities: Iterable[Activity], asked: Asked, counts: dict[str, AreaCount], nowhere: AreaCount
) -> None:
    for activity in activities:
        code = activity.place.area_code if activity.place else ""
        _row(code, asked, counts, nowhere).activities += 1


def _count_ties(
    parties: Iterable[Party], ends: Iterable[End], asked: Asked, counts: dict[str, AreaCount]
) -> list[Between]:
    """Count ties among members with an area; of a pair of areas in one direction only."""
    codes = {party.pk: party.area_code for party in parties if party.area_code}
    pairs: Counter[tuple[str, str]] = Counter()
    for source, target in ends:
        if source not in codes or target not in codes:
            continue
        first, second = sorted((asked.area(codes[source]), asked.area(codes[target])))
        if first == second:
            if first:
                counts[first].inside += 1
            continue
        for area in filter(None, (first, second)):
            counts[area].across += 1
        if first:
            pairs[first, second] += 1
    return [Between(*pair, count) for pair, count in sorted(pairs.items(), key=_most_first)]


def _most_first(one: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -one[1], one[0]


def _find_middles(marks: Iterable[Mark], asked: Asked, counts: dict[str, AreaCount]) -> None:
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for mark in marks:
        for row in mark.rows:
            code = row.place.area_code if mark.kind == ACTIVITY else row.area_code
            found[asked.area(code)].append((mark.longitude, mark.latitude))
    for code, points in found.items():
        if code in counts:
            counts[code].middle = (fmean(x for x, _y in points), fmean(y for _x, y in points))


def steps_of(numbers: Iterable[int]) -> list[int]:
    """Return the least number of each shade of a map, lightest first.

    At most ``SHADES`` of about equally many areas each (quantiles of the numbers above zero). An
    area with zero has no shade: nothing is not little.

    Examples
    --------
    >>> steps_of([0, 1, 1, 2, 3, 5, 8, 40])
    [1, 2, 3, 5, 40]
    >>> steps_of([0, 0]), steps_of([7])
    ([], [7])
    """
    found = sorted(number for number in numbers if number > 0)
    if not found:
        return []
    places = (round(step * (len(found) - 1) / (SHADES - 1)) for step in range(SHADES))
    return sorted({found[place] for place in places})


def shade_of(number: int, steps: Sequence[int]) -> int:
    """Return which shade a number has, the darkest being ``SHADES``; 0 where it has none.

    Where there are few steps they are the darkest ones.

    Examples
    --------
    >>> shade_of(4, [1, 2, 3, 5, 40]), shade_of(7, [7]), shade_of(0, [1, 2])
    (3, 5, 0)
    """
    reached = sum(number >= step for step in steps)
    return SHADES - len(steps) + reached if reached else 0


# -- Points ----------------------------------------------------------------------------------------------


def _marks(parties: Iterable[Party], activities: Iterable[Activity], asked: Asked) -> list[Mark]:
    """Return the points, joined where they fall together; ever more coarsely until they are few."""
    found: list[tuple[Any, Any, str]] = [(party, party, party.kind) for party in parties]
    found += [(one.place, one, ACTIVITY) for one in activities if one.place]
    points = [one for one in found if _is_shown(one[0], asked)]
    marks: list[Mark] = []
    for decimals in (5, 2, 1, 0):
        marks = _joined(points, decimals)
        if len(marks) <= MOST_MARKS:
            break
    return marks


def _is_shown(where: Any, asked: Asked) -> bool:  # noqa: ANN401 - a party or a place
    """Say whether something has a point and lies on this map."""
    if where.latitude is None or where.longitude is None:
        return False
    return not asked.province or bool(asked.area(where.area_code))


def _joined(points: Iterable[tuple[Any, Any, str]], decimals: int) -> list[Mark]:
    marks: dict[tuple[float, float, str], Mark] = {}
    for where, row, kind in points:
        place = (round(where.latitude, decimals), round(where.longitude, decimals), kind)
        marks.setdefault(place, Mark(*place)).rows.append(row)
    return list(marks.values())
