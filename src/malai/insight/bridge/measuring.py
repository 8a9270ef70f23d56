"""Everything the reading and the table of members need, measured once."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from malai.insight.bridge.arrays import Arrays
from malai.insight.results import Detail, MethodUse, Value
from malai_core.results import Result
from malai_core.sna.betweenness import betweenness
from malai_core.sna.communities import Communities, communities
from malai_core.sna.distances import harmonic
from malai_core.sna.graph import Graph, Ints, Vector
from malai_core.sna.parts import coreness
from malai_core.sna.positions import Hub, Role, effective_hubs, hubs, roles
from malai_core.sna.structural_holes import constraint

#: Digits that are kept of a member's number: below what a person reads, above what JSON bears.
DIGITS = 6


@dataclass(frozen=True)
class Measures:
    """The measures of each member, by number."""

    arrays: Arrays
    between: Result[Vector]
    reach: Result[Vector]
    constraint: Result[Vector]
    core: Result[Ints]
    circles: Result[Communities]
    roles: Result[tuple[Role, ...]]
    hubs: Result[tuple[Hub, ...]]
    effective: Result[float]

    @property
    def circle(self) -> list[int]:
        """Number of each member's circle, -1 for none."""
        found = self.circles.value
        return [-1] * self.arrays.graph.n if found is None else found.of.tolist()


def measures_of(
    arrays: Arrays,
    *,
    previous: Mapping[str, int] | None = None,
    step: Callable[[int], None] = lambda _progress: None,
) -> Measures:
    """Return the measures of each member; circles keep the numbers of the ``previous`` run."""
    graph = arrays.graph
    known = [previous.get(one, -1) for one in arrays.ids] if previous else None
    circles = communities(graph, previous=known)
    of = circles.value.of if circles.value is not None else None
    step(30)
    between = betweenness(graph)  # the longest of them; what else asks for it finds it kept
    step(50)
    return Measures(
        arrays=arrays,
        between=between,
        reach=harmonic(graph),
        constraint=constraint(graph),
        core=coreness(graph),
        circles=circles,
        roles=roles(graph, is_new=arrays.is_new, circles=of),
        hubs=hubs(graph),
        effective=effective_hubs(graph),
    )


def detail_of(found: Measures) -> Detail:
    """Return the measures as a run keeps them."""
    arrays, n = found.arrays, found.arrays.graph.n
    command = arrays.authority
    return Detail(
        ids=list(arrays.ids),
        kinds=[member.kind for member in arrays.members],
        areas=[member.area for member in arrays.members],
        bodies=arrays.body_of,
        degree=arrays.graph.arcs.degree.tolist() if n else [],
        between=numbers(found.between.value, n),
        reach=numbers(found.reach.value, n),
        constraint=numbers(found.constraint.value, n),
        core=found.core.value.tolist() if found.core.value is not None else [0] * n,
        circle=found.circle,
        role=[role.value for role in found.roles.value or ()],
        source=arrays.graph.source.tolist(),
        target=arrays.graph.target.tolist(),
        command_source=command.source.tolist(),
        command_target=command.target.tolist(),
        between_bound=found.between.error_bound,
    )


def numbers(values: Vector | None, n: int) -> list[float | None]:
    """Return an array as JSON holds it: rounded, and nothing where undefined."""
    if values is None:
        return [None] * n
    return [None if math.isnan(one) else round(one, DIGITS) for one in values.tolist()]


def used(*results: Result[Any]) -> tuple[MethodUse, ...]:
    """Return which methods a line rests on, with their parameters and how exact they were."""
    return tuple(MethodUse(one.method, _asked(one), one.seed, one.error_bound) for one in results)


def _asked(result: Result[Any]) -> dict[str, Value]:
    """Return the parameters; a value that was searched for and may not be the best says so."""
    is_best = getattr(result.value, "is_exact", True)
    return {**result.parameters, **({} if is_best else {"is_exact": False})}


def graph_kept(detail: Detail) -> Graph:
    """Return the graph that a run kept. O(m): no rows are read."""
    ends = np.array([detail.source, detail.target], dtype=np.int64).reshape(2, -1)
    weight = np.ones(ends.shape[1])
    return Graph(detail.n, ends[0], ends[1], weight, False, tuple(detail.ids))  # noqa: FBT003 - a field in its place


def part_measured(detail: Detail, chosen: Sequence[int]) -> Detail:
    """Return the numbers of some members measured among themselves, in their old order."""
    from malai_core.sna.sensitivity import part_of

    stays = np.zeros(detail.n, dtype=np.bool_)
    stays[list(chosen)] = True
    graph = part_of(graph_kept(detail), stays)
    picked = [place for place in range(detail.n) if stays[place]]
    circles = communities(graph)
    of = circles.value.of if circles.value is not None else None
    new = [detail.role[place] == Role.NEW.value for place in picked]
    core, named = coreness(graph).value, roles(graph, is_new=new, circles=of).value
    return Detail(
        ids=[detail.ids[place] for place in picked],
        kinds=[detail.kinds[place] for place in picked],
        areas=[detail.areas[place] for place in picked],
        bodies=[detail.bodies[place] for place in picked],
        degree=graph.arcs.degree.tolist(),
        between=numbers(betweenness(graph).value, graph.n),
        reach=numbers(harmonic(graph).value, graph.n),
        constraint=numbers(constraint(graph).value, graph.n),
        core=core.tolist() if core is not None else [0] * graph.n,
        circle=of.tolist() if of is not None else [-1] * graph.n,
        role=[role.value for role in named or ()],
        source=graph.source.tolist(),
        target=graph.target.tolist(),
    )
