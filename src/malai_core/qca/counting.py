"""How many minimum covers there are, where there are too many to write out."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from malai_core.qca.bound import Bound
from malai_core.qca.model import Bools
from malai_core.qca.search import Classes


class TooManyNodesError(Exception):
    """The count was given up; only a lower bound is known."""


def number_of_minimum_covers(classes: Classes, size: int, *, most_steps: int) -> int:
    """Return the number of covers of the least size, in prime implicants, not classes.

    Rows that fall apart into parts without a common class are counted apart and multiplied; what
    was counted once is remembered.

    Raises
    ------
    TooManyNodesError
        There were more than ``most_steps`` different parts.
    """
    counter = _Counter(classes, Bound.of(classes), most_steps)
    _, count = counter.best(*counter.bound.start(), size)
    return count


_NONE = (1 << 30, 0)


@dataclass
class _Counter:
    """Least size and number of covers of rows with some classes, remembered."""

    classes: Classes
    bound: Bound
    most_steps: int
    known: dict[tuple[bytes, bytes], tuple[int, int]] = field(default_factory=dict)
    """(rows, usable classes) to (least size, number); number 0: the size is only a bound."""

    def best(self, rows: Bools, allowed: Bools, budget: int) -> tuple[int, int]:
        """Return (least size, number) for ``rows``, or a number 0 where it is above ``budget``."""
        if not rows.any():
            return 0, 1
        touching = self.bound.chart[:, rows].any(axis=1)
        usable = self.bound.affordable(rows, allowed & touching, budget)
        if not usable.any():
            return _NONE
        key = np.packbits(rows).tobytes(), np.packbits(usable).tobytes()
        remembered = self.known.get(key)
        if remembered is not None and (remembered[1] or remembered[0] > budget):
            return remembered if remembered[0] <= budget else _NONE
        if len(self.known) > self.most_steps:
            raise TooManyNodesError
        found = self._parts_or_branch(rows, usable, budget)
        self.known[key] = found if found[1] else (budget + 1, 0)
        return found

    def _parts_or_branch(self, rows: Bools, usable: Bools, budget: int) -> tuple[int, int]:
        first = self._part_of(rows, usable)
        if (first != rows).any():
            return self._together(first, rows & ~first, usable, budget)
        return self._branch(rows, usable, budget)

    def _part_of(self, rows: Bools, usable: Bools) -> Bools:
        """Return the rows that hang together with the first row through common classes."""
        grown = np.zeros_like(rows)
        grown[int(rows.argmax())] = True
        count = 0
        while count != grown.sum():
            count = int(grown.sum())
            joining = usable & self.bound.chart[:, grown].any(axis=1)
            grown |= self.bound.chart[joining].any(axis=0) & rows
        return grown

    def _together(self, one: Bools, other: Bools, usable: Bools, budget: int) -> tuple[int, int]:
        size, count = self.best(one, usable, budget - 1)
        if not count:
            return _NONE
        rest, rest_count = self.best(other, usable, budget - size)
        return (size + rest, count * rest_count) if rest_count else _NONE

    def _branch(self, rows: Bools, usable: Bools, budget: int) -> tuple[int, int]:
        least, count = _NONE
        usable = usable.copy()
        for c in self.bound.candidates(rows, usable):
            usable[c] = False
            left = min(budget, least) - 1
            size, found = self.best(rows & ~self.bound.chart[c], usable, left)
            found *= len(self.classes.members[c])
            if found and size + 1 < least:
                least, count = size + 1, found
            elif found and size + 1 == least:
                count += found
        return least, count
