"""Ties of people bundled into ties of their organisations and groups."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from malai_core.sna.centrality import degree
from malai_core.sna.pairs import Pair, distinct_pairs

_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Bundles:
    """Bodies with their members, and the ties between them by layer."""

    bodies: tuple[int, ...]
    homes: Mapping[int, tuple[int, ...]]
    """Person -> the bodies they are in, ``(-1,)`` for none."""
    members: Counter[int]
    """Body (or -1) -> number of people."""
    between: Mapping[Pair, Counter[str]]
    """Pair of bodies, lower number first -> layer -> ties."""
    reach: Mapping[int, Mapping[int, Counter[str]]]
    """Person -> body -> layer -> ties with it or its members."""
    partners: tuple[tuple[int, int], ...]
    """(person, distinct partners), most first, then by number."""


def bundled(
    is_body: Sequence[bool], memberships: Iterable[Pair], ties: Iterable[tuple[int, int, str]]
) -> Bundles:
    """Return the ties at the level of bodies.

    Parameters
    ----------
    is_body, memberships, ties
        As in :func:`malai_core.sna.picture.groups_picture`.

    Returns
    -------
    Bundles
        Number -1 stands for the people without a body.

    Raises
    ------
    InvalidInputError
        A tie or membership names a party that does not exist.

    Notes
    -----
    O(sum over ties of bodies(a) * bodies(b)).

    Examples
    --------
    >>> bundled([True, False, False], [(1, 0)], [(1, 2, "trust")]).between
    {(-1, 0): Counter({'trust': 1})}
    """
    n = len(is_body)
    memberships, ties = list(memberships), list(ties)
    distinct_pairs(n, memberships)  # refuses parties that do not exist
    homes = _homes(is_body, memberships)
    held = degree(n, [(a, b) for a, b, _ in ties])
    people = sorted(homes, key=lambda person: (-held[person], person))
    return Bundles(
        bodies=tuple(party for party in range(n) if is_body[party]),
        homes=homes,
        members=Counter(body for bodies in homes.values() for body in bodies),
        between=_between(is_body, homes, memberships, ties),
        reach=_reach(homes, ties),
        partners=tuple((person, held[person]) for person in people),
    )


def _homes(is_body: Sequence[bool], memberships: Sequence[Pair]) -> dict[int, tuple[int, ...]]:
    """Return for each person the distinct bodies, in the order given."""
    found: dict[int, dict[int, None]] = {p: {} for p, body in enumerate(is_body) if not body}
    for member, body in memberships:
        if member in found and is_body[body]:
            found[member][body] = None
    return {person: tuple(bodies) or (_NOBODY,) for person, bodies in found.items()}


def _between(
    is_body: Sequence[bool],
    homes: Mapping[int, tuple[int, ...]],
    memberships: Sequence[Pair],
    ties: Sequence[tuple[int, int, str]],
) -> dict[Pair, Counter[str]]:
    """Return the ties between bodies, members in common, and bodies inside bodies."""
    found: dict[Pair, Counter[str]] = defaultdict(Counter)
    for a, b, layer in ties:
        for one in homes.get(a, (a,)):
            for other in homes.get(b, (b,)):
                found[min(one, other), max(one, other)][layer] += 1
    for bodies in homes.values():
        for i, one in enumerate(bodies):
            for other in bodies[i + 1 :]:
                found[min(one, other), max(one, other)]["affiliation"] += 1
    for a, b in memberships:
        if is_body[a] and is_body[b]:
            found[min(a, b), max(a, b)]["affiliation"] += 1
    return {pair: layers for pair, layers in found.items() if pair[0] != pair[1]}


def _reach(
    homes: Mapping[int, tuple[int, ...]], ties: Sequence[tuple[int, int, str]]
) -> dict[int, dict[int, Counter[str]]]:
    """Return for each person the bodies they are tied into."""
    found: dict[int, dict[int, Counter[str]]] = {person: defaultdict(Counter) for person in homes}
    for a, b, layer in ties:
        for person, other in ((a, b), (b, a)):
            if person in found and a != b:
                for body in homes.get(other, (other,)):
                    found[person][body][layer] += 1
    return found
