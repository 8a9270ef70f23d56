"""The picture of a network, ready to draw: first organisations, groups and hubs, then people.

The page of the server and the page of ``malai look`` draw the same picture. Names are not needed
here; a spot carries the number of its party.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from malai_core.labels import Words
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.bundles import Bundles, bundled
from malai_core.sna.layout import Point, layout
from malai_core.sna.packing import pushed_apart
from malai_core.sna.pairs import Pair

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

PICTURE: Final = "sna.picture.malai.v1"

#: The number of the bubble that holds the people without an organisation or group.
NOBODY: Final = -1
NOBODY_NAME: Final = Words("ยังไม่ระบุสังกัด", "No organisation given")

#: More names than this cannot be read on a phone.
LABELS_ON_A_PHONE: Final = 30
_STRONGEST: Final = 3
_HUB_TIES: Final = 3
_LOOSE_TIES: Final = 2

AFFILIATION: Final = "affiliation"
CO_ATTENDANCE_LAYER: Final = "co_attendance"


class SpotKind(StrEnum):
    """What a spot stands for. Values go to the page: add, never rename."""

    BODY = "body"
    NOBODY = "nobody"
    HUB = "hub"
    PERSON = "person"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Spot:
    """One circle of the picture."""

    member: int
    """Number of the party, or ``NOBODY``."""
    kind: SpotKind
    x: float
    y: float
    radius: float
    count: int
    """Members of a body or bubble; distinct partners of a person."""
    rank: int
    """0 is named first. Where there is room for ``k`` names, those with ``rank < k`` get them."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One line of the picture, between two spots by their index."""

    source: int
    target: int
    layers: tuple[tuple[str, int], ...]
    """Layer and number of ties, sorted by layer."""
    total: int
    is_quiet: bool = False
    """Drawn faintly until one of its ends is chosen."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Spots and strands inside ``0 .. width`` by ``0 .. height``. Unit: as ``layout``."""

    spots: tuple[Spot, ...]
    strands: tuple[Strand, ...]
    width: float
    height: float

    def plain(self) -> dict[str, Any]:
        """Return plain lists and numbers, ready for JSON."""
        return asdict(self)


def groups_picture(
    is_body: Sequence[bool],
    memberships: Iterable[Pair],
    ties: Iterable[tuple[int, int, str]],
    *,
    hubs: int = 5,
    seed: int = DEFAULT_SEED,
    previous: Mapping[int, Point] | None = None,
    pinned: Iterable[int] = (),
) -> Picture:
    """Return the first picture: organisations and groups, the people without one, and hubs.

    A strand between two bodies counts the ties that join a member of one (or the body itself) with
    a member of the other, and as ``affiliation`` the members they share. A person of two bodies
    counts in both, so totals over strands may exceed the number of ties.

    Parameters
    ----------
    is_body
        For each of the ``n`` parties: true for an organisation or group, false for a person.
    memberships
        ``(member, body)``. Memberships in a party that is no body are left out.
    ties
        ``(source, target, layer)``, distinct; direction is ignored here.
    hubs
        How many people to show by name, those with most distinct partners and at least three.
    seed, previous
        As in :func:`malai_core.sna.layout.layout`; the bubble's previous place is at ``NOBODY``.
    pinned
        Bodies that a person put where they are: others make room for them.

    Returns
    -------
    Picture
        Spots: the bodies, then the bubble where anybody is in it, then the hubs.

    Raises
    ------
    InvalidInputError
        A tie or membership names a party that does not exist.

    Notes
    -----
    O(sum over ties of bodies(a) * bodies(b)) to bundle, then a layout of the bodies; circles are
    pushed apart, so ``previous`` places of bodies hold within the push.

    References
    ----------
    Ours; the quotient (blockmodel) picture of a network over its affiliations.

    Examples
    --------
    Two bodies with a member each and one tie between these members:

    >>> shown = groups_picture([True, True, False, False], [(2, 0), (3, 1)], [(2, 3, "trust")])
    >>> [spot.count for spot in shown.spots], shown.strands[0].layers
    ([1, 1], (('trust', 1),))
    """
    bundles = bundled(is_body, memberships, ties)
    holders = [person for person, held in bundles.partners if held >= _HUB_TIES][:hubs]
    bodies = [*bundles.bodies, NOBODY] if bundles.members[NOBODY] else list(bundles.bodies)
    radii = _body_radii([bundles.members[body] for body in bodies])
    places = _body_places(bodies, bundles, radii, seed, previous, frozenset(pinned))
    spots = _body_spots(bodies, bundles, places, radii, len(holders))
    spots += _hub_spots(holders, bundles, spots, dict(bundles.partners))
    return _framed(spots, [*_body_strands(bodies, bundles), *_hub_strands(bundles, spots)])


