"""The picture of two kinds of circles: people, and the activities they came to."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.layout import GOLDEN_ANGLE, Point, layout
from malai_core.sna.picture import Picture, Spot, SpotKind, Strand, person_radius

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

ATTENDANCE: Final = "attendance"
_ROOM: Final = 0.9
"""An activity stands at least so far from every other circle."""
_STEP: Final = 0.35
_TRIES: Final = 400


def meetings_picture(
    n: int,
    came: Sequence[Mapping[int, int]],
    *,
    seed: int = DEFAULT_SEED,
    previous: Mapping[int, Point] | None = None,
) -> Picture:
    """Return the two-mode picture: each activity stands in the midst of those who came.

    Parameters
    ----------
    n
        Number of parties, numbered ``0 .. n-1``; who came to nothing is left out.
    came
        For each activity how many of its sessions a party came to, at least one.
    seed, previous
        As in :func:`malai_core.sna.layout.layout`, for parties only: activities stand where their
        people stand, so that they need no place of their own.

    Returns
    -------
    Picture
        Spots of the parties that came, in order, then of the activities to which somebody came;
        the ``member`` of activity ``i`` is ``n + i``. Strands have the layer ``attendance``.

    Raises
    ------
    InvalidInputError
        A party that does not exist, or a number of sessions below one.

    Notes
    -----
    O(n + m) and one layout of those without a previous place; an activity tries at most 400 spots
    on a sunflower spiral for a free one.

    References
    ----------
    Borgatti, S. P. & Everett, M. G. (1997). Network analysis of 2-mode data. *Social Networks*
    19(3), 243-269: the bipartite graph drawn as it is. The place of an activity is ours.

    Examples
    --------
    >>> shown = meetings_picture(3, [{0: 1, 1: 2}])
    >>> [spot.member for spot in shown.spots], shown.strands[1].layers
    ([0, 1, 3], (('attendance', 2),))
    """
    _refuse(n, came)
    held = [i for i, counts in enumerate(came) if counts]
    people = sorted({party for counts in came for party in counts})
    number = {party: i for i, party in enumerate(people)}
    visits = [{number[party]: times for party, times in came[i].items()} for i in held]
    known = {number[p]: at for p, at in (previous or {}).items() if p in number}
    standing = _people_places(len(people), visits, seed, known)
    spots = [*_people(people, visits, standing), *_activities(n, held, visits, standing)]
    strands = [
        Strand(party, len(people) + at, ((ATTENDANCE, times),), times)
        for at, counts in enumerate(visits)
        for party, times in sorted(counts.items())
    ]
    width, height = _size(spots)
    return Picture(tuple(spots), tuple(strands), width, height)


def _refuse(n: int, came: Sequence[Mapping[int, int]]) -> None:
    for counts in came:
        for party, times in counts.items():
            if not 0 <= party < n or times < 1:
                raise InvalidInputError(
                    Words(
                        "การเข้าร่วมของสมาชิก {party} จำนวน {times} ครั้ง ใช้ไม่ได้",
                        "party {party} cannot have come {times} times",
                    ),
                    party=party,
                    times=times,
                )


def _people_places(
    n: int, visits: Sequence[Mapping[int, int]], seed: int, known: Mapping[int, Point]
) -> Matrix:
    """Lay out people and activities together and keep the people's places."""
    pairs = [(party, n + at) for at, counts in enumerate(visits) for party in counts]
    return layout(n + len(visits), pairs, seed=seed, previous=known)[:n]


def _people(
    people: Sequence[int], visits: Sequence[Mapping[int, int]], places: Matrix
) -> list[Spot]:
    times = Counter(party for counts in visits for party in counts)
    order = sorted(range(len(people)), key=lambda i: (-times[i], i))
    rank = {i: place for place, i in enumerate(order)}
    return [
        Spot(
            party,
            SpotKind.PERSON,
            float(places[i, 0]),
            float(places[i, 1]),
            person_radius(times[i]),
            times[i],
            len(visits) + rank[i],
        )
        for i, party in enumerate(people)
    ]


def _activities(
    n: int, held: Sequence[int], visits: Sequence[Mapping[int, int]], places: Matrix
) -> list[Spot]:
    """Place activities, the best visited first, each at a free spot near the middle of its people."""
    taken = _Taken(places)
    order = sorted(range(len(held)), key=lambda at: (-len(visits[at]), at))
    found: dict[int, Spot] = {}
    for rank, at in enumerate(order):
        x, y = taken.free_near(places[sorted(visits[at])].mean(axis=0))
        count = len(visits[at])
        radius = 0.3 + 0.05 * min(math.sqrt(count), 8.0)
        found[at] = Spot(n + held[at], SpotKind.MEETING, x, y, radius, count, rank)
    return [found[at] for at in range(len(held))]


class _Taken:
    """Circles on a grid, so that a free spot is found without asking everybody."""

    def __init__(self, places: Matrix) -> None:
        self.cells: dict[tuple[int, int], list[Point]] = {}
        for x, y in places.tolist():
            self._add(x, y)

    def _add(self, x: float, y: float) -> None:
        self.cells.setdefault((math.floor(x), math.floor(y)), []).append((x, y))

    def _is_free(self, x: float, y: float) -> bool:
        column, row = math.floor(x), math.floor(y)
        near = (
            spot
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for spot in self.cells.get((i, j), ())
        )
        return all(math.hypot(x - a, y - b) >= _ROOM for a, b in near)

    def free_near(self, middle: NDArray[np.float64]) -> Point:
        """Return and take the first free spot outwards from ``middle``; the last tried if none."""
        x, y = float(middle[0]), float(middle[1])
        for turn in range(_TRIES):
            reach, angle = _STEP * math.sqrt(turn), turn * GOLDEN_ANGLE
            spot = (x + reach * math.cos(angle), y + reach * math.sin(angle))
            if self._is_free(*spot):
                break
        self._add(*spot)
        return spot


def _size(spots: Sequence[Spot]) -> tuple[float, float]:
    """Return width and height of the whole picture."""
    if not spots:
        return 0.0, 0.0
    xs = [edge for spot in spots for edge in (spot.x - spot.radius, spot.x + spot.radius)]
    ys = [edge for spot in spots for edge in (spot.y - spot.radius, spot.y + spot.radius)]
    return max(xs) - min(xs), max(ys) - min(ys)
