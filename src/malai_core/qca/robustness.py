"""How far a solution holds: ranges of cut-offs and anchors, and single cases, that leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.qca.expectations import Asked
from malai_core.qca.minimise import minimise
from malai_core.qca.model import Cases, Cube, Floats
from malai_core.qca.solution import Kind
from malai_core.qca.truth_table import TruthTable, truth_table

#: Stored with every result. Bump the suffix when a number could change.
ROBUSTNESS: Final = "qca.robustness.oana2021.v1"
_STEPS: Final = 40

Models = frozenset[frozenset[Cube]]


@dataclass(frozen=True, slots=True)
class Range:
    """The values around the present one that give the same models."""

    parameter: str
    low: float
    present: float
    high: float
    is_low_open: bool = False
    """Whether the models change at ``low`` itself; ``high`` still gives the same."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What happens without one case."""

    case: str
    is_same: bool
    models: tuple[str, ...]
    """The models without the case; empty where there is no solution."""


@dataclass(frozen=True)
class Robustness:
    """Which kind of solution is looked at, and how its models are found again."""

    kind: Kind = "conservative"
    expectations: Asked | None = None

    def models(self, table: TruthTable) -> Models:
        """Return the models of a table as sets of terms; none where there is no solution."""
        try:
            found = minimise(table, self.kind, expectations=self.expectations)
        except InvalidInputError:
            return frozenset()
        return frozenset(frozenset(model.terms) for model in found.models)

    def inclusion(self, table: TruthTable) -> Range:
        """Return the consistency cut-offs that leave the models as they are.

        The models can change only where the cut-off passes the consistency of a row, so the range
        is exact: it ends at the consistency of a row, or at 0 or 1. At the lower end a row comes in
        that changes the models, so that end is open.

        Notes
        -----
        One minimisation for each row that is passed.
        """
        cut = table.cuts.inclusion
        steps = sorted({row.consistency for row in table.rows} | {0.0, 1.0})
        below = [step for step in reversed(steps) if step < cut]
        last = self._last_same(table, "incl", below, cut)
        low = next((step for step in below if step < last), 0.0)
        high = self._last_same(table, "incl", [s for s in steps if s > cut], cut)
        return Range("incl", low, cut, high, is_low_open=last > 0)

    def frequency(self, table: TruthTable) -> Range:
        """Return the frequency cut-offs that leave the models as they are."""
        cut = table.cuts.frequency
        most = max(row.n for row in table.rows)
        low = self._last_same(table, "n", range(cut - 1, 0, -1), cut)
        high = self._last_same(table, "n", range(cut + 1, most + 1), cut)
        return Range("n", low, cut, high)

    def _last_same(
        self, table: TruthTable, parameter: str, values: Iterable[float], present: float
    ) -> float:
        wanted, last = self.models(table), present
        for value in values:
            moved = _rebuilt(table, parameter, value)
            if moved is None or self.models(moved) != wanted:
                return last
            last = value
        return last

    def anchor(
        self,
        table: TruthTable,
        condition: str,
        recalibrated: Callable[[float], Floats],
        present: float,
        *,
        low: float,
        high: float,
    ) -> Range:
        """Return the values of one anchor that leave the models as they are.

        Parameters
        ----------
        table
            The truth table, with the condition calibrated by the present anchor.
        condition
            Whose anchor it is.
        recalibrated
            From a value of the anchor to memberships, shape ``(n,)``.
        present, low, high
            The present value, and how far to look.

        Returns
        -------
        Range
            Found in 40 steps on each side, then by halving the step that changes the models, to a
            millionth of the distance. A change that is undone within one step is not seen.

        Notes
        -----
        About 60 minimisations on each side.
        """
        place = table.space.names.index(condition)

        def same(value: float) -> bool:
            try:
                members = recalibrated(value)
            except InvalidInputError:
                return False
            moved = _with_column(table, place, members)
            return moved is not None and self.models(moved) == wanted

        wanted = self.models(table)
        return Range(condition, _edge(present, low, same), present, _edge(present, high, same))

    def leave_one_out(self, table: TruthTable) -> tuple[LeftOut, ...]:
        """Return what the models become without each case in turn.

        Notes
        -----
        One truth table and one minimisation for each case.
        """
        wanted = self.models(table)
        return tuple(self._without(table, case, wanted) for case in range(len(table.cases)))

    def _without(self, table: TruthTable, case: int, wanted: Models) -> LeftOut:
        kept = [n for n in range(len(table.cases)) if n != case]
        moved = _remade(table, _taken(table.cases, kept))
        found = self.models(moved) if moved else frozenset()
        texts = sorted(
            " + ".join(sorted(table.space.text(term) for term in model)) for model in found
        )
        return LeftOut(table.cases.names[case], found == wanted, tuple(texts))


def _edge(present: float, end: float, same: Callable[[float], bool]) -> float:
    last = present
    for value in np.linspace(present, end, _STEPS + 1)[1:].tolist():
        if not same(value):
            return _halved(last, value, same)
        last = value
    return last


def _halved(good: float, bad: float, same: Callable[[float], bool]) -> float:
    for _ in range(20):
        middle = (good + bad) / 2
        good, bad = (middle, bad) if same(middle) else (good, middle)
    return good


def _taken(cases: Cases, kept: Sequence[int]) -> Cases:
    return replace(
        cases,
        names=tuple(cases.names[n] for n in kept),
        values=cases.values[kept],
        membership=cases.membership[kept],
    )


def _with_column(table: TruthTable, place: int, members: Floats) -> TruthTable | None:
    values = table.cases.values.copy()
    values[:, place] = members
    return _remade(table, replace(table.cases, values=values))


def _rebuilt(table: TruthTable, parameter: str, value: float) -> TruthTable | None:
    cuts = table.cuts
    if parameter == "n":
        return _remade(replace(table, cuts=replace(cuts, frequency=int(value))), table.cases)
    lower = cuts.inclusion_absent
    kept = None if lower is None else min(lower, value)
    moved = replace(cuts, inclusion=value, inclusion_absent=kept)
    return _remade(replace(table, cuts=moved), table.cases)


def _remade(table: TruthTable, cases: Cases) -> TruthTable | None:
    """Return the table of other cases under the same cut-offs; ``None`` where there is none."""
    cuts = table.cuts
    lower = cuts.inclusion_absent
    inclusion = cuts.inclusion if lower is None else (cuts.inclusion, lower)
    try:
        return truth_table(
            cases,
            inclusion=inclusion,
            pri=cuts.pri,
            frequency=cuts.frequency,
            exclude=table.excluded,
        )
    except InvalidInputError:
        return None
