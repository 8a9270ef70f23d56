"""The chart as classes of prime implicants that cover the same rows, and its least cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, prod
from typing import Final

#: Steps of our own branch and bound before HiGHS is asked; its first call costs 0.3 s of loading.
_OWN_STEPS: Final = 400
#: Charts with more classes go to HiGHS at once: reducing compares each with each.
_OWN_CLASSES: Final = 300
_ROUNDING: Final = 1e-6


def bits(mask: int) -> Iterator[int]:
    """Yield the positions of the bits that are set, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


@dataclass
class Classes:
    """A chart whose equal columns are joined.

    ``masks[c]`` are the rows of class ``c``, ``members[c]`` its prime implicants, ``columns[r]``
    the classes that cover row ``r``, all as bits. ``weights`` is a dual solution: no class
    covers rows of more than weight 1, so rows need at least as many classes as they weigh.
    """

    masks: list[int]
    members: list[list[int]]
    columns: list[int]
    weights: list[float] = field(default_factory=list)
    has_best_weights: bool = False

    @classmethod
    def of(cls, masks: Sequence[int], rows: int) -> Classes:
        """Join equal columns and find first weights."""
        members: dict[int, list[int]] = {}
        for p, mask in enumerate(masks):
            if mask:
                members.setdefault(mask, []).append(p)
        distinct = sorted(members, key=lambda mask: (-mask.bit_count(), members[mask]))
        columns = [0] * rows
        for c, mask in enumerate(distinct):
            for r in bits(mask):
                columns[r] |= 1 << c
        classes = cls(distinct, [members[mask] for mask in distinct], columns)
        classes.weights = classes.packed()
        return classes

    @property
    def everything(self) -> int:
        """All rows."""
        return (1 << len(self.columns)) - 1

    def packed(self) -> list[float]:
        """Return weights 1 on rows of which no class covers two, chosen greedily."""
        weights, taken = [0.0] * len(self.columns), 0
        for r in sorted(range(len(self.columns)), key=lambda r: self.columns[r].bit_count()):
            if not self.columns[r] & taken:
                weights[r] = 1.0
                taken |= self.columns[r]
        return weights

    def need(self, rows: int) -> int:
        """Return a number of classes below which ``rows`` cannot be covered; at least 1 for any."""
        if not rows:
            return 0
        return max(1, ceil(sum(self.weights[r] for r in bits(rows)) - _ROUNDING))

    def candidates(self, rows: int, allowed: int) -> int:
        """Return the allowed classes of the row that has the fewest."""
        return min((self.columns[r] & allowed for r in bits(rows)), key=int.bit_count)

    def choices(self, cover: Sequence[int]) -> int:
        """Return how many choices of prime implicants a cover of classes stands for."""
        return prod(len(self.members[c]) for c in cover)


def improve_weights(classes: Classes) -> None:
    """Put the best weights into a chart that has first ones only."""
    if not classes.has_best_weights:
        from malai_core.qca.highs import dual_weights

        classes.weights = dual_weights(classes)
        classes.has_best_weights = True


@dataclass(frozen=True, slots=True)
class Size:
    """The least size of a cover, and one cover of it."""

    value: int
    lower: int
    cover: tuple[int, ...]

    @property
    def is_proved(self) -> bool:
        """Whether no smaller cover can exist."""
        return self.lower >= self.value


def least_size(classes: Classes) -> Size:
    """Return the least size of a cover; improves the weights where HiGHS had to be asked."""
    first = _greedy(classes)
    if len(first) == classes.need(classes.everything):
        return Size(len(first), len(first), first)
    found = _own_search(classes) if len(classes.masks) <= _OWN_CLASSES else None
    if found is not None:
        return Size(len(found), len(found), found)
    from malai_core.qca.highs import least_by_highs

    return least_by_highs(classes)


def _own_search(classes: Classes) -> tuple[int, ...] | None:
    """Return a least cover by reducing and branching, ``None`` where that takes too long."""
    from malai_core.qca.reducing import reduced

    left = reduced(classes)
    rows = list(bits(left.rows))
    kept = list(left.masks)
    masks = [_packed(left.masks[c], rows) for c in kept]
    rest = Classes.of(masks, len(rows))
    search = _Branch(rest, _greedy(rest))
    if not search.run():
        return None
    return (*left.taken, *(kept[rest.members[c][0]] for c in search.best))


def _packed(mask: int, rows: Sequence[int]) -> int:
    """Return the bits of ``rows`` alone, without gaps."""
    return sum(1 << i for i, r in enumerate(rows) if mask >> r & 1)


def _greedy(classes: Classes) -> tuple[int, ...]:
    """Return a cover: again and again the class with most rows still open."""
    rows, chosen = classes.everything, []
    while rows:
        best = max(range(len(classes.masks)), key=lambda c: (classes.masks[c] & rows).bit_count())
        chosen.append(best)
        rows &= ~classes.masks[best]
    return tuple(chosen)


class _Branch:
    """Branch and bound on the row with the fewest classes; gives up after a number of steps."""

    def __init__(self, classes: Classes, best: tuple[int, ...]) -> None:
        self.classes = classes
        self.best = best
        self.steps = 0

    def run(self) -> bool:
        """Return whether the search came to its end; then ``best`` is a least cover."""
        self._from(self.classes.everything, (1 << len(self.classes.masks)) - 1, ())
        return self.steps <= _OWN_STEPS

    def _from(self, rows: int, allowed: int, chosen: tuple[int, ...]) -> None:
        if not rows:
            self.best = chosen
            return
        self.steps += 1
        if self.steps > _OWN_STEPS:
            return
        for c in self._most_rows_first(rows, allowed):
            if len(chosen) + self.classes.need(rows) >= len(self.best):
                return
            allowed &= ~(1 << c)
            self._from(rows & ~self.classes.masks[c], allowed, (*chosen, c))

    def _most_rows_first(self, rows: int, allowed: int) -> list[int]:
        found = list(bits(self.classes.candidates(rows, allowed)))
        return sorted(found, key=lambda c: -(self.classes.masks[c] & rows).bit_count())
