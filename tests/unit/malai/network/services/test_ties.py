"""Ties typed by hand: one open tie, a source with each, an end that keeps the past."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from malai.audit.models import Act
from malai.network.models import EvidenceOrigin, Tie
from malai.network.services.bulk_ties import tie_kinds_ensure
from malai.network.services.ties import tie_change, tie_create, tie_end
from malai_core.text import PartialDate
from tests.makers import World, person


def test_a_tie_comes_with_its_source_and_one_act(world: World) -> None:
    tie = tie_create(
        by=world.cast.owner, source=world.boon, target=world.mali, kind=world.kind, said="ครูเล่า"
    )
    said = tie.evidence.get()
    assert (said.origin, said.source, said.typed_by) == (
        EvidenceOrigin.TYPED, "ครูเล่า", world.cast.owner,
    )  # fmt: skip
    act = Act.objects.get()
    assert (act.action, act.subject_id) == ("network.tie_create", world.boon.public_id)


def test_an_undirected_tie_is_one_from_both_ends(world: World) -> None:
    kind = tie_kinds_ensure(world.workspace)["kinship"]
    tie = tie_create(by=None, source=world.mali, target=world.boon, kind=kind)
    assert (tie.source, tie.target) == (world.boon, world.mali)
    with pytest.raises(ValidationError):
        tie_create(by=None, source=world.boon, target=world.mali, kind=kind)


def test_impossible_ties_are_refused_and_leave_no_trace(world: World) -> None:
    outside = person(world.cast.elsewhere, "คนอื่น")
    alien = tie_kinds_ensure(world.cast.elsewhere)["advice"]
    acts = Act.objects.count()
    for source, target, kind in (
        (world.kru, world.kru, world.kind),
        (world.kru, outside, world.kind),
        (world.kru, world.mali, alien),
    ):
        with pytest.raises(ValidationError):
            tie_create(by=None, source=source, target=target, kind=kind)
    with pytest.raises(ValidationError):
        tie_create(
            by=None, source=world.kru, target=world.boon, kind=world.kind, network=world.network
        )
    assert (Tie.objects.count(), Act.objects.count()) == (1, acts)


def test_a_change_adds_a_source_and_an_end_keeps_the_past(world: World) -> None:
    tie_change(by=None, tie=world.tie, strength=3, since=PartialDate(2015), said="ถามซ้ำ")
    with pytest.raises(ValidationError):
        tie_end(by=None, tie=world.tie, until=PartialDate(2014))
    tie_end(by=None, tie=world.tie, until=PartialDate(2016))
    world.tie.refresh_from_db()
    assert (world.tie.strength, world.tie.until) == (3, PartialDate(2016))
    assert world.tie.evidence.get().source == "ถามซ้ำ"
    again = tie_create(
        by=None, source=world.kru, target=world.boon, kind=world.kind, network=world.network
    )
    assert again != world.tie


def test_a_strength_of_nothing_is_refused(world: World) -> None:
    with pytest.raises(ValidationError):
        tie_change(by=None, tie=world.tie, strength=0, since=None)
