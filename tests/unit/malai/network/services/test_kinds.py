"""Kinds of relationship: words of two sides in two languages, ends, steps, retired not deleted."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import Layer, TieKind
from malai.network.selectors.evidence import kinds_by_layer
from malai.network.selectors.pages import tie_kinds_of
from malai.network.services.bulk_ties import tie_kinds_ensure
from malai.network.services.kinds import (
    tie_kind_add,
    tie_kind_change,
    tie_kind_restore,
    tie_kind_retire,
)
from malai.network.services.ties import tie_create
from tests.makers import World

MENTOR: dict[str, Any] = {
    "label_th": "เป็นครูพี่เลี้ยงของ", "label_en": "mentors", "inverse_th": "เรียนรู้จาก",
    "layer": "advice", "source_may_be": "person", "target_may_be": "person",
    "scale": [{"value": 1, "th": "ปีละครั้ง", "en": "yearly"}, {"value": 2, "th": "ทุกวัน", "en": ""}],
}  # fmt: skip


def test_the_starter_set_covers_every_layer(world: World) -> None:
    tie_kinds_ensure(world.workspace)
    assert [layer for layer, kinds in kinds_by_layer(world.workspace) if not kinds] == []
    assert {layer for layer, _kinds in kinds_by_layer(world.workspace)} == set(Layer)


def test_a_kind_is_added_changed_and_taken_back(world: World) -> None:
    kind = tie_kind_add(by=world.cast.owner, workspace=world.workspace, fields=MENTOR)
    assert (kind.code, kind.inverse_en, kind.is_directed) == ("เป็นครูพี่เลี้ยงของ", "", True)
    with translation.override("en"):
        assert (kind.label, kind.inverse) == ("mentors", "เรียนรู้จาก")
    act = Act.objects.get()
    assert (act.action, act.subject_id) == ("network.tie_kind_add", kind.public_id)

    tie_kind_change(by=None, kind=kind, fields={"inverse_en": "is mentored by"})
    act_undo(by=None, act=Act.objects.filter(action="network.tie_kind_change").get())
    kind.refresh_from_db()
    assert kind.inverse_en == ""


def test_two_kinds_never_say_the_same(world: World) -> None:
    tie_kind_add(by=None, workspace=world.workspace, fields=MENTOR)
    with pytest.raises(ValidationError) as refused:
        tie_kind_add(by=None, workspace=world.workspace, fields=MENTOR)
    assert list(refused.value.message_dict) == ["label_th"]
    with pytest.raises(ValidationError):
        tie_kind_add(by=None, workspace=world.workspace, fields={"layer": "advice"})


def test_a_code_that_an_import_has_written_is_not_taken_again(world: World) -> None:
    TieKind.objects.create(
        workspace=world.workspace, code=MENTOR["label_th"], label_th="อื่น", layer="advice"
    )
    made = tie_kind_add(by=None, workspace=world.workspace, fields=MENTOR)
    assert made.code == "เป็นครูพี่เลี้ยงของ (2)"


def test_the_direction_of_a_kind_in_use_stays(world: World) -> None:
    with pytest.raises(ValidationError):
        tie_kind_change(by=None, kind=world.kind, fields={"is_directed": False})
    world.kind.refresh_from_db()
    tie_kind_change(by=None, kind=world.kind, fields={"label_en": "works with"})


def test_a_retired_kind_is_not_offered_and_its_ties_stay(world: World) -> None:
    tie_kind_retire(by=None, kind=world.kind)
    assert world.kind not in tie_kinds_of(world.workspace)
    assert world.tie.kind.label == "ประสานงาน"
    tie_kind_restore(by=None, kind=world.kind)
    assert world.kind in tie_kinds_of(world.workspace)


def test_a_kind_joins_only_the_ends_it_allows(world: World) -> None:
    kind = tie_kind_add(by=None, workspace=world.workspace, fields=MENTOR)
    with pytest.raises(ValidationError) as refused:
        tie_create(by=None, source=world.kru, target=world.temple, kind=kind)
    assert list(refused.value.message_dict) == ["how"]
    tie = tie_create(by=None, source=world.kru, target=world.mali, kind=kind, strength=2)
    assert tie.strength_said == "ทุกวัน"
    tie.strength = 9
    assert tie.strength_said == "9"


def test_ends_of_a_kind_without_direction_may_stand_either_way(world: World) -> None:
    fields = {**MENTOR, "is_directed": False, "target_may_be": "organisation group"}
    kind = tie_kind_add(by=None, workspace=world.workspace, fields=fields)
    assert kind.may_join("organisation", "person")
    assert kind.may_join("person", "group")
    assert not kind.may_join("person", "person")


def test_steps_are_those_of_the_layer_where_the_owner_named_none(world: World) -> None:
    kinds = tie_kinds_ensure(world.workspace)
    assert [step.th for step in kinds["advice"].steps][:2] == ["นาน ๆ ครั้ง", "ทุกเดือน"]
    assert [step.th for step in kinds["trust"].steps][-1] == "มากที่สุด"
