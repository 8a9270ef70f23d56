"""Rows of one day as numbered members and graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Final

import numpy as np

from malai.insight.selectors.rows import MemberRow, Standing, TieRow
from malai.network.models import Layer, PartyKind
from malai_core.sna.graph import Graph, graph_from

#: Relationships that count as contact unless a person chooses others. Who belongs to which body is
#: a choice, because a register alone would make every large body a hub.
USUAL: Final = tuple(layer for layer in Layer.values if layer != Layer.AFFILIATION)
#: Who joined within so many days is new.
NEW_DAYS: Final = 90


@dataclass(frozen=True)
class Arrays:
    """Members by number beside their graphs."""

    standing: Standing
    layers: tuple[str, ...]
    members: list[MemberRow]
    left_out: int

    @cached_property
    def number(self) -> dict[int, int]:
        """The number of each member by key."""
        return {member.key: place for place, member in enumerate(self.members)}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Public ids by number."""
        return tuple(member.public_id for member in self.members)

    @cached_property
    def graph(self) -> Graph:
        """Who is in contact with whom on the chosen layers, without direction."""
        return self.graph_of(self.layers)

    @cached_property
    def contact(self) -> Graph:
        """The same without the layer of authority."""
        return self.graph_of([layer for layer in self.layers if layer != Layer.AUTHORITY])

    @cached_property
    def authority(self) -> Graph:
        """Who may tell whom, superior to subordinate, whatever layers were chosen."""
        return self.graph_of([Layer.AUTHORITY.value], is_directed=True)

    def graph_of(self, layers: Collection[str], *, is_directed: bool = False) -> Graph:
        """Return the graph of some layers."""
        ends = [(t.source, t.target) for t in self.standing.ties if t.layer in layers]
        if Layer.AFFILIATION in layers:
            ends += self.standing.belongs
        return self._graph(ends, is_directed=is_directed)

    def _graph(self, ends: Iterable[tuple[int, int]], *, is_directed: bool) -> Graph:
        number = self.number
        pairs = [(number[a], number[b]) for a, b in ends if a in number and b in number]
        both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return graph_from(
            len(self.members), both[:, 0], both[:, 1], is_directed=is_directed, ids=self.ids
        )

    @cached_property
    def body_of(self) -> list[str]:
        """Public id of the one body that each member belongs to; a body stands for itself."""
        bodies = bodies_of(self.standing)
        ids = {member.key: member.public_id for member in self.standing.members}
        return [
            member.public_id
            if member.kind != PartyKind.PERSON
            else ids.get(only(bodies.get(member.key, ())) or 0, "")
            for member in self.members
        ]

    @cached_property
    def is_new(self) -> list[bool]:
        """Who joined lately; nobody where most did, as in a network that has just begun."""
        border = (self.standing.day - timedelta(days=NEW_DAYS)).isoformat()
        since = self.standing.since
        fresh = [since.get(m.key, "") > border for m in self.members]
        return fresh if 2 * sum(fresh) < len(fresh) else [False] * len(fresh)


def arrays_of(standing: Standing, layers: Collection[str] = USUAL) -> Arrays:
    """Return the members to be measured, numbered in Thai order, with the chosen layers.

    A body is met through its people: one that has people here and no relationship of its own is
    not counted as alone, but left out.
    """
    chosen = tuple(layer for layer in Layer.values if layer in layers)
    tied = {end for tie in standing.ties if tie.layer in chosen for end in (tie.source, tie.target)}
    if Layer.AFFILIATION in chosen:
        tied |= {end for pair in standing.belongs for end in pair}
    met = {body for _one, body in standing.belongs} - tied
    counted = [m for m in standing.members if m.kind == PartyKind.PERSON or m.key not in met]
    return Arrays(standing, chosen, counted, len(standing.members) - len(counted))


def bodies_of(standing: Standing) -> dict[int, list[int]]:
    """Return the bodies that each member belongs to, by key."""
    found: dict[int, list[int]] = defaultdict(list)
    for one, body in standing.belongs:
        found[one].append(body)
    return found


def only(values: Collection[int]) -> int | None:
    """Return the one value, ``None`` where there is none or more than one."""
    known = set(values)
    return known.pop() if len(known) == 1 else None


def confirmed(standing: Standing, ties: Iterable[TieRow]) -> tuple[int, int]:
    """Return how many relationships both sides have said, and how many one side has."""
    heard: dict[int, set[int]] = defaultdict(set)
    for tie, party in standing.said:
        heard[tie].add(party)
    sides = [len(heard[tie.key] & {tie.source, tie.target}) for tie in ties]
    return sides.count(2), sides.count(1)
