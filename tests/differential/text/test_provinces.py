"""The table of provinces against GeoThai and PyThaiNLP."""

from __future__ import annotations

from typing import Any

import geothai
from pythainlp.corpus import provinces

from malai_core.text import province_code, province_name


def test_codes_and_names_are_those_of_geothai() -> None:
    theirs = {one.code: (one.name_th, one.name_en) for one in geothai.provinces()}
    assert {code: (province_name(code).th, province_name(code).en) for code in theirs} == theirs
    assert len(theirs) == 77


def test_every_name_of_geothai_and_pythainlp_is_known() -> None:
    codes = {one.name_th: one.code for one in geothai.provinces()}
    listed: Any = provinces(details=True)
    for one in listed:
        code = codes[one["name_th"]]
        short = one["abbr_th"]
        spellings = [
            one["name_th"],
            one["name_en"],
            short,
            f"{short}.",
            f"จ.{short}",
            f"จ.{one['name_th']}",
        ]
        assert {province_code(text) for text in spellings} == {code}


def test_no_district_is_taken_for_a_province() -> None:
    # ``พล`` is a district of Khon Kaen and, in a column of provinces, short for Phitsanulok.
    names = {"พล"} | {one.name_th for one in geothai.provinces()}
    wrong = [
        one.name_th
        for province in geothai.provinces()
        for one in geothai.districts(province.code)
        if province_code(one.name_th) and one.name_th not in names
    ]
    assert wrong == []
