"""Fields of our own and words of the workspace over HTTP."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from malai.network.models import CustomField, CustomValue, Party
from tests.functional.network.test_pages import page, url
from tests.makers import World, member


def test_a_field_is_added_filled_in_and_shown(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    owner, client = signed_in("owner"), signed_in("coordinator")
    typed = {
        "record": "person", "kind": "choice", "label_th": "หมู่เลือด", "label_en": "Blood group",
        "choices": "โอ | O\nเอ | A", "is_wanted": "on", "is_sensitive": "on",
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
    assert "หมู่เลือด" not in page(signed_in("reader"), url(world, "person", **who))
    assert client.post(edit, {**given, field.form_name: "ซี"}).status_code == 422

    owner.post(url(world, "field-turn", field=field.public_id))
    assert "หมู่เลือด" not in page(client, edit)
    assert "หมู่เลือด" in page(client, url(world, "person", **who))
    owner.post(url(world, "field-turn", field=field.public_id))
    assert "หมู่เลือด" in page(client, url(world, "person-new"))


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
