"""One line of address against the official list."""

from __future__ import annotations

import geothai
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai.places import official
from malai.places.address import Typed, settled
from malai.places.understanding import understood
from malai.places.wording import area_said

SUBDISTRICTS = sorted(code for code in official.names() if len(code) == 6)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12 ม.3 ต.เวียงพางคำ อ.แม่สาย จ.เชียงราย 57130", "570906"),
        ("แม่สาย แม่สาย เชียงราย", "570901"),
        ("Mae Sai, Mae Sai, Chiang Rai", "570901"),
        ("แขวงคลองเตย เขตคลองเตย กทม. 10110", "103301"),
        ("อ.เมือง เชียงราย", "5701"),
        ("ในเวียง แพร่ แพร่", "540101"),
        ("จ.ระนอง", "85"),
        ("", ""),
    ],
)
def test_what_a_text_means(text: str, code: str) -> None:
    assert understood(text).code == code


def test_a_subdistrict_that_is_not_in_the_list_is_said_and_the_district_kept() -> None:
    meant = understood("12 ม.3 ต.ลมหนาว อ.แม่สาย จ.เชียงราย 57130")
    assert (meant.code, meant.unknown, meant.parts.house_no) == ("5709", ("ลมหนาว",), "12")


def test_a_name_that_several_bear_is_asked_and_never_guessed() -> None:
    meant = understood("ต.วังทอง")
    assert meant.code == ""
    assert len(meant.choices) == len(geothai.match("วังทอง")) > 5


def test_an_old_name_with_two_successors_asks_which() -> None:
    meant = understood("แขวงบางนา เขตบางนา กทม")
    assert (meant.code, meant.choices) == ("1047", ("104702", "104703"))


@settings(max_examples=150)
@given(st.sampled_from(SUBDISTRICTS))
def test_every_subdistrict_is_understood_as_it_is_said(code: str) -> None:
    meant = understood(area_said(code))
    # A few districts hold two subdistricts of one name; then both are offered.
    assert meant.code == code or code in meant.choices


def test_the_wording_of_bangkok() -> None:
    from django.utils import translation

    with translation.override("th"):
        assert area_said("103301") == "แขวงคลองเตย เขตคลองเตย กรุงเทพมหานคร"
        assert area_said("570901") == "ต.แม่สาย อ.แม่สาย จ.เชียงราย"
    with translation.override("en"):
        assert area_said("103301") == "Khlong Toei Subdistrict, Khlong Toei District, Bangkok"


def test_a_postal_code_fills_the_larger_areas_and_offers_the_smallest() -> None:
    state = settled(Typed(postal="57130"))
    assert (state.typed.province, state.typed.district, state.typed.subdistrict) == (
        "57",
        "5709",
        "",
    )
    assert "570901" in state.choices


def test_another_province_empties_what_lay_in_the_first() -> None:
    state = settled(Typed(province="50", district="5709", subdistrict="570901"))
    assert (state.code, state.typed.district) == ("50", "")


def test_the_subdistrict_brings_its_postal_code() -> None:
    assert (
        settled(Typed(province="57", district="5709", subdistrict="570901")).typed.postal == "57130"
    )


def test_a_text_that_was_read_already_does_not_undo_a_later_choice() -> None:
    text = "อ.แม่สาย จ.เชียงราย"
    state = settled(Typed(free=text, read=text, province="57", district="5701"))
    assert state.code == "5701"


def test_a_new_text_leaves_nothing_of_the_address_before() -> None:
    before = Typed(
        province="57", district="5709", house_no="12", village="บ้านริมฝาย", free="ต.วังทอง"
    )
    state = settled(before)
    assert (state.code, state.typed.house_no, state.typed.village) == ("", "", "")
    assert len(state.choices) > 5


def test_an_abolished_code_stays_until_another_is_chosen() -> None:
    from malai.places.address import AddressValue

    shown = settled(Typed.from_value(AddressValue(area_code="104701")))
    assert shown.gone is not None
    assert shown.choices == ("104702", "104703")
    assert settled(shown.typed).value.area_code == "104701"
    from dataclasses import replace

    assert settled(replace(shown.typed, pick="104703")).value.area_code == "104703"
