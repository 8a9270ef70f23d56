"""Members who are not tied and share a contact, with a bound on how many are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.rng import DEFAULT_SEED, generator
from malai_core.sna.graph import Arcs, Flags, Graph, Ints, Vector

#: A contact with up to so many others lets all of them meet.
_ALL_TO: Final = 24
#: With more, each of them meets so many drawn at random.
_DRAWN: Final = 8


@dataclass(frozen=True, eq=False)
class Ways:
    """Pairs that share a contact and are not tied, once each, lower number first."""

    one: Ints
    other: Ints
    shared: Ints
    """Shared contacts that were looked at."""
    weight: Vector
    """Sum of 1 / ln(contacts of the shared contact)."""
    through: Ints
    """The shared contact with fewest others, of equals the lowest."""


def ways(graph: Graph, *, seed: int = DEFAULT_SEED) -> Ways:
    """Return the pairs two steps apart.

    Parameters
    ----------
    graph
        The network; direction and weights are ignored.
    seed
        Draws the pairs of those contacts who have more than 24 others.

    Returns
    -------
    Ways
        All pairs at distance two where nobody has more than 24 contacts.

    Notes
    -----
    At most ``11.5 m`` ways below 24 contacts, ``8`` for each tie above: O(m log m).

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> found = ways(graph_from_pairs(4, [(0, 1), (1, 2), (2, 3)]))
    >>> list(zip(found.one.tolist(), found.other.tolist(), found.through.tolist()))
    [(0, 2, 1), (1, 3, 2)]
    """
    return graph.once(f"ways {seed}", lambda: _ways(graph, seed))


def _ways(graph: Graph, seed: int) -> Ways:
    """Gather the meetings at every contact, then add up those of one pair."""
    arcs, n = graph.arcs, max(graph.n, 1)
    met = [*_all_pairs(arcs), *_drawn_pairs(arcs, seed)]
    centre, one, other = (_joined([meeting[place] for meeting in met]) for place in range(3))
    keys = np.minimum(one, other) * n + np.maximum(one, other)
    # Meetings come by the contacts of their centre, so a stable order keeps the fewest first.
    order = np.argsort(keys, kind="stable")
    keys, centre = keys[order], centre[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    fresh = ~among(keys[first], arcs.tail * n + arcs.head)
    shared = np.diff(np.append(first, len(keys)))[fresh]
    weight = _sums_from(1 / np.log(arcs.degree[centre]), first)[fresh]
    found = keys[first][fresh]
    return Ways(found // n, found % n, shared, weight, centre[first][fresh])


def among(wanted: Ints, known: Ints) -> Flags:
    """Say of each number whether it is among the known, which are ascending.

    Parameters
    ----------
    wanted, known
        Whole numbers.

    Returns
    -------
    Flags

    Examples
    --------
    >>> among(np.array([1, 2]), np.array([2, 4])).tolist()
    [False, True]
    """
    if not len(known):
        return np.zeros(len(wanted), dtype=np.bool_)
    place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.asarray(known[place] == wanted)


def _joined(pieces: list[Ints]) -> Ints:
    """Return the pieces one after the other."""
    return np.concatenate([np.empty(0, dtype=np.int64), *pieces])


def _sums_from(values: Vector, first: Ints) -> Vector:
    """Return the sums of runs that begin at these places."""
    return np.add.reduceat(values, first) if len(first) else np.empty(0)


def _all_pairs(arcs: Arcs) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Yield all pairs of contacts of those with 2 to 24, by their number of contacts."""
    for degree in np.unique(arcs.degree[(arcs.degree >= 2) & (arcs.degree <= _ALL_TO)]).tolist():
        centre = np.flatnonzero(arcs.degree == degree)
        contacts = arcs.head[arcs.start[centre][:, np.newaxis] + np.arange(degree)]
        one, other = np.triu_indices(degree, 1)
        yield np.repeat(centre, len(one)), contacts[:, one].ravel(), contacts[:, other].ravel()


def _drawn_pairs(arcs: Arcs, seed: int) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Yield for each contact of the others eight whom he might meet; a pair once for a centre."""
    chance = generator(seed)
    busy = np.flatnonzero(arcs.degree > _ALL_TO)
    for centre in busy[np.argsort(arcs.degree[busy], kind="stable")].tolist():
        contacts = arcs.head[arcs.start[centre] : arcs.start[centre + 1]]
        mixed = chance.permutation(contacts)
        # Each meets the eight that follow him in a ring of random order.
        other = np.concatenate([np.roll(mixed, -step) for step in range(1, _DRAWN + 1)])
        yield np.full(len(other), centre), np.tile(mixed, _DRAWN), other
