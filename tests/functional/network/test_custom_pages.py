"""Fields of our own and words of the workspace over HTTP."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from malai.audit.changes import changes_of
from malai.audit.models import Act
from malai.network.models import CustomField, CustomLook, CustomValue, Party
from tests.functional.network.test_pages import page, url
from tests.makers import World, member


def test_a_field_is_added_filled_in_and_shown(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    owner, client = signed_in("owner"), signed_in("coordinator")
    typed = {
        "record": "person", "kind": "choice", "label_th": "หมู่เลือด", "label_en": "Blood group",
        "choices": "โอ | O\nเอ | A", "is_wanted": "on",
    }  # fmt: skip
    owner.post(url(world, "field-new"), typed)
    field = CustomField.objects.get()
    who = {"party": world.boon.public_id}
    edit = url(world, "person-edit", **who)
    assert "หมู่เลือด" in page(client, edit)
    given = {"given": "บุญ", "family": "ดอยสูง", field.form_name: "โอ"}
    assert client.post(edit, given).status_code == 302
    assert CustomValue.objects.get().value == "โอ"
    assert "Blood group" in page(client, url(world, "person", **who), "en")
    assert client.post(edit, {**given, field.form_name: "ซี"}).status_code == 422

    owner.post(url(world, "field-turn", field=field.public_id))
    assert "หมู่เลือด" not in page(client, edit)
    assert "หมู่เลือด" in page(client, url(world, "person", **who))
    owner.post(url(world, "field-turn", field=field.public_id))
    assert "หมู่เลือด" in page(client, url(world, "person-new"))


def test_a_sensitive_field_is_hidden_and_each_look_is_noted(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    own = CustomField.objects.create(
        workspace=world.workspace, record="person", kind="text", is_sensitive=True,
        label_th="เรื่องลับ", label_en="Secret",
    )  # fmt: skip
    who = {"party": world.boon.public_id}
    manager, coordinator = signed_in("manager"), signed_in("coordinator")
    edit, shown = url(world, "person-edit", **who), url(world, "person", **who)
    given = {"given": "บุญ", "family": "ดอยสูง", own.form_name: "หอบหืดรุนแรง"}
    assert manager.post(edit, given).status_code == 302
    value = CustomValue.objects.get()
    assert "หอบหืดรุนแรง" not in page(manager, shown) + page(manager, edit)
    assert "เรื่องลับ" not in page(coordinator, shown) + page(coordinator, edit)
    look = url(world, "value-look", value=value.public_id)
    assert coordinator.post(look).status_code == 403
    assert "หอบหืดรุนแรง" in manager.post(look).content.decode()
    noted = CustomLook.objects.get()
    assert (noted.by, noted.field, noted.about) == (
        world.cast.manager, own, world.boon.public_id,
    )  # fmt: skip
    assert "เรื่องลับ" in page(signed_in("owner"), url(world, "fields"))

    manager.post(edit, {**given, own.form_name: "", "nickname": "บุญ"})
    coordinator.post(edit, {**given, own.form_name: "แอบแก้"})
    assert CustomValue.objects.get().value == "หอบหืดรุนแรง"
    told = [
        changes_of(act, may_see_contacts=True, language="th")
        for act in Act.objects.filter(workspace=world.workspace)
    ]
    assert "หอบหืดรุนแรง" not in str(told)
    manager.post(url(world, "value-drop", value=value.public_id))
    assert not CustomValue.objects.exists()


def test_networks_and_projects_have_fields_too(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    for record in ("network", "project", "organisation"):
        typed = {"record": record, "kind": "date", "label_th": f"วันจดทะเบียน {record}"}
        client.post(url(world, "field-new"), typed)
    field = CustomField.objects.get(record="network")
    net = {"network": world.network.public_id}
    day = {f"{field.form_name}_month": "1", f"{field.form_name}_year": "2560"}
    client.post(url(world, "network-edit", **net), {"name_th": "เครือข่ายดอย", **day})
    assert "มกราคม 2560" in page(client, url(world, "network", **net))
    assert "วันจดทะเบียน project" in page(client, url(world, "project-new"))
    assert "วันจดทะเบียน organisation" in page(client, url(world, "organisation-new"))


def test_a_field_of_taking_part_is_asked_about_kindly(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    typed = {"record": "person", "kind": "text", "label_th": "คะแนนอบรมรุ่นที่ 1"}
    answer = client.post(url(world, "field-new"), typed, follow=True)
    assert "เรื่องที่สองเป็นของกิจกรรม" in answer.content.decode()


def test_a_column_of_an_import_becomes_a_field(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    Party.objects.filter(pk=world.kru.pk).update(extra={"ขนาด/เสื้อ": "L"})
    assert "ขนาด/เสื้อ" in page(client, url(world, "fields"))
    typed = {"record": "person", "kind": "text", "label_th": "ขนาดเสื้อ"}
    client.post(url(world, "field-new") + "?from=ขนาด/เสื้อ", typed)
    assert CustomValue.objects.get().value == "L"


def test_words_of_the_workspace_stand_on_its_pages(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    member(world.network, world.boon, role="volunteer")
    client.post(url(world, "words"), {"volunteer_th": "จิตอาสา", "core_th": "แกนนำดอย"})
    net = {"network": world.network.public_id}
    assert "จิตอาสา" in page(client, url(world, "network-members", **net))
    assert "จิตอาสา" in page(client, url(world, "person", party=world.boon.public_id))
    assert "แกนนำดอย" in page(client, url(world, "network", **net))
    assert "จิตอาสา" in page(client, url(world, "words"))


def test_words_of_the_workspace_stand_in_filters_forms_and_the_timeline(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    member(world.network, world.boon, role="volunteer", since="2016")
    client.post(url(world, "words"), {"volunteer_th": "จิตอาสา"})
    who = {"party": world.boon.public_id}
    term = world.boon.memberships.get(role="volunteer")
    for shown in (
        url(world, "people"),
        url(world, "people-bulk") + f"?act=join&chosen={world.boon.public_id}",
        url(world, "membership-add", **who),
        url(world, "membership-role", membership=term.public_id),
        url(world, "party-timeline", **who),
    ):
        assert "จิตอาสา" in page(client, shown), shown
        assert "อาสาสมัคร</option>" not in page(client, shown), shown
