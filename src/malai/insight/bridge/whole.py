"""The network as a whole in numbers, for who wants all of them: value, method, how far to trust it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from malai.insight.bridge.arrays import Arrays
from malai.insight.bridge.lines import why
from malai.insight.bridge.measuring import Measures, used
from malai.insight.results import Value
from malai_core.results import Result
from malai_core.sna.centralisation import centralisation_of_betweenness, centralisation_of_degree
from malai_core.sna.core_periphery import core_periphery
from malai_core.sna.distances import distances, global_efficiency
from malai_core.sna.graph import Graph, graph_from
from malai_core.sna.layers import multiplexity
from malai_core.sna.missing import SENSITIVITY, answers, density_bounds, response_rate
from malai_core.sna.mixing import ei_index
from malai_core.sna.parts import connectedness, density, parts
from malai_core.sna.reciprocity import reciprocity_of_ties
from malai_core.sna.resilience import robustness
from malai_core.sna.triads import transitivity

#: Core and edge are searched for up to so many members.
CORE_TO: Final = 2_000
#: Below this share of members heard, what is sensitive to missing answers is flagged.
ENOUGH: Final = 0.8

Number = dict[str, Any]


def numbers_of(found: Measures) -> list[Number]:
    """Return every measure of the whole: id, value, method, and why there is none."""
    graph = found.arrays.graph
    apart, core = distances(graph), _core(graph)
    shown: list[tuple[str, Result[Any], Callable[[Any], Value]]] = [
        ("density", density(graph), _as_is),
        ("parts", parts(graph), lambda known: len(known.sizes)),
        ("largest", parts(graph), lambda known: int(known.sizes.max(initial=0))),
        ("connectedness", connectedness(graph), _as_is),
        ("distance", apart, lambda known: known.mean),
        ("diameter", apart, lambda known: known.longest),
        ("efficiency", global_efficiency(graph), _as_is),
        ("transitivity", transitivity(graph), _as_is),
        ("circles", found.circles, lambda known: len(known.numbers)),
        ("modularity", found.circles, lambda known: known.modularity),
        ("ei", ei_index(graph, _bodies(found.arrays)), lambda known: known.index),
        ("centralisation", centralisation_of_degree(graph), _as_is),
        ("betweenness", centralisation_of_betweenness(graph), _as_is),
        ("effective_hubs", found.effective, _as_is),
        ("core", core, lambda known: known.fit),
        ("robustness", robustness(graph), lambda known: known.robustness),
        ("reciprocity", reciprocity_of_ties(_directed(found.arrays)), _as_is),
        ("multiplexity", multiplexity(_layers(found.arrays)), _as_is),
    ]
    return [_number(name, result, take) for name, result, take in shown]


def _as_is(value: float) -> float:
    return value


def _number(name: str, result: Result[Any], take: Callable[[Any], Value]) -> Number:
    value = None if result.value is None else take(result.value)
    reason = why(result.undefined)
    use = used(result)[0]
    return {
        "id": name,
        "value": round(value, 6) if isinstance(value, float) else value,
        "undefined": reason if value is None else {},
        "method": {
            "id": use.id,
            "parameters": dict(use.parameters),
            "seed": use.seed,
            "error_bound": use.error_bound,
        },
    }


def _core(graph: Graph) -> Result[Any]:
    from malai_core.results import measured
    from malai_core.sna.core_periphery import CORE
    from malai_core.sna.reasons import TOO_LARGE

    return core_periphery(graph) if graph.n <= CORE_TO else measured(CORE, None, TOO_LARGE)


def _bodies(arrays: Arrays) -> list[int]:
    """Return the body of each member by number, -1 for none."""
    number: dict[str, int] = {}
    return [number.setdefault(one, len(number)) if one else -1 for one in arrays.body_of]


def _directed(arrays: Arrays) -> Graph:
    """Return the relationships that have a direction, from the one to the other."""
    number = arrays.number
    ends = [
        (number[tie.source], number[tie.target])
        for tie in arrays.standing.ties
        if tie.is_directed and tie.layer in arrays.layers
    ]
    both = np.array(ends, dtype=np.int64).reshape(-1, 2)
    return graph_from(len(arrays.members), both[:, 0], both[:, 1], is_directed=True)


def _layers(arrays: Arrays) -> list[Graph]:
    return [arrays.graph_of([layer]) for layer in arrays.layers]


def missing_of(arrays: Arrays) -> dict[str, Value]:
    """Return how many were heard, and what the missing answers could do to the density.

    Nothing where nobody has said a relationship: then there is no questionnaire to miss.
    """
    number = arrays.number
    ends = {tie.key: (tie.source, tie.target) for tie in arrays.standing.ties}
    said = [
        (number[party], number[other])
        for tie, party in arrays.standing.said
        if party in number and party in ends[tie]
        for other in ends[tie]
        if other != party and other in number
    ]
    if not said:
        return {}
    spoke = np.zeros(len(arrays.members), dtype=np.bool_)
    spoke[[one for one, _other in said]] = True
    by, named = zip(*said, strict=True)
    given = answers(len(arrays.members), by, named, spoke)
    rate, bounds = response_rate(given).value, density_bounds(given, rule="union").value
    return {
        "heard": rate,
        "low": bounds.low if bounds else None,
        "high": bounds.high if bounds else None,
        "is_enough": int(rate is not None and rate >= ENOUGH),
    }


#: Measures of the whole that missing answers disturb most, after the core's table.
SENSITIVE: Final = frozenset(
    {"betweenness", "effective_hubs"} if SENSITIVITY["betweenness"] == "sensitive" else ()
)
