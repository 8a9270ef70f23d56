"""Published examples of Thai normalising."""

from __future__ import annotations

import unicodedata

import pytest

from malai_core.text import clean

#: Docstrings of PyThaiNLP 5.4, ``pythainlp.util``: normalize, remove_repeat_vowels, remove_dangling,
#: remove_zw, remove_spaces_before_marks.
EXAMPLES = [
    ("\u0e40\u0e40ปลก", "แปลก"),
    ("นานาาา", "นานา"),
    ("ดีีีี", "ดี"),
    ("\u0e4aก", "ก"),
    ("สวัสดี\u200bครับ", "สวัสดีครับ"),
    ("ภาษา\u200cไทย", "ภาษาไทย"),
    ("พ \u0e38\u0e48มดอกไม้", "พุ่มดอกไม้"),
]


@pytest.mark.parametrize(("typed", "written"), EXAMPLES)
def test_the_examples_of_pythainlp_hold(typed: str, written: str) -> None:
    assert clean(typed) == written


def test_sara_am_is_kept_where_compatibility_forms_tear_it() -> None:
    # Unicode Standard 16, chapter 16.1: U+0E33 has a compatibility decomposition only.
    water = "น\u0e49\u0e33"
    assert unicodedata.normalize("NFKC", water) != water
    assert clean(unicodedata.normalize("NFKC", water)) == clean(water) == water
