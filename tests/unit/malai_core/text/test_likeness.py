"""Likeness of two texts: laws, and who is more alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.text import similarity


def test_a_slip_of_the_pen_is_closer_than_another_name() -> None:
    slip = similarity("กัญญา ทองคำ", "กันยา ทองคำ")
    other = similarity("กัญญา ทองคำ", "มะลิ ทองคำ")
    assert 1 > slip > other > similarity("กัญญา ทองคำ", "ก้องฟ้า ใจดี")


def test_hand_counted_value() -> None:
    # "  ab " and "  ac " have 3 trigrams each and share "  a".
    assert similarity("ab", "ac") == pytest.approx(2 / 6)


def test_a_blank_text_is_like_nothing() -> None:
    assert similarity("", "") == similarity("ก", " ") == 0.0


def test_case_digits_and_spaces_do_not_count() -> None:
    assert similarity("BAN  ๕", "ban 5") == 1.0


@given(st.text(max_size=20), st.text(max_size=20))
def test_it_is_symmetric_and_between_0_and_1(a: str, b: str) -> None:
    assert 0.0 <= similarity(a, b) == similarity(b, a) <= 1.0
