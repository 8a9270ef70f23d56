"""What minimising answers with: models, their terms and fit, and what they assume."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from malai_core.labels import Words
from malai_core.qca.covers import Covers
from malai_core.qca.fit import Sufficiency, TermFit, model_fit
from malai_core.qca.html import number, table_html
from malai_core.qca.implicants import Chart
from malai_core.qca.model import Cube, contains, cube_order
from malai_core.qca.truth_table import Out, TruthTable

Kind = Literal["conservative", "parsimonious", "intermediate"]


@dataclass(frozen=True)
class Model:
    """One way to say it: terms of which each is sufficient, together covering every row."""

    table: TruthTable
    terms: tuple[Cube, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The terms as the field writes them."""
        return tuple(self.table.space.text(term) for term in self.terms)

    @cached_property
    def _fits(self) -> tuple[Sufficiency, tuple[TermFit, ...]]:
        return model_fit(self.table.cases, self.terms)

    @property
    def fit(self) -> Sufficiency:
        """Consistency, PRI and coverage of the model."""
        return self._fits[0]

    @property
    def term_fits(self) -> tuple[TermFit, ...]:
        """The fit of each term, in order."""
        return self._fits[1]

    @cached_property
    def assumptions(self) -> tuple[int, ...]:
        """Numbers of the rows that the model covers though they show nothing (simplifying)."""
        positive = [row.values for row in self.table.showing(Out.PRESENT)]
        space = self.table.space
        seen = set(space.minterms(positive))
        return tuple(space.number(row) for row in space.minterms(self.terms) if row not in seen)

    def rows_of(self, term: Cube) -> tuple[tuple[str, ...], ...]:
        """Return, for each row that a term covers, the names of its cases."""
        names = self.table.cases.names
        covered = (r for r in self.table.showing(Out.PRESENT) if contains(term, r.values))
        return tuple(tuple(names[case] for case in row.cases) for row in covered)

    @cached_property
    def uncovered(self) -> tuple[str, ...]:
        """Cases with the outcome that are not in the model (deviant in coverage)."""
        cases, members = self.table.cases, self.table.cases.union(self.terms)
        found = zip(cases.names, members, cases.membership, strict=True)
        return tuple(name for name, x, y in found if y > 0.5 and x <= 0.5)

    @cached_property
    def deviant(self) -> tuple[str, ...]:
        """Cases in the model without the outcome (deviant in consistency)."""
        cases, members = self.table.cases, self.table.cases.union(self.terms)
        found = zip(cases.names, members, cases.membership, strict=True)
        return tuple(name for name, x, y in found if x > 0.5 and y < 0.5)

    @property
    def text(self) -> str:
        """The model as a formula; ``<->`` where consistency and coverage are both 1."""
        exact = self.fit.consistency > 1 - 1e-9 and self.fit.coverage > 1 - 1e-9
        arrow = "<->" if exact else "->"
        return f"{' + '.join(self.texts)} {arrow} {self.table.outcome}"


@dataclass(frozen=True)
class Pair:
    """An intermediate solution from one conservative and one parsimonious model."""

    conservative: Model
    parsimonious: Model
    models: tuple[Model, ...]
    easy: tuple[int, ...]
    """Numbers of the assumed rows that agree with the expectations (easy counterfactuals)."""
    difficult: tuple[int, ...]
    """Numbers of the other rows that the parsimonious model assumes."""


@dataclass(frozen=True)
class Solution:
    """All models of one kind, with the chart they were chosen from."""

    kind: Kind
    table: TruthTable
    method: str
    chart: Chart
    models: tuple[Model, ...]
    covers: Covers | None
    """Size, proof and number of the models; of the first pair for an intermediate solution."""
    pairs: tuple[Pair, ...] = ()
    is_complete: bool = True
    """Whether ``models`` holds all of them; if not, the limit was reached."""
    undefined: Words | None = None

    @property
    def is_ambiguous(self) -> bool:
        """Whether the data support more than one model."""
        return len(self.models) > 1

    @cached_property
    def essential(self) -> tuple[Cube, ...]:
        """Prime implicants that every model needs."""
        return tuple(self.chart.primes[p] for p in self.chart.essential)

    def _repr_html_(self) -> str:
        """Return every model with its fit, for a notebook."""
        if self.undefined is not None:
            return f"<p>{self.undefined.en}</p>"
        heads = ["model", "term", "inclS", "PRI", "covS", "covU", "cases"]
        rows = [row for m, model in enumerate(self.models, 1) for row in _model_rows(m, model)]
        return table_html(heads, rows, caption=f"{self.kind}: {self.table.outcome}")


def _model_rows(m: int, model: Model) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = []
    for term, text, fit in zip(model.terms, model.texts, model.term_fits, strict=True):
        cases = "; ".join(",".join(names) for names in model.rows_of(term))
        values = (fit.consistency, fit.pri, fit.coverage, fit.unique_coverage)
        rows.append([f"M{m}", text, *map(number, values), cases])
    whole = (model.fit.consistency, model.fit.pri, model.fit.coverage)
    return [*rows, [f"M{m}", model.text, *map(number, whole), "", ""]]


def ordered(cubes: Sequence[Cube]) -> tuple[Cube, ...]:
    """Return terms in order: shorter first, then by columns, then by values."""
    return tuple(sorted(cubes, key=cube_order))
