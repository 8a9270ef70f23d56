"""Channels and formality at the edges."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.rhythm import channels, formality


def test_one_channel_has_no_evenness() -> None:
    found = channels([4]).value
    assert found is not None
    assert (found.entropy, found.evenness, found.used) == (0.0, None, 1)


def test_a_channel_nobody_uses_lowers_the_evenness_alone() -> None:
    two, three = channels([3, 3]).value, channels([3, 3, 0]).value
    assert two is not None
    assert three is not None
    assert two.entropy == three.entropy
    assert three.evenness is not None
    assert three.evenness < 1.0


def test_undefined_and_refused() -> None:
    assert channels([]).undefined is not None
    assert channels([0, 0]).undefined is not None
    assert formality(0, 0).undefined is not None
    with pytest.raises(InvalidInputError, match=r"negative \(-1\)"):
        channels([-1])
    with pytest.raises(InvalidInputError, match="negative"):
        formality(1, -2)


def test_nothing_informal_has_no_ratio() -> None:
    found = formality(3, 0).value
    assert found is not None
    assert (found.share, found.ratio) == (1.0, None)
