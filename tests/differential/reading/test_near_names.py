"""Names a letter apart, against the distance computed letter by letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from malai_core.reading.near_names import one_letter_apart

NAMES = st.lists(st.text("กขคงจ", min_size=6, max_size=9), min_size=2, max_size=5, unique=True)


def distance(a: str, b: str) -> int:
    """Return the number of letters to add, leave out or change (Wagner and Fischer, 1974)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


@given(NAMES)
def test_every_pair_a_letter_apart_is_found_and_no_pair_far_apart(names: list[str]) -> None:
    found = set(one_letter_apart(dict(enumerate(names))))

    for i, a in enumerate(names):
        for j in range(i + 1, len(names)):
            if distance(a, names[j]) <= 1:
                assert (i, j) in found
            if distance(a, names[j]) > 2:
                assert (i, j) not in found
