"""Legends on the server are those of the browser (``frontend/src/graph/fields.ts``)."""

from __future__ import annotations

import pytest

from malai.atlas.legends import CHOICES, OTHERS, SHADES, UNKNOWN, _chosen, _stepped, starts_of
from malai.kernel.registries import Colouring


def test_choices_are_coloured_in_their_order_and_the_rest_are_others() -> None:
    names = [f"v{number}" for number in range(10)]
    values = {key: (names[key % 10],) for key in range(30)} | {30: (), 31: ("v0", "v9")}
    entries, found = _chosen(Colouring(values, [(one, one.upper()) for one in names]), range(33))
    # Seven of ten; v0 and v9 have one more each.
    assert len(entries) == 8
    assert entries[0].label == "V0"
    assert [one.colour for one in entries[:7]] == list(CHOICES[:7])
    assert entries[-1].value == OTHERS
    assert found[31] == ["v0", "v9"]
    assert 30 not in found
    assert 32 not in found
    assert sum(one.count for one in entries) == 31 + 1


@pytest.mark.parametrize(
    ("values", "starts"),
    [
        ([], []),
        ([2.0, 2.0], [2.0]),
        ([5, 1, 1, 3], [1, 3, 5]),
        (list(range(100)), [0, 20, 40, 60, 80]),
    ],
)
def test_steps_begin_where_about_equally_many_follow(
    values: list[float], starts: list[float]
) -> None:
    assert starts_of(values) == starts


def test_a_measure_is_shaded_from_light_to_dark() -> None:
    entries, found = _stepped(Colouring({1: 1.0, 2: 2.5, 3: 7.0}), [1, 2, 3, 4])
    assert [one.label for one in entries] == ["1", "2.5", "7"]
    assert [one.colour for one in entries] == [SHADES[0], SHADES[2], SHADES[4]]
    assert found == {1: ["r0"], 2: ["r1"], 3: ["r2"]}
    assert UNKNOWN not in str(found)
    assert _stepped(Colouring({}), [1]) == ([], {})
