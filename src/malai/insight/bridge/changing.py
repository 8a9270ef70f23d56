"""A network at two days, side by side."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from malai.insight.bridge.arrays import Arrays, arrays_of
from malai.insight.bridge.lines_people import diversity_of, relations_of, ways_of
from malai.insight.bridge.measuring import used
from malai.insight.results import MethodUse
from malai.insight.selectors.rows import Standing
from malai_core.sna.centrality import share_of_ties
from malai_core.sna.change import Change, change
from malai_core.sna.parts import connectedness, cuts


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two days."""

    standing: Standing
    members: int
    ties: int
    relations: dict[str, int]
    ways: dict[str, int]
    """Relationships by how they are kept up; under ``""`` those of which nobody said."""
    diversity: dict[str, dict[str, Any]]
    holders_0_1: float | None
    """Share of relationships that touch the three who hold most."""
    cut_members: int
    """Members without whom others would be cut off."""
    connected_0_1: float | None


@dataclass(frozen=True, slots=True)
class TwoDays:
    """Both days and what lies between them."""

    one: Side
    other: Side
    change: Change | None
    methods: tuple[MethodUse, ...]


def two_days(earlier: Standing, later: Standing, layers: Collection[str]) -> TwoDays:
    """Return both days, and what formed, stayed and faded. O(n + m log m): no shortest ways."""
    was, now = arrays_of(earlier, layers), arrays_of(later, layers)
    result = change(was.graph, now.graph)
    return TwoDays(_side(was), _side(now), result.value, used(result))


def _side(arrays: Arrays) -> Side:
    graph = arrays.graph
    pairs = list(zip(graph.source.tolist(), graph.target.tolist(), strict=True))
    held = share_of_ties(graph.n, pairs).value if pairs else None
    found = diversity_of(arrays, arrays.standing.members)
    return Side(
        standing=arrays.standing,
        members=graph.n,
        ties=graph.m,
        relations=relations_of(arrays),
        ways=ways_of(arrays),
        diversity={one["by"]: one for one in found},
        holders_0_1=held.share_0_1 if held else None,
        cut_members=len(cuts(graph).value or ()) if graph.m else 0,
        connected_0_1=connectedness(graph).value,
    )
