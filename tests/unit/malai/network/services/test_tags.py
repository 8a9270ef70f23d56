"""Tags: one for all spellings, on and off, taken away and back."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import Tag, Tagging
from malai.network.services.merging import party_merge
from malai.network.services.segments import segment_create
from malai.network.services.tags import party_tags_set, tag_change, tag_create, tag_remove
from tests.makers import World


def test_a_word_is_one_tag_in_all_its_spellings(world: World) -> None:
    tag_create(by=None, workspace=world.workspace, name=" ขับรถได้ ")
    for name in ("ขับรถได้", "  ", "ขับรถได้\u200b"):
        with pytest.raises(ValidationError):
            tag_create(by=None, workspace=world.workspace, name=name)
    tag_create(by=None, workspace=world.cast.elsewhere, name="ขับรถได้")


def test_a_tag_keeps_its_records_when_it_is_renamed(world: World) -> None:
    (tag,) = party_tags_set(by=None, party=world.kru, tags=[], new="ครู")
    tag_change(by=None, tag=tag, name="ครูพี่เลี้ยง", colour="good")
    assert Tagging.objects.get(party=world.kru).tag.name == "ครูพี่เลี้ยง"


def test_a_record_wears_exactly_the_tags_that_are_chosen(world: World) -> None:
    first, second = (tag_create(by=None, workspace=world.workspace, name=n) for n in ("ก", "ข"))
    party_tags_set(by=None, party=world.kru, tags=[first])
    party_tags_set(by=None, party=world.kru, tags=[second], new="ก")
    worn = Tagging.objects.filter(party=world.kru).values_list("tag__name", flat=True)
    assert sorted(worn) == ["ก", "ข"]
    with pytest.raises(ValidationError):
        party_tags_set(by=None, party=world.kru, tags=[first, second])


def test_a_tag_of_another_workspace_is_refused(world: World) -> None:
    other = tag_create(by=None, workspace=world.cast.elsewhere, name="อื่น")
    with pytest.raises(ValidationError):
        party_tags_set(by=None, party=world.kru, tags=[other])


def test_a_tag_taken_away_comes_back_with_its_records(world: World) -> None:
    (tag,) = party_tags_set(by=None, party=world.kru, tags=[], new="ครู")
    tag_remove(by=None, tag=tag)
    assert not Tag.objects.exists()
    act_undo(by=None, act=Act.objects.get(action="network.tag_remove"))
    assert Tagging.objects.get().party == world.kru


def test_a_merge_keeps_a_tag_once(world: World) -> None:
    (tag,) = party_tags_set(by=None, party=world.kru, tags=[], new="ครู")
    party_tags_set(by=None, party=world.boon, tags=[tag], new="พ่อ")
    party_merge(by=None, kept=world.kru, gone=world.boon)
    assert Tagging.objects.filter(party=world.kru).count() == 2


def test_a_tag_and_a_saved_list_have_a_name_for_pages_in_english(world: World) -> None:
    ws = world.workspace
    tag = tag_create(by=None, workspace=ws, name="ขับรถได้", english=" drives ")
    rows = segment_create(
        by=None, workspace=ws, name="คนขับรถ", english="Drivers", query="", is_people=True
    )
    plain = tag_create(by=None, workspace=ws, name="ทอผ้า")
    with override("en"):
        assert [str(tag), str(rows), str(plain)] == ["drives", "Drivers", "ทอผ้า"]
    with override("th"):
        assert [str(tag), str(rows)] == ["ขับรถได้", "คนขับรถ"]
