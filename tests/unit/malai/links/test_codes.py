"""Codes that people say: read as they are typed, and without letters that look alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from malai.links.codes import ALPHABET, LASTING, SPOKEN, code_grouped, code_made, code_read


def test_no_two_letters_look_or_sound_alike() -> None:
    assert not set("0O1IL2Z5S8BUV") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(st.sampled_from([SPOKEN, LASTING]), st.integers(1, 6))
def test_a_code_is_read_however_it_is_grouped(length: int, by: int) -> None:
    code = code_made(length)
    assert code_read(code_grouped(code, by).lower(), length) == code


def test_thai_digits_are_digits() -> None:
    assert code_read("ก๓๔๖๗๙A", 6) == ""
    assert code_read("A๓๔๖๗๙", 6) == "A34679"


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_code_or_nothing(text: str) -> None:
    read = code_read(text, SPOKEN)
    assert read == "" or (len(read) == SPOKEN and set(read) <= set(ALPHABET))
