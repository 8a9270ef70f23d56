"""One network on one day, measured: the lines of its reading and the numbers of its members."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from malai.insight.bridge import lines, lines_people
from malai.insight.bridge.arrays import USUAL, Arrays, arrays_of
from malai.insight.bridge.measuring import Measures, detail_of, measures_of, used
from malai.insight.bridge.weaving import introductions_in
from malai.insight.bridge.whole import missing_of, numbers_of
from malai.insight.results import TONES, Detail, Line, Results, no_members
from malai.insight.selectors.rows import Standing
from malai_core.sna.change import change

#: Order of the lines within one tone.
_ORDER = (
    "empty", "no_ties", "breaking", "connected", "hubs", "edge", "stewards", "shape", "across", "mixed",
    "changed", "heard", "newcomers", "introduced", "trust", "needs", "woven",
)  # fmt: skip


@dataclass(frozen=True)
class Before:
    """What an analysis looks back on: an earlier day, earlier circles, introductions taken on."""

    standing: Standing | None = None
    circles: Mapping[str, int] | None = None
    introduced: Sequence[tuple[str, str]] = ()
    answers: Sequence[Line] = ()
    """Lines that the answers of members give: trust, needs."""


def measured(
    standing: Standing,
    *,
    layers: Collection[str] = USUAL,
    before: Before | None = None,
    step: Callable[[int], None] | None = None,
) -> tuple[Results, Detail]:
    """Return what the methods find in these rows; ``step`` is told the progress between them."""
    told = step or (lambda _progress: None)
    before = before or Before()
    arrays = arrays_of(standing, layers)
    if not arrays.members:
        return _nobody(standing, arrays), no_members()
    told(20)
    found = measures_of(arrays, previous=before.circles, step=told)
    told(60)
    said = [*_lines(found, before), *before.answers]
    told(75)
    results = Results(
        day=standing.day.isoformat(),
        layers=arrays.layers,
        members=arrays.graph.n,
        ties=arrays.graph.m,
        lines=tuple(sorted(said, key=_place)),
        coordination=_coordination(found),
        diversity=tuple(lines_people.diversity_of(arrays, standing.members)),
        relations=lines_people.relations_of(arrays),
        numbers=tuple(numbers_of(found)),
        missing=missing_of(arrays),
        left_out=arrays.left_out,
    )
    told(90)
    detail = detail_of(found)
    detail.weaving.extend(introductions_in(found))
    return results, detail


def _nobody(standing: Standing, arrays: Arrays) -> Results:
    empty = Line("empty", "plain", None)
    return Results(standing.day.isoformat(), arrays.layers, 0, 0, (empty,))


def _lines(found: Measures, before: Before) -> list[Line]:
    has_ties = found.arrays.graph.m > 0
    said = [ask(found) for ask in (lines.STRUCTURE if has_ties else lines.WITHOUT_TIES)]
    said += [
        lines_people.across(found) if has_ties else None,
        lines_people.mixed(found),
        lines_people.heard(found),
        lines_people.stewards(found),
        lines_people.introduced(before.introduced, found),
        _changed(found, before.standing),
    ]
    return [line for line in said if line is not None]


def _changed(found: Measures, earlier: Standing | None) -> Line | None:
    """Return the line about change; nothing where nobody was there at the earlier day."""
    if earlier is None or not earlier.members:
        return None
    was = arrays_of(earlier, found.arrays.layers).graph
    result = change(was, found.arrays.graph)
    if result.value is None or not (was.m or found.arrays.graph.m):
        return None
    since = earlier.day.isoformat()
    return lines_people.changed(result.value, since=since, use=used(result)[0])


def _place(line: Line) -> tuple[int, int]:
    return TONES.index(line.tone), _ORDER.index(line.id)


def _coordination(found: Measures) -> dict[str, Any]:
    """Return the plane and the hubs, by public id."""
    arrays = found.arrays
    shape = lines.shape(found) if arrays.graph.m else lines.unknown("shape", found.hubs)
    hubs = found.hubs.value or ()
    members = [arrays.members[hub.member] for hub in hubs]
    return {
        **shape.values,
        "undefined": dict(shape.undefined),
        "effective": found.effective.value,
        "effective_why": lines.why(found.effective.undefined),
        "hubs": [
            {
                "id": arrays.ids[hub.member],
                "contacts": hub.contacts,
                "share": round(hub.share_of_ties_0_1, 4),
                "between": hub.betweenness_share_0_1,
                "cut_off": hub.cut_off,
                "backup": round(hub.backup_0_1, 4),
            }
            for hub in hubs
        ],
        "diversity": lines_people.diversity_of(arrays, members) if len(members) > 1 else [],
    }


def year_before(day: date) -> date:
    """Return the same day a year earlier; the last of February for a leap day."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
