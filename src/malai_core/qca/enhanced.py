"""Enhanced standard analysis: remainders that nobody may assume, and solutions without them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.qca.algebra import rows_in
from malai_core.qca.expressions import UNKNOWN_NAME, Expression, Not, names_in, parse
from malai_core.qca.minimise import minimise
from malai_core.qca.model import NEAR, Space
from malai_core.qca.truth_table import TruthTable

#: Stored with every result. Bump the suffix when a number could change.
ENHANCED: Final = "qca.enhanced.schneider2013.v1"


@dataclass(frozen=True)
class Untenable:
    """Numbers of the rows that may not be assumed, by reason."""

    contradict_necessity: tuple[int, ...]
    """Remainders without a condition that is necessary for the outcome."""
    impossible: tuple[int, ...]
    """Remainders that cannot exist."""
    contradictory: tuple[int, ...]
    """Remainders that the parsimonious solutions of the outcome and of its absence both assume."""
    in_both: tuple[int, ...]
    """Rows that occur and would show both the outcome and its absence."""

    @property
    def rows(self) -> tuple[int, ...]:
        """All of them, ascending."""
        groups = (self.contradict_necessity, self.impossible, self.contradictory, self.in_both)
        return tuple(sorted({row for group in groups for row in group}))


def untenable(
    table: TruthTable,
    *,
    necessary: Iterable[str] = (),
    impossible: Iterable[str] = (),
    negated: TruthTable | None = None,
) -> Untenable:
    """Return the rows that an enhanced standard analysis excludes.

    Parameters
    ----------
    table
        The truth table of the outcome.
    necessary
        Expressions that are necessary for the outcome: no row without them may be assumed.
    impossible
        Expressions for what cannot exist, such as ``PREGNANT*MAN``.
    negated
        The truth table of the absence of the outcome over the same cases; finds assumptions that
        contradict each other, and rows that are consistent with both.

    Returns
    -------
    Untenable
        Hand its ``rows`` to :meth:`TruthTable.excluding`, then minimise: the parsimonious and
        intermediate solutions of the result are the enhanced ones.

    Raises
    ------
    InvalidInputError
        An expression that cannot be read or names no condition; a table without the outcome.

    Notes
    -----
    Time O(2^k) for each expression.

    References
    ----------
    Schneider, C. Q. & Wagemann, C. (2013). Doing justice to logical remainders in QCA: moving
    beyond the standard analysis. *Political Research Quarterly* 66(1), 211-220.

    Examples
    --------
    >>> from malai_core.qca.truth_table import truth_table
    >>> table = truth_table({"A": [1, 1, 0], "B": [1, 0, 0], "Y": [1, 0, 0]}, "Y")
    >>> untenable(table, necessary=["A"]).rows
    (2,)
    """
    shown = {row.number for row in table._shown}
    without = _rows(table.space, [Not(_known(text, table.space)) for text in necessary])
    never = _rows(table.space, [_known(text, table.space) for text in impossible])
    contradictory, in_both = _of_both(table, negated) if negated else ((), ())
    return Untenable(
        tuple(sorted(without - shown)), tuple(sorted(never - shown)), contradictory, in_both
    )


def _rows(space: Space, expressions: Iterable[Expression]) -> set[int]:
    return {space.number(row) for expression in expressions for row in rows_in(expression, space)}


def _known(text: str, space: Space) -> Expression:
    found = parse(text)
    for name in names_in(found):
        if name not in space.names:
            raise InvalidInputError(UNKNOWN_NAME, name=name, known=", ".join(space.names))
    return found


def _of_both(table: TruthTable, negated: TruthTable) -> tuple[tuple[int, ...], tuple[int, ...]]:
    assumed = [
        {row for model in minimise(one, "parsimonious").models for row in model.assumptions}
        for one in (table, negated)
    ]
    cut = table.cuts.inclusion - NEAR
    present = {row.number for row in table.rows if row.consistency >= cut}
    absent = {row.number for row in negated.rows if row.consistency >= cut}
    observed = {row.number for row in table.rows}
    both = tuple(sorted(assumed[0] & assumed[1] - observed))
    return both, tuple(sorted(present & absent))
