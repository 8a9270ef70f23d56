"""A set of numbers at a bit each."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.spill import KeySet


@given(st.lists(st.integers(-200_000, 200_000)), st.integers(-200_000, 200_000))
@settings(max_examples=50, deadline=None)
def test_it_is_a_set(numbers: list[int], other: int) -> None:
    keys = KeySet()
    new = [keys.add(number) for number in numbers]

    assert list(keys) == sorted(set(numbers))
    assert (len(keys), sum(new)) == (len(set(numbers)), len(set(numbers)))
    assert (other in keys) == (other in set(numbers))


def test_a_text_is_in_no_set_of_numbers() -> None:
    assert "7" not in KeySet()
