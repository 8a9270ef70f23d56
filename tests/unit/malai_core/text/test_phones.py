"""Telephone numbers: the ways of writing one, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.text import phone_e164, phone_shown


@pytest.mark.parametrize(
    "typed",
    [
        "0812345678",
        "081-234-5678",
        "081 234 5678",
        "081.234.5678",
        "(081) 234-5678",
        "081–234–5678",
        "+66812345678",
        "+66 (0)81 234 5678",
        "66812345678",
        "0066 81 234 5678",
        "๐๘๑-๒๓๔-๕๖๗๘",
        "โทร. 081-2345678",
        "มือถือ081-234-5678 ต่อ 12",
        "tel:+66-81-234-5678",
        "081-234-5678 / 053-123456",
        "081-234-5678, 02-123-4567",
        "0812345678 0899999999",
        "0812345678\n0899999999",
        "แม่ 081-234-5678 หรือ พ่อ 089-999-9999",
        "812345678",
        "812345678.0",
        "81-234-5678",
        "8.12345678E8",
        "66812345678.0",
        "081\u200b2345678",
    ],
)
def test_every_way_of_writing_gives_the_one_number(typed: str) -> None:
    assert phone_e164(typed) == "+66812345678"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("053-123456", "+6653123456"),
        ("0-5312-3456", "+6653123456"),
        ("053-123456-7", "+6653123456"),
        ("53123456", "+6653123456"),
        ("02-123-4567", "+6621234567"),
        ("02 123 4567-8", "+6621234567"),
        ("21234567.0", "+6621234567"),
        ("+1 415 555 2671", "+14155552671"),
        ("ไม่มี / 02-123-4567", "+6621234567"),
    ],
)
def test_landlines_and_foreign_numbers_are_read(typed: str, stored: str) -> None:
    assert phone_e164(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "ไม่มี",
        "191",
        "1669",
        "1800-123-456",
        "081234567",
        "08123456789",
        "1-2345-67890-12-3",
        "1234567890123",
        "+66 81 234 567",
        "20231015",
        "25661015",
        "500000",
        "line: nong_dang",
        "055",
        "٠٨١٢٣٤٥٦٧٨",
    ],
)
def test_what_is_no_number_gives_nothing(typed: str) -> None:
    assert phone_e164(typed) == ""


def test_a_stored_number_is_shown_as_people_write_it() -> None:
    assert phone_shown("+66812345678") == "081-234-5678"
    assert phone_shown("+6621234567") == "02-123-4567"
    assert phone_shown("+6653123456") == "053-123-456"
    assert phone_shown("+14155552671") == "+14155552671"
    assert phone_shown("") == ""


@given(st.from_regex(r"0[689]\d{8}", fullmatch=True).filter(str.isascii))
def test_what_is_shown_is_read_back(number: str) -> None:
    stored = phone_e164(number)
    assert stored == "+66" + number[1:]
    assert phone_e164(phone_shown(stored)) == stored


@given(st.text())
def test_no_text_is_refused(text: str) -> None:
    found = phone_e164(text)
    assert found == "" or (found[0] == "+" and found[1:].isdigit() and found.isascii())
