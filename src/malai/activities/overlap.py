"""Who works on the same goal, in the same area, in the same year, with money of their own.

Undertakings meet in cells of word, area and fiscal year. Nothing is compared pair by pair: the cost
is that of putting each undertaking into its cells, and of sorting them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from malai_core.text import clean, search_text

_BETWEEN: Final = re.compile(r"[,;\n/،]")
#: Years of one undertaking that are looked at; longer ones are cut.
MOST_YEARS: Final = 30


@dataclass(frozen=True, slots=True, eq=False)
class Undertaking:
    """A project or an activity as the finder sees it."""

    key: Hashable
    owners: frozenset[int]
    """Keys of the parties that undertake it; empty where nobody noted any, as with the area."""
    words: frozenset[str]
    """Goal words as ``word_key`` writes them."""
    area: str
    """Code of the province; empty where none is known, and it then overlaps with nothing."""
    years: frozenset[int]
    """Fiscal years of the Buddhist era; empty where no date is known."""
    budget: Hashable
    """What two undertakings share that are paid from one budget."""
    satang: int | None = None
    """Money that is known, of all years together."""
    yearly: Mapping[int, int] = field(default_factory=dict)
    """Money by fiscal year, where it is parted."""

    def satang_in(self, years: Collection[int]) -> int | None:
        """Return the money of some years; ``None`` where it is not known for them.

        A sum for all years tells nothing of some of them.
        """
        if self.yearly:
            return sum(self.yearly.get(year, 0) for year in years)
        return self.satang if self.years.issubset(years) else None


@dataclass(frozen=True, slots=True)
class Overlap:
    """One goal in one area in some years that several work on, each with money of its own."""

    word: str
    area: str
    years: tuple[int, ...]
    undertakings: tuple[Undertaking, ...]

    @property
    def owners(self) -> list[int]:
        """Who they are, by how much each undertakes."""
        counts: dict[int, int] = defaultdict(int)
        for one in self.undertakings:
            for owner in one.owners:
                counts[owner] += 1
        return sorted(counts, key=lambda owner: (-counts[owner], owner))

    @property
    def satang(self) -> int:
        """All money that is known of these years."""
        return sum(one.satang_in(self.years) or 0 for one in self.undertakings)

    @property
    def unknown(self) -> int:
        """How many undertakings have money that nobody knows."""
        return sum(one.satang_in(self.years) is None for one in self.undertakings)


def words_of(written: str) -> dict[str, str]:
    """Return the goal words of a text with commas between: how each is compared, how it is shown.

    Examples
    --------
    >>> words_of("ผู้สูงอายุ,  การหกล้ม, ผู้สูงอายุ")
    {'ผู้สูงอายุ': 'ผู้สูงอายุ', 'การหกล้ม': 'การหกล้ม'}
    """
    found: dict[str, str] = {}
    for part in _BETWEEN.split(written):
        shown = clean(part)
        key = word_key(shown)
        if key:
            found.setdefault(key, shown)
    return found


def word_key(word: str) -> str:
    """Return the form by which two goal words are the same."""
    return search_text(word)


def words_within(text: str, pattern: re.Pattern[str] | None) -> set[str]:
    """Return the known goal words that stand in a text. One pass over the text."""
    return set(pattern.findall(word_key(text))) if pattern else set()


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds known goal words in a text, longer ones first; nothing without words."""
    keys = sorted(set(words), key=len, reverse=True)
    return re.compile("|".join(re.escape(key) for key in keys)) if keys else None


def overlaps(undertakings: Iterable[Undertaking]) -> list[Overlap]:
    """Return the overlaps, those with most owners first, then by money.

    An overlap is a cell of word, area and year in which nobody takes part in everything (they
    would know of each other) and that is not paid from one budget. Years with the same
    undertakings are one overlap.

    Cost: near-linear in the cells, words x years of each undertaking; no pair is formed.
    """
    cells: dict[tuple[str, str, int], list[Undertaking]] = defaultdict(list)
    for one in undertakings:
        for word in one.words if one.area and one.owners else ():
            for year in sorted(one.years)[:MOST_YEARS]:
                cells[word, one.area, year].append(one)
    apart = {cell: rows for cell, rows in cells.items() if is_apart(rows)}
    return sorted(_joined(apart), key=lambda one: (-len(one.owners), -one.satang, one.word))


def is_apart(rows: Sequence[Undertaking]) -> bool:
    """Say whether rows of one cell are undertaken apart, with separate money. Linear."""
    if len(rows) < 2 or len({row.budget for row in rows}) < 2:
        return False
    return not frozenset.intersection(*(row.owners for row in rows))


def _joined(cells: Mapping[tuple[str, str, int], list[Undertaking]]) -> list[Overlap]:
    """Join the years of one word and area that hold the same undertakings."""
    found: dict[tuple[str, str, frozenset[Hashable]], _Years] = {}
    for (word, area, year), rows in cells.items():
        key = (word, area, frozenset(row.key for row in rows))
        found.setdefault(key, _Years(tuple(rows))).years.append(year)
    return [
        Overlap(word, area, tuple(sorted(seen.years)), seen.rows)
        for (word, area, _keys), seen in found.items()
    ]


@dataclass(slots=True)
class _Years:
    rows: tuple[Undertaking, ...]
    years: list[int] = field(default_factory=list)
