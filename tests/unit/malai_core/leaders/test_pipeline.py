"""The pipeline at the edges."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.leaders import mentor_ratio, pipeline, stage_rates, tenure


def test_rates_feed_the_pipeline_and_an_unknown_one_stops_it() -> None:
    rates = stage_rates([5, 0], [10, 0]).value
    assert rates == (0.5, None)
    found = pipeline(40, rates)
    assert found.undefined is not None
    assert "nobody was eligible" in found.undefined.en


def test_undefined() -> None:
    assert stage_rates([], []).undefined is not None
    assert pipeline(40, []).undefined is not None
    assert tenure([None]).undefined is not None
    assert mentor_ratio(2, 0).undefined is not None


def test_three_years_are_no_longer_new() -> None:
    found = tenure([2.9, 3.0]).value
    assert found is not None
    assert found.new_share == 0.5


def test_refusals() -> None:
    with pytest.raises(InvalidInputError, match="At step 2 3 moved up of 2"):
        stage_rates([1, 3], [1, 2])
    with pytest.raises(InvalidInputError, match=r"but is 1\.5"):
        pipeline(4, [1.5])
    with pytest.raises(InvalidInputError, match="from 0, but is -4"):
        pipeline(-4, [1])
    with pytest.raises(InvalidInputError, match="from 0"):
        tenure([-1])
    with pytest.raises(InvalidInputError, match="from 0"):
        mentor_ratio(-1, 2)
