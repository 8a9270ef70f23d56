"""Cases on which the effect hangs."""

from __future__ import annotations

from malai_core.nca import effect, outliers
from tests.data.innovation import INDIVIDUALISM, INNOVATION


def test_leaving_out_by_hand_gives_the_same() -> None:
    found = outliers(INDIVIDUALISM, INNOVATION).value
    assert found is not None
    for case in found:
        x = [v for i, v in enumerate(INDIVIDUALISM) if i != case.row]
        y = [v for i, v in enumerate(INNOVATION) if i != case.row]
        value = effect(x, y).value
        assert value is not None
        assert value.size == case.size


def test_every_case_that_matters_is_found() -> None:
    full = effect(INDIVIDUALISM, INNOVATION).value
    assert full is not None
    moved = set()
    for row in range(INNOVATION.size):
        kept = [i for i in range(INNOVATION.size) if i != row]
        value = effect(INDIVIDUALISM[kept], INNOVATION[kept]).value
        assert value is not None
        if value.size != full.size:
            moved.add(row)
    found = outliers(INDIVIDUALISM, INNOVATION).value
    assert found is not None
    assert {case.row for case in found} == moved


def test_small_changes_may_be_left_untold() -> None:
    found = outliers(INDIVIDUALISM, INNOVATION, least=0.1).value
    assert found is not None
    assert len(found) == 2


def test_rows_count_what_was_given() -> None:
    found = outliers([None, 0, 1, 2], [1, 0, 1, 2]).value
    assert found is not None
    assert {case.row for case in found} == {1, 2, 3}


def test_a_given_scope_does_not_shrink() -> None:
    found = outliers([0, 1, 2], [0, 1, 2], scope=(0, 2, 0, 2)).value
    assert found is not None
    assert not any(case.is_end for case in found)


def test_a_case_whose_leaving_undoes_the_effect_is_told_without_a_number() -> None:
    found = outliers([0, 0, 1], [0, 1, 1]).value
    assert found is not None
    told = [(case.row, case.size, case.change) for case in found]
    assert told == [(1, 1.0, 1.0), (0, None, None), (2, None, None)]


def test_nothing_to_leave_out() -> None:
    assert outliers([1, 1], [0, 1]).undefined is not None
    assert outliers([0, 1], [0, 1]).value == ()


def test_the_quantile_ceiling_asks_every_case() -> None:
    found = outliers(INDIVIDUALISM, INNOVATION, ceiling="qr").value
    assert found is not None
    assert found
