"""Results: a value, or the reason why there is none."""

from __future__ import annotations

import numpy as np
import pytest

from malai_core.labels import Words
from malai_core.results import Result, measured, versions

REASON = Words("ไม่มีความสัมพันธ์", "There are no ties.")


def test_a_result_has_a_value_or_a_reason() -> None:
    assert Result("sna.density.v1", 0.0).undefined is None
    assert Result[float]("sna.density.v1", None, REASON).undefined == REASON


@pytest.mark.parametrize(("value", "undefined"), [(None, None), (0.5, REASON), (0.0, REASON)])
def test_neither_or_both_is_refused(value: float | None, undefined: Words | None) -> None:
    with pytest.raises(ValueError, match="either a value or a reason"):
        Result("sna.density.v1", value, undefined)


def test_a_result_remembers_how_it_was_made() -> None:
    made = Result("sna.qap.v1", 0.25, parameters={"permutations": 1000}, seed=7)
    assert (made.parameters["permutations"], made.seed) == (1000, 7)


def test_versions_name_what_is_installed_and_what_is_absent() -> None:
    assert versions("numpy", "no-such-package-here") == {
        "numpy": np.__version__,
        "no-such-package-here": "",
    }


def test_measured_knows_its_versions_and_gives_the_reason_only_where_it_is_needed() -> None:
    found = measured("sna.x.v1", 0.5, REASON, by=("numpy",), share=0.1)
    assert (found.undefined, found.parameters["share"]) == (None, 0.1)
    assert found.versions["numpy"] == np.__version__
    assert measured("sna.x.v1", float("nan"), REASON).undefined == REASON


def test_entries_that_are_nan_have_a_reason_and_others_none() -> None:
    assert measured("sna.x.v1", np.array([1.0, np.nan]), REASON).gaps == REASON
    assert measured("sna.x.v1", np.array([1.0]), REASON).gaps is None
    with pytest.raises(ValueError, match="why entries are nan"):
        measured("sna.x.v1", np.array([np.nan]))


def test_an_undefined_result_is_not_known() -> None:
    assert Result("sna.x.v1", 2).known() == 2
    with pytest.raises(ValueError, match=r"sna\.x\.v1 is undefined"):
        Result[float]("sna.x.v1", None, REASON).known()
