"""The lines of the reading about structure: what holds, who carries, who stands at the edge."""

from __future__ import annotations

from typing import Any

import numpy as np

from malai.insight.bridge.measuring import Measures, used
from malai.insight.results import NAMED, Line, MethodUse
from malai_core.labels import Words
from malai_core.leaders.breaking import breaking_set
from malai_core.results import Result
from malai_core.sna.parts import connectedness, density, parts
from malai_core.sna.positions import Role, Shape, coordination_and_command
from malai_core.sna.resilience import robustness

#: Up to this many members the fewest who break the network are searched for; above, the order of
#: most ties left is followed, which is fast and may name one or two too many.
SEARCHED_TO = 200
FEW = 6


def why(words: Words | None) -> dict[str, str]:
    """Return a reason by language, nothing where there is none."""
    return {"th": words.th, "en": words.en} if words else {}


def named(found: Measures, numbers: list[int]) -> tuple[str, ...]:
    """Return the public ids of members by number, as many as a line keeps."""
    return tuple(found.arrays.ids[number] for number in numbers[:NAMED])


def unknown(name: str, result: Result[Any]) -> Line:
    """Return a line that says why there is no number."""
    return Line(name, "plain", None, methods=used(result), undefined=why(result.undefined))


def breaking(found: Measures) -> Line | None:
    """Who must stay: the fewest without whom the largest part falls below half."""
    graph = found.arrays.graph
    if not graph.m:
        return None
    members, largest, use = _breakers(found)
    before, k = int(parts(graph).known().sizes.max()), len(members)
    if before < 3:
        return None
    tone = "good" if k > max(2, 0.1 * before) else "attention" if k > 1 or before < FEW else "alarm"
    values = {"count": k, "before": before, "left": largest}
    return Line("breaking", tone, float(k), values, named(found, members), (use,))


def _breakers(found: Measures) -> tuple[list[int], int, MethodUse]:
    """Return the members whose leaving halves the largest part, what is left, and the method."""
    graph = found.arrays.graph
    if graph.n <= SEARCHED_TO:
        ties = zip(graph.source.tolist(), graph.target.tolist(), strict=True)
        exact = breaking_set(graph.n, ties)
        return list(exact.known().members), exact.known().largest, used(exact)[0]
    order = robustness(graph)
    decline = order.known()
    count = int(np.argmax(decline.largest < decline.largest[0] / 2))
    # The order is exact; that no fewer would do is not known.
    use = MethodUse(order.method, {**order.parameters, "is_exact": False})
    return decline.order[:count].tolist(), int(decline.largest[count]), use


def no_ties(found: Measures) -> Line | None:
    """Say once that nothing is recorded, instead of calling everybody alone."""
    graph = found.arrays.graph
    if graph.m:
        return None
    tone = "attention" if graph.n > 1 else "plain"
    return Line("no_ties", tone, 0.0, {"members": graph.n}, (), used(density(graph)))


def connected(found: Measures) -> Line:
    """Whether everybody can be reached: joined pairs, and the parts."""
    graph = found.arrays.graph
    share = connectedness(graph)
    if share.value is None:
        return unknown("connected", share)
    sizes = parts(graph).known().sizes
    outside = _outside(found)
    several = int((sizes >= 2).sum())
    tone = "good" if share.value >= 0.9 else "attention" if share.value >= 0.4 else "alarm"
    tone = "attention" if tone == "alarm" and graph.n < FEW else tone
    alone = int((sizes == 1).sum())
    values = {"share": share.value, "parts": several, "alone": alone, "outside": len(outside)}
    return Line("connected", tone, share.value, values, named(found, outside), used(share))


def _outside(found: Measures) -> list[int]:
    """Return the members of the parts of two or more beside the largest."""
    known = parts(found.arrays.graph).known()
    largest = int(np.argmax(known.sizes))
    smaller = (known.sizes[known.of] >= 2) & (known.of != largest)
    outside: list[int] = np.flatnonzero(smaller).tolist()
    return outside


def woven(found: Measures) -> Line:
    """How closely the network is woven: relationships a member, and the share of possible ones."""
    graph = found.arrays.graph
    result = density(graph)
    if result.value is None:
        return unknown("woven", result)
    mean = 2 * graph.m / graph.n
    tone = "good" if mean >= 3 else "attention" if mean < 1 else "plain"
    values = {"mean": round(mean, 2), "density": result.value, "ties": graph.m, "members": graph.n}
    return Line("woven", tone, round(mean, 4), values, (), used(result))


def edge(found: Measures) -> Line:
    """Who hangs on one thread, or on none."""
    graph = found.arrays.graph
    degree = graph.arcs.degree
    loose = np.flatnonzero(degree <= 1).tolist()
    share = len(loose) / graph.n
    alone = int((degree == 0).sum())
    heavy = graph.m > 0 and share > 0.5 and graph.n >= FEW
    tone = (
        "attention" if heavy or (graph.m and share > 0.25) else "good" if share < 0.1 else "plain"
    )
    values = {"count": len(loose), "alone": alone, "share": share, "members": graph.n}
    return Line("edge", tone, share, values, named(found, loose), used(found.roles))


def hubs(found: Measures) -> Line:
    """On how many coordinating hubs the contact rests, and whether others could stand in."""
    known = found.hubs.value
    if known is None:
        return unknown("hubs", found.hubs)
    numbers = [hub.member for hub in known]
    carrying = found.effective.value
    backup = min((hub.backup_0_1 for hub in known), default=None)
    few = len(known) <= 1 or (carrying is not None and carrying < 2)
    tone = (
        "attention"
        if few and found.arrays.graph.n >= FEW
        else "good"
        if len(known) > 1
        else "plain"
    )
    values = {"count": len(known), "carrying": carrying, "backup": backup}
    uses = used(found.hubs, found.effective)
    number = float(len(known)) if carrying is None else round(carrying, 4)
    return Line("hubs", tone, number, values, named(found, numbers), uses)


def shape(found: Measures) -> Line:
    """Coordination against command."""
    arrays = found.arrays
    result = coordination_and_command(arrays.contact, arrays.authority)
    if result.value is None:
        return unknown("shape", result)
    plane = result.value
    odd = plane.shape in (Shape.COMMANDED, Shape.FRAGMENTED)
    values = {
        "shape": plane.shape.value,
        "centralisation": plane.centralisation,
        "hierarchy": plane.authority_hierarchy,
        "commands": arrays.authority.m,
    }
    tone = "attention" if odd else "plain"
    return Line("shape", tone, plane.centralisation, values, (), used(result))


def newcomers(found: Measures) -> Line | None:
    """Who came lately and whether they are tied in."""
    fresh = [place for place, is_new in enumerate(found.arrays.is_new) if is_new]
    if not fresh:
        return None
    degree = found.arrays.graph.arcs.degree
    loose = [place for place in fresh if degree[place] <= 1]
    values = {"count": len(fresh), "loose": len(loose)}
    tone = "attention" if 2 * len(loose) > len(fresh) else "good"
    share = len(loose) / len(fresh)
    return Line("newcomers", tone, share, values, named(found, loose), used(found.roles))


STRUCTURE = (no_ties, breaking, connected, edge, hubs, shape, newcomers, woven)
#: What is asked of a network without any relationship.
WITHOUT_TIES = (no_ties,)
ROLE_HUB = Role.HUB.value
