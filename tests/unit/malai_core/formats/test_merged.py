"""Values merged over rows stand in each of them."""

from __future__ import annotations

import pytest

from malai_core.formats import Row
from malai_core.formats.merged import Merge, column_number, filled_down, vertical_merge


@pytest.mark.parametrize(("letters", "number"), [("A", 0), ("z", 25), ("AA", 26), ("XFD", 16383)])
def test_columns_are_numbered_from_zero(letters: str, number: int) -> None:
    assert column_number(letters) == number


@pytest.mark.parametrize(
    ("reference", "merge"),
    [
        ("A1:A3", Merge(1, 3, 0)),
        ("$B$2:$C$5", Merge(2, 5, 1)),
        ("A1:K1", None),
        ("A1", None),
        ("", None),
        ("A3:A1", None),
    ],
)
def test_only_merges_over_rows_count(reference: str, merge: Merge | None) -> None:
    assert vertical_merge(reference) == merge


def test_a_label_fills_the_rows_it_stands_for_and_no_further() -> None:
    rows = [("ก", 1), (None, 2), (None, 3)]
    assert list(filled_down(rows, [Merge(1, 2, 0)])) == [("ก", 1), ("ก", 2), (None, 3)]


def test_an_empty_row_stays_empty_inside_a_merge() -> None:
    assert list(filled_down([("ก",), (), (None, 1)], [Merge(1, 9, 0)])) == [("ก",), (), ("ก", 1)]


def test_a_label_to_the_right_widens_the_row() -> None:
    rows = [(1, None, "ก"), (2,)]
    assert list(filled_down(rows, [Merge(1, 2, 2)])) == [(1, None, "ก"), (2, None, "ก")]


def test_what_stands_in_a_row_is_not_overwritten() -> None:
    assert list(filled_down([("ก",), ("ข",)], [Merge(1, 2, 0)])) == [("ก",), ("ข",)]


def test_the_same_merge_a_thousand_times_is_held_once() -> None:
    rows: list[Row] = [("ก", 1), *[(None, 2)] * 2000]
    filled = list(filled_down(rows, [Merge(1, 9000, 0)] * 1000))
    assert filled == [("ก", 1), *[("ก", 2)] * 2000]


def test_merges_may_come_in_any_order_and_of_blank_cells() -> None:
    rows: list[Row] = [("ก", "ข"), (None, 1), (None, 2)]
    merges = [Merge(3, 4, 1), Merge(1, 3, 0), Merge(1, 2, 7)]
    assert list(filled_down(rows, merges)) == [("ก", "ข"), ("ก", 1), ("ก", 2)]
