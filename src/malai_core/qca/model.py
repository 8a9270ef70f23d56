"""What an analysis is about: conditions, their values, cases, and cubes over the conditions.

Conventions of this package: ``n`` cases, ``k`` conditions. A *cube* is a tuple of ``k`` whole
numbers, the value of each condition or ``FREE`` where the condition is absent from the term; a row
of the truth table is a cube with every condition given (``FREE`` there: the cell was “-”).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Final

import numpy as np
from numpy.typing import NDArray

from malai_core.labels import Sentence

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Cube = tuple[int, ...]

#: The condition is absent from the term; in a row: the cell does not apply.
FREE: Final = -1
#: More possible rows than this are refused.
MOST_ROWS: Final = 1 << 20
MOST_CONDITIONS: Final = 20
#: Two numbers nearer than this count as equal where a number meets a cut-off.
NEAR: Final = 1e-8


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition: crisp (0, 1), fuzzy (0 to 1) or multi-value (0 .. ``levels`` - 1)."""

    name: str
    levels: int = 2
    is_fuzzy: bool = False
    has_free: bool = False
    """Some case has “-”: the condition does not apply to it."""

    @property
    def radix(self) -> int:
        """How many values the condition has in row numbers; “-” counts as the last one."""
        return self.levels + self.has_free


@dataclass(frozen=True)
class Space:
    """The possible rows over some conditions."""

    conditions: tuple[Condition, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the conditions, in the order of the columns."""
        return tuple(condition.name for condition in self.conditions)

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """The number of values of each condition."""
        return tuple(condition.levels for condition in self.conditions)

    @property
    def size(self) -> int:
        """The number of possible rows, “-” not counted."""
        return prod(self.levels)

    @property
    def possible(self) -> int:
        """The highest number of a row, “-” counted."""
        return prod(condition.radix for condition in self.conditions)

    @cached_property
    def is_multi_value(self) -> bool:
        """Whether terms are written with the value in braces, ``DEV{2}``."""
        return max(self.levels, default=2) > 2

    @cached_property
    def bases(self) -> tuple[int, ...]:
        """The weight of each condition in the number of a row."""
        radices = [condition.radix for condition in self.conditions]
        return tuple(prod(radices[j + 1 :]) for j in range(len(radices)))

    def number(self, row: Cube) -> int:
        """Return the number of a row: 1 for all zeros, the first condition most significant."""
        digits = (
            condition.levels if value == FREE else value
            for value, condition in zip(row, self.conditions, strict=True)
        )
        return 1 + sum(digit * base for digit, base in zip(digits, self.bases, strict=True))

    def row(self, number: int) -> Cube:
        """Return the row of a number; the inverse of :meth:`number`."""
        rest, found = number - 1, []
        for condition, base in zip(self.conditions, self.bases, strict=True):
            digit, rest = divmod(rest, base)
            found.append(FREE if digit == condition.levels else digit)
        return tuple(found)

    def literal(self, condition: int, value: int) -> str:
        """Return one condition as it is written in a term."""
        name = self.names[condition]
        if self.is_multi_value:
            return f"{name}{{{value}}}"
        return name if value else f"~{name}"

    def text(self, cube: Cube) -> str:
        """Return a term as the field writes it, ``1`` for the term without conditions."""
        written = (self.literal(j, value) for j, value in enumerate(cube) if value != FREE)
        return "*".join(written) or "1"

    def minterms(self, cubes: Iterable[Cube]) -> list[Cube]:
        """Return every row inside the cubes, once, in the order of the numbers."""
        found = {row for cube in cubes for row in self._inside(cube)}
        return sorted(found)

    def _inside(self, cube: Cube) -> list[Cube]:
        rows: list[Cube] = [()]
        for value, levels in zip(cube, self.levels, strict=True):
            choices = range(levels) if value == FREE else (value,)
            rows = [(*row, choice) for row in rows for choice in choices]
        return rows


def cube_order(cube: Cube) -> tuple[int, list[int], Cube]:
    """Return the key that puts terms in order: shorter first, then by columns, then by values."""
    used = [j for j, value in enumerate(cube) if value != FREE]
    return len(used), used, cube


def contains(outer: Cube, inner: Cube) -> bool:
    """Say whether every row inside ``inner`` is inside ``outer``."""
    return all(a in (FREE, b) for a, b in zip(outer, inner, strict=True))


def meets(one: Cube, other: Cube) -> bool:
    """Say whether some row is inside both cubes."""
    return all(a == b or FREE in (a, b) for a, b in zip(one, other, strict=True))


@dataclass(frozen=True)
class Cases:
    """The cases of an analysis, their conditions, and their membership in the outcome."""

    names: tuple[str, ...]
    space: Space
    values: Floats
    """Shape ``(n, k)``: memberships (fuzzy) or values; ``FREE`` where the cell was “-”."""
    outcome: str
    membership: Floats
    """Shape ``(n,)``: membership in the outcome, 0 to 1."""
    notes: tuple[Sentence, ...] = ()

    def __len__(self) -> int:
        """Return the number of cases."""
        return len(self.names)

    def memberships(self, cubes: Sequence[Cube]) -> Floats:
        """Return the membership of every case in every cube, shape ``(len(cubes), n)``.

        The membership in a term is the lowest of its literals', 1 in the term without conditions.
        A cell “-” is outside every value. Time O(len(cubes) n k).
        """
        wanted = np.array(cubes, dtype=np.int64).reshape(len(cubes), len(self.space.conditions))
        found = np.ones((len(cubes), len(self)), dtype=np.float64)
        for j, condition in enumerate(self.space.conditions):
            column = self.values[:, j]
            for value in range(condition.levels):
                uses = wanted[:, j] == value
                if uses.any():
                    literal = _literal(column, value, is_fuzzy=condition.is_fuzzy)
                    found[uses] = np.minimum(found[uses], literal)
        return found

    def union(self, cubes: Sequence[Cube]) -> Floats:
        """Return the membership of every case in ``cube + cube + ...``, shape ``(n,)``."""
        if not cubes:
            return np.zeros(len(self))
        highest: Floats = self.memberships(cubes).max(axis=0)
        return highest


def _literal(column: Floats, value: int, *, is_fuzzy: bool) -> Floats:
    if is_fuzzy:
        return column if value else np.subtract(1.0, column)
    return np.equal(column, value).astype(np.float64)
