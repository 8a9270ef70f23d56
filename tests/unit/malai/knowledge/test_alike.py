"""In what two activities are alike."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from malai.knowledge.alike import Traits, likeness

traits = st.builds(
    Traits,
    kind=st.sampled_from(["", "training", "meeting"]),
    words=st.frozensets(st.sampled_from(["ก", "ข", "ค"]), max_size=3),
    series=st.integers(0, 2),
    network=st.integers(0, 2),
    area=st.sampled_from(["", "57", "5701", "570102"]),
)


@settings(max_examples=80)
@given(traits, traits)
def test_likeness_goes_both_ways_and_needs_more_than_a_place(one: Traits, other: Traits) -> None:
    told = likeness(one, other)
    assert told == likeness(other, one)
    assert bool(told.weight) == bool(told.series or told.kind or told.words)
    assert likeness(one, Traits(network=one.network, area=one.area)).weight == 0


@settings(max_examples=40)
@given(traits, traits)
def test_one_more_shared_word_weighs_more(one: Traits, other: Traits) -> None:
    more = [
        Traits(each.kind, each.words | {"ร่วม"}, each.series, each.network, each.area)
        for each in (one, other)
    ]
    assert likeness(*more).weight > likeness(one, other).weight
