"""Codes of provinces as ISO 3166-2:TH publishes them; their digits are those of DOPA."""

from __future__ import annotations

import pytest

from malai_core.text import province_code, province_name

#: ISO 3166-2:TH, with RTGS names: one province of each first digit, and the newest (2011).
ISO_3166_2 = [
    ("TH-10", "กรุงเทพมหานคร", "Bangkok"),
    ("TH-27", "สระแก้ว", "Sa Kaeo"),
    ("TH-38", "บึงกาฬ", "Bueng Kan"),
    ("TH-40", "ขอนแก่น", "Khon Kaen"),
    ("TH-50", "เชียงใหม่", "Chiang Mai"),
    ("TH-57", "เชียงราย", "Chiang Rai"),
    ("TH-65", "พิษณุโลก", "Phitsanulok"),
    ("TH-77", "ประจวบคีรีขันธ์", "Prachuap Khiri Khan"),
    ("TH-83", "ภูเก็ต", "Phuket"),
    ("TH-96", "นราธิวาส", "Narathiwat"),
]


@pytest.mark.parametrize(("iso", "thai", "english"), ISO_3166_2)
def test_codes_and_names_are_those_of_the_standard(iso: str, thai: str, english: str) -> None:
    code = iso.removeprefix("TH-")
    assert province_code(thai) == province_code(english) == code
    assert (province_name(code).th, province_name(code).en) == (thai, english)


def test_there_are_77() -> None:
    assert sum(1 for code in range(100) if province_name(f"{code:02d}").th) == 77
