"""How contact of a network stands: with its members, between its ties, of its groups, by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from malai.contact.bridge import (
    Beat,
    Mix,
    Standing,
    Tempo,
    coverage_of,
    heartbeat,
    mix_of,
    standing_of,
    tempo_of,
)
from malai.contact.models import Pace
from malai.contact.selectors.occasions import (
    Occasion,
    ends_of,
    members_of_bodies,
    occasions_between,
    occasions_of,
    parties_named,
)
from malai.kernel.fields import holds_on
from malai.network.models import Membership, Network, Party, Tie
from malai.network.reach import ends_within, ties_seen

#: Days that "lately" means on the pages, for coverage and the mix of ways.
WINDOW: Final = 90
#: After so many days without contact nobody waits any more: it is like no contact at all.
LOST: Final = 730
#: Groups of fewer members of the network are not compared.
LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class With:
    """How contact with one member stands, and by which way the last one was."""

    key: int
    standing: Standing
    last: Occasion | None


def is_lost(standing: Standing) -> bool:
    """Say whether there was no contact in the last two years."""
    return standing.since is None or standing.since > LOST


def is_waiting(standing: Standing) -> bool:
    """Say whether it is time to be in touch, and no season explains why not."""
    return standing.is_overdue and not standing.is_season and not is_lost(standing)


@dataclass(slots=True)
class Stand:
    """How contact of a whole network stands today."""

    members: list[With]
    occasions: Mapping[int, Sequence[Occasion]]
    today: date
    parties: dict[int, Party] = field(default_factory=dict)

    @property
    def overdue(self) -> list[With]:
        """Whom to be in touch with, longest over first; those of a season are not among them."""
        some = [one for one in self.members if is_waiting(one.standing)]
        return sorted(some, key=lambda one: (-one.standing.late, one.key))

    @property
    def seasonal(self) -> list[With]:
        """Who is silent as a year ago."""
        return [one for one in self.members if one.standing.is_season]

    @property
    def lost(self) -> list[With]:
        """With whom no contact is known in the last two years."""
        return [one for one in self.members if is_lost(one.standing)]

    @property
    def coverage(self) -> float | None:
        """Share of members in contact within the window."""
        return coverage_of([one.standing.last for one in self.members], self.today, WINDOW)

    @property
    def mix(self) -> Mix:
        """Ways of the last window."""
        since = self.today - timedelta(days=WINDOW)
        return mix_of(one for some in self.occasions.values() for one in some if one.on >= since)

    @property
    def beats(self) -> list[Beat]:
        """The heartbeat by month."""
        return heartbeat(self.occasions, self.today)

    @property
    def is_empty(self) -> bool:
        """Whether no occasion is known at all."""
        return not any(self.occasions.values())


def stand_of(network: Network, today: date) -> Stand:
    """Return how contact with the members of a network stands. Five queries.

    Members at rest are left alone. Time O(members + occasions).
    """
    roles = _roles(network, today)
    paces = dict(Pace.objects.filter(workspace=network.workspace).values_list("role", "days"))
    occasions = occasions_of(network.workspace, list(roles), today)
    members = [
        _with(key, occasions.get(key, []), today, wish_of(said, paces))
        for key, said in roles.items()
    ]
    return Stand(members, occasions, today)


def _roles(network: Network, today: date) -> dict[int, set[str]]:
    rows = Membership.objects.filter(
        holds_on(today), ends_within(network.workspace, "party"), network=network, is_paused=False
    )
    found: dict[int, set[str]] = {}
    for key, role in rows.order_by("party__sort_key", "party_id").values_list("party_id", "role"):
        found.setdefault(key, set()).add(role)
    return found


def wish_of(roles: set[str], paces: Mapping[str, int]) -> int | None:
    """Return the shortest time wished for any of somebody's roles."""
    return min((paces[role] for role in roles if role in paces), default=None)


def _with(key: int, some: Sequence[Occasion], today: date, wished: int | None) -> With:
    standing = standing_of((one.on for one in some), today, wished=wished)
    return With(key, standing, max(some, key=lambda one: one.on, default=None))


def standing_with(party: Party, today: date) -> tuple[Standing, Mix, Tempo | None]:
    """Return how contact with one party stands, by which ways it ran, how regular. Five queries.

    With an organisation or a group contact with any of its members counts.
    """
    workspace, keys = party.workspace, [party.pk]
    keys += _members_of(party)
    occasions = occasions_of(workspace, keys, today)
    every = [one for some in occasions.values() for one in some]
    terms = Membership.objects.filter(holds_on(today), party=party, is_paused=False)
    roles = set(terms.values_list("role", flat=True))
    paces = dict(Pace.objects.filter(workspace=workspace).values_list("role", "days"))
    wished = wish_of(roles, paces)
    days = [one.on for one in every]
    return standing_of(days, today, wished=wished), mix_of(every), tempo_of(days)


def _members_of(party: Party) -> list[int]:
    if party.kind == "person":
        return []
    rows = party.affiliated.filter(ends_within(party.workspace, "member"), until="")
    return list(rows.values_list("member_id", flat=True))


# -- Ties ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Between:
    """How contact between two stands."""

    one: Party
    other: Party
    standing: Standing


def cooling_ties(network: Network, today: date, *, most: int = 6) -> list[Between]:
    """Return open ties whose contact is overdue by its own rhythm, longest over first. Five queries."""
    ties = ties_seen(network.workspace).filter(network=network, until="").only("source", "target")
    met = occasions_between(network.workspace, ends_of(ties), today)
    found = [(pair, standing_of({one.on for one in some}, today)) for pair, some in met.items()]
    late = [(pair, standing) for pair, standing in found if is_waiting(standing)]
    late.sort(key=lambda pair: (-pair[1].late, pair[0]))
    parties = parties_named(key for pair, _standing in late[:most] for key in pair)
    return [Between(parties[a], parties[b], s) for (a, b), s in late[:most]]


def standing_between(tie: Tie, today: date) -> tuple[Standing, Mix, Tempo | None]:
    """Return how contact between the two of a tie stands, by which ways, how regular. Two queries."""
    pair = (min(tie.source_id, tie.target_id), max(tie.source_id, tie.target_id))
    some = occasions_between(tie.workspace, [pair], today).get(pair, [])
    days = {one.on for one in some}
    return standing_of(days, today), mix_of(some), tempo_of(days)


# -- Groups ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Covered:
    """How contact with a group stands: of its members in the network, whom lately, when last."""

    body: Party
    members: int
    share: float
    last: date | None


def groups_covered(stand: Stand, network: Network, *, most: int = 12) -> list[Covered]:
    """Return the groups of a network, those with the smallest share in touch first. Two queries."""
    last = {one.key: one.standing.last for one in stand.members}
    bodies = members_of_bodies(network.workspace, list(last))
    large = {body: keys for body, keys in bodies.items() if len(keys) >= LEAST}
    parties = parties_named(large)
    found = [
        _covered(parties[body], [last[key] for key in keys], stand.today)
        for body, keys in large.items()
        if body in parties
    ]
    return sorted(found, key=lambda one: (one.share, one.body.sort_key))[:most]


def _covered(body: Party, last: Sequence[date | None], today: date) -> Covered:
    share = coverage_of(last, today, WINDOW) or 0.0
    return Covered(body, len(last), share, max((day for day in last if day), default=None))
