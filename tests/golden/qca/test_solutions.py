"""Truth tables, solutions and fit as the reference software prints them.

Source: R 4.2.2, QCA 3.25.1 (truthTable, minimize), on the published Lipset tables.
"""

from __future__ import annotations

from typing import Any

import pytest

from malai_core.qca.cases import cases_of
from malai_core.qca.fit import necessity, sufficiency
from malai_core.qca.minimise import minimise
from malai_core.qca.necessity import single_conditions, superset_search
from malai_core.qca.solution import Kind, Model
from malai_core.qca.truth_table import Out, TruthTable, truth_table
from tests.golden.qca import lipset

PRESENT = "DEV=1,URB=1,LIT=1,IND=1,STB=1"
ABSENT = "~DEV,~URB,~LIT,~IND,~STB"


def near(*numbers: float) -> Any:
    return pytest.approx(numbers, abs=0.0005)


def only(table: TruthTable, kind: Kind, expectations: str = PRESENT) -> Model:
    (model,) = minimise(table, kind, expectations=expectations).models
    return model


def fits(model: Model) -> dict[str, tuple[float, ...]]:
    return {
        text: (fit.consistency, fit.pri, fit.coverage, fit.unique_coverage)
        for text, fit in zip(model.texts, model.term_fits, strict=True)
    }


def whole(model: Model) -> tuple[float, float, float]:
    return model.fit.consistency, model.fit.pri, model.fit.coverage


def texts(table: TruthTable, kind: Kind) -> set[frozenset[str]]:
    return {frozenset(model.texts) for model in minimise(table, kind).models}


@pytest.fixture
def fuzzy() -> TruthTable:
    return truth_table(lipset.fuzzy(), "SURV", inclusion=0.8)


@pytest.fixture
def crisp() -> TruthTable:
    return truth_table(lipset.crisp(), "SURV")


def test_crisp_truth_table(crisp: TruthTable) -> None:
    found = {row.number: (row.n, row.out.value, crisp.named(row.cases)) for row in crisp.rows}
    assert found == {
        1: (3, "0", "GR, PT, ES"),
        2: (2, "0", "IT, RO"),
        5: (2, "0", "HU, PL"),
        6: (1, "0", "EE"),
        22: (2, "1", "FI, IE"),
        23: (1, "0", "AU"),
        24: (2, "1", "FR, SE"),
        31: (1, "0", "DE"),
        32: (4, "1", "BE, CZ, NL, UK"),
    }
    assert (crisp.remainders, crisp.limited_diversity) == (23, 23 / 32)


def test_crisp_solutions(crisp: TruthTable) -> None:
    conservative = only(crisp, "conservative")
    assert conservative.text == "DEV*~URB*LIT*STB + DEV*LIT*IND*STB <-> SURV"
    assert [f.coverage for f in conservative.term_fits] == [0.5, 0.75]
    assert [f.unique_coverage for f in conservative.term_fits] == [0.25, 0.5]
    parsimonious = only(crisp, "parsimonious")
    assert parsimonious.texts == ("DEV*STB",)
    assert parsimonious.assumptions == (18, 20, 26, 28, 30)
    assert only(crisp, "intermediate").texts == ("DEV*LIT*STB",)


def test_crisp_solutions_of_the_negated_outcome() -> None:
    table = truth_table(lipset.crisp(), "~SURV")
    assert only(table, "conservative").text == "~DEV*~URB*~IND + DEV*LIT*IND*~STB <-> ~SURV"
    parsimonious = only(table, "parsimonious")
    assert parsimonious.texts == ("~DEV", "~STB")
    assert [f.coverage for f in parsimonious.term_fits] == [0.8, 0.7]
    assert [f.unique_coverage for f in parsimonious.term_fits] == near(0.3, 0.2)


