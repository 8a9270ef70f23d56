"""Names: every listed given name under every usual title, and likeness against a plain count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_female_names, thai_male_names

from malai_core.text import clean, name_key, search_text, similarity, split_name
from malai_core.text.titles import TITLES

#: Entries of the lists that begin with a form of address, or are one: nobody can tell them apart.
ADDRESSED = ("ครู", "นาย")


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Return the given names of PyThaiNLP's lists."""
    listed = {clean(name) for name in thai_male_names() | thai_female_names()}
    return sorted(name for name in listed if " " not in name and "." not in name)


def test_a_listed_given_name_keeps_all_its_letters(names: list[str]) -> None:
    lost = [name for name in names if split_name(name).title]
    assert [name for name in lost if not name.startswith(ADDRESSED)] == []


@pytest.mark.parametrize("title", ["นาย", "นางสาว", "น.ส.", "ด.ช.", "เด็กหญิง", "นส.", "น.ส. "])
def test_a_civil_title_takes_nothing_from_a_name(names: list[str], title: str) -> None:
    assert [name for name in names if split_name(f"{title}{name} ใจดี").given != name] == []


@pytest.mark.parametrize("title", ["ดร.", "พ.ต.อ.", "ร.ต.", "ผศ.ดร.", "นพ.", "อ.", "Dr. "])
def test_an_abbreviation_takes_nothing_from_a_name(names: list[str], title: str) -> None:
    lost = [name for name in names if split_name(f"{title}{name} ใจดี").given != name]
    assert [name for name in lost if not name.startswith(ADDRESSED)] == []


def test_a_glued_married_title_is_misread_only_before_sao(names: list[str]) -> None:
    lost = [name for name in names if split_name(f"นาง{name} ใจดี").given != name]
    assert {name[:3] for name in lost} <= {"สาว"}


def test_every_title_with_a_space_leaves_the_key_alone() -> None:
    keys = {name_key(f"{title.written} ก้องฟ้า ใจดี") for title in TITLES.values()}
    assert keys == {"ก้องฟ้าใจดี"}


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_the_share_of_common_trigrams(a: str, b: str) -> None:
    left, right = trigrams(a), trigrams(b)
    common = sum(1 for three in left if three in right)
    expected = 2 * common / (len(left) + len(right)) if left and right else 0.0
    assert similarity(a, b) == pytest.approx(expected)


def trigrams(text: str) -> list[str]:
    """Return the different groups of three letters, by a plain walk."""
    found: list[str] = []
    window = ["", " ", " "]
    for letter in [*search_text(text), " "] if search_text(text) else []:
        window = [*window[1:], letter]
        if "".join(window) not in found:
            found.append("".join(window))
    return found
