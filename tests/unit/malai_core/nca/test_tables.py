"""Tables of whatever library, and what is wrong with their cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.nca.tables import table_of


class Column:
    """A column that can only be gone through."""

    def __init__(self, cells: list[object]) -> None:
        self.cells = cells

    def __iter__(self) -> Iterator[object]:
        return iter(self.cells)


class Frame:
    """A data frame of a library nobody has seen: names, and a column for a name."""

    def __init__(self, index: object = None, **columns: list[object]) -> None:
        self.columns = list(columns)
        self.index = index
        self.held = columns

    def __getitem__(self, name: str) -> Column:
        return Column(self.held[name])


class ArrowLike:
    """A table that calls its names ``column_names`` and its cells ``to_pylist``."""

    column_names = ("x",)

    def __getitem__(self, name: str) -> Any:
        class Cells:
            def to_pylist(self) -> list[int]:
                return [1, 2]

        return Cells()


class NotAvailable:
    """A missing value that refuses to be compared, as pandas has one."""

    def __ne__(self, other: object) -> Any:
        return self

    def __eq__(self, other: object) -> Any:
        return self

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise TypeError


def refused(act: object) -> str:
    with pytest.raises(InvalidInputError) as caught:
        act()  # type: ignore[operator]
    assert caught.value.in_language("th") != caught.value.in_language("en")
    return caught.value.in_language("en")


def test_data_frames_by_what_they_offer() -> None:
    table = table_of(Frame(name=["A", "B"], x=[1, 2]))
    assert (table.cases, table.case_column) == (("A", "B"), "name")
    assert table_of(ArrowLike()).numbers("x").tolist() == [1, 2]


def test_a_text_index_names_the_cases() -> None:
    assert table_of(Frame(index=["A", "B"], x=[1, 2])).cases == ("A", "B")
    assert table_of(Frame(index=range(2), x=[1, 2])).cases == ("1", "2")


def test_arrays() -> None:
    assert table_of(np.array([[1.0, 2], [3, 4]])).numbers("2").tolist() == [2, 4]
    named = np.array([(1, 2.5)], dtype=[("x", int), ("y", float)])
    assert table_of(named).numbers("y").tolist() == [2.5]
    assert "no table" in refused(lambda: table_of(np.array([1, 2])))
    assert "no table" in refused(lambda: table_of("x"))


def test_blank_cells_and_thai_digits() -> None:
    cells = [1, "2.5", "๓", None, "", "NA", " - ", float("nan"), NotAvailable()]
    numbers = table_of({"x": cells}).numbers("x")
    assert numbers[:3].tolist() == [1, 2.5, 3]
    assert np.isnan(numbers[3:]).all()


def test_text_in_a_column_of_numbers_is_named_with_its_place() -> None:
    table = table_of({"village": ["A", "B"], "x": [1, "สูง"]}, rows=[3, 5])
    said = refused(lambda: table.numbers("x"))
    assert "Column “x”, row 5 (B) holds the text “สูง”" in said


def test_refusals() -> None:
    assert "has 1 rows, others have 2" in refused(lambda: table_of({"x": [1, 2], "y": [1]}))
    assert "no column “z”. The table has x" in refused(lambda: table_of({"x": [1]}).numbers("z"))
    assert "no number at all" in refused(lambda: table_of({"x": [None]}).numbers("x"))
    twice = Frame(x=[1])
    twice.columns = ["x", "x"]
    assert "More than one column" in refused(lambda: table_of(twice))
