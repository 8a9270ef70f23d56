"""Fields and measures of members as legends of few entries: the server's twin of ``graph/fields.ts``.

Papers and links colour, and put members away, by the same entries as the picture on the screen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from malai.atlas.marks import CROSS, DIAMOND, DISC, HEXAGON, HOUSE, MARIGOLD, OPEN, STAR, TRIANGLE
from malai.kernel.registries import Colouring, ColouringOffer

#: More colours than these nobody tells apart.
MOST: Final = 8
STEPS: Final = 5
OTHERS, UNKNOWN = "_others", "_unknown"
CHOICES: Final = (
    "#0072b2", "#d55e00", "#00875f", "#c0609a", "#b07d00", "#2f93c9", "#55504a", "#7d7600",
)  # fmt: skip
#: Lightest first, of the colour ``much``.
SHADES: Final = ("#c0d2e1", "#98b4cc", "#6f97b7", "#467aa3", "#1d5b8f")
OTHER_COLOUR, UNKNOWN_COLOUR = "#8d8a80", "#ece7d9"
#: Shapes in the order in which they are given out; the last one is that of "others".
SHAPES: Final = (DISC, HOUSE, DIAMOND, TRIANGLE, HEXAGON, STAR, CROSS, MARIGOLD)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a legend."""

    value: str
    label: str
    colour: str
    count: int
    mark: str = ""
    """Written into the marks, so that colour is never the only sign."""
    shape: int = DISC


@dataclass(frozen=True, slots=True)
class Legend:
    """What a field says of members, in few entries."""

    label: str
    entries: list[Entry]
    values: Mapping[int, list[str]]
    """Values of entries by party key; the first one colours."""
    parties: Sequence[int]
    """Everybody the field was asked about."""

    def of(self, party: int) -> list[str]:
        """Return the entries of a party."""
        return self.values.get(party, [UNKNOWN])

    def entry_of(self, party: int) -> Entry:
        """Return the entry that a party is drawn by."""
        value = self.of(party)[0]
        return next((one for one in self.entries if one.value == value), NOT_KNOWN)


#: The entry of who is no party at all, such as the bubble of people without a group.
NOT_KNOWN: Final = Entry(UNKNOWN, "", UNKNOWN_COLOUR, 0, "?", OPEN)


def legend_of(offer: ColouringOffer, colouring: Colouring, parties: Sequence[int]) -> Legend:
    """Return what a field or measure says of ``parties``, in few entries."""
    made = _stepped if offer.is_measure else _chosen
    entries, values = made(colouring, parties)
    missing = sum(party not in values for party in parties)
    if missing:
        entries.append(replace(NOT_KNOWN, label=_("not known"), count=missing))
    return Legend(str(offer.label), entries, values, parties)


def _chosen(
    colouring: Colouring, parties: Sequence[int]
) -> tuple[list[Entry], dict[int, list[str]]]:
    said: dict[int, Any] = {key: colouring.values.get(key) or () for key in parties}
    counts = Counter(value for values in said.values() for value in values)
    used = [(value, str(label)) for value, label in colouring.legend if counts[value]]
    most = MOST - 1 if len(used) > MOST else MOST
    largest = set(sorted((value for value, _l in used), key=lambda one: -counts[one])[:most])
    kept = [(value, label) for value, label in used if value in largest]
    entries = [
        Entry(value, label, CHOICES[place], counts[value], str(place + 1), SHAPES[place])
        for place, (value, label) in enumerate(kept)
    ]
    found = {
        key: [value for value in values if value in largest] or [OTHERS]
        for key, values in said.items()
        if values
    }
    rest = sum(values == [OTHERS] for values in found.values())
    if rest:
        entries.append(Entry(OTHERS, _("others"), OTHER_COLOUR, rest, "+", SHAPES[-1]))
    return entries, found


def _stepped(
    colouring: Colouring, parties: Sequence[int]
) -> tuple[list[Entry], dict[int, list[str]]]:
    known: dict[int, Any] = {k: colouring.values[k] for k in parties if k in colouring.values}
    starts = starts_of(list(known.values()))
    steps = {key: bisect_right(starts, value) - 1 for key, value in known.items()}
    entries = []
    for step in range(len(starts)):
        group = [known[key] for key, at in steps.items() if at == step]
        at = STEPS - 1 if len(starts) == 1 else round(step * (STEPS - 1) / (len(starts) - 1))
        span, place = _span(min(group), max(group)), str(step + 1)
        entries.append(Entry(f"r{step}", span, SHADES[at], len(group), place, SHAPES[step]))
    return entries, {key: [f"r{step}"] for key, step in steps.items()}


def starts_of(values: Sequence[float]) -> list[float]:
    """Return where steps begin: each value while there are few, else about equally many in each.

    Examples
    --------
    >>> starts_of([3, 1, 1, 2]), starts_of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    ([1, 2, 3], [1, 3, 5, 7, 9])
    """
    ordered = sorted(values)
    different = sorted(set(ordered))
    if len(different) <= STEPS:
        return different
    return sorted({ordered[step * len(ordered) // STEPS] for step in range(STEPS)})


def _span(low: float, high: float) -> str:
    first, last = (said(one) for one in (low, high))
    return first if first == last else f"{first}–{last}"


def said(number: float) -> str:
    """Return a number with two decimals at most."""
    return f"{number:,.2f}".rstrip("0").rstrip(".")
