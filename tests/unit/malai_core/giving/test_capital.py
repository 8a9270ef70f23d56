"""Social capital at the edges."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.giving import openness, social_capital


def test_a_tie_in_a_group_bonds_whatever_the_levels() -> None:
    found = social_capital(2, [(0, 1), (1, 0)], ["a", "a"], [1, 9]).value
    assert found is not None
    assert (found.bonding, found.linking, found.internal_density) == (1.0, 0.0, 1.0)
    assert found.external_internal == -1.0


def test_a_tie_up_links_and_the_other_end_sees_it_below() -> None:
    found = social_capital(2, [(0, 1)], ["a", "b"], [1, 2]).value
    assert found is not None
    assert (found.linking, found.internal_density) == (1.0, None)
    assert (found.members[0].linking, found.members[1].below) == (1, 1)


def test_without_levels_nothing_links() -> None:
    found = social_capital(2, [(0, 1)], ["a", "b"]).value
    assert found is not None
    assert found.bridging == 1.0


def test_undefined_and_refused() -> None:
    assert social_capital(2, [(0, 1)], ["a", None]).undefined is not None
    assert social_capital(0, [], []).undefined is not None
    assert openness(3, [(1, 1)]).undefined is not None
    with pytest.raises(InvalidInputError, match="2 members, 1 groups and 2 levels"):
        social_capital(2, [], ["a"])
    with pytest.raises(InvalidInputError, match="member number 5"):
        openness(2, [(0, 5)])
