"""The check digit of an identity number."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from malai_core.text import id_number

#: From the documentation of stdnum.th.pin (python-stdnum).
PUBLISHED = [("1-2345-45678-78-1", "1234545678781"), ("3100600445635", "3100600445635")]


@pytest.mark.parametrize(("written", "digits"), PUBLISHED)
def test_published_numbers(written: str, digits: str) -> None:
    assert id_number(written) == digits


@pytest.mark.parametrize(
    "written", ["1-2345-45678-78-9", "123454567878", "12345456787811", "12345456787A1", "", "๑๒"]
)
def test_what_is_no_number(written: str) -> None:
    assert id_number(written) == ""


def check_digit(digits: str) -> int:
    """Return the last digit by a plain loop."""
    total, weight = 0, 13
    for digit in digits:
        total += int(digit) * weight
        weight -= 1
    rest = 11 - total % 11
    return rest - 10 if rest >= 10 else rest


@settings(max_examples=80)
@given(st.from_regex(r"[0-9]{12}", fullmatch=True), st.integers(0, 9))
def test_agrees_with_a_plain_loop(first: str, last: int) -> None:
    assert bool(id_number(f"{first}{last}")) == (check_digit(first) == last)


def rest(digits: str) -> int:
    """Return the weighted sum of twelve digits modulo 11."""
    return sum(int(digit) * (13 - place) for place, digit in enumerate(digits)) % 11


@settings(max_examples=40)
@example("780725947774", 1, 1)
@given(st.from_regex(r"[0-9]{12}", fullmatch=True), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_found_but_where_two_sums_share_a_digit(
    first: str, place: int, more: int
) -> None:
    good = f"{first}{check_digit(first)}"
    wrong = f"{good[:place]}{(int(good[place]) + more) % 10}{good[place + 1 :]}"
    assert id_number(good) == good
    # Weights 2 to 13 are prime to 11 but for 11 itself; remainders 0 and 10 both give the digit 1.
    is_blind = place == 2 or {rest(first), rest(wrong[:12])} == {0, 10}
    assert (id_number(wrong) == "") is not is_blind
