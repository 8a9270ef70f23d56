"""Example numbers of the national numbering plan."""

from __future__ import annotations

import pytest

from malai_core.text import phone_e164, phone_shown

#: Google's libphonenumber 8, metadata of TH: the example numbers and their national format. They
#: follow the plan that NBTC sent to ITU-T E.164.
EXAMPLES = [
    ("+6621234567", "02 123 4567"),
    ("+66812345678", "081 234 5678"),
]


@pytest.mark.parametrize(("stored", "national"), EXAMPLES)
def test_example_numbers_are_read_and_shown(stored: str, national: str) -> None:
    assert phone_e164(national) == stored
    assert phone_shown(stored) == national.replace(" ", "-")


@pytest.mark.parametrize("first", ["6", "8", "9"])
def test_mobile_numbers_have_nine_digits_behind_the_zero(first: str) -> None:
    assert phone_e164(f"0{first}12345678") == f"+66{first}12345678"
    assert phone_e164(f"0{first}1234567") == ""


@pytest.mark.parametrize("area", ["2", "32", "38", "42", "45", "53", "56", "73", "77"])
def test_landlines_have_eight(area: str) -> None:
    number = area + "1234567"[: 8 - len(area)]
    assert phone_e164(f"0{number}") == f"+66{number}"
    assert phone_e164(f"0{number}0") == ""
