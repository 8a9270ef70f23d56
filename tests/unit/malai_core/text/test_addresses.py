"""Addresses as people write them, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.text import AddressParts, split_address

NAMES = st.sampled_from(["ลมหนาว", "แม่สาย", "บ้านดู่", "ท่าข้าวเปลือก", "เวียง"])


def test_an_address_with_every_part() -> None:
    assert split_address("12 ม.3 ต.ลมหนาว อ.แม่สาย จ.เชียงราย 57130") == AddressParts(
        house_no="12",
        moo="3",
        subdistrict="ลมหนาว",
        district="แม่สาย",
        province="เชียงราย",
        postal="57130",
    )


def test_in_bangkok_with_soi_road_and_the_short_name_of_the_city() -> None:
    made = split_address("99/1 ซ.สุขุมวิท 22 ถ.สุขุมวิท แขวงคลองเตย เขตคลองเตย กทม. 10110")
    assert (made.house_no, made.soi) == ("99/1", "ซ.สุขุมวิท 22 ถ.สุขุมวิท")
    assert (made.subdistrict, made.district, made.postal) == ("คลองเตย", "คลองเตย", "10110")
    assert made.words == ("กทม.",)


def test_words_in_full_thai_digits_and_a_village() -> None:
    made = split_address("บ้านเลขที่ ๕ หมู่ที่ ๒ บ้านป่าซาง ตำบลบ้านดู่ อำเภอเมืองเชียงราย จังหวัดเชียงราย")
    assert (made.house_no, made.moo, made.village) == ("5", "2", "บ้านป่าซาง")
    assert (made.subdistrict, made.district) == ("บ้านดู่", "เมืองเชียงราย")


def test_english_letters() -> None:
    made = split_address("12 Moo 3, Tambon Mae Sai, Amphoe Mae Sai, Chiang Rai 57130")
    assert (made.moo, made.subdistrict, made.district) == ("3", "Mae Sai", "Mae Sai")
    assert made.words == ("Chiang Rai",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("รพ.สต.ลมหนาว", ("รพ.สต.ลมหนาว",)),
        ("อบต.ท่าข้าวเปลือก", ("อบต.ท่าข้าวเปลือก",)),
        ("แม่สาย เชียงราย", ("แม่สาย", "เชียงราย")),
        ("", ()),
    ],
)
def test_what_bears_no_mark_stays_words(text: str, words: tuple[str, ...]) -> None:
    assert split_address(text) == AddressParts(words=words)


def test_a_name_with_dots_of_its_own_is_not_cut() -> None:
    made = split_address("ต.จ.ป.ร. อ.กระบุรี จ.ระนอง")
    assert (made.subdistrict, made.district, made.province) == ("จ.ป.ร.", "กระบุรี", "ระนอง")


@settings(max_examples=60)
@given(
    st.integers(1, 999),
    st.integers(1, 30),
    NAMES,
    NAMES,
    st.sampled_from([" ", ""]),
    st.sampled_from([("ต.", "อ.", "จ."), ("ตำบล", "อำเภอ", "จังหวัด"), ("ต. ", "อ. ", "จ. ")]),
)
def test_spaces_and_the_length_of_the_marks_do_not_matter(
    house: int, moo: int, sub: str, district: str, space: str, marks: tuple[str, str, str]
) -> None:
    gap = space if marks[0] == "ต." else " "
    areas = gap.join(f"{m}{n}" for m, n in zip(marks, (sub, district, "เชียงราย"), strict=True))
    made = split_address(f"{house}{space}ม.{moo}{gap}{areas} 57130")
    assert made == AddressParts(str(house), str(moo), "", "", sub, district, "เชียงราย", "57130")


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_has_an_answer(text: str) -> None:
    split_address(text)