def people_picture(
    is_body: Sequence[bool],
    memberships: Iterable[Pair],
    ties: Iterable[tuple[int, int, str]],
    *,
    together: Iterable[tuple[int, int, int]] = (),
    seed: int = DEFAULT_SEED,
    previous: Mapping[int, Point] | None = None,
) -> Picture:
    """Return the second picture: every party, with every tie.

    Parameters
    ----------
    is_body, memberships, ties, seed, previous
        As in :func:`groups_picture`.
    together
        ``(a, b, meetings)`` as :func:`malai_core.sna.together.co_attendance` gives it: drawn
        quietly in a layer of its own. It decides the place only of parties with no tie and no body.

    Returns
    -------
    Picture
        Spot ``i`` is party ``i``; the layer of memberships is ``affiliation``.

    Raises
    ------
    InvalidInputError
        A tie or membership names a party that does not exist.

    Notes
    -----
    O(n + m) and one layout.

    References
    ----------
    As :func:`malai_core.sna.layout.layout`.

    Examples
    --------
    >>> shown = people_picture([True, False], [(1, 0)], [])
    >>> [spot.kind.value for spot in shown.spots], shown.strands[0].layers
    (['body', 'person'], (('affiliation', 1),))
    """
    n = len(is_body)
    layers: dict[Pair, Counter[str]] = {}
    for a, b, layer in [*ties, *((a, b, AFFILIATION) for a, b in memberships)]:
        layers.setdefault((min(a, b), max(a, b)), Counter())[layer] += 1
    met = {(min(a, b), max(a, b)): meetings for a, b, meetings in together}
    places = _people_places(n, layers, met, seed, previous)
    if not previous:
        places = pushed_apart(places, _reach_of_people(n, layers))
    for pair, meetings in met.items():
        layers.setdefault(pair, Counter())[CO_ATTENDANCE_LAYER] += meetings
    strands = [
        _strand(*pair, found) for pair, found in sorted(layers.items()) if pair[0] != pair[1]
    ]
    return _framed(_people_spots(is_body, strands, places), strands)


def _people_places(
    n: int,
    layers: Mapping[Pair, Counter[str]],
    met: Mapping[Pair, int],
    seed: int,
    previous: Mapping[int, Point] | None,
) -> Matrix:
    """Lay out by ties and memberships; who has neither stands by those they met most often."""
    pulls = {pair: 0.6 if set(found) == {AFFILIATION} else 1.0 for pair, found in layers.items()}
    tied = {party for pair in pulls for party in pair}
    looking = Counter(party for pair in met for party in pair if party not in tied)
    found: Counter[int] = Counter()
    for (a, b), _ in sorted(met.items(), key=lambda item: (-item[1], item[0])):
        if any(party in looking and found[party] < _LOOSE_TIES for party in (a, b)):
            pulls[a, b] = 0.3
            found.update((a, b))
    return layout(n, list(pulls), seed=seed, previous=previous, weights=list(pulls.values()))


def _reach_of_people(n: int, layers: Mapping[Pair, Counter[str]]) -> NDArray[np.float64]:
    """Return how much room each circle wants around its middle."""
    import numpy as np

    partners = Counter(party for pair in layers for party in pair)
    return np.array([person_radius(partners[party]) + 0.14 for party in range(n)])


def person_radius(partners: int) -> float:
    """Return the radius of a person by what is counted of them."""
    return 0.12 + 0.035 * min(math.sqrt(partners), 6.0)


def _people_spots(is_body: Sequence[bool], strands: Sequence[Strand], places: Matrix) -> list[Spot]:
    """Return a spot for every party, larger with more partners, named in that order."""
    partners = Counter(end for s in strands if not s.is_quiet for end in (s.source, s.target))
    order = sorted(range(len(is_body)), key=lambda party: (-partners[party], party))
    rank = {party: place for place, party in enumerate(order)}
    return [
        Spot(
            party,
            SpotKind.BODY if body else SpotKind.PERSON,
            float(places[party, 0]),
            float(places[party, 1]),
            person_radius(partners[party]),
            partners[party],
            rank[party],
        )
        for party, body in enumerate(is_body)
    ]


def _body_radii(counts: Sequence[int]) -> list[float]:
    """Return radii whose areas grow with the members; a body of nobody is still seen."""
    most = max(counts, default=0) or 1
    return [0.36 + 0.52 * math.sqrt(count / most) for count in counts]


