"""Fields of our own on relationships, and as filters of the lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from malai.network.models import CustomField, CustomValue, Segment
from malai.network.selectors.narrowing import narrowed, narrowing_of
from malai.network.selectors.paging import Listed, page_of
from malai.network.selectors.parties import PEOPLE
from tests.functional.network.test_pages import page, url
from tests.makers import World


def field(world: World, kind: str, **more: Any) -> CustomField:
    labels = {"label_th": f"ช่อง {kind}", "label_en": f"Field {kind}"}
    return CustomField.objects.create(
        workspace=world.workspace, **{"record": "person", "kind": kind, **labels, **more}
    )


def filled(world: World, own: CustomField, **values: Any) -> None:
    for who, value in values.items():
        CustomValue.objects.create(
            workspace=world.workspace, field=own, party=getattr(world, who), value=value
        )


def found(world: World, **asked: str) -> set[str]:
    to = narrowing_of(world.workspace, asked, may=lambda _action: True)
    within = narrowed(world.workspace, to, timezone.localdate())
    rows = page_of(Listed(world.workspace, PEOPLE, within=within)).parties
    return {name for name in ("kru", "boon", "mali") if getattr(world, name) in rows}


def test_a_list_is_narrowed_by_a_choice_and_by_yes_or_no(world: World) -> None:
    size = field(world, "choice", choices=[{"th": "เล็ก", "en": "S"}, {"th": "ใหญ่", "en": "L"}])
    filled(world, size, kru="เล็ก", boon="ใหญ่")
    asked = f"own_{size.public_id.hex}"
    assert found(world, **{asked: "เล็ก"}) == {"kru"}
    assert found(world, **{asked: "ไม่มีจริง"}) == {"kru", "boon", "mali"}
    own_car = field(world, "yes_no")
    filled(world, own_car, kru=True, mali=False)
    assert found(world, **{f"own_{own_car.public_id.hex}": "yes"}) == {"kru"}
    assert found(world, **{f"own_{own_car.public_id.hex}": "no"}) == {"mali"}


def test_numbers_are_compared_as_numbers_beside_fields_of_text(world: World) -> None:
    filled(world, field(world, "text"), kru="ไม่ใช่ตัวเลข", boon="9")
    age = field(world, "number")
    filled(world, age, kru=9.0, boon=10.5, mali=100.0)
    asked = f"own_{age.public_id.hex}"
    assert found(world, **{f"{asked}_from": "10"}) == {"boon", "mali"}
    assert found(world, **{f"{asked}_from": "๑๐", f"{asked}_to": "99"}) == {"boon"}
    assert found(world, **{f"{asked}_to": "9"}) == {"kru"}
    assert found(world, **{f"{asked}_to": "มาก"}) == {"kru", "boon", "mali"}


def test_dates_are_asked_as_people_write_them(world: World) -> None:
    born = field(world, "date")
    filled(world, born, kru="1990", boon="1990-05-04", mali="1991-01")
    asked = f"own_{born.public_id.hex}"
    assert found(world, **{f"{asked}_from": "2533", f"{asked}_to": "2533"}) == {"kru", "boon"}
    assert found(world, **{f"{asked}_from": "1 พ.ค. 2533"}) == {"boon", "mali"}


def test_the_page_offers_them_says_them_and_saves_them(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    age = field(world, "number")
    filled(world, age, kru=9.0, boon=10.5)
    field(world, "yes_no", is_sensitive=True, label_th="ลับ", label_en="Secret")
    client = signed_in("coordinator")
    shown = page(client, url(world, "people") + f"?own_{age.public_id.hex}_from=10", "en")
    assert "Field number: 10 – …" in shown
    assert "Secret" not in shown
    assert world.kru.name_th not in shown
    saved = url(world, "segment-new") + f"?own_{age.public_id.hex}_from=10"
    assert client.post(saved, {"name": "ผู้ใหญ่"}).status_code == 302
    segment = Segment.objects.get()
    shown = page(client, url(world, "people") + f"?segment={segment.public_id}")
    assert world.boon.name_th in shown
    assert world.kru.name_th not in shown


def test_a_sensitive_field_narrows_nothing(world: World) -> None:
    own = field(world, "yes_no", is_sensitive=True)
    filled(world, own, kru=True)
    assert found(world, **{f"own_{own.public_id.hex}": "yes"}) == {"kru", "boon", "mali"}


def test_a_relationship_has_fields_too(world: World, signed_in: Callable[[str], Client]) -> None:
    own = field(world, "number", record="tie", label_th="กี่ปี", label_en="Years")
    client = signed_in("coordinator")
    edit = url(world, "tie-edit", tie=world.tie.public_id)
    assert "กี่ปี" in page(client, edit)
    assert client.post(edit, {"strength": "", own.form_name: "๗"}).status_code == 302
    assert CustomValue.objects.get().tie == world.tie
    shown = page(client, url(world, "tie", tie=world.tie.public_id), "en")
    assert "Years" in shown
    assert '<dd class="break-words">7</dd>' in shown


@pytest.mark.parametrize("text", ["", "\0", "x" * 500])
def test_nonsense_narrows_nothing(world: World, text: str) -> None:
    age = field(world, "number")
    assert found(world, **{f"own_{age.public_id.hex}_from": text}) == {"kru", "boon", "mali"}