def test_fuzzy_truth_table(fuzzy: TruthTable) -> None:
    rows = {1: (0.216, 0.0), 2: (0.278, 0.0), 5: (0.521, 0.113), 6: (0.529, 0.228)}
    rows |= {22: (0.804, 0.719), 23: (0.378, 0.040), 24: (0.709, 0.634)}
    rows |= {31: (0.445, 0.050), 32: (0.904, 0.886)}
    assert {row.number: (row.consistency, row.pri) for row in fuzzy.rows} == {
        number: near(*pair) for number, pair in rows.items()
    }
    assert [row.number for row in fuzzy.showing(Out.PRESENT)] == [22, 32]


def test_fuzzy_conservative(fuzzy: TruthTable) -> None:
    model = only(fuzzy, "conservative")
    assert fits(model) == {
        "DEV*URB*LIT*IND*STB": near(0.904, 0.886, 0.454, 0.393),
        "DEV*~URB*LIT*~IND*STB": near(0.804, 0.719, 0.265, 0.204),
    }
    assert whole(model) == near(0.870, 0.843, 0.658)


def test_fuzzy_parsimonious(fuzzy: TruthTable) -> None:
    model = only(fuzzy, "parsimonious")
    assert fits(model) == {
        "DEV*~IND": near(0.815, 0.721, 0.284, 0.194),
        "URB*STB": near(0.874, 0.845, 0.520, 0.430),
    }
    assert whole(model) == near(0.850, 0.819, 0.714)


def test_fuzzy_intermediate(fuzzy: TruthTable) -> None:
    solution = minimise(fuzzy, "intermediate", expectations=PRESENT)
    (model,), (pair,) = solution.models, solution.pairs
    assert fits(model) == {
        "DEV*URB*LIT*STB": near(0.901, 0.879, 0.468, 0.378),
        "DEV*LIT*~IND*STB": near(0.814, 0.721, 0.282, 0.191),
    }
    assert whole(model) == near(0.866, 0.839, 0.660)
    assert pair.easy == (30,)
    assert pair.difficult == (10, 12, 14, 16, 17, 18, 21, 25, 26, 28, 29)


def test_fuzzy_with_a_lower_cut() -> None:
    model = only(truth_table(lipset.fuzzy(), "SURV", inclusion=0.7), "conservative")
    assert fits(model) == {
        "DEV*~URB*LIT*STB": near(0.809, 0.761, 0.433, 0.196),
        "DEV*LIT*IND*STB": near(0.843, 0.821, 0.622, 0.385),
    }
    assert whole(model) == near(0.871, 0.851, 0.818)


def test_fuzzy_negated_outcome() -> None:
    table = truth_table(lipset.fuzzy(), "~SURV", inclusion=0.8)
    rows = {1: 1.0, 2: 0.982, 5: 0.855, 6: 0.861, 22: 0.498, 23: 0.974, 24: 0.495, 31: 0.971}
    found = {row.number: row.consistency for row in table.rows}
    assert found == pytest.approx(rows | {32: 0.250}, abs=0.0005)
    conservative = only(table, "conservative")
    assert fits(conservative) == {
        "~DEV*~URB*~IND": near(0.886, 0.854, 0.678, 0.582),
        "DEV*LIT*IND*~STB": near(0.981, 0.973, 0.220, 0.124),
    }
    assert whole(conservative) == near(0.897, 0.871, 0.803)
    parsimonious = only(table, "parsimonious")
    assert (parsimonious.texts, whole(parsimonious)) == (
        ("~DEV", "~STB"),
        near(0.849, 0.816, 0.888),
    )
    intermediate = only(table, "intermediate", ABSENT)
    assert (intermediate.texts, whole(intermediate)) == (
        ("~STB", "~DEV*~URB*~IND"),
        near(0.881, 0.852, 0.825),
    )