def _body_places(
    bodies: Sequence[int],
    bundles: Bundles,
    radii: Sequence[float],
    seed: int,
    previous: Mapping[int, Point] | None,
    pinned: frozenset[int],
) -> Matrix:
    """Lay out the bodies and push their circles apart, with room for a name under each."""
    import numpy as np

    index = {body: i for i, body in enumerate(bodies)}
    pulls = {(index[a], index[b]): found.total() for (a, b), found in bundles.between.items()}
    old = {index[body]: place for body, place in (previous or {}).items() if body in index}
    spread = 2.6
    places = layout(
        len(bodies),
        list(pulls),
        seed=seed,
        previous={i: (x / spread, y / spread) for i, (x, y) in old.items()},
        weights=[math.log2(1 + total) for total in pulls.values()],
    )
    held = np.array([body in pinned and i in old for i, body in enumerate(bodies)], dtype=bool)
    return pushed_apart(places * spread, np.array(radii) + 0.8, held=held)


def _body_spots(
    bodies: Sequence[int],
    bundles: Bundles,
    places: Matrix,
    radii: Sequence[float],
    hubs: int,
) -> list[Spot]:
    """Return the spots of bodies; names go to the largest, and leave room for the hubs."""
    order = sorted(range(len(bodies)), key=lambda i: (-bundles.members[bodies[i]], bodies[i]))
    room = LABELS_ON_A_PHONE - hubs
    rank = {i: place if place < room else place + hubs for place, i in enumerate(order)}
    return [
        Spot(
            body,
            SpotKind.NOBODY if body == NOBODY else SpotKind.BODY,
            float(places[i, 0]),
            float(places[i, 1]),
            radii[i],
            bundles.members[body],
            rank[i],
        )
        for i, body in enumerate(bodies)
    ]


def _hub_spots(
    holders: Sequence[int], bundles: Bundles, bodies: Sequence[Spot], partners: Mapping[int, int]
) -> list[Spot]:
    """Return the hubs, each on the rim of its first body, on the side of those it is tied to."""
    by_member = {spot.member: spot for spot in bodies}
    start = min(len(bodies), LABELS_ON_A_PHONE - len(holders))
    taken: Counter[int] = Counter()
    spots = []
    for place, person in enumerate(holders):
        home = by_member[bundles.homes[person][0]]
        others = [by_member[other] for other in bundles.reach[person] if other != home.member]
        angle = _direction(home, others) + 0.9 * taken[home.member]
        taken[home.member] += 1
        reach = home.radius + 0.12
        x, y = home.x + reach * math.cos(angle), home.y + reach * math.sin(angle)
        spots.append(Spot(person, SpotKind.HUB, x, y, 0.2, partners[person], start + place))
    return spots


def _direction(home: Spot, others: Sequence[Spot]) -> float:
    """Return the angle from a spot to the middle of others; upwards where there are none."""
    x = sum(other.x for other in others) - home.x * len(others)
    y = sum(other.y for other in others) - home.y * len(others)
    return math.atan2(y, x) if x or y else -math.pi / 2


def _body_strands(bodies: Sequence[int], bundles: Bundles) -> list[Strand]:
    """Return the strands between bodies; those not among an end's strongest are quiet."""
    index = {body: i for i, body in enumerate(bodies)}
    ranked = sorted(bundles.between.items(), key=lambda item: (-item[1].total(), item[0]))
    strong: Counter[int] = Counter()
    strands = []
    for (a, b), found in ranked:
        is_quiet = strong[a] >= _STRONGEST and strong[b] >= _STRONGEST
        strong.update((a, b))
        strands.append(_strand(index[a], index[b], found, is_quiet=is_quiet))
    return strands


def _hub_strands(bundles: Bundles, spots: Sequence[Spot]) -> list[Strand]:
    """Return the strands of hubs to the bodies they reach, seen when the hub is chosen."""
    index = {spot.member: i for i, spot in enumerate(spots)}
    return [
        _strand(i, index[body], found, is_quiet=True)
        for i, spot in enumerate(spots)
        if spot.kind is SpotKind.HUB
        for body, found in sorted(bundles.reach[spot.member].items())
    ]


def _strand(a: int, b: int, layers: Counter[str], *, is_quiet: bool | None = None) -> Strand:
    if is_quiet is None:
        is_quiet = set(layers) == {CO_ATTENDANCE_LAYER}
    return Strand(a, b, tuple(sorted(layers.items())), layers.total(), is_quiet)


def _framed(spots: Sequence[Spot], strands: Sequence[Strand]) -> Picture:
    """Return the picture with every circle inside a frame that starts at 0."""
    if not spots:
        return Picture((), (), 0.0, 0.0)
    left = min(spot.x - spot.radius for spot in spots)
    top = min(spot.y - spot.radius for spot in spots)
    right = max(spot.x + spot.radius for spot in spots)
    bottom = max(spot.y + spot.radius for spot in spots)
    moved = tuple(
        Spot(s.member, s.kind, s.x - left, s.y - top, s.radius, s.count, s.rank) for s in spots
    )
    return Picture(moved, tuple(strands), right - left, bottom - top)
