"""Dates of a sheet."""

from __future__ import annotations

import pytest

from malai_core.formats import CellValue
from malai_core.reading import Reading, SetAsideReason, read
from malai_core.reading.dates import is_common_era, short_year
from tests.data.books import book


def read_column(*cells: CellValue) -> tuple[list[str | None], Reading]:
    rows: list[list[CellValue]] = [["ชื่อ - สกุล", "วันที่เข้าร่วม"]]
    rows += [[f"ดาริน ดงหมอก{'ก' * i}", cell] for i, cell in enumerate(cells)]
    reading = read(book({"x": rows}))
    return [p.joined.iso if p.joined else None for p in reading.parties.values()], reading


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("12/1/60", 60),
        ("5 ม.ค. ๖๕", 65),
        ("5 Jan 22", 22),
        ("5/1/2565", None),
        ("2020-01-12", None),
        ("65", None),
    ],
)
def test_years_of_two_digits_are_noticed(text: str, year: int | None) -> None:
    assert short_year(text) == year


def test_one_column_has_one_era() -> None:
    assert is_common_era(["3/1/22", "15/12/21"])
    assert not is_common_era(["3/1/22", "15/12/64"])
    assert not is_common_era(["3 ม.ค. 2565", None])


def test_small_years_are_of_the_common_era_and_said() -> None:
    days, reading = read_column("3/1/22", "15/12/21")

    assert days == ["2022-01-03", "2021-12-15"]
    (doubt,) = reading.sheets[0].doubts
    assert "2 ช่อง" in doubt.in_language("th")
    assert "3 January 2022" in doubt.in_language("en")


def test_large_years_make_the_column_buddhist() -> None:
    assert read_column("3/1/22", "15/12/64")[0] == ["1979-01-03", "2021-12-15"]


def test_an_era_that_is_written_leaves_no_doubt() -> None:
    days, reading = read_column("3 ม.ค. พ.ศ. 2565", "3 ม.ค. ค.ศ. 2022")

    assert days == ["2022-01-03", "2022-01-03"]
    assert reading.sheets[0].doubts == []


def test_a_text_that_is_no_date_is_kept_and_set_aside_alone() -> None:
    days, reading = read_column("ตั้งแต่แรก", "3 ม.ค. 2565")

    assert days == [None, "2022-01-03"]
    assert reading.parties[1].extra == {"วันที่เข้าร่วม": "ตั้งแต่แรก"}
    (entry,) = reading.set_aside
    assert (entry.reason, entry.is_whole_row, entry.where.row) == (
        SetAsideReason.BAD_DATE,
        False,
        2,
    )
    assert "ตั้งแต่แรก" in entry.sentence.in_language("en")


def test_a_year_or_a_month_is_kept_as_precisely_as_it_was_said() -> None:
    assert read_column(2560, "มีนาคม 2559")[0] == ["2017", "2016-03"]


def test_other_doubts_are_said_once_with_why() -> None:
    _, reading = read_column(42000, 42001)

    (doubt,) = reading.sheets[0].doubts
    assert "2 ช่อง" in doubt.in_language("th")


def test_a_cell_of_true_or_false_is_no_date() -> None:
    assert read_column(True)[0] == [None]
