"""From attendances to the picture of people and activities, and from ties to a way between two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from malai.activities.models import Activity
from malai.atlas.bridge import Standing
from malai.atlas.selectors import Kept, affiliations_among, came_by, parties_of, ties_of
from malai.network.models import Network, Party
from malai_core.sna.meetings import meetings_picture
from malai_core.sna.picture import Picture

#: Activities in one picture; the newest, where there are more.
MOST_ACTIVITIES = 400


@dataclass(frozen=True)
class Gathered(Standing):
    """People of a network and its activities; activity ``i`` is ``len(parties) + i``."""

    activities: list[Activity]


def gathered(network: Network, *, day: date, kept: Mapping[int, Kept]) -> tuple[Gathered, Picture]:
    """Return who came to which activity until ``day``; people stand where ``kept`` says.

    Three queries.
    """
    parties = list(parties_of(network, day=day))
    number = {party.pk: i for i, party in enumerate(parties)}
    visits: dict[Activity, Counter[int]] = defaultdict(Counter)
    for activity, party in came_by(network, until=day):
        if party in number:
            visits[activity][number[party]] += 1
    activities = list(visits)[:MOST_ACTIVITIES]
    previous = {number[key]: (at.x, at.y) for key, at in kept.items() if key in number}
    picture = meetings_picture(len(parties), [visits[one] for one in activities], previous=previous)
    return Gathered(network, parties, [], activities), picture


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: from one party to the next, and what joins them."""

    source: Party
    target: Party
    by: tuple[str, ...]


def way_between(
    network: Network, source: Party, target: Party, *, day: date, belongs: str
) -> list[Step] | None:
    """Return the shortest way over ties and affiliations of ``day``; ``None`` where there is none.

    ``belongs`` says in words what an affiliation is. Three queries; O(n + m). Of ways of equal
    length the one over members with lower keys, so that the answer is the same tomorrow.
    """
    import igraph

    parties = list(parties_of(network, day=day))
    number = {party.pk: i for i, party in enumerate(parties)}
    if source.pk not in number or target.pk not in number:
        return None
    joined = _joined(network, number, day, belongs)
    graph = igraph.Graph(len(parties), sorted(joined))
    start, end = number[source.pk], number[target.pk]
    if start == end or end not in graph.subcomponent(start):
        return None
    found = graph.get_shortest_path(start, end)
    return [
        Step(parties[a], parties[b], tuple(joined[min(a, b), max(a, b)]))
        for a, b in pairwise(found)
    ]


def _joined(
    network: Network, number: Mapping[int, int], day: date, belongs: str
) -> dict[tuple[int, int], list[str]]:
    """Return what joins each pair, by the numbers of its ends."""
    joined: dict[tuple[int, int], list[str]] = defaultdict(list)
    ends = [(tie.source_id, tie.target_id, tie.kind.label) for tie in ties_of(network, day=day)]
    pairs = affiliations_among(network, day=day).values_list("member_id", "body_id")
    ends += [(member, body, belongs) for member, body in pairs]
    for a, b, label in ends:
        if a in number and b in number:
            pair = min(number[a], number[b]), max(number[a], number[b])
            if label not in joined[pair]:
                joined[pair].append(label)
    return joined
