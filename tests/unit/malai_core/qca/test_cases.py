"""From any table to cases: what is read, and each refusal with a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.qca.cases import cases_of
from malai_core.qca.minimise import minimise
from malai_core.qca.truth_table import truth_table

GOOD: dict[str, list[Any]] = {
    "who": ["ก", "ข", "ค"],
    "A": [1, 0, 1],
    "B": [0.2, 0.9, 0.6],
    "Y": [1, 0, 1],
}


class Frame:
    """What pandas and polars have in common, and a pandas index."""

    def __init__(self, data: dict[str, list[Any]], index: list[Any]) -> None:
        self.data, self.index = data, index

    @property
    def columns(self) -> Iterable[str]:
        return list(self.data)

    def __getitem__(self, name: str) -> Any:
        return np.array(self.data[name])


def test_any_table_gives_the_same_cases() -> None:
    numbers = {name: [float(v) for v in GOOD[name]] for name in "ABY"}
    wanted = cases_of(numbers, "Y").values.tolist()
    names = ["A", "B", "Y"]
    plain = np.column_stack([numbers[name] for name in names])
    structured = np.array(
        list(zip(*numbers.values(), strict=True)), dtype=[(name, float) for name in names]
    )
    assert cases_of(plain, "Y", names=names).values.tolist() == wanted
    assert cases_of(structured, "Y").values.tolist() == wanted
    frame = cases_of(Frame(numbers, ["x", "y", "z"]), "Y")
    assert (frame.values.tolist(), frame.names) == (wanted, ("x", "y", "z"))
    assert cases_of(Frame(numbers, [0, 1, 2]), "Y").names == ("1", "2", "3")
    texts = {name: [str(v) for v in values] for name, values in GOOD.items()}
    assert cases_of(texts, "Y").values.tolist() == wanted


def test_kinds_of_conditions_and_outcomes() -> None:
    data = {**GOOD, "M": [2, 0, 1], "T": [1, "-", 0]}
    cases = cases_of(data, "Y", conditions=["M", "B", "T"])
    kinds = [(c.name, c.levels, c.is_fuzzy, c.has_free) for c in cases.space.conditions]
    assert kinds == [("M", 3, False, False), ("B", 2, True, False), ("T", 2, False, True)]
    assert cases.names == ("ก", "ข", "ค")
    assert cases_of(data, "~Y", conditions=["A"]).membership.tolist() == [0, 1, 0]
    two = cases_of(data, "M{1,2}", conditions=["A"])
    assert (two.outcome, two.membership.tolist()) == ("M{1,2}", [1, 0, 1])
    assert cases_of(data, "~M[2]", conditions=["A"]).membership.tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    ("change", "outcome", "said"),
    [
        ({"A": [1, None, 0]}, "Y", "The cell “A” of “ข” is empty"),
        ({"A": [1, float("nan"), 0]}, "Y", "is empty"),
        ({"A": [1, 0, "much"]}, "Y", "is the text “much”"),
        ({"B": [0.2, 1.4, 0.5]}, "Y", "is 1.4; a membership lies between 0 and 1"),
        ({"B": [0.2, -0.1, 0.5]}, "Y", "is -0.1"),
        ({"B": [400, 900, 550]}, "Y", "calibrate it first"),
        ({"B": [0.2, "-", 0.5]}, "Y", "Only crisp and multi-value"),
        ({"Y": [1, "-", 0]}, "Y", "“-” (does not apply)"),
        ({"Y": [2, 0, 1]}, "Y", "as in Y{2}"),
        ({"Y": [2, 0, 1]}, "Y{3}", "never has the value 3"),
        ({}, "Z", "has no outcome column “Z”"),
        ({"A*B": [1, 0, 1]}, "Y", "Rename the column"),
        ({f"C{j}": [0, 1, 1] for j in range(25)}, "Y", "27 conditions are too many"),
        ({"A": [1, 0]}, "Y", "Make them equal"),
    ],
)
def test_bad_tables_are_refused_in_two_languages(
    change: dict[str, list[Any]], outcome: str, said: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        cases_of({**GOOD, **change}, outcome)
    assert said in caught.value.in_language("en")
    assert any("ก" <= letter <= "๛" for letter in caught.value.in_language("th"))


def test_conditions_that_cannot_be_meant_are_refused() -> None:
    for conditions, said in (
        (["A", "Y"], "is both the outcome and a condition"),
        (["A", "Q"], "has no condition column “Q”"),
        (["A", "A"], "twice"),
        ([], "No condition is left"),
    ):
        with pytest.raises(InvalidInputError, match=said):
            cases_of(GOOD, "Y", conditions=conditions)


def test_too_few_cases_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="one case only"):
        cases_of({"A": [1], "Y": [1]}, "Y")
    with pytest.raises(InvalidInputError, match="no cases"):
        cases_of({"A": [], "Y": []}, "Y")
    with pytest.raises(InvalidInputError, match="is no table"):
        cases_of(np.zeros(3), "Y")
    with pytest.raises(InvalidInputError, match="is no table"):
        cases_of(3, "Y")  # type: ignore[arg-type]


def test_all_cases_in_one_row_say_so_when_minimised() -> None:
    table = truth_table({"A": [1, 1], "B": [0, 0], "Y": [1, 1]}, "Y")
    with pytest.raises(InvalidInputError, match=r"All cases are in one row .*A\*~B"):
        minimise(table)


def test_notes_name_constant_skewed_and_many_conditions() -> None:
    skewed = [0.9] * 9 + [0.1]
    data: dict[str, list[Any]] = {f"C{j}": [0, 1] * 5 for j in range(6)}
    data |= {"K": [1] * 10, "S": skewed, "Y": [1, 0] * 5}
    said = [note.in_language("en") for note in cases_of(data, "Y").notes]
    assert any("“K” is the same in every case" in text for text in said)
    assert any("“S” is skewed: 90% of the cases are on one side (9 of 10)" in t for t in said)
    assert any("8 conditions make 256 possible rows for 10 cases" in text for text in said)
