"""Names of ceilings."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.nca.ceilings import CEILINGS, METHODS, require_ceiling, require_share


def test_ceilings_go_by_both_ways_of_writing() -> None:
    assert [require_ceiling(name) for name in ("CE-FDH", " cr_fdh ", "C-LP")] == [
        "ce_fdh",
        "cr_fdh",
        "c_lp",
    ]


def test_an_unknown_ceiling_is_told_which_there_are() -> None:
    with pytest.raises(InvalidInputError, match="Choose among ce_fdh"):
        require_ceiling("ols")


@pytest.mark.parametrize("share", [0, 1, -1, float("nan")])
def test_a_share_outside_is_refused(share: float) -> None:
    with pytest.raises(InvalidInputError, match=r"Try 0\.95"):
        require_share(share)


def test_every_ceiling_has_a_method_of_its_own() -> None:
    assert len({METHODS[name] for name in CEILINGS}) == len(CEILINGS)
