"""Enhanced analysis, theory, robustness, clusters, pictures, and the script for R."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from math import isnan

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.qca.anchors import suggestions
from malai_core.qca.calibration import bell, crisp, direct, relative, s_shaped
from malai_core.qca.clusters import cluster_diagnostics
from malai_core.qca.enhanced import untenable
from malai_core.qca.fit import necessity, sufficiency
from malai_core.qca.importance import dividends, if_dropped
from malai_core.qca.minimise import minimise
from malai_core.qca.r_script import r_script
from malai_core.qca.robustness import Robustness
from malai_core.qca.solution import Model
from malai_core.qca.theory import evaluate_theory
from malai_core.qca.truth_table import TruthTable, truth_table
from malai_core.qca.venn import _SHAPES, places, venn
from malai_core.qca.xy_plot import xy_plot
from tests.golden.qca import lipset


@pytest.fixture
def table() -> TruthTable:
    return truth_table(lipset.fuzzy(), "SURV", inclusion=0.8)


@pytest.fixture
def model(table: TruthTable) -> Model:
    return minimise(table, "parsimonious").models[0]


def test_untenable_rows_are_kept_out_of_the_enhanced_solutions(table: TruthTable) -> None:
    negated = truth_table(lipset.fuzzy(), "~SURV", inclusion=0.8)
    found = untenable(table, necessary=["STB"], impossible=["~LIT*IND"], negated=negated)
    assert all(table.space.row(row)[4] == 0 for row in found.contradict_necessity)
    assert 17 in found.contradict_necessity
    assert all(table.space.row(row)[2:4] == (0, 1) for row in found.impossible)
    plain = set(minimise(table, "parsimonious").models[0].assumptions)
    other = set(minimise(negated, "parsimonious").models[0].assumptions)
    assert set(found.contradictory) == plain & other
    enhanced = table.excluding(found.rows)
    for each in minimise(enhanced, "parsimonious").models:
        assert not set(each.assumptions) & set(found.rows)
    between = minimise(enhanced, "intermediate", expectations="DEV,URB,LIT,IND,STB")
    assert between.models[0].texts == ("DEV*URB*LIT*STB", "DEV*LIT*~IND*STB")
    with pytest.raises(InvalidInputError, match="no “GDP”"):
        untenable(table, necessary=["GDP"])


def test_a_theory_meets_the_solution(model: Model) -> None:
    found = evaluate_theory("DEV*STB", model)
    areas = [found.supported, found.extended, found.delimited, found.neither]
    names = [name for area in areas for name in (*area.with_outcome, *area.without_outcome)]
    assert len(names) == len(set(names)) <= 18
    assert set(found.supported.with_outcome) == {"BE", "CZ", "FI", "IE", "NL", "UK"}
    assert set(found.delimited.with_outcome) == {"FR", "SE"}
    assert "~T*S" in found._repr_html_()


def test_how_far_the_solution_holds(table: TruthTable) -> None:
    found = Robustness().inclusion(table)
    assert (found.low, found.high) == pytest.approx((0.709, 0.804), abs=0.0005)
    assert found.is_low_open
    same = truth_table(table.cases, inclusion=0.72)
    assert Robustness().models(same) == Robustness().models(table)
    at_the_end = truth_table(table.cases, inclusion=found.low)
    assert Robustness().models(at_the_end) != Robustness().models(table)
    counts = Robustness("parsimonious").frequency(table)
    assert (counts.low, counts.present) == (1, 1)


def test_an_anchor_has_a_range() -> None:
    raw = [1.0, 2.0, 3.0, 6.0, 7.0, 9.0]

    def fuzzy(crossover: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return direct(raw, 0.0, crossover, 10.0)

    data = {"A": fuzzy(5.0).tolist(), "B": [1, 0, 1, 0, 1, 0], "Y": [0, 0, 0, 1, 1, 1]}
    built = truth_table(data, "Y", inclusion=0.7)
    found = Robustness("parsimonious").anchor(built, "A", fuzzy, 5.0, low=0.5, high=9.5)
    assert 2.0 < found.low < 5.0 < found.high < 9.5
    again = truth_table({**data, "A": fuzzy(found.high).tolist()}, "Y", inclusion=0.7)
    assert Robustness("parsimonious").models(again) == Robustness("parsimonious").models(built)


def test_leaving_one_case_out(table: TruthTable) -> None:
    found = {one.case: one for one in Robustness().leave_one_out(table)}
    assert len(found) == 18
    assert found["GR"].is_same
    assert all(one.models for one in found.values())
    changed = [one for one in found.values() if not one.is_same]
    assert all(one.models for one in changed)


def test_what_a_model_loses_with_a_term(model: Model) -> None:
    first, second = if_dropped(model)
    assert (first.term, second.term) == ("URB*STB", "DEV*~IND")
    assert first.without is not None
    assert model.fit.coverage - first.without.coverage == pytest.approx(first.unique_coverage)
    worth = {frozenset("ab"): 3.0, frozenset("a"): 1.0, frozenset("b"): 1.0, frozenset(): 0.0}
    assert dividends("ab", lambda s: worth[s])[frozenset("ab")] == 1.0


def test_clusters_get_a_verdict_where_they_have_cases_enough() -> None:
    x, y = [0.9, 0.8, 0.7] * 2, [0.9, 0.9, 0.8] * 2
    same = cluster_diagnostics(x, y, list("AAABBB"), units=[1, 2, 3] * 2, relation="necessity")
    assert same.verdict in {"universal", "not supported"}
    assert same.distance_between == pytest.approx(0)
    assert len(same.within) == 3
    assert cluster_diagnostics(x, y, list("AAAAAB")).verdict == "too few cases"
    low = cluster_diagnostics([1] * 6, [0, 0, 1] * 2, list("AAABBB"))
    assert (low.verdict, round(low.pooled, 3)) == ("not supported", 0.333)
    nobody = cluster_diagnostics([0] * 3 + [1] * 3, [1] * 6, list("AAABBB"))
    assert isnan(nobody.between[0].consistency)
    assert "universal" in nobody._repr_html_()
    with pytest.raises(InvalidInputError, match="2 names of clusters for 6 cases"):
        cluster_diagnostics(x, y, ["A", "B"])


def test_undefined_is_not_zero() -> None:
    assert isnan(sufficiency([0, 0], [1, 0]).consistency)
    assert isnan(sufficiency([1, 0], [0, 0]).coverage)
    assert isnan(necessity([1, 1], [1, 1]).relevance)
    for x, y in (([0.1], [0.1, 0.2]), ([1.2], [0.5]), ([float("nan")], [0.5])):
        with pytest.raises(InvalidInputError):
            sufficiency(x, y)


def test_anchors_that_make_no_sense_are_refused() -> None:
    for anchors in ((5, 5, 9), (1, 5, 5), (9, 5, 1), (1, 9, 5)):
        with pytest.raises(InvalidInputError, match="must rise"):
            direct([1, 2], *anchors)
        with pytest.raises(InvalidInputError, match="must rise"):
            s_shaped([1, 2], *anchors)
    with pytest.raises(InvalidInputError, match="must fall"):
        direct([1, 2], 1, 5, 9, is_decreasing=True)
    for wrong in ([1, 2, 3, 3, 2, 1], [1, 2, 3]):
        with pytest.raises(InvalidInputError, match="six anchors"):
            bell([1], wrong)
    with pytest.raises(InvalidInputError, match=r"usually 0\.95"):
        direct([1], 1, 2, 3, inclusion=1.0)
    with pytest.raises(InvalidInputError, match="exponent"):
        s_shaped([1], 1, 2, 3, below=0)
    with pytest.raises(InvalidInputError):
        crisp([1, float("nan")], [1])


def test_calibration_laws() -> None:
    falling = direct([1, 5, 9], 9, 5, 1, is_decreasing=True)
    assert falling.tolist() == pytest.approx(direct([9, 5, 1], 1, 5, 9).tolist())
    lines = s_shaped([1, 3, 7, 9], 9, 5, 1, is_decreasing=True)
    assert lines.tolist() == [1, 0.75, 0.25, 0]
    assert np.isnan(direct([float("nan"), 1], 1, 2, 3)).tolist() == [True, False]
    assert np.isnan(relative([3, 3, 3])).all()
    with pytest.raises(InvalidInputError):
        relative([])
    with pytest.raises(InvalidInputError, match="nothing can be suggested"):
        suggestions([1, 1, 2])
    assert suggestions(range(1, 101))[0].anchors[1] == 50.5


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_every_region_of_a_venn_diagram_is_there_and_counted(count: int) -> None:
    found = places(_SHAPES[count])
    assert set(found) == set(range(2**count))
    assert len(set(found.values())) == 2**count
    sets = [[(case >> i) & 1 for case in range(2**count)] for i in range(count)]
    drawn = ET.fromstring(venn(sets, list("ABCDE")[:count], [f"<{c}>" for c in range(2**count)]))  # noqa: S314 - our own text
    said = [node.text for node in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert said.count("1") == 2**count


def test_pictures_refuse_and_show(table: TruthTable, model: Model) -> None:
    with pytest.raises(InvalidInputError, match="1 to 5 sets, not 6"):
        venn([[1]] * 6, list("ABCDEF"), ["x"])
    cases = table.cases
    drawn = xy_plot(cases.union(model.terms), cases.membership, cases.names, x_name="DEV<1>")
    root = ET.fromstring(drawn)  # noqa: S314 - our own text
    dots = list(root.iter("{http://www.w3.org/2000/svg}circle"))
    assert len(dots) == 18
    assert "inclS 0.850  PRI 0.819  covS 0.714" in drawn


def test_the_script_repeats_the_analysis_in_r(table: TruthTable) -> None:
    said = r_script(table, ("conservative", "intermediate"), expectations="DEV=1, ~URB")
    assert (
        'truthTable(cases, outcome = "OUTCOME__", incl.cut = 0.8, pri.cut = 0.0, n.cut = 1' in said
    )
    assert 'dir.exp = "DEV, ~URB"' in said
    assert "`DEV` = c(0.81, 0.99, 0.58," in said
    assert 'row.names = c("AU", "BE"' in said
    several = truth_table(lipset.multi_value(), "~SURV", exclude=[7], inclusion=(0.9, 0.5))
    said = r_script(several, ("parsimonious", "intermediate"), expectations="DEV=1|2")
    assert "exclude = c(7)" in said
    assert "incl.cut = c(0.9, 0.5)" in said
    assert 'dir.exp = "DEV[1,2]"' in said
