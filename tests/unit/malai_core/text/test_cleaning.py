"""One writing of a Thai text: what goes, what is put in order, what stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.text import ascii_digits, clean, search_text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("เเม่น\u0e49ำ", "แม่น้ำ"),
        ("น\u0e4d\u0e49า", "น\u0e49ำ"),
        ("น\u0e49\u0e4dา", "น\u0e49ำ"),
        ("นำ\u0e49", "น\u0e49ำ"),
        ("กา\u0e48", "ก\u0e48า"),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),
        ("ก\u0e49\u0e38ง", "ก\u0e38\u0e49ง"),
        ("พันธ\u0e4c\u0e38", "พันธ\u0e38\u0e4c"),
        ("ดี\u0e35\u0e35", "ดี"),
        ("ไไก่", "ไก่"),
        ("ก\u0e48\u0e49า", "ก\u0e49า"),
        ("มๅลี", "มาลี"),
        ("\u0e48ดอย", "ดอย"),
        ("พ \u0e38ม", "พุม"),
    ],
)
def test_thai_signs_stand_in_their_one_order(typed: str, written: str) -> None:
    assert clean(typed) == written


def test_the_long_sign_after_rue_is_kept() -> None:
    assert clean("ฤๅษี") == "ฤๅษี"


@pytest.mark.parametrize(
    "dirt", ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\x00", "\ud800"]
)
def test_what_nobody_sees_is_removed(dirt: str) -> None:
    assert clean(f"ดอย{dirt}งาม") == "ดอยงาม"
    assert clean(f"Doi{dirt}Ngam") == "DoiNgam"


@pytest.mark.parametrize("space", ["\u00a0", "\t", "\n", "\r\n", "  ", "\u3000", "\u2009", "\x85"])
def test_every_white_space_is_one_space(space: str) -> None:
    assert clean(f" ดอย{space}งาม{space}") == "ดอย งาม"


def test_glyphs_of_old_fonts_become_their_marks() -> None:
    assert clean("ป\uf701\uf712 น\uf70b\u0e33 \uf70f\uf700 ก\uf718") == clean("ปิ็ น้ำ ญฐ กุ")


def test_latin_is_composed_and_never_folded_by_compatibility() -> None:
    assert clean("Cafe\u0301 ﬁn") == "Café ﬁn"
    assert clean("น้ำ") == "น\u0e49\u0e33"


def test_digits_and_case_are_folded_for_search_only() -> None:
    assert clean("หมู่ ๕ BAN") == "หมู่ ๕ BAN"
    assert search_text("หมู่ ๕ BAN") == "หมู่ 5 ban"
    assert search_text("STRASSE") == search_text("Straße")


def test_digits_keep_their_places() -> None:
    assert ascii_digits("๐๑๒๓๔๕๖๗๘๙ ก 7") == "0123456789 ก 7"


@given(st.text(alphabet="กนมรเแโไาะัิีุูำๅ็่้์ํฤ \u200b\u00a0aA1๑", max_size=12))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert search_text(search_text(text)) == search_text(text)


@given(st.text())
def test_any_text_can_be_cleaned_and_stored(text: str) -> None:
    cleaned = clean(text)
    assert "\x00" not in cleaned.encode().decode()
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
