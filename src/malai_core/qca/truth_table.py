"""The truth table: which combinations of conditions occur, with which cases, and what they show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from math import isnan
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Sentence, Words
from malai_core.qca import refusals
from malai_core.qca.cases import cases_of
from malai_core.qca.columns import Data
from malai_core.qca.fit import row_fit
from malai_core.qca.html import table_html
from malai_core.qca.model import FREE, NEAR, Cases, Cube, Floats, Ints, Space

#: Stored with every result. Bump the suffix when a number could change.
TRUTH_TABLE: Final = "qca.truth_table.ragin2008.v1"
USUAL_CUT: Final = 0.8

AT_HALF: Final = Words(
    "กรณีที่มีค่าเท่ากับ 0.5 พอดี จึงไม่อยู่ในแถวใด: {cases} ทบทวนจุดปรับเทียบของกรณีเหล่านี้",
    "Cases at exactly 0.5 in some condition, which belong to no row: {cases}. "
    "Look at their anchors again.",
)
CONTRADICTION: Final = Words(
    "แถว {row} มีทั้งกรณีที่เกิดผล ({inside}) และไม่เกิดผล ({outside}) ดูว่ากรณีเหล่านี้ต่างกันตรงไหน",
    "Row {row} holds cases with the outcome ({inside}) and without it ({outside}). "
    "Look at what tells them apart.",
)


class Out(Enum):
    """What a row shows."""

    PRESENT = "1"
    ABSENT = "0"
    CONTRADICTION = "C"
    REMAINDER = "?"


@dataclass(frozen=True, slots=True)
class Row:
    """One row that occurs: its values, what it shows, how well, and whose it is."""

    number: int
    values: Cube
    out: Out
    consistency: float
    pri: float
    cases: tuple[int, ...]
    """Positions of the cases whose membership in the row is above 0.5."""
    deviant: tuple[int, ...]
    """Those of them that are more out of the outcome than in it."""

    @property
    def n(self) -> int:
        """The number of cases."""
        return len(self.cases)


@dataclass(frozen=True)
class Cuts:
    """The cut-offs of a truth table."""

    inclusion: float
    inclusion_absent: float | None = None
    pri: float = 0.0
    frequency: int = 1


@dataclass(frozen=True)
class TruthTable:
    """The rows that occur, in the order of their numbers; all other rows are remainders."""

    cases: Cases
    cuts: Cuts
    rows: tuple[Row, ...]
    excluded: frozenset[int] = frozenset()
    """Numbers of rows that count as absent whatever they show (``exclude``)."""

    @property
    def space(self) -> Space:
        """The conditions."""
        return self.cases.space

    @property
    def outcome(self) -> str:
        """The outcome as it is written, with ``~`` where its absence is explained."""
        return self.cases.outcome

    def showing(self, *outs: Out) -> tuple[Row, ...]:
        """Return the rows that show one of ``outs``."""
        return tuple(row for row in self.rows if row.out in outs)

    @cached_property
    def at_half(self) -> tuple[int, ...]:
        """Positions of the cases at exactly 0.5 in some condition; they belong to no row."""
        return tuple(np.flatnonzero(_is_at_half(self.cases)).tolist())

    @cached_property
    def remainders(self) -> int:
        """The number of possible rows that show nothing."""
        return self.space.size - len(self.space.minterms(r.values for r in self._shown))

    @property
    def limited_diversity(self) -> float:
        """The share of possible rows that are remainders, 0 to 1."""
        return self.remainders / self.space.size

    @property
    def _shown(self) -> tuple[Row, ...]:
        return self.showing(Out.PRESENT, Out.ABSENT, Out.CONTRADICTION)

    @cached_property
    def notes(self) -> tuple[Sentence, ...]:
        """What the reader should know: skew, cases at 0.5, contradictory rows."""
        half = [Sentence(AT_HALF, {"cases": self.named(self.at_half)})] if self.at_half else []
        return (*self.cases.notes, *half, *map(self._contradiction, self.contradictory))

    @cached_property
    def contradictory(self) -> tuple[Row, ...]:
        """Rows whose cases are partly in and partly out of the outcome."""
        return tuple(row for row in self.rows if 0 < len(row.deviant) < row.n)

    def _contradiction(self, row: Row) -> Sentence:
        inside = [case for case in row.cases if case not in row.deviant]
        said = {"inside": self.named(inside), "outside": self.named(row.deviant)}
        return Sentence(CONTRADICTION, {"row": str(row.number), **said})

    def named(self, cases: Iterable[int]) -> str:
        """Return the names of the cases, with commas."""
        return ", ".join(self.cases.names[case] for case in cases)

    def excluding(self, numbers: Iterable[int]) -> TruthTable:
        """Return the table with these rows counted as absent, whether they occur or not.

        Raises
        ------
        InvalidInputError
            There is no such row.
        """
        more = self.excluded | frozenset(numbers)
        most = self.space.possible
        for number in more:
            if not 1 <= number <= most:
                raise InvalidInputError(refusals.NO_SUCH_ROW, row=number, most=most)
        rows = tuple(
            replace(row, out=Out.ABSENT) if row.number in more else row for row in self.rows
        )
        return replace(self, rows=rows, excluded=more)

    def _repr_html_(self) -> str:
        """Return the table for a notebook."""
        heads = ["", *self.space.names, "OUT", "n", "incl", "PRI", "cases"]
        return table_html(heads, [self._cells(row) for row in self.rows], caption=self.outcome)

    def _cells(self, row: Row) -> list[str]:
        values = ["-" if value == FREE else str(value) for value in row.values]
        numbers = [str(row.n), f"{row.consistency:.3f}", f"{row.pri:.3f}"]
        return [str(row.number), *values, row.out.value, *numbers, self.named(row.cases)]


def truth_table(
    data: Data | Cases,
    outcome: str = "",
    *,
    conditions: Sequence[str] | None = None,
    inclusion: float | tuple[float, float] | None = None,
    pri: float = 0.0,
    frequency: int = 1,
    exclude: Iterable[int] = (),
) -> TruthTable:
    r"""Return the truth table of an outcome.

    The membership of a case in a row is the lowest of its memberships in the row's values,

    .. math:: \mu_s(r) = \min_j z_j

    and the case belongs to the row where that is above 0.5. A row shows the outcome where its
    consistency :math:`\sum \min(\mu, y) / \sum \mu` reaches the cut-off and PRI its own.

    Parameters
    ----------
    data, outcome, conditions
        As in :func:`malai_core.qca.cases.cases_of`; or cases that are already checked.
    inclusion
        The consistency from which a row shows the outcome: 0 to 1. By default 1 where no
        condition and not the outcome is fuzzy, else 0.8. Of a pair, the second is the
        consistency below which the row shows its absence; between them it is a contradiction.
    pri
        The PRI that a row needs to show the outcome.
    frequency
        How many cases a row needs; with fewer it counts as a remainder.
    exclude
        Numbers of rows, occurring or not, that count as absent.

    Returns
    -------
    TruthTable
        Every row with at least one case.

    Raises
    ------
    InvalidInputError
        What :func:`~malai_core.qca.cases.cases_of` refuses; cut-offs outside 0 to 1 or in the
        wrong order; no row with enough cases.

    Notes
    -----
    Time and memory O(rows n k): the rows that occur, not all possible ones.

    References
    ----------
    Ragin, C. C. (2008). *Redesigning Social Inquiry*. University of Chicago Press, ch. 7.

    Examples
    --------
    >>> table = truth_table({"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 1, 0, 0]}, "Y")
    >>> [(row.number, row.out.value) for row in table.rows]
    [(1, '0'), (2, '0'), (3, '1'), (4, '1')]
    """
    cases = data if isinstance(data, Cases) else cases_of(data, outcome, conditions=conditions)
    cuts = _cuts(cases, inclusion, pri, frequency)
    belongs = ~_is_at_half(cases)
    found, place = _rows_that_occur(cases, belongs)
    corners = _corners(cases, found)
    rows = _rows(cases, cuts, found, place, corners)
    if all(row.out is Out.REMAINDER for row in rows):
        raise InvalidInputError(refusals.NO_ROWS_LEFT, value=frequency)
    table = TruthTable(cases, cuts, rows)
    numbers = list(exclude)
    return table.excluding(numbers) if numbers else table


def _cuts(
    cases: Cases, inclusion: float | tuple[float, float] | None, pri: float, frequency: int
) -> Cuts:
    if inclusion is None:
        inclusion = USUAL_CUT if _is_fuzzy(cases) else 1.0
    upper, lower = inclusion if isinstance(inclusion, tuple) else (inclusion, None)
    for name, value in (("incl", upper), ("incl0", lower), ("pri", pri)):
        if value is not None and not 0 <= value <= 1:
            raise InvalidInputError(refusals.BAD_CUTS, name=name, value=f"{value:g}")
    if lower is not None and lower > upper:
        raise InvalidInputError(refusals.BAD_CUTS, name="incl0", value=f"{lower:g}")
    if frequency < 1:
        raise InvalidInputError(refusals.BAD_FREQUENCY, value=frequency)
    return Cuts(upper, lower, pri, frequency)


def _is_fuzzy(cases: Cases) -> bool:
    crisp_outcome = bool(np.isin(cases.membership, (0.0, 1.0)).all())
    return not crisp_outcome or any(c.is_fuzzy for c in cases.space.conditions)


def _is_at_half(cases: Cases) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    fuzzy = [j for j, condition in enumerate(cases.space.conditions) if condition.is_fuzzy]
    return np.asarray((np.abs(cases.values[:, fuzzy] - 0.5) < NEAR).any(axis=1))


def _corners(cases: Cases, rows: list[Cube]) -> Floats:
    """Return the membership of every case in every row, shape ``(rows, n)``; “-” fits “-” only."""
    found = cases.memberships(rows)
    values = np.array(rows, dtype=np.int64).reshape(len(rows), len(cases.space.conditions))
    for j, condition in enumerate(cases.space.conditions):
        if condition.has_free:
            found[values[:, j] == FREE] *= cases.values[:, j] == FREE
    return found


def _rows_that_occur(
    cases: Cases, belongs: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> tuple[list[Cube], Ints]:
    """Return the rows that occur, by number, and the row of each case (-1: of none)."""
    fuzzy = np.array([condition.is_fuzzy for condition in cases.space.conditions])
    crisp = np.where(fuzzy, cases.values > 0.5, cases.values).astype(np.int64)
    each = [tuple(row) for row in crisp.tolist()]
    kept = {row for row, is_kept in zip(each, belongs, strict=True) if is_kept}
    found = sorted(kept, key=cases.space.number)
    at = {row: i for i, row in enumerate(found)}
    places = [at[row] if is_kept else -1 for row, is_kept in zip(each, belongs, strict=True)]
    return found, np.array(places, dtype=np.int64)


def _rows(
    cases: Cases, cuts: Cuts, found: list[Cube], place: Ints, corners: Floats
) -> tuple[Row, ...]:
    consistency, pri = row_fit(corners, cases.membership)
    rows = []
    for i, values in enumerate(found):
        members = tuple(np.flatnonzero(place == i).tolist())
        deviant = tuple(case for case in members if cases.membership[case] < 0.5)
        out = _out(cuts, len(members), float(consistency[i]), float(pri[i]))
        fit = float(consistency[i]), float(pri[i])
        rows.append(Row(cases.space.number(values), values, out, *fit, members, deviant))
    return tuple(rows)


def _out(cuts: Cuts, n: int, consistency: float, pri: float) -> Out:
    if n < cuts.frequency:
        return Out.REMAINDER
    if consistency >= cuts.inclusion - NEAR:
        has_pri = cuts.pri <= 0 or (not isnan(pri) and pri >= cuts.pri - NEAR)
        return Out.PRESENT if has_pri else Out.ABSENT
    lower = cuts.inclusion_absent
    if lower is not None and consistency >= lower - NEAR:
        return Out.CONTRADICTION
    return Out.ABSENT
