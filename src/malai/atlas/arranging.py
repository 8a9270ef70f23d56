"""Where members stand in an arrangement: the server's twin of ``frontend/src/graph/arrange.ts``.

Places are as the browser has them, with y upwards, and so are the results: the same look stands the
same on the screen and on paper (ADR 55; ``tests/differential/atlas`` compares the two).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import igraph

Place = tuple[float, float]
#: Angle between two neighbours of a sunflower's seeds.
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))
#: Turns of the spiral on which a disc looks for a free place.
_TURNS: Final = 4_000


@dataclass(frozen=True)
class Stood:
    """Members as they are kept, by number: what every arrangement starts from."""

    places: Sequence[Place]
    sizes: Sequence[float]
    """Radii, in the units of places."""
    order: Sequence[int]
    """0 is named first."""
    degrees: Sequence[int]
    """With how many others a member has any line, whether its layer is shown or not."""
    is_person: Sequence[bool]
    lines: Sequence[tuple[int, int]]
    """The lines that are shown; two may be joined by several."""

    def graph(self) -> igraph.Graph:
        """Return the lines as a graph without loops and double lines."""
        import igraph

        return igraph.Graph(len(self.places), list(self.lines)).simplify()


@dataclass(frozen=True, slots=True)
class _Frame:
    x: float
    y: float

    @classmethod
    def of(cls, places: Sequence[Place]) -> _Frame:
        xs, ys = zip(*places, strict=True)
        return cls((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


def arranged(
    stood: Stood, arrangement: str, *, centre: int | None = None, groups: Sequence[list[int]] = ()
) -> list[Place]:
    """Return where members stand.

    Parameters
    ----------
    stood : Stood
        Members as they are kept.
    arrangement : str
        One of ``malai.atlas.looks.ARRANGEMENTS``.
    centre : int, optional
        Around whom the rings are; by default around who has most others.
    groups : sequence of list of int, optional
        Members to be gathered, in the order of the legend. Goes before ``arrangement``.

    Notes
    -----
    O(n log n + m) for rings, cores and columns; O(n log n + groups squared) for groups, of which a
    legend has ten at most.
    """
    if not stood.places:
        return []
    if groups:
        return _gathered(stood, groups)
    if arrangement == "rings":
        return _on_rings(stood, _by_distance(stood, centre))
    if arrangement == "core":
        return _on_rings(stood, _by_core(stood))
    return _in_columns(stood) if arrangement == "columns" else list(stood.places)


# -- Rings ----------------------------------------------------------------------------------------------


def _by_distance(stood: Stood, centre: int | None) -> list[list[int]]:
    """Return members by steps from the centre; who is not connected comes last."""
    if centre is None:
        centre = max(range(len(stood.places)), key=lambda one: stood.degrees[one])
    steps = stood.graph().distances(centre)[0]
    last = int(max(step for step in steps if math.isfinite(step)))
    rings: list[list[int]] = [[] for _ring in range(last + 2)]
    for member, step in enumerate(steps):
        rings[int(step) if math.isfinite(step) else last + 1].append(member)
    return rings


def _by_core(stood: Stood) -> list[list[int]]:
    """Return members by core number, the densest part first."""
    cores = stood.graph().coreness()
    levels = sorted(set(cores), reverse=True)
    return [[one for one, core in enumerate(cores) if core == level] for level in levels]


def _on_rings(stood: Stood, rings: Sequence[list[int]]) -> list[Place]:
    """Return places on rings around the middle, in the order of kept directions."""
    frame, places, reach = _Frame.of(stood.places), list(stood.places), 0.0
    for number, ring in enumerate(rings):
        if not ring:
            continue
        room = sum(2 * stood.sizes[one] + 0.35 for one in ring) / (2 * math.pi)
        is_middle = number == 0 and len(ring) == 1
        reach = 0.0 if is_middle else max(reach + 1.6, room)
        for index, one in enumerate(sorted(ring, key=lambda one: _angle(stood.places[one], frame))):
            at = 2 * math.pi * index / len(ring) - math.pi / 2
            places[one] = (frame.x + reach * math.cos(at), frame.y + reach * math.sin(at))
    return places


def _angle(place: Place, frame: _Frame) -> float:
    return math.atan2(place[1] - frame.y, place[0] - frame.x)


# -- Groups ---------------------------------------------------------------------------------------------


def _gathered(stood: Stood, groups: Sequence[list[int]]) -> list[Place]:
    """Return each group on a disc of its own, the largest in the middle."""
    frame, places = _Frame.of(stood.places), list(stood.places)
    discs: list[tuple[float, float, float]] = []
    for group in sorted(filter(None, groups), key=len, reverse=True):
        seeds = _sunflower(stood, group)
        step = max(stood.sizes[one] for one in group) * 1.9 + 0.1
        disc = _free_disc(discs, step * math.sqrt(len(group)) + 1.2, frame)
        discs.append(disc)
        for one, (x, y) in seeds:
            places[one] = (disc[0] + step * x, disc[1] + step * y)
    return places


def _sunflower(stood: Stood, group: Sequence[int]) -> list[tuple[int, Place]]:
    """Return the members with places one step apart, the first named in the middle."""
    ordered = sorted(group, key=lambda one: stood.order[one])
    return [
        (one, (math.sqrt(i) * math.cos(i * _GOLDEN), math.sqrt(i) * math.sin(i * _GOLDEN)))
        for i, one in enumerate(ordered)
    ]


def _free_disc(
    discs: Iterable[tuple[float, float, float]], reach: float, frame: _Frame
) -> tuple[float, float, float]:
    """Return the first free place on a spiral, wider than high as a picture is."""
    for turn in range(_TURNS):
        far, at = 0.45 * math.sqrt(turn) * max(1.0, reach / 3), turn * _GOLDEN
        x, y = frame.x + 1.35 * far * math.cos(at), frame.y + far * math.sin(at)
        if all(math.hypot(x - disc[0], y - disc[1]) >= reach + disc[2] for disc in discs):
            return (x, y, reach)
    return (frame.x, frame.y, reach)


# -- Columns --------------------------------------------------------------------------------------------


def _in_columns(stood: Stood) -> list[Place]:
    """Return organisations, groups and activities on the left, people on the right."""
    near: list[list[int]] = [[] for _member in stood.places]
    for first, second in stood.lines:
        near[first].append(second)
        near[second].append(first)
    members = range(len(stood.places))
    left = [one for one in members if not stood.is_person[one]]
    right = [one for one in members if stood.is_person[one]]
    rank = {one: index / max(1, len(left)) for index, one in enumerate(left)}
    right = _sorted(right, near, rank)
    left = _sorted(left, near, rank)
    right = _sorted(right, near, rank)
    found = dict(chain(_column(stood, left, right, -1), _column(stood, right, left, 1)))
    return [found[one] for one in members]


def _sorted(
    members: Sequence[int], near: Sequence[Sequence[int]], rank: dict[int, float]
) -> list[int]:
    """Return members in the order of the middle of those they are joined to, and rank them so."""

    def middle(one: int) -> float:
        # In their order, and plainly added, so that the sum is that of the browser.
        seen = sorted(rank[other] for other in near[one] if other in rank)
        return reduce(add, seen) / len(seen) if seen else 2.0

    ordered = sorted(members, key=middle)
    rank.update((one, index / max(1, len(ordered))) for index, one in enumerate(ordered))
    return ordered


def _column(
    stood: Stood, members: Sequence[int], others: Sequence[int], side: int
) -> Iterable[tuple[int, Place]]:
    """Yield one column, of several files side by side where it would be too long to read."""
    frame = _Frame.of(stood.places)
    most = max(len(members), len(others))
    tall = max(14, min(40, math.ceil(math.sqrt(most) * 2.2)))
    files = max(1, math.ceil(len(members) / tall))
    rows = math.ceil(len(members) / files)
    step = tall * 1.1 / max(rows, 1)
    for index, one in enumerate(members):
        row, file = divmod(index, files)
        yield one, (frame.x + side * (tall * 0.42 + file * 1.5), frame.y + (rows / 2 - row) * step)
