"""Ties typed by hand: one open tie, a source with each, an end that keeps the past."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from malai.audit.models import Act
from malai.network.models import EvidenceOrigin, Tie
from malai.network.selectors.evidence import sides_heard
from malai.network.services.bulk_ties import tie_kinds_ensure
from malai.network.services.merging import party_merge
from malai.network.services.ties import (
    Told,
    evidence_add,
    tie_change,
    tie_create,
    tie_end,
    tie_reopen,
)
from malai_core.text import PartialDate
from tests.makers import World, person


def test_a_tie_comes_with_its_source_and_one_act(world: World) -> None:
    tie = tie_create(
        by=world.cast.owner, source=world.boon, target=world.mali, kind=world.kind, told="ครูเล่า"
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


def test_an_ended_tie_may_be_opened_again_unless_it_began_anew(world: World) -> None:
    with pytest.raises(ValidationError):
        tie_reopen(by=None, tie=world.tie)
    tie_end(by=None, tie=world.tie, until=PartialDate(2016))
    tie_reopen(by=None, tie=world.tie)
    world.tie.refresh_from_db()
    assert world.tie.until is None
    tie_end(by=None, tie=world.tie, until=PartialDate(2016))
    tie_create(by=None, source=world.kru, target=world.boon, kind=world.kind, network=world.network)
    with pytest.raises(ValidationError):
        tie_reopen(by=None, tie=world.tie)


def heard(tie: Tie) -> set[int]:
    return set(sides_heard(tie, tie.evidence.all()))


def test_a_tie_is_confirmed_when_both_sides_say_so(world: World) -> None:
    tie = world.tie
    assert heard(tie) == set()
    evidence_add(by=None, tie=tie, side=None, said="เห็นในที่ประชุม")
    assert heard(tie) == set()
    evidence_add(by=None, tie=tie, side=tie.source, on=PartialDate(2016, 3))
    assert heard(tie) == {tie.source_id}
    evidence_add(by=None, tie=tie, side=tie.target, said_by=world.mali, said="คุยที่ตลาด")
    assert heard(tie) == {tie.source_id, tie.target_id}
    last = tie.evidence.latest("pk")
    assert (last.said_by, last.speaks_for) == (world.mali, tie.target)


def test_a_source_names_somebody_or_something(world: World) -> None:
    outside = person(world.cast.elsewhere, "คนอื่น")
    for wrong in (
        {"side": None},
        {"side": world.mali},
        {"side": world.kru, "said_by": outside},
    ):
        with pytest.raises(ValidationError):
            evidence_add(by=None, tie=world.tie, **wrong)


def test_both_sides_may_be_told_at_once(world: World) -> None:
    told = Told("ประชุม", (world.boon, world.mali))
    tie = tie_create(by=None, source=world.boon, target=world.mali, kind=world.kind, told=told)
    assert heard(tie) == {world.boon.pk, world.mali.pk}


def test_a_merge_keeps_who_spoke_for_whom(world: World) -> None:
    twin = person(world.workspace, "นายบุญ ดอยสูงมาก")
    evidence_add(by=None, tie=world.tie, side=world.boon, said_by=world.mali)
    party_merge(by=None, kept=twin, gone=world.boon)
    world.tie.refresh_from_db()
    assert heard(world.tie) == {twin.pk}
