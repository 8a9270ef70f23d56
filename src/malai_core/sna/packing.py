"""A first layout: every part laid out alone by springs, and the parts packed beside each other.

Left together, one party without ties would push the rest into a dot.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from malai_core.rng import generator, plain
from malai_core.sna.pairs import Pair

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

GAP: Final = 1.6
"""Free room between parts."""
_MANY: Final = 1000
"""From here on repulsion is computed on a grid: 10,000 parties take about half a second."""
_CROWD: Final = 300
_WIDER: Final = 1.4
"""A picture is wider than high."""


def packed(n: int, pulls: Mapping[Pair, float], seed: int) -> Matrix:
    """Return places for a network of which nothing has a place yet.

    Parameters
    ----------
    n
        Number of parties.
    pulls
        Distinct pairs (lower number first) with a positive weight.
    seed
        The same seed and input give the same places.

    Returns
    -------
    Matrix
        Shape ``(n, 2)``; the smallest coordinate is 0.

    Examples
    --------
    >>> packed(2, {}, 1).tolist()
    [[0.0, 0.0], [1.6, 0.0]]
    """
    import numpy as np

    places = np.zeros((n, 2))
    parts = _parts(n, pulls)
    tied = [part for part in parts if len(part) > 1]
    drawn = [_spring(len(part), own, seed) for part, own in _own_pulls(tied, pulls)]
    for part, own, corner in zip(tied, drawn, _corners(drawn), strict=True):
        places[part] = own + np.array(corner)
    alone = [part[0] for part in parts if len(part) == 1]
    below = float(places[:, 1].max(initial=0.0)) + GAP if tied else 0.0
    places[alone] = _block(len(alone), float(places[:, 0].max(initial=0.0)))
    places[alone, 1] += below
    return places


def pushed_apart(
    places: Matrix,
    reach: NDArray[np.float64],
    rounds: int = 60,
    *,
    held: NDArray[np.bool_] | None = None,
) -> Matrix:
    """Return the places with circles moved until none overlap, or the rounds are over.

    Parameters
    ----------
    places
        Shape ``(n, 2)``. Above 300 circles they come back as they are: all pairs would cost
        seconds, and such a picture is zoomed anyway.
    reach
        Shape ``(n,)``: the room each circle wants around its middle, in the unit of ``places``.
    rounds
        O(n^2) each.
    held
        Shape ``(n,)``: circles that stay where they are; the others make room. Two held ones
        that overlap still do afterwards.

    Returns
    -------
    Matrix
        Shape ``(n, 2)``.

    Examples
    --------
    >>> import numpy as np
    >>> far = pushed_apart(np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([1.0, 1.0]))
    >>> bool(far[1, 0] - far[0, 0] > 1.9)
    True
    """
    import numpy as np

    if len(places) > _CROWD:
        return places
    places = places.copy()
    wanted = reach[:, np.newaxis] + reach[np.newaxis, :]  # (n, n)
    np.fill_diagonal(wanted, 0.0)
    for _ in range(rounds):
        away = places[:, np.newaxis, :] - places[np.newaxis, :, :]  # (n, n, 2)
        distance = np.maximum(np.linalg.norm(away, axis=2), 1e-6)
        overlap = np.maximum(wanted - distance, 0.0)
        if held is not None:
            overlap[np.ix_(held, held)] = 0.0
        if overlap.max(initial=0.0) < 0.02:
            break
        push = 0.45 * (away * (overlap / distance)[:, :, np.newaxis]).sum(axis=1)
        places += push if held is None else push * ~held[:, np.newaxis]
    return places


def _parts(n: int, pulls: Mapping[Pair, float]) -> list[list[int]]:
    """Return what ``components`` does; the pairs are distinct already, which saves a sort."""
    import igraph

    found = [sorted(part) for part in igraph.Graph(n, list(pulls)).connected_components("weak")]
    return sorted(found, key=lambda part: (-len(part), part[0]))


def _own_pulls(
    parts: list[list[int]], pulls: Mapping[Pair, float]
) -> list[tuple[list[int], dict[Pair, float]]]:
    """Return each part with its own pulls, numbered inside the part."""
    if len(parts) == 1 and parts[0] == list(range(len(parts[0]))):
        return [(parts[0], dict(pulls))]
    number = {party: (which, i) for which, part in enumerate(parts) for i, party in enumerate(part)}
    found: list[dict[Pair, float]] = [{} for _ in parts]
    for (a, b), weight in pulls.items():
        which, i = number[a]
        found[which][i, number[b][1]] = weight
    return list(zip(parts, found, strict=True))


def _spring(n: int, pulls: Mapping[Pair, float], seed: int) -> Matrix:
    """Return the places of one connected part, corner at 0, about one unit between neighbours."""
    import igraph
    import numpy as np

    rng = generator(seed)
    start = rng.uniform(-0.5, 0.5, (n, 2)) * math.sqrt(n)  # wider is four times slower
    graph = igraph.Graph(n, list(pulls))
    many = n > _MANY
    # igraph draws from one generator for the whole process: ours for this call, then the old one.
    igraph.set_random_number_generator(plain(seed))
    try:
        found = graph.layout_fruchterman_reingold(
            weights=list(pulls.values()),
            seed=start.tolist(),
            niter=300 if many else 500,
            grid="grid" if many else "nogrid",
        )
    finally:
        igraph.set_random_number_generator(random)
    places = np.array(found.coords)
    return _sized(_evened(places) if many else places, pulls)


def _evened(places: Matrix) -> Matrix:
    """Return the places on a disc filled evenly; directions from the middle stay.

    Springs press thousands into a clump with a few far out, where nothing can be told apart.
    """
    import numpy as np

    centred = places - np.array([[_middle(places[:, 0]), _middle(places[:, 1])]])
    reach = np.hypot(centred[:, 0], centred[:, 1])
    rank = np.empty(len(places))
    rank[np.argsort(reach, kind="stable")] = np.arange(len(places)) + 0.5
    evened: Matrix = centred / np.maximum(reach, 1e-9)[:, np.newaxis] * np.sqrt(rank)[:, np.newaxis]
    return evened


def _sized(places: Matrix, pulls: Mapping[Pair, float]) -> Matrix:
    """Return the places turned wide, corner at 0, with room for every party.

    The median tie is one unit long, or longer where the part is too dense for that.
    """
    import numpy as np

    ends = np.array(list(pulls))
    lengths = np.linalg.norm(places[ends[:, 0]] - places[ends[:, 1]], axis=1)
    centred = places - places.mean(axis=0, keepdims=True)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    axes *= np.sign(axes[np.arange(2), np.abs(axes).argmax(axis=1)])[:, np.newaxis]
    turned: Matrix = centred @ axes.T
    area = float(np.prod(np.ptp(turned, axis=0)))
    room = math.sqrt(len(places) / area) if area > 1e-9 else 0.0
    turned = turned * max(1.0 / max(_middle(lengths), 1e-9), room)
    return np.asarray(turned - turned.min(axis=0, keepdims=True), dtype=np.float64)


def _middle(values: NDArray[np.float64]) -> float:
    """Return the upper median; ``np.median`` would load numpy.ma, 50 ms of a first look."""
    ordered = sorted(values.tolist())
    return float(ordered[len(ordered) // 2])


def _corners(drawn: Sequence[Matrix]) -> list[tuple[float, float]]:
    """Return the corner of each part: rows from the left, a new row where the width is full."""
    sizes = [tuple(float(side) + GAP for side in own.max(axis=0)) for own in drawn]
    area = sum(width * height for width, height in sizes)
    full = max([math.sqrt(area * _WIDER), *(width for width, _ in sizes)], default=0.0)
    corners: list[tuple[float, float]] = []
    x = y = deepest = 0.0
    for width, height in sizes:
        if x and x + width > full + 1e-9:
            x, y, deepest = 0.0, y + deepest, 0.0
        corners.append((x, y))
        x, deepest = x + width, max(deepest, height)
    return corners


def _block(n: int, width: float) -> Matrix:
    """Return ``n`` places in rows, as wide as the rest or about square where there is no rest."""
    import numpy as np

    columns = max(int(width / GAP) + 1, math.ceil(math.sqrt(n * _WIDER * 1.5)), 1)
    index = np.arange(n)
    rows: Matrix = np.column_stack([index % columns, index // columns]).astype(np.float64)
    return rows * GAP
