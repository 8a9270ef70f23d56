"""Cut-offs, contradictions, cases at one half, don't-care cells, excluded rows."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.qca.columns import Data
from malai_core.qca.minimise import minimise
from malai_core.qca.model import FREE
from malai_core.qca.truth_table import Out, truth_table

# Row 4 (A*B): three of four with the outcome; row 3 (A*~B): one of two; row 1: none.
MIXED = {
    "A": [1, 1, 1, 1, 1, 1, 0, 0],
    "B": [1, 1, 1, 1, 0, 0, 0, 0],
    "Y": [1, 1, 1, 0, 1, 0, 0, 0],
}


def outs(**options: object) -> dict[int, str]:
    table = truth_table(MIXED, "Y", **options)  # type: ignore[arg-type]
    return {row.number: row.out.value for row in table.rows}


def test_cut_offs_decide_what_a_row_shows() -> None:
    assert outs() == {1: "0", 3: "0", 4: "0"} or outs(inclusion=1.0)
    assert outs(inclusion=0.75) == {1: "0", 3: "0", 4: "1"}
    assert outs(inclusion=(0.75, 0.5)) == {1: "0", 3: "C", 4: "1"}
    assert outs(inclusion=(0.9, 0.4)) == {1: "0", 3: "C", 4: "C"}
    assert outs(inclusion=0.5, frequency=3) == {1: "?", 3: "?", 4: "1"}
    assert outs(inclusion=0.5, exclude=[3]) == {1: "0", 3: "0", 4: "1"}


def test_pri_lets_a_consistent_row_fall() -> None:
    data: Data = {"A": [0.6, 0.6, 0.2], "Y": [0.5, 0.55, 0.1]}
    (row,) = (r for r in truth_table(data, "Y", inclusion=0.8).rows if r.number == 2)
    assert row.out is Out.PRESENT
    assert row.pri < 0.5
    fallen = truth_table(data, "Y", inclusion=0.8, pri=0.5)
    assert [r.out for r in fallen.rows] == [Out.ABSENT, Out.ABSENT]


def test_contradictory_rows_are_told_with_their_cases() -> None:
    table = truth_table(MIXED, "Y")
    assert [row.number for row in table.contradictory] == [3, 4]
    said = [note.in_language("en") for note in table.notes]
    assert "Row 4 holds cases with the outcome (1, 2, 3) and without it (4)." in "".join(said)


def test_cases_at_one_half_belong_to_no_row() -> None:
    data: Data = {"who": ["a", "b", "c"], "A": [0.5, 0.8, 0.2], "Y": [0.9, 0.9, 0.1]}
    table = truth_table(data, "Y")
    assert table.named(table.at_half) == "a"
    assert {case for row in table.rows for case in row.cases} == {1, 2}
    assert any("belong to no row: a" in note.in_language("en") for note in table.notes)


def test_cells_that_do_not_apply() -> None:
    """EBA (E before A) is asked only where both E and A are there; invented cases."""
    data: Data = {
        "E": [1, 1, 1, 0, 0, 1],
        "A": [1, 1, 0, 1, 0, 0],
        "EBA": [1, 0, "-", "-", "-", "-"],
        "Y": [1, 0, 1, 0, 0, 1],
    }
    table = truth_table(data, "Y")
    assert [(row.values, row.out.value) for row in table.rows] == [
        ((0, 0, FREE), "0"),
        ((0, 1, FREE), "0"),
        ((1, 0, FREE), "1"),
        ((1, 1, 0), "0"),
        ((1, 1, 1), "1"),
    ]
    assert [table.space.row(row.number) for row in table.rows] == [r.values for r in table.rows]
    (model,) = minimise(table).models
    assert set(model.texts) == {"E*~A", "E*EBA"}
    # EBA holds no row where it does not apply, neither in the chart nor in the fit.
    found = {frozenset(model.texts) for model in minimise(table, "parsimonious").models}
    assert frozenset({"EBA", "E*~A"}) in found
    for each in minimise(table, "parsimonious").models:
        assert (each.fit.consistency, each.fit.coverage) == (1, 1)


def test_a_cell_that_does_not_apply_may_not_hide_another_outcome() -> None:
    data: Data = {"A": [1, 1, 0], "B": ["-", 0, 1], "Y": [1, 0, 0]}
    with pytest.raises(InvalidInputError, match="whose outcome differs"):
        minimise(truth_table(data, "Y"))


def test_wrong_cut_offs_are_refused() -> None:
    for options, said in (
        ({"inclusion": 1.2}, "cut-off incl is 1.2"),
        ({"inclusion": (0.5, 0.8)}, "cut-off incl0 is 0.8"),
        ({"pri": -0.1}, "cut-off pri"),
        ({"frequency": 0}, "frequency cut-off is 0"),
        ({"frequency": 9}, "No row has 9 cases"),
        ({"exclude": [5]}, "no row 5"),
    ):
        with pytest.raises(InvalidInputError, match=said):
            outs(**options)


def test_a_table_shows_itself_in_a_notebook() -> None:
    shown = truth_table(MIXED, "Y", inclusion=0.75)._repr_html_()
    assert "<th>OUT</th>" in shown
    assert "<td>0.750</td>" in shown
