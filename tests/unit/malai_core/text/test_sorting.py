"""The stored key of Thai order: vowels, marks, words, alphabets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.text import clean, sort_key


def order(*texts: str) -> list[str]:
    """Return the texts as a database orders them by their keys."""
    return sorted(texts, key=lambda text: sort_key(text).encode())


def test_a_leading_vowel_counts_behind_its_consonant() -> None:
    assert order("ขวัญ", "เก่ง", "กา") == ["กา", "เก่ง", "ขวัญ"]


def test_tone_marks_decide_only_between_equal_letters() -> None:
    assert order("ก้า", "ก่าน", "ก๊า", "กา", "ก่า") == ["กา", "ก่า", "ก้า", "ก๊า", "ก่าน"]


def test_names_are_ordered_word_by_word() -> None:
    assert order("กาก อิน", "กา เอก", "กา") == ["กา", "กา เอก", "กาก อิน"]


def test_digits_come_before_thai_and_latin_behind_it() -> None:
    assert order("Anna", "ฮา", "กา", "12", "éclair", "Zoe") == [
        "12",
        "กา",
        "ฮา",
        "Anna",
        "éclair",
        "Zoe",
    ]


def test_other_alphabets_stand_behind_latin() -> None:
    assert order("Ωmega", "Zoe", "ກາ", "ฮา") == ["ฮา", "Zoe", "Ωmega", "ກາ"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("หมู่ ๓", "หมู่ 3"), ("anna", "ANNA"), ("ก-ข", "กข"), ("นํา", "นำ"), ("กา\u200bดี", "กาดี")],
)
def test_digits_case_and_punctuation_do_not_count(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


def test_an_accent_decides_last() -> None:
    assert order("éa", "eb", "ea") == ["ea", "éa", "eb"]


def test_a_text_without_letters_has_an_empty_key() -> None:
    assert sort_key("") == sort_key(" - ") == ""


def test_rue_with_its_long_sign_stands_behind_its_short_form() -> None:
    assert order("ฤๅษี", "ฤาษี", "ฤดู") == ["ฤดู", "ฤาษี", "ฤๅษี"]


@given(st.text())
def test_a_key_can_be_stored_in_every_database(text: str) -> None:
    key = sort_key(text)
    assert key.isprintable() or not key.isascii()
    assert "\x00" not in key
    assert len(key) <= 8 * len(clean(text).casefold()) + 8


@given(st.text(alphabet="กขคงเแโะาิี่้์", max_size=8), st.text(alphabet="กขคเาิ", max_size=4))
def test_a_text_comes_before_its_continuation_in_a_new_word(start: str, more: str) -> None:
    if clean(start) and clean(more):
        assert sort_key(start) < sort_key(f"{start} {more}ก")
