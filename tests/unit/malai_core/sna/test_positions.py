"""Places of members in networks where nobody stands out."""

from __future__ import annotations

from itertools import combinations

from malai_core.sna.graph import graph_from_pairs
from malai_core.sna.positions import hub_members, roles


def test_where_all_have_equally_many_contacts_nobody_is_a_hub() -> None:
    everybody = graph_from_pairs(6, combinations(range(6), 2))
    ring = graph_from_pairs(6, [(i, (i + 1) % 6) for i in range(6)])
    assert hub_members(everybody) == hub_members(ring) == []
    assert {role.value for role in roles(everybody).known()} == {"core"}
