"""Dates of a sheet."""

from __future__ import annotations

from datetime import date

import pytest

from malai_core.formats import CellValue
from malai_core.reading import Era, Reading, SetAsideReason, SheetOverride, read
from malai_core.reading.dates import is_common_era, short_year
from malai_core.reading.model import HEADINGS
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


def read_in(era: Era, *cells: CellValue) -> tuple[list[str | None], Reading]:
    rows: list[list[CellValue]] = [["ชื่อ - สกุล", "วันที่เข้าร่วม"]]
    rows += [[f"ดาริน ดงหมอก{'ก' * i}", cell] for i, cell in enumerate(cells)]
    chosen = {"x": SheetOverride(eras={"วันที่เข้าร่วม": era})}
    reading = read(book({"x": rows}), overrides=chosen)
    return [p.joined.iso if p.joined else None for p in reading.parties.values()], reading


def test_two_digits_are_shown_in_both_eras_and_read_as_before() -> None:
    days, reading = read_column("12/1/60", "5/3/62", "7 มี.ค. 2559")
    assert days == ["2017-01-12", "2019-03-05", "2016-03-07"]
    (doubt,) = reading.sheets[0].eras
    assert (doubt.column, doubt.count, doubt.sample) == ("วันที่เข้าร่วม", 2, "12/1/60")
    assert (doubt.buddhist.iso, doubt.common.iso) == ("2017-01-12", "1960-01-12")
    assert (doubt.taken, doubt.is_chosen) == (Era.BUDDHIST, False)


def test_the_chosen_era_counts_for_the_column_and_silences_the_doubt() -> None:
    days, reading = read_in(Era.COMMON, "12/1/19", "5/3/62", "7 มี.ค. 2559")
    assert days == ["2019-01-12", "1962-03-05", "2016-03-07"]
    (doubt,) = reading.sheets[0].eras
    assert (doubt.taken, doubt.is_chosen, reading.sheets[0].doubts) == (Era.COMMON, True, [])


def test_a_calendar_cell_of_1960_may_be_2560() -> None:
    days, reading = read_column(date(1960, 1, 12), date(2016, 3, 7))
    assert days == ["1960-01-12", "2016-03-07"]
    assert reading.sheets[0].eras[0].taken is Era.COMMON
    assert read_in(Era.BUDDHIST, date(1960, 1, 12))[0] == ["2017-01-12"]


def test_a_written_era_leaves_nothing_to_choose() -> None:
    days, reading = read_column("12 ม.ค. พ.ศ. 60", date(1960, 2, 29))
    assert days == ["2017-01-12", "1960-02-29"]
    assert reading.sheets[0].eras == []


def test_one_choice_counts_for_all_days_in_the_headings() -> None:
    rows = [["ชื่อ - สกุล", "ประชุม 5/1/20", "ประชุม 2/2/20"], ["ดาริน ดงหมอก", "มา", "มา"]]
    before = read(book({"ลงชื่อ": rows}))
    assert [d.column for d in before.sheets[0].eras] == [HEADINGS]
    assert before.sheets[0].eras[0].count == 2
    chosen = {"ลงชื่อ": SheetOverride(eras={HEADINGS: Era.COMMON})}
    days = [
        m.on.iso for m in read(book({"ลงชื่อ": rows}), overrides=chosen).meetings.values() if m.on
    ]
    assert days == ["2020-01-05", "2020-02-02"]
