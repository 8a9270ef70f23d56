"""Provinces: the ways of writing one."""

from __future__ import annotations

import pytest

from malai_core.labels import Words
from malai_core.text import province_code, province_name


@pytest.mark.parametrize(
    "typed",
    [
        "เชียงราย",
        "เชียงราย ",
        "จ.เชียงราย",
        "จ. เชียงราย",
        "จังหวัดเชียงราย",
        "ชร.",
        "ชร",
        "จ.ชร.",
        "Chiang Rai",
        "CHIANGRAI",
        "Chiang Rai Province",
        "Changwat Chiang Rai",
        "57",
        "๕๗",
        "อ.แม่จัน จ.เชียงราย 57110",
        "ต.ดอยงาม อ.แม่จัน จังหวัดเชียงราย",
    ],
)
def test_every_way_of_writing_gives_the_code(typed: str) -> None:
    assert province_code(typed) == "57"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("กทม.", "10"),
        ("กรุงเทพฯ", "10"),
        ("กรุงเทพมหานคร", "10"),
        ("โคราช", "30"),
        ("Phang Nga", "82"),
        ("Phang-nga", "82"),
        ("Buriram", "31"),
        ("จันทบุรี", "22"),
        ("อยุธยา", "14"),
    ],
)
def test_everyday_names_are_known(typed: str, code: str) -> None:
    assert province_code(typed) == code


@pytest.mark.parametrize("typed", ["", "-", "ดอยงาม", "จังหวัด", "จ.", "99", "นคร", "จ.ดอยงาม"])
def test_what_is_no_province_gives_nothing(typed: str) -> None:
    assert province_code(typed) == ""


def test_a_code_gives_both_names() -> None:
    assert province_name("50") == Words("เชียงใหม่", "Chiang Mai")
    assert province_name("") == province_name("99") == Words("", "")
