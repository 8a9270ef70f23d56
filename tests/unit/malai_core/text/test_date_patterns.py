"""The patterns behind the reading of dates: month names and what stands around a date."""

from __future__ import annotations

import pytest

from malai_core.text.date_patterns import BEFORE, MONTHS, TIME, cells, headings


def test_every_month_has_its_spellings() -> None:
    assert (
        MONTHS["มกราคม"]
        == MONTHS["มกรา"]
        == MONTHS["มค"]
        == MONTHS["january"]
        == MONTHS["jan"]
        == 1
    )
    assert sorted(set(MONTHS.values())) == list(range(1, 13))


@pytest.mark.parametrize("words", ["วันที่ ", "เมื่อวันที่ ", "วันเสาร์ที่ ", "เสาร์ ", "Saturday, ", "on "])
def test_words_before_a_date_are_known(words: str) -> None:
    found = BEFORE.match(f"{words}5 มี.ค. 2559")
    assert found is not None
    assert found.group() == words


@pytest.mark.parametrize(
    "time", ["T00:00:00", " 14:30:00", " 13.45 น.", " เวลา 9.00 น.", " 2:05 pm"]
)
def test_a_time_of_day_is_known(time: str) -> None:
    assert TIME.sub("", f"2020-09-26{time}") == "2020-09-26"


def test_a_date_with_dots_is_no_time() -> None:
    assert TIME.sub("", "26.9.2563") == "26.9.2563"


def test_patterns_are_compiled_once() -> None:
    assert cells() is cells()
    assert headings() is headings()
