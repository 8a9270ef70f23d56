"""Theory evaluation: where a theory and a solution agree, and which cases speak for which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.qca.expressions import Expression, evaluate, parse, write
from malai_core.qca.fit import Sufficiency, sufficiency
from malai_core.qca.html import number, table_html
from malai_core.qca.model import Floats
from malai_core.qca.solution import Model

#: Stored with every result. Bump the suffix when a number could change.
THEORY: Final = "qca.theory_evaluation.schneider2012.v1"


@dataclass(frozen=True, slots=True)
class Area:
    """Cases on one side of the theory and one of the solution."""

    in_theory: bool
    in_solution: bool
    fit: Sufficiency
    """Of the intersection, as sufficient for the outcome."""
    with_outcome: tuple[str, ...]
    without_outcome: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A theory held against a model, in four areas."""

    theory: str
    model: Model
    supported: Area
    """Expected by the theory and found: ``T*S``."""
    extended: Area
    """Found though not expected: ``~T*S``; cases with the outcome extend the theory."""
    delimited: Area
    """Expected but not found: ``T*~S``; cases without the outcome delimit the theory."""
    neither: Area
    """``~T*~S``; cases with the outcome are explained by nobody."""

    def _repr_html_(self) -> str:
        """Return the four areas for a notebook."""
        areas = (self.supported, self.extended, self.delimited, self.neither)
        return table_html(
            ["", "inclS", "covS", self.model.table.outcome, f"~{self.model.table.outcome}"],
            [_cells(area) for area in areas],
            caption=self.theory,
        )


def _cells(area: Area) -> list[str]:
    sides = ("" if area.in_theory else "~") + "T*" + ("" if area.in_solution else "~") + "S"
    fit = number(area.fit.consistency), number(area.fit.coverage)
    return [sides, *fit, ", ".join(area.with_outcome), ", ".join(area.without_outcome)]


def evaluate_theory(theory: Expression | str, model: Model) -> Evaluation:
    """Return how a theory and a model overlap.

    Parameters
    ----------
    theory
        What was expected, as an expression over the conditions.
    model
        What was found.

    Returns
    -------
    Evaluation
        Each case in one area, the one with membership above 0.5; a case at exactly 0.5 in
        theory or model is in none.

    Raises
    ------
    InvalidInputError
        The theory cannot be read, or names no condition.

    Notes
    -----
    Time O(n k).

    References
    ----------
    Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*, 11.3.
    """
    read = parse(theory) if isinstance(theory, str) else theory
    cases = model.table.cases
    expected, found = evaluate(read, cases), cases.union(model.terms)
    areas = [
        _area(model, expected, found, in_theory=t, in_solution=s)
        for t, s in ((True, True), (False, True), (True, False), (False, False))
    ]
    return Evaluation(write(read), model, *areas)


def _area(
    model: Model, expected: Floats, found: Floats, *, in_theory: bool, in_solution: bool
) -> Area:
    one = expected if in_theory else 1 - expected
    other = found if in_solution else 1 - found
    x, y = np.minimum(one, other), model.table.cases.membership
    members = [(n, o) for n, m, o in zip(model.table.cases.names, x, y, strict=True) if m > 0.5]
    return Area(
        in_theory,
        in_solution,
        sufficiency(x, y),
        tuple(name for name, o in members if o > 0.5),
        tuple(name for name, o in members if o <= 0.5),
    )
