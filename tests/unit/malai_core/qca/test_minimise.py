"""Refusals, undefined solutions, options, and expectations."""

from __future__ import annotations

import random
from itertools import product

import pytest

from malai_core.errors import InvalidInputError
from malai_core.qca.expectations import expectations_of, widened
from malai_core.qca.minimise import KINDS, minimise
from malai_core.qca.model import FREE, Condition, Space
from malai_core.qca.truth_table import TruthTable, truth_table

DATA = {"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 0, 0, 0]}
SPACE = Space((Condition("DEV", 3), Condition("URB"), Condition("LIT")))


def random_table(observed: int, seed: int) -> TruthTable:
    drawn = random.Random(seed)  # noqa: S311 - a drawn table, no secret
    rows = drawn.sample(list(product((0, 1), repeat=8)), observed)
    data = {f"C{j}": [row[j] for row in rows] for j in range(8)}
    return truth_table(data | {"Y": [drawn.randint(0, 1) for _ in rows]}, "Y")


def test_without_the_outcome_nothing_is_minimised() -> None:
    with pytest.raises(InvalidInputError, match=r"No row shows Y .*highest consistency is 0\.500"):
        minimise(truth_table({"A": [1, 1, 0], "Y": [1, 0, 0]}, "Y"))
    with pytest.raises(InvalidInputError, match="no solution of the kind"):
        minimise(truth_table(DATA, "Y"), "shortest")  # type: ignore[arg-type]
    with pytest.raises(InvalidInputError, match="at least one expectation"):
        minimise(truth_table(DATA, "Y"), "intermediate")


def test_where_every_row_shows_the_outcome_the_solution_is_undefined() -> None:
    table = truth_table({"A": [1, 0], "Y": [1, 1]}, "Y")
    for kind in KINDS:
        found = minimise(table, kind, expectations="A=1")
        assert (found.models, found.undefined is None) == ((), False)
        assert "Add cases without the outcome" in found._repr_html_()


def test_random_tables_of_eight_conditions_are_answered() -> None:
    """The reference software gives up on these when all models are asked for."""
    for observed, seed in ((30, 1), (60, 0)):
        found = minimise(random_table(observed, seed), "parsimonious", limit=20)
        assert found.covers is not None
        assert found.covers.is_proved
        assert found.covers.count is not None
        assert len(found.models) == min(20, found.covers.count)
        assert found.is_complete == (found.covers.count <= 20)


def test_row_dominance_leaves_out_terms_that_cover_less() -> None:
    table = random_table(30, 2)
    every, fewer = (
        minimise(table, "parsimonious"),
        minimise(table, "parsimonious", row_dominance=True),
    )
    assert len(fewer.chart.primes) < len(every.chart.primes)
    assert fewer.covers is not None
    assert every.covers is not None
    assert fewer.covers.size == every.covers.size
    assert {m.terms for m in fewer.models} <= {m.terms for m in every.models}
    assert every.chart.covers().shape == (len(every.chart.primes), len(every.chart.rows))


def test_expectations_are_read() -> None:
    read = {
        "DEV=1|2, ~URB": ({0: {1, 2}}, {1: {0}}),
        "DEV{1,2}+LIT": ({0: {1, 2}}, {2: {1}}),
        "URB*~LIT": ({1: {1}, 2: {0}},),
        "DEV=-, URB=0": ({1: {0}},),
    }
    for text, wanted in read.items():
        assert expectations_of(text, SPACE).entries == wanted
    given = expectations_of({"DEV": [1, 2], "URB": None, "LIT": 1}, SPACE)
    assert list(given.entries) == [{0: frozenset({1, 2})}, {2: frozenset({1})}]
    for text, said in (
        ("DEV=5", "never has the value 5"),
        ("WHO=1", "no condition column “WHO”"),
        ("URB=x", "cannot be read"),
        ("=1", "cannot be read"),
    ):
        with pytest.raises(InvalidInputError, match=said):
            expectations_of(text, SPACE)


def test_a_conjunction_is_met_as_a_whole_or_not_at_all() -> None:
    together = expectations_of("URB*LIT", SPACE)
    assert widened((2, 1, 1), (2, FREE, FREE), together) == (2, 1, 1)
    assert widened((2, 1, 0), (2, FREE, FREE), together) == (2, FREE, FREE)
    one_by_one = expectations_of("URB, LIT", SPACE)
    assert widened((2, 1, 0), (2, FREE, FREE), one_by_one) == (2, 1, FREE)
