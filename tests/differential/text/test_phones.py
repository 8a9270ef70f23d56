"""Phones against a second reading: keep the digits, take off what stands before."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from malai_core.text import phone_e164

GAPS = st.sampled_from(["", "", " ", "-", ".", " - "])
SUBSCRIBERS = st.one_of(
    st.from_regex(re.compile(r"[689]\d{8}", re.ASCII), fullmatch=True),
    st.from_regex(re.compile(r"2\d{7}", re.ASCII), fullmatch=True),
    st.from_regex(re.compile(r"(?:3[24-9]|4[2-5]|5[2-6]|7[3-7])\d{6}", re.ASCII), fullmatch=True),
)


@st.composite
def typed(draw: st.DrawFn) -> str:
    """A Thai number with separators anywhere."""
    prefix = draw(st.sampled_from(["0", "+66", "66", "0066", "+66 0", "(0)"]))
    return prefix + "".join(draw(GAPS) + digit for digit in draw(SUBSCRIBERS))


def digits_only(text: str) -> str:
    """Return the number by taking off everything but digits, then what stands before them."""
    return "+66" + re.sub(r"^(?:00)?(?:66)?0?", "", re.sub(r"\D", "", text), count=1)


@given(typed(), st.sampled_from(["", "โทร. ", "มือถือ: "]), st.sampled_from(["", " ต่อ 12", " (แม่)"]))
def test_both_readings_agree(number: str, before: str, behind: str) -> None:
    assert phone_e164(f"{before}{number}{behind}") == digits_only(number)


@given(typed(), typed())
def test_of_two_numbers_the_first_is_read(first: str, second: str) -> None:
    assert phone_e164(f"{first}, {second}") == digits_only(first)
