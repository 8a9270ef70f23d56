"""Where each party stands in the picture: repeatable, and the same place next month.

Unit of every coordinate: about the distance between two tied parties. y grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.packing import GAP, packed
from malai_core.sna.pairs import Pair, distinct_pairs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

LAYOUT: Final = "sna.layout.fruchterman1991.v1"

Point = tuple[float, float]

GOLDEN_ANGLE: Final = math.pi * (3.0 - math.sqrt(5.0))


def layout(
    n: int,
    pairs: Iterable[Pair],
    *,
    seed: int = DEFAULT_SEED,
    previous: Mapping[int, Point] | None = None,
    weights: Sequence[float] | None = None,
) -> Matrix:
    """Return a place for every party.

    Every part is laid out alone by spring forces and the parts are packed beside each other,
    largest first; parties without ties stand in a tidy block below. Where ``previous`` places are
    given, those parties stay exactly there and newcomers are placed near those they are tied to.

    Parameters
    ----------
    n
        Number of parties, numbered ``0 .. n-1``.
    pairs
        Ties as pairs of numbers; direction, repetition and loops are ignored.
    seed
        The same seed and input give the same places.
    previous
        Places of parties that already have one, from an earlier layout.
    weights
        One positive number for each of ``pairs``; parties pulled by a larger one stand closer.
        Repeated pairs add up.

    Returns
    -------
    Matrix
        Shape ``(n, 2)``, ``float64``, finite. Unit: about the distance between two tied parties.

    Raises
    ------
    InvalidInputError
        A pair or a previous place names a party that does not exist, a place is not finite, or
        ``weights`` has another length than ``pairs`` or a number that is not positive.

    Notes
    -----
    O(n + m) for each of at most 500 rounds above 1,000 parties (repulsion on a grid), O(n^2) below:
    10,000 parties with 50,000 ties take about a second. A place has no meaning of its own; only
    "near" and "far" do.

    References
    ----------
    Fruchterman, T. M. J. & Reingold, E. M. (1991). Graph drawing by force-directed placement.
    *Software: Practice and Experience* 21(11), by igraph.

    Examples
    --------
    >>> layout(3, [(0, 1)], previous={0: (5.0, 5.0)})[0].tolist()
    [5.0, 5.0]
    """
    import numpy as np

    pulls = _pulls(n, list(pairs), weights)
    kept = _checked(n, previous or {})
    places = np.full((n, 2), np.nan)
    for party, place in kept.items():
        places[party] = place
    _place_near_ties(places, pulls)
    _place_apart(places, pulls, seed)
    return places


def _pulls(n: int, pairs: list[Pair], weights: Sequence[float] | None) -> dict[Pair, float]:
    """Return the distinct pairs with the sum of their weights (1 where none are given)."""
    import numpy as np

    if weights is not None and (len(weights) != len(pairs) or not all(w > 0 for w in weights)):
        raise InvalidInputError(
            Words(
                "น้ำหนักต้องเป็นจำนวนบวก หนึ่งค่าต่อความสัมพันธ์",
                "weights must be positive, one for each pair",
            )
        )
    if not pairs:
        return {}
    ends = np.array(pairs, dtype=np.int64)
    if ends.min() < 0 or ends.max() >= n:
        distinct_pairs(n, pairs)  # refuses, naming the pair
    low, high = ends.min(axis=1), ends.max(axis=1)
    apart = low != high
    keys, which = np.unique((low * n + high)[apart], return_inverse=True)
    given = np.ones(len(pairs)) if weights is None else np.asarray(weights, dtype=np.float64)
    sums = np.bincount(which, weights=given[apart], minlength=len(keys)).tolist()
    named = zip((keys // n).tolist(), (keys % n).tolist(), strict=True)
    return dict(zip(named, sums, strict=True))


def _checked(n: int, previous: Mapping[int, Point]) -> Mapping[int, Point]:
    """Return the places; refuse one of a party that does not exist or that is not finite."""
    for party, (x, y) in previous.items():
        if not (0 <= party < n and math.isfinite(x) and math.isfinite(y)):
            raise InvalidInputError(
                Words(
                    "ตำแหน่งเดิมของสมาชิก {party} ใช้ไม่ได้", "the previous place of {party} is unusable"
                ),
                party=party,
            )
    return previous


def _place_near_ties(places: Matrix, pulls: Mapping[Pair, float]) -> None:
    """Place newcomers tied to somebody who has a place, ring by ring, in ``places``."""
    import numpy as np

    placed = [int(party) for party in np.flatnonzero(~np.isnan(places[:, 0]))]
    if not 0 < len(placed) < len(places):
        return
    around = _weighted_neighbours(pulls)
    crowd: dict[tuple[int, int], int] = {}  # how many newcomers already stand around a spot
    for party in placed:  # grows while it is read
        for newcomer, _ in around.get(party, ()):
            if np.isnan(places[newcomer, 0]):
                places[newcomer] = _beside(places, around[newcomer], crowd)
                placed.append(newcomer)


def _weighted_neighbours(pulls: Mapping[Pair, float]) -> dict[int, list[tuple[int, float]]]:
    """Return for each tied party its neighbours with the weight of the tie."""
    around: dict[int, list[tuple[int, float]]] = {}
    for (a, b), weight in pulls.items():
        around.setdefault(a, []).append((b, weight))
        around.setdefault(b, []).append((a, weight))
    return around


def _beside(
    places: Matrix, ties: list[tuple[int, float]], crowd: dict[tuple[int, int], int]
) -> Point:
    """Return a free spot near the middle of the placed neighbours, sunflower fashion."""
    known = [(places[other], weight) for other, weight in ties if not math.isnan(places[other, 0])]
    total = sum(weight for _, weight in known)
    x = sum(float(place[0]) * weight for place, weight in known) / total
    y = sum(float(place[1]) * weight for place, weight in known) / total
    turn = crowd[round(x), round(y)] = crowd.get((round(x), round(y)), 0) + 1
    reach, angle = 0.7 * math.sqrt(turn), turn * GOLDEN_ANGLE
    return x + reach * math.cos(angle), y + reach * math.sin(angle)


def _place_apart(places: Matrix, pulls: Mapping[Pair, float], seed: int) -> None:
    """Place the parties that are tied to nobody who has a place, below those who have."""
    import numpy as np

    fresh = np.flatnonzero(np.isnan(places[:, 0]))
    if len(fresh) == len(places):
        places[:] = packed(len(places), pulls, seed)
        return
    number = {int(party): index for index, party in enumerate(fresh)}
    own = {
        (number[a], number[b]): weight
        for (a, b), weight in pulls.items()
        if a in number and b in number
    }
    found = packed(len(fresh), own, seed)
    if len(fresh):
        old = places[~np.isnan(places[:, 0])]
        left, below = old[:, 0].min(), old[:, 1].max() + GAP
        found += np.array([left, below]) - found.min(axis=0, keepdims=True)
    places[fresh] = found
