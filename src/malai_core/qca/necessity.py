"""What is necessary for the outcome: conditions, their conjunctions, and their disjunctions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final, Literal

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.qca.fit import Necessity, necessity
from malai_core.qca.html import number, table_html
from malai_core.qca.model import FREE, NEAR, Cases, Cube, Floats

#: Stored with every result. Bump the suffix when a number could change.
NECESSITY: Final = "qca.necessity.schneider2012.v1"
SUPERSETS: Final = "qca.superset_search.dusa2019.v1"
#: Values of different conditions: (position, value).
Literals = tuple[tuple[int, int], ...]
#: Expressions looked at; beyond it the depth must be limited.
_MOST_EXPRESSIONS: Final = 2_000_000

TOO_MANY: Final = Words(
    "ต้องตรวจสูตร {count} แบบ มากเกินไป ลด depth เหลือ 3 หรือ 4 หรือใช้เงื่อนไขให้น้อยลง",
    "{count} expressions would be looked at, which is too many. "
    "Set depth to 3 or 4, or use fewer conditions.",
)


@dataclass(frozen=True, slots=True)
class NecessityRow:
    """One expression and its fit as necessary; ``operator`` joins its literals."""

    text: str
    literals: Cube
    operator: Literal["and", "or"]
    fit: Necessity


class NecessityTable(tuple[NecessityRow, ...]):
    """Rows of a necessity analysis; in a notebook a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the table for a notebook."""
        heads = ["", "inclN", "RoN", "covN"]
        rows = [
            [row.text, *map(number, (row.fit.consistency, row.fit.relevance, row.fit.coverage))]
            for row in self
        ]
        return table_html(heads, rows)


def single_conditions(cases: Cases) -> NecessityTable:
    """Return the fit of every single value of every condition as necessary for the outcome.

    Parameters
    ----------
    cases
        The cases, as :func:`malai_core.qca.cases.cases_of` returns them.

    Returns
    -------
    NecessityTable
        Presence before absence for each condition; every value of a multi-value one, ascending.

    Notes
    -----
    Time O(n k).

    Examples
    --------
    >>> from malai_core.qca.cases import cases_of
    >>> rows = single_conditions(cases_of({"A": [1, 1, 0], "Y": [1, 0, 0]}, "Y"))
    >>> [(row.text, row.fit.consistency, row.fit.coverage) for row in rows]
    [('A', 1.0, 0.5), ('~A', 0.0, 0.0)]
    """
    k = len(cases.space.conditions)
    rows = []
    for j, condition in enumerate(cases.space.conditions):
        values = (1, 0) if condition.levels == 2 else range(condition.levels)
        rows += [_row(cases, _one(k, j, value), "and", cases.membership) for value in values]
    return NecessityTable(rows)


def _one(k: int, condition: int, value: int) -> Cube:
    return tuple(value if j == condition else FREE for j in range(k))


def _row(cases: Cases, cube: Cube, operator: Literal["and", "or"], y: Floats) -> NecessityRow:
    literals = [cases.space.literal(j, value) for j, value in enumerate(cube) if value != FREE]
    if operator == "and":
        return NecessityRow("*".join(literals), cube, "and", necessity(cases.union([cube]), y))
    singles = [_one(len(cube), j, value) for j, value in enumerate(cube) if value != FREE]
    return NecessityRow(" + ".join(literals), cube, "or", necessity(cases.union(singles), y))


def superset_search(
    cases: Cases,
    *,
    inclusion: float = 0.9,
    coverage: float = 0.0,
    relevance: float = 0.0,
    depth: int | None = None,
) -> NecessityTable:
    r"""Return every conjunction, and every shortest disjunction, that is necessary.

    Conjunctions of all sizes are kept: a conjunction of necessary conditions says more than each
    of them. A disjunction (SUIN: each part sufficient for something necessary) is kept only where
    no part of it is necessary already.

    Parameters
    ----------
    cases
        The cases of the analysis.
    inclusion
        The necessity consistency that is needed, 0 to 1.
    coverage, relevance
        What coverage and RoN are needed; low ones mark trivial conditions.
    depth
        At most so many conditions in an expression; by default all.

    Returns
    -------
    NecessityTable
        Conjunctions before disjunctions, shorter before longer, then in the order of columns.

    Raises
    ------
    InvalidInputError
        More than two million expressions would have to be looked at.

    Notes
    -----
    Time O(E n) for E expressions; adding a literal to a conjunction never raises its consistency,
    so one that fails is not made longer.

    References
    ----------
    Dusa, A. (2019). *QCA with R*. Springer, ch. 5.
    """
    k = len(cases.space.conditions)
    search = _Search(cases, inclusion, coverage, relevance, min(depth or k, k))
    return NecessityTable([*search.conjunctions(), *search.disjunctions()])


class _Search:
    def __init__(
        self, cases: Cases, inclusion: float, coverage: float, relevance: float, depth: int
    ) -> None:
        self.cases = cases
        self.cuts = inclusion - NEAR, relevance - NEAR, coverage - NEAR
        self.depth = depth
        k = len(cases.space.conditions)
        self.singles = {
            (j, value): cases.memberships([_one(k, j, value)])[0]
            for j, levels in enumerate(cases.space.levels)
            for value in range(levels)
        }
        self._check_size()

    def _check_size(self) -> None:
        levels, count = self.cases.space.levels, 0
        for size in range(1, self.depth + 1):
            count += sum(int(np.prod(chosen)) for chosen in combinations(levels, size))
            if count > _MOST_EXPRESSIONS:
                raise InvalidInputError(TOO_MANY, count=count)

    def conjunctions(self) -> Iterator[NecessityRow]:
        """Yield necessary conjunctions; what fails in consistency is not made longer."""
        for literals, _ in self._grown(self._singles_that_reach(), np.minimum):
            row = self._row(literals, "and")
            if self._reaches(row.fit):
                yield row

    def _singles_that_reach(self) -> list[tuple[int, int]]:
        return [one for one, x in self.singles.items() if self._consistency(x) >= self.cuts[0]]

    def _grown(
        self, singles: Sequence[tuple[int, int]], join: Callable[[Floats, Floats], Floats]
    ) -> Iterator[tuple[Literals, Floats]]:
        """Yield combinations that reach the consistency, size after size."""
        level: list[tuple[Literals, Floats]] = [((one,), self.singles[one]) for one in singles]
        for _ in range(self.depth):
            yield from level
            level = [
                ((*literals, one), x)
                for literals, members in level
                for one in singles
                if one[0] > literals[-1][0]
                and self._consistency(x := join(members, self.singles[one])) >= self.cuts[0]
            ]

    def disjunctions(self) -> Iterator[NecessityRow]:
        """Yield necessary disjunctions of two or more, none with a necessary part."""
        reached = {one for one, x in self.singles.items() if self._is_necessary(x)}
        open_ones = [one for one in self.singles if one not in reached]
        found: list[frozenset[tuple[int, int]]] = []
        by_condition: dict[int, list[tuple[int, int]]] = {}
        for one in open_ones:
            by_condition.setdefault(one[0], []).append(one)
        for size in range(2, self.depth + 1):
            for chosen in combinations(by_condition, size):
                for literals in product(*(by_condition[j] for j in chosen)):
                    yield from self._disjunction(literals, found)

    def _disjunction(
        self, literals: tuple[tuple[int, int], ...], found: list[frozenset[tuple[int, int]]]
    ) -> Iterator[NecessityRow]:
        parts = frozenset(literals)
        if any(shorter <= parts for shorter in found):
            return
        x = np.maximum.reduce([self.singles[one] for one in literals])
        if not self._is_necessary(x):
            return
        found.append(parts)
        row = self._row(literals, "or")
        if self._reaches(row.fit):
            yield row

    def _is_necessary(self, x: Floats) -> bool:
        """Say whether consistency and coverage are reached; relevance only hides a row."""
        both, total = float(np.minimum(x, self.cases.membership).sum()), float(x.sum())
        coverage = both / total if total else 0.0
        return self._consistency(x) >= self.cuts[0] and coverage >= self.cuts[2]

    def _consistency(self, x: Floats) -> float:
        y = self.cases.membership
        total = float(y.sum())
        return float(np.minimum(x, y).sum()) / total if total else -1.0

    def _reaches(self, fit: Necessity) -> bool:
        numbers = fit.consistency, fit.relevance, fit.coverage
        # An undefined number reaches a cut-off of 0 only.
        return all(
            value >= cut or (value != value and cut <= 0)  # noqa: PLR0124 - nan
            for value, cut in zip(numbers, self.cuts, strict=True)
        )

    def _row(
        self, literals: Sequence[tuple[int, int]], operator: Literal["and", "or"]
    ) -> NecessityRow:
        values = dict(literals)
        cube = tuple(values.get(j, FREE) for j in range(len(self.cases.space.conditions)))
        return _row(self.cases, cube, operator, self.cases.membership)
