"""Numbers under small keys."""

from __future__ import annotations

import pytest

from malai_core.spill import Numbers


def test_they_are_a_mapping_listed_by_key() -> None:
    numbers = Numbers({5: -5, 2: 9})
    numbers.update([(3, 1 << 40), (2, 8)])

    assert numbers == {2: 8, 3: 1 << 40, 5: -5}
    assert list(numbers) == [2, 3, 5]
    assert len(numbers) == 3
    assert (numbers.get(4), numbers.get(6), numbers.get(-1)) == (None, None, None)
    assert 5 in numbers
    assert 4 not in numbers


@pytest.mark.parametrize(("key", "number"), [(-1, 4), (1, 0)])
def test_what_cannot_be_kept_is_refused(key: int, number: int) -> None:
    with pytest.raises(ValueError, match="stands for nothing"):
        Numbers()[key] = number
