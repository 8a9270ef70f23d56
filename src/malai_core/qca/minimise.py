"""Minimising a truth table: conservative, parsimonious and intermediate solutions, all models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import Final, Literal, get_args

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.qca import refusals
from malai_core.qca.covers import USUAL_LIMIT, Covers, irredundant_covers, minimum_covers
from malai_core.qca.expectations import Asked, Expectations, expectations_of, widened
from malai_core.qca.implicants import Chart, chart_against, chart_within
from malai_core.qca.model import FREE, Cube, contains
from malai_core.qca.solution import Kind, Model, Pair, Solution
from malai_core.qca.truth_table import Out, TruthTable

#: Stored with every result. Bump the suffix when a number could change.
METHODS: Final[dict[Kind, str]] = {
    "conservative": "qca.conservative.ragin1987.v1",
    "parsimonious": "qca.parsimonious.ragin1987.v1",
    "intermediate": "qca.intermediate.ragin2005.v1",
}
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

NOTHING_TO_COMPARE: Final = Words(
    "ทุกแถวที่มีกรณีให้ผลเหมือนกัน จึงไม่มีเงื่อนไขใดแยกผลได้ ต้องมีกรณีที่ไม่เกิดผลด้วย",
    "Every row with cases shows the outcome, so no condition tells anything apart. "
    "Add cases without the outcome.",
)


def minimise(
    table: TruthTable,
    kind: Kind = "conservative",
    *,
    expectations: Asked | None = None,
    contradictions: Literal["absent", "remainder"] = "absent",
    row_dominance: bool = False,
    is_irredundant: bool = False,
    limit: int = USUAL_LIMIT,
) -> Solution:
    r"""Return all models of one kind.

    *Conservative*: terms hold nothing but rows that show the outcome. *Parsimonious*: terms may
    hold remainders too, but no row that shows the absence. *Intermediate*: of the remainders that
    a parsimonious model assumes, only those that agree with the expectations (see Notes).

    Parameters
    ----------
    table
        The truth table; rows that were excluded count as absent.
    kind
        ``"conservative"``, ``"parsimonious"`` or ``"intermediate"``.
    expectations
        For intermediate solutions: see
        :func:`~malai_core.qca.expectations.expectations_of`.
    contradictions
        Whether rows between the two cut-offs may be held by a term (``"remainder"``).
    row_dominance
        Leave out prime implicants that cover fewer rows than another one does.
    is_irredundant
        Return models of any size from which no term can be left out, not the smallest only.
    limit
        At most so many models are written out; the rest is counted or bounded.

    Returns
    -------
    Solution
        ``undefined`` says why where there is no model: no row shows the absence.

    Raises
    ------
    InvalidInputError
        No row shows the outcome; all cases in one row; no expectation where one is needed.

    Notes
    -----
    Intermediate, for each conservative model C and parsimonious model P: for terms
    :math:`c \in C`, :math:`p \in P` with all of p's literals in c, every literal of c that p
    lacks is deleted if an expectation speaks of its condition and is not met. Rows that show
    nothing inside the remaining terms are the easy counterfactuals; with them, and no other
    remainder, the table is minimised again. Prime implicants: O(P (N k + 2^k k)); the choice of
    models: see :mod:`malai_core.qca.covers`.

    References
    ----------
    Ragin, C. C. (1987). *The Comparative Method*. University of California Press, ch. 6-7.
    Ragin, C. C. & Sonnett, J. (2005). Between complexity and parsimony. In Kropp & Minkenberg
    (eds.), *Vergleichen in der Politikwissenschaft*, VS Verlag.

    Examples
    --------
    >>> from malai_core.qca.truth_table import truth_table
    >>> data = {"A": [1, 1, 0], "B": [1, 0, 0], "C": [1, 1, 0], "Y": [1, 1, 0]}
    >>> table = truth_table(data, "Y")
    >>> minimise(table).models[0].text
    'A*C <-> Y'
    >>> [model.text for model in minimise(table, "parsimonious").models]
    ['A <-> Y', 'C <-> Y']
    >>> minimise(table, "intermediate", expectations="A=1, C=0").models[0].text
    'A <-> Y'
    """
    _check(table, kind)
    asked = _Asked(
        table, contradictions, limit, row_dominance=row_dominance, is_irredundant=is_irredundant
    )
    if kind != "intermediate":
        return asked.solution(kind)
    if not expectations:
        raise InvalidInputError(refusals.NO_EXPECTATIONS, name=table.space.names[0])
    return asked.intermediate(expectations_of(expectations, table.space))


def _check(table: TruthTable, kind: str) -> None:
    if kind not in KINDS:
        raise InvalidInputError(refusals.UNKNOWN_KIND, name=kind, known=", ".join(KINDS))
    if len(table.rows) == 1 and not table.excluded:
        raise InvalidInputError(refusals.ONE_ROW, row=table.space.text(table.rows[0].values))
    if not table.showing(Out.PRESENT):
        best = max(row.consistency for row in table.rows)
        cut = f"{table.cuts.inclusion:g}"
        said = {"outcome": table.outcome, "cut": cut, "best": f"{best:.3f}"}
        raise InvalidInputError(refusals.NO_POSITIVE_ROW, **said)
    _check_overlap(table)


def _check_overlap(table: TruthTable) -> None:
    """Refuse rows with “-” that show the outcome and hold a row that shows its absence."""
    rows = [row for row in table.showing(Out.PRESENT) if FREE in row.values]
    for row in rows:
        for other in table.showing(Out.ABSENT):
            if contains(row.values, other.values):
                numbers = {"row": str(row.number), "other": str(other.number)}
                raise InvalidInputError(refusals.OVERLAPPING_ROWS, **numbers)


class _Asked:
    """A table with what was asked for; each kind of solution is worked out once."""

    def __init__(
        self,
        table: TruthTable,
        contradictions: str,
        limit: int,
        *,
        row_dominance: bool,
        is_irredundant: bool,
    ) -> None:
        self.table = table
        self.limit = limit
        self.row_dominance = row_dominance
        self.is_irredundant = is_irredundant
        self.positive = [row.values for row in table.showing(Out.PRESENT)]
        between = [row.values for row in table.showing(Out.CONTRADICTION)]
        is_free = contradictions == "remainder"
        self.usable = between if is_free else []
        excluded = {table.space.row(number) for number in table.excluded}
        absent = {row.values for row in table.showing(Out.ABSENT)} | excluded
        self.negative = sorted(absent if is_free else absent | set(between))

    def solution(self, kind: Kind) -> Solution:
        if kind == "conservative":
            chart = chart_within(self.table.space, self.positive, self.usable)
        else:
            chart = chart_against(self.table.space, self.positive, self.negative)
        return self._of_chart(kind, chart)

    def _of_chart(self, kind: Kind, chart: Chart) -> Solution:
        method = METHODS[kind]
        if all(value == FREE for value in chart.primes[0]):
            return Solution(kind, self.table, method, chart, (), None, undefined=NOTHING_TO_COMPARE)
        if self.row_dominance:
            chart = chart.undominated()
        models, covers = self._models(chart)
        complete = covers.is_complete if covers else len(models) < self.limit
        return Solution(kind, self.table, method, chart, models, covers, is_complete=complete)

    def _models(self, chart: Chart) -> tuple[tuple[Model, ...], Covers | None]:
        covers: Covers | None = None
        if self.is_irredundant:
            chosen = irredundant_covers(chart.masks, len(chart.rows), limit=self.limit)
        else:
            covers = minimum_covers(chart.masks, len(chart.rows), limit=self.limit)
            chosen = covers.models
        models = (tuple(chart.primes[p] for p in cover) for cover in chosen)
        return tuple(Model(self.table, terms) for terms in models), covers

    def intermediate(self, expected: Expectations) -> Solution:
        conservative, parsimonious = self.solution("conservative"), self.solution("parsimonious")
        if parsimonious.undefined or conservative.undefined:
            chart, method = parsimonious.chart, METHODS["intermediate"]
            why = parsimonious.undefined or conservative.undefined
            return Solution("intermediate", self.table, method, chart, (), None, undefined=why)
        together = list(islice(product(conservative.models, parsimonious.models), self.limit))
        known: dict[tuple[Cube, ...], Solution] = {}
        pairs = [self._pair(c, p, expected, known) for c, p in together]
        all_pairs = len(conservative.models) * len(parsimonious.models)
        solved = list(known.values())
        return Solution(
            "intermediate",
            self.table,
            METHODS["intermediate"],
            solved[0].chart,
            _distinct(pair.models for pair in pairs),
            solved[0].covers,
            tuple(pairs),
            is_complete=len(pairs) == all_pairs
            and conservative.is_complete
            and parsimonious.is_complete
            and all(solution.is_complete for solution in solved),
        )

    def _pair(
        self, c: Model, p: Model, expected: Expectations, known: dict[tuple[Cube, ...], Solution]
    ) -> Pair:
        terms = {
            widened(mine, theirs, expected)
            for mine in c.terms
            for theirs in p.terms
            if contains(theirs, mine)
        }
        easy_terms = tuple(sorted(terms))
        solution = known.get(easy_terms)
        if solution is None:
            usable = [*self.usable, *self.table.space.minterms(easy_terms)]
            chart = chart_within(self.table.space, self.positive, usable)
            solution = known[easy_terms] = self._of_chart("intermediate", chart)
        easy, difficult = _told_apart(p, easy_terms)
        return Pair(c, p, solution.models, easy, difficult)


def _told_apart(p: Model, easy_terms: Sequence[Cube]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the assumed rows inside the widened terms, and the other assumed rows."""
    space = p.table.space
    inside = {space.number(row) for row in space.minterms(easy_terms)}
    easy = tuple(number for number in p.assumptions if number in inside)
    return easy, tuple(number for number in p.assumptions if number not in inside)


def _distinct(groups: Iterable[tuple[Model, ...]]) -> tuple[Model, ...]:
    found: dict[tuple[Cube, ...], Model] = {}
    for models in groups:
        for model in models:
            found.setdefault(model.terms, model)
    return tuple(found.values())