def test_multi_value_with_three_models() -> None:
    table = truth_table(lipset.multi_value(), "SURV")
    model = only(table, "conservative")
    assert {text: f.coverage for text, f in zip(model.texts, model.term_fits, strict=True)} == {
        "DEV{2}*LIT{1}*IND{1}*STB{1}": 0.625,
        "DEV{1}*URB{0}*LIT{1}*IND{0}*STB{1}": 0.25,
        "DEV{1}*URB{1}*LIT{1}*IND{1}*STB{1}": 0.125,
    }
    assert texts(table, "parsimonious") == {
        frozenset({"DEV{2}", "DEV{1}*STB{1}"}),
        frozenset({"DEV{1}*IND{0}", "IND{1}*STB{1}"}),
        frozenset({"DEV{1}*STB{1}", "IND{1}*STB{1}"}),
    }


def test_multi_value_with_a_contradictory_row() -> None:
    """Cronqvist & Berg-Schlosser 2009, p. 80."""
    four = ["DEV", "URB", "LIT", "IND"]
    table = truth_table(lipset.multi_value(), "SURV", conditions=four)
    (row,) = table.contradictory
    assert (row.number, row.consistency, table.named(row.cases)) == (16, 0.5, "CZ, DE")
    model = only(table, "conservative")
    assert set(model.texts) == {"DEV{2}*LIT{1}*IND{1}", "DEV{1}*URB{0}*LIT{1}*IND{0}"}
    assert model.fit.coverage == 0.875
    assert texts(table, "parsimonious") == {frozenset({"DEV{2}", "DEV{1}*IND{0}"})}
    negated = truth_table(lipset.multi_value(), "~SURV", conditions=four)
    assert texts(negated, "parsimonious") == {frozenset({"DEV{0}", "DEV{1}*URB{0}*IND{1}"})}


def test_necessity_of_single_conditions() -> None:
    cases = cases_of(lipset.fuzzy(), "SURV")
    found = {
        row.text: (row.fit.consistency, row.fit.relevance, row.fit.coverage)
        for row in single_conditions(cases)
        if not row.text.startswith("~")
    }
    assert found == {
        "DEV": pytest.approx((0.830986, 0.811355, 0.774617), abs=1e-6),
        "URB": pytest.approx((0.538732, 0.898583, 0.771429), abs=1e-6),
        "LIT": pytest.approx((0.990610, 0.509414, 0.642803), abs=1e-6),
        "IND": pytest.approx((0.669014, 0.786179, 0.684274), abs=1e-6),
        "STB": pytest.approx((0.920188, 0.680118, 0.706943), abs=1e-6),
    }


def test_sufficiency_of_single_conditions_and_of_a_conjunction() -> None:
    cases = cases_of(lipset.fuzzy(), "SURV")
    pri = [sufficiency(cases.values[:, j], cases.membership).pri for j in range(5)]
    assert pri == pytest.approx([0.743142, 0.720165, 0.586784, 0.648396, 0.664256], abs=1e-6)
    both = cases.union([(1, -1, -1, -1, 1)])
    fit = sufficiency(both, cases.membership)
    assert (fit.consistency, fit.pri, fit.coverage) == near(0.869, 0.848, 0.824)
    back = necessity(both, cases.membership)
    assert (back.consistency, back.relevance, back.coverage) == near(0.824, 0.903, 0.869)


def test_necessary_expressions() -> None:
    found = superset_search(cases_of(lipset.fuzzy(), "SURV"), inclusion=0.9, relevance=0.6)
    assert {r.text: (r.fit.consistency, r.fit.relevance, r.fit.coverage) for r in found} == {
        "STB": near(0.920, 0.680, 0.707),
        "LIT*STB": near(0.915, 0.800, 0.793),
        "DEV + URB + IND": near(0.903, 0.704, 0.716),
    }
    crisp = superset_search(cases_of(lipset.crisp(), "SURV"), inclusion=1, coverage=0.6)
    assert {r.text: (r.fit.relevance, r.fit.coverage) for r in crisp} == {
        "DEV": near(0.8, 0.8),
        "LIT": near(0.5, 0.615),
        "STB": near(0.7, 0.727),
        "DEV*LIT": near(0.8, 0.8),
        "DEV*STB": near(1.0, 1.0),
        "LIT*STB": near(0.9, 0.889),
        "DEV*LIT*STB": near(1.0, 1.0),
    }
