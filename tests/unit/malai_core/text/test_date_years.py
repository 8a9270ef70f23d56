"""Years as written: which era, and what is doubtful."""

from __future__ import annotations

import pytest

from malai_core.labels import Words
from malai_core.text.date_years import doubts, year_of


@pytest.mark.parametrize(
    ("digits", "era", "gregorian"),
    [
        ("2559", "", 2016),
        ("2016", "", 2016),
        ("2559", "พ.ศ.", 2016),
        ("2016", "ค.ศ.", 2016),
        ("2016", "A.D.", 2016),
        ("60", "พ. ศ.", 2017),
        ("2643", "", 2100),
        ("2100", "", 2100),
        ("1900", "", 1900),
    ],
)
def test_a_certain_year_has_no_doubt(digits: str, era: str, gregorian: int) -> None:
    found = year_of(digits, era, 6)
    assert found is not None
    assert (found.gregorian, found.doubt) == (gregorian, None)


@pytest.mark.parametrize(
    ("digits", "era", "english", "gregorian"),
    [
        ("60", "", False, 2017),
        ("00", "", False, 1957),
        ("99", "", False, 2056),
        ("22", "", True, 2022),
        ("75", "", True, 1975),
        ("22", "ค.ศ.", False, 2022),
        ("2016", "พ.ศ.", False, 2016),
        ("2559", "ค.ศ.", False, 2016),
    ],
)
def test_a_guessed_year_says_so(digits: str, era: str, english: bool, gregorian: int) -> None:
    found = year_of(digits, era, 6, english=english)
    assert found is not None
    assert found.gregorian == gregorian
    assert found.doubt is not None
    assert digits in found.doubt.th
    assert digits in found.doubt.en


@pytest.mark.parametrize("digits", ["1899", "2101", "2399", "2644", "9999", "0000"])
def test_other_years_are_none(digits: str) -> None:
    assert year_of(digits, "", None) is None


def test_the_beginning_of_an_old_year_is_doubted() -> None:
    assert [year_of("2480", "", month) is not None for month in (None, 3, 4)] == [True] * 3
    found = [year_of("2480", "", month) for month in (None, 3, 4)]
    assert [one.doubt is not None for one in found if one] == [True, True, False]
    new = year_of("2484", "", 1)
    assert new is not None
    assert new.doubt is None


def test_doubts_are_said_one_after_the_other() -> None:
    assert doubts(None, None) is None
    assert doubts(Words("ก", "a"), None, Words("ข", "b")) == Words("ก ข", "a b")
