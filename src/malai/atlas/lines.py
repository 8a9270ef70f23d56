"""The lines of a picture on paper: which there are, which a look shows, and how wide they are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from malai.atlas.bridge import PEOPLE, Standing
from malai.atlas.drawing import ON_AT_FIRST, together_floor
from malai_core.sna.meetings import ATTENDANCE
from malai_core.sna.picture import AFFILIATION, CO_ATTENDANCE_LAYER, Picture

if TYPE_CHECKING:
    from malai.atlas.looks import Look

#: What paper holds; of more, the heaviest are drawn.
MOST_LINES: Final = 4_000
#: Lines that no strength puts away: somebody belongs, or came, and that is all.
_UNCOUNTED: Final = frozenset({AFFILIATION, ATTENDANCE})
_SAME: Final = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    """A tie on paper, between two members by their number."""

    first: int
    second: int
    layer: str
    weight: float
    is_quiet: bool
    width: float = _SAME
    is_lit: bool = False
    """Of the way between two."""
    is_faint: bool = False
    """Something else is lit."""


def lines_of(rows: Standing, picture: Picture, level: str) -> list[Line]:
    """Return every line: bundled ones at the first level, else each declared tie. O(ties)."""
    floor = together_floor(picture)
    bundled = (
        Line(strand.source, strand.target, layer, count, strand.is_quiet)
        for strand in picture.strands
        for layer, count in strand.layers
        if level != PEOPLE or layer in {AFFILIATION, CO_ATTENDANCE_LAYER}
    )
    kept = [one for one in bundled if one.layer != CO_ATTENDANCE_LAYER or one.weight >= floor]
    declared = _declared(rows, picture) if level == PEOPLE else ()
    return [line for line in (*kept, *declared) if line.first != line.second]


def _declared(rows: Standing, picture: Picture) -> Iterable[Line]:
    number = rows.number()
    spot = {one.member: place for place, one in enumerate(picture.spots)}
    for tie in rows.ties:
        first = spot.get(number.get(tie.source_id, -2))
        second = spot.get(number.get(tie.target_id, -2))
        if first is not None and second is not None:
            yield Line(first, second, tie.kind.layer, tie.strength or 1, is_quiet=False)


def is_on(line: Line, look: Look) -> bool:
    """Say whether a look shows a line."""
    shown = look.layers.get(line.layer, line.layer in ON_AT_FIRST or line.layer == ATTENDANCE)
    return shown and (line.layer in _UNCOUNTED or line.weight >= look.least)


def degrees(lines: Iterable[Line], count: int) -> list[int]:
    """Return with how many others each member has a line."""
    near: list[set[int]] = [set() for _member in range(count)]
    for line in lines:
        near[line.first].add(line.second)
        near[line.second].add(line.first)
    return [len(others) for others in near]


def dressed_lines(
    lines: Sequence[Line], everyone: Sequence[Line], look: Look, way: Sequence[int]
) -> list[Line]:
    """Return lines with the width that a look gives them, and the way between two lit.

    ``everyone`` are all lines of the picture: two who met are joined there, shown or not.
    """
    met: Counter[tuple[int, int]] = Counter()
    for line in everyone if look.width == "together" else ():
        if line.layer == CO_ATTENDANCE_LAYER:
            met[_pair(line)] += int(line.weight)
    steps = {(min(pair), max(pair)) for pair in pairwise(way)}
    return [_dressed(line, look, met, steps) for line in lines]


def _dressed(
    line: Line, look: Look, met: Mapping[tuple[int, int], int], steps: set[tuple[int, int]]
) -> Line:
    is_lit = _pair(line) in steps
    weight = met[_pair(line)] + 1 if look.width == "together" else line.weight
    width = _SAME if look.width == "same" else thickness(weight)
    return replace(
        line,
        width=width + 0.8 * is_lit,
        is_lit=is_lit,
        is_faint=bool(steps) and not is_lit,
    )


def _pair(line: Line) -> tuple[int, int]:
    return min(line.first, line.second), max(line.first, line.second)


def thickness(weight: float) -> float:
    """Return the width of a line in the paper's units.

    Examples
    --------
    >>> round(thickness(1), 2), round(thickness(1_000_000), 2)
    (1.49, 4.8)
    """
    return 0.8 + min(math.log1p(weight), 4.0)


def drawn_lines(lines: Iterable[Line], moved: Mapping[int, int]) -> list[Line]:
    """Return the lines between members that are drawn, by their new numbers.

    Of too many the heaviest are kept, and who met last of all.
    """
    kept = [one for one in lines if one.first in moved and one.second in moved]
    if len(kept) > MOST_LINES:
        kept = sorted(kept, key=_last_dropped)[:MOST_LINES]
    there = (replace(one, first=moved[one.first], second=moved[one.second]) for one in kept)
    return sorted(there, key=lambda one: one.is_lit)


def _last_dropped(line: Line) -> tuple[bool, bool, float]:
    return not line.is_lit, line.layer == CO_ATTENDANCE_LAYER, -line.weight
