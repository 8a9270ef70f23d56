"""What many people said, gathered: word for word beside counts. Pure.

The order in which answers arrive shows nowhere: neither who spoke first, nor who spoke last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One answer."""

    item: int
    by: str
    """Something by chance that stays with the person: by it the words are put in order."""
    name: str = ""
    text: str = ""
    number: float | None = None
    picked: tuple[str, ...] = ()
    is_withheld: bool = False
    key: str = ""
    """By which a page points at the answer."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was said to one question."""

    words: tuple[Told, ...]
    counts: dict[str, int]
    """How many picked a choice, by its code."""
    numbers: tuple[float, ...]
    """Sorted."""
    withheld: int

    @property
    def said(self) -> int:
        """How many said something; who would rather not say is not among them."""
        return self.spoken - self.withheld

    spoken: int = 0
    """How many answered, with those who would rather not say."""

    @property
    def middle(self) -> float | None:
        """The median of the numbers; nothing where nobody gave one."""
        count = len(self.numbers)
        if not count:
            return None
        low, high = self.numbers[(count - 1) // 2], self.numbers[count // 2]
        return (low + high) / 2


def gathered(answers: Iterable[Told]) -> dict[int, Gathered]:
    """Return what was said by question. Any order of ``answers`` gives the same. O(n log n).

    Examples
    --------
    >>> told = [Told(1, "b", text="rain"), Told(1, "a", picked=("yes",)), Told(1, "c", is_withheld=True)]
    >>> found = gathered(told)[1]
    >>> [one.text for one in found.words], found.counts, found.said, found.withheld
    (['rain'], {'yes': 1}, 2, 1)
    """
    by_item: dict[int, list[Told]] = {}
    for one in sorted(answers, key=lambda told: (told.item, told.by)):
        by_item.setdefault(one.item, []).append(one)
    return {item: _of(rows) for item, rows in by_item.items()}


def _of(rows: list[Told]) -> Gathered:
    counts = Counter(code for one in rows for code in one.picked)
    return Gathered(
        words=tuple(one for one in rows if one.text),
        counts=dict(sorted(counts.items())),
        numbers=tuple(sorted(one.number for one in rows if one.number is not None)),
        withheld=sum(one.is_withheld for one in rows),
        spoken=len(rows),
    )
