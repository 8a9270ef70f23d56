"""Sheets as people have them: titles above, blank rows, columns without a heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from malai.nca_command.reading import read_table


def test_titles_and_blank_rows_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("ผลปี 2560,,\n\nหมู่บ้าน,x,y\nก,1,2\n\nข,3,4\n", encoding="utf-8")
    table = read_table(path)
    assert list(table.columns) == ["หมู่บ้าน", "x", "y"]
    assert (table.cases, table.case_column) == (("ก", "ข"), "หมู่บ้าน")
    assert table.rows == (4, 6)


@pytest.mark.parametrize(("place", "letter"), [(2, "C"), (27, "AB")])
def test_a_column_without_a_heading_goes_by_its_letter(
    tmp_path: Path, place: int, letter: str
) -> None:
    path = tmp_path / "t.csv"
    blanks = "," * (place - 1)
    path.write_text(f"x,y\n1,2{blanks}7\n3,4{blanks}8\n", encoding="utf-8")
    assert read_table(path).numbers(letter).tolist() == [7, 8]


def test_the_column_of_names_may_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b,x\nq,r,1\ns,t,2\n", encoding="utf-8")
    assert read_table(path, cases="b").cases == ("r", "t")
