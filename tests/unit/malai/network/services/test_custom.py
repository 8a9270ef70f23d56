"""Fields of our own: typed, kept when retired, carried in merges; columns of imports made fields."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import CustomField, CustomValue, Party
from malai.network.selectors.custom import (
    columns_of_imports,
    is_of_taking_part,
    values_seen,
    word_of,
)
from malai.network.services.custom import (
    column_promote,
    field_add,
    field_change,
    field_retire,
    words_set,
)
from malai.network.services.merging import party_merge
from malai.network.services.parties import party_change
from malai_core.text import PartialDate
from tests.makers import World, person

SKILL: dict[str, Any] = {
    "record": "person", "kind": "choices", "label_th": "ทักษะ", "label_en": "Skills",
    "choices": [{"th": "ขับรถ", "en": "driving"}, {"th": "ทำอาหาร", "en": "cooking"}],
}  # fmt: skip


def field(world: World, **more: Any) -> CustomField:
    return field_add(by=world.cast.owner, workspace=world.workspace, fields={**SKILL, **more})


def said(world: World, party: Party, *, sensitive: bool = True) -> list[str]:
    return [one.said for one in values_seen(party, with_sensitive=sensitive)]


def test_a_value_is_written_with_its_record_changed_and_undone(world: World) -> None:
    skill = field(world)
    fields = {"nickname": "บุญ", skill.form_name: ["ขับรถ", "ทำอาหาร"]}
    party_change(by=None, party=world.boon, fields=fields)
    assert said(world, world.boon) == ["ขับรถ, ทำอาหาร"]
    with translation.override("en"):
        assert said(world, world.boon) == ["driving, cooking"]
    party_change(by=None, party=world.boon, fields={skill.form_name: []})
    assert said(world, world.boon) == []
    act_undo(by=None, act=Act.objects.latest("pk"))
    assert said(world, world.boon) == ["ขับรถ, ทำอาหาร"]


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("text", "ก", "ก"), ("number", 12.5, "12.5"), ("date", PartialDate(2017, 1), "มกราคม 2560"),
        ("yes_no", False, "ไม่ใช่"), ("link", "https://example.org/", "https://example.org/"),
    ],
)  # fmt: skip
def test_values_are_typed(world: World, kind: str, value: Any, shown: str) -> None:
    own = field(world, kind=kind, choices=[])
    party_change(by=None, party=world.boon, fields={own.form_name: value})
    assert said(world, world.boon) == [shown]


def test_a_retired_field_keeps_what_was_written_and_a_wanted_one_asks(world: World) -> None:
    skill = field(world, is_wanted=True)
    assert said(world, world.boon) == [""]
    party_change(by=None, party=world.boon, fields={skill.form_name: ["ขับรถ"]})
    field_retire(by=None, field=skill)
    assert said(world, world.boon) == ["ขับรถ"]
    assert said(world, world.mali) == []


def test_sensitive_values_are_for_those_who_may_see_contacts(world: World) -> None:
    own = field(world, kind="text", is_sensitive=True)
    party_change(by=None, party=world.boon, fields={own.form_name: "ลับ"})
    assert said(world, world.boon, sensitive=False) == []


def test_what_a_field_holds_stays_while_it_has_values(world: World) -> None:
    skill = field(world)
    party_change(by=None, party=world.boon, fields={skill.form_name: ["ขับรถ"]})
    with pytest.raises(ValidationError):
        field_change(by=None, field=skill, fields={"kind": "number"})
    skill.refresh_from_db()
    field_change(by=None, field=skill, fields={"label_en": "Can do"})
    wrongs: list[dict[str, Any]] = [{"choices": []}, {"label_th": "", "label_en": ""}]
    for wrong in wrongs:
        with pytest.raises(ValidationError):
            field_change(by=None, field=CustomField.objects.get(), fields=wrong)
    with pytest.raises(ValidationError):
        field(world)


def test_a_merge_keeps_the_value_of_the_kept_record(world: World) -> None:
    own, other = field(world, kind="text"), field(world, kind="text", label_th="อื่น")
    twin = person(world.workspace, "นายบุญ ดอย")
    party_change(by=None, party=world.boon, fields={own.form_name: "เดิม"})
    party_change(by=None, party=twin, fields={own.form_name: "ใหม่", other.form_name: "เพิ่ม"})
    party_merge(by=None, kept=world.boon, gone=twin)
    assert said(world, world.boon) == ["เดิม", "เพิ่ม"]


def test_a_column_of_imports_becomes_a_field_and_what_cannot_be_read_stays(world: World) -> None:
    for party, text in ((world.kru, "๔๒"), (world.boon, "ไม่แน่ใจ"), (world.temple, "7")):
        Party.objects.filter(pk=party.pk).update(extra={"อายุ": text, "เสื้อ": "L"})
    assert columns_of_imports(world.workspace) == [("อายุ", 3), ("เสื้อ", 3)]
    fields = {**SKILL, "kind": "number", "label_th": "อายุ", "choices": []}
    column_promote(by=None, workspace=world.workspace, header="อายุ", fields=fields)
    world.kru.refresh_from_db()
    world.boon.refresh_from_db()
    assert CustomValue.objects.get().value == 42.0
    assert (world.kru.extra, world.boon.extra["อายุ"]) == ({"เสื้อ": "L"}, "ไม่แน่ใจ")
    act_undo(by=None, act=Act.objects.latest("pk"))
    world.kru.refresh_from_db()
    assert world.kru.extra["อายุ"] == "๔๒"
    assert not CustomField.objects.exists()


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "5 มี.ค. 2559", "2016-03-05"), ("yes_no", "ใช่", True), ("number", "nan", None),
        ("date", "ไม่ทราบ", None), ("choice", "driving", "ขับรถ"), ("choice", "บิน", None),
        ("choices", "ขับรถ, cooking", ["ขับรถ", "ทำอาหาร"]), ("choices", "ขับรถ, บิน", None),
    ],
)  # fmt: skip
def test_texts_of_columns_are_read_as_the_field_holds_them(
    world: World, kind: str, text: str, value: Any
) -> None:
    Party.objects.filter(pk=world.kru.pk).update(extra={"ช่อง": text})
    fields = {**SKILL, "kind": kind, "label_th": "ช่อง"}
    column_promote(by=None, workspace=world.workspace, header="ช่อง", fields=fields)
    row = CustomValue.objects.first()
    assert (row.value if row else None) == value


def test_labels_that_speak_of_taking_part_are_noticed() -> None:
    assert is_of_taking_part("วันที่เข้าร่วมอบรม")
    assert not is_of_taking_part("หมู่เลือด")


def test_words_of_the_workspace_are_said_instead_of_ours(world: World) -> None:
    assert word_of(world.workspace, "volunteer") == "อาสาสมัคร"
    words_set(by=None, workspace=world.workspace, words={"volunteer": ("อาสา", "friend")})
    fresh = type(world.workspace).objects.get(pk=world.workspace.pk)
    assert word_of(fresh, "volunteer") == "อาสา"
    with translation.override("en"):
        assert word_of(fresh, "volunteer") == "friend"
