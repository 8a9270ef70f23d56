"""The answer of ``malai qca`` as one JSON object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from malai_core.labels import Language
from malai_core.qca.model import FREE
from malai_core.qca.necessity import NecessityRow
from malai_core.qca.solution import Kind, Model, Pair, Solution
from malai_core.qca.truth_table import Row, TruthTable

Json = dict[str, Any]


def summary(
    table: TruthTable,
    solutions: Mapping[Kind, Solution],
    necessary: tuple[NecessityRow, ...],
    language: Language,
) -> Json:
    """Return everything that was worked out; an undefined number is ``null``."""
    return {
        "outcome": table.outcome,
        "conditions": list(table.space.names),
        "cases": len(table.cases),
        "cuts": _cuts(table),
        "truth_table": [_row(table, row) for row in table.rows],
        "remainders": table.remainders,
        "at_half": [table.cases.names[case] for case in table.at_half],
        "notes": [note.in_language(language) for note in table.notes],
        "necessity": [_necessity(row) for row in necessary],
        "solutions": {kind: _solution(found, language) for kind, found in solutions.items()},
    }


def _cuts(table: TruthTable) -> Json:
    cuts = table.cuts
    lower = cuts.inclusion_absent
    return {"incl": cuts.inclusion, "incl0": lower, "pri": cuts.pri, "n": cuts.frequency}


def _row(table: TruthTable, row: Row) -> Json:
    values = dict(zip(table.space.names, row.values, strict=True))
    return {
        "row": row.number,
        "conditions": {name: "-" if v == FREE else v for name, v in values.items()},
        "OUT": row.out.value,
        "n": row.n,
        "incl": _number(row.consistency),
        "PRI": _number(row.pri),
        "cases": [table.cases.names[case] for case in row.cases],
        "deviant": [table.cases.names[case] for case in row.deviant],
    }


def _necessity(row: NecessityRow) -> Json:
    fit = row.fit
    numbers = {"inclN": fit.consistency, "RoN": fit.relevance, "covN": fit.coverage}
    return {"expression": row.text, **{name: _number(value) for name, value in numbers.items()}}


def _solution(solution: Solution, language: Language) -> Json:
    covers = solution.covers
    undefined = solution.undefined
    return {
        "method": solution.method,
        "models": [list(model.texts) for model in solution.models],
        "formulas": [model.text for model in solution.models],
        "fit": [_fit(model) for model in solution.models],
        "count": len(solution.models) if solution.is_complete else None,
        "at_least": max(len(solution.models), covers.at_least if covers else 0),
        "is_complete": solution.is_complete,
        "is_minimum_proved": covers is None or covers.is_proved,
        "prime_implicants": [solution.table.space.text(p) for p in solution.chart.primes],
        "essential": [solution.table.space.text(p) for p in solution.essential],
        "pairs": [_pair(pair) for pair in solution.pairs],
        "undefined": undefined.in_language(language) if undefined else None,
    }


def _fit(model: Model) -> Json:
    terms = []
    for term, text, fit in zip(model.terms, model.texts, model.term_fits, strict=True):
        numbers = _numbers(fit.consistency, fit.pri, fit.coverage)
        unique = _number(fit.unique_coverage)
        cases = [list(names) for names in model.rows_of(term)]
        terms.append({"term": text, **numbers, "covU": unique, "cases": cases})
    return {
        **_numbers(model.fit.consistency, model.fit.pri, model.fit.coverage),
        "terms": terms,
        "simplifying_assumptions": list(model.assumptions),
        "uncovered": list(model.uncovered),
        "deviant": list(model.deviant),
    }


def _numbers(consistency: float, pri: float, coverage: float) -> Json:
    return {"inclS": _number(consistency), "PRI": _number(pri), "covS": _number(coverage)}


def _pair(pair: Pair) -> Json:
    return {
        "conservative": list(pair.conservative.texts),
        "parsimonious": list(pair.parsimonious.texts),
        "models": [list(model.texts) for model in pair.models],
        "easy": list(pair.easy),
        "difficult": list(pair.difficult),
    }


def _number(value: float) -> float | None:
    return None if value != value else value  # noqa: PLR0124 - nan is unequal to itself
