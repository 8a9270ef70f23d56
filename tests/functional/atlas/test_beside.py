"""What stands beside the picture: ways, fields, hands, views, the table and the years."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from malai.atlas.models import SavedView, Spot
from malai.audit.models import Act
from malai.network.models import Affiliation, Tie
from tests import makers
from tests.functional.atlas.test_picture import address, beside, told
from tests.makers import World

Signed = Callable[[str], Client]


def test_two_are_connected_through_those_between(world: World, signed_in: Signed) -> None:
    Affiliation.objects.create(workspace=world.workspace, member=world.mali, body=world.temple)
    client = signed_in("reader")
    way = client.get(beside(world, "atlas:between", party=world.boon, other=world.mali)).json()
    assert way["members"] == [
        str(one.public_id) for one in (world.boon, world.kru, world.temple, world.mali)
    ]
    assert way["sentence"] == "นายบุญ ดอยสูง รู้จัก นางมะลิ ลำธาร ผ่าน นางสาวแก้ว ใจงาม, วัดดอยหมอก"
    assert [step["by"] for step in way["steps"]] == ["ประสานงาน", "สังกัดเดียวกัน", "สังกัดเดียวกัน"]


def test_where_no_way_is_known_it_says_so(world: World, signed_in: Signed) -> None:
    client = signed_in("reader")
    way = client.get(beside(world, "atlas:between", party=world.boon, other=world.mali)).json()
    assert (way["members"], way["steps"]) == ([], [])
    assert "ยังไม่พบทางเชื่อม" in way["sentence"]
    same = client.get(beside(world, "atlas:between", party=world.boon, other=world.boon)).json()
    assert same["sentence"] == "เลือกสมาชิกสองรายที่ต่างกัน"


def test_a_field_is_told_with_its_legend(world: World, signed_in: Signed) -> None:
    found = signed_in("reader").get(beside(world, "atlas:field", name="sector")).json()
    assert found["values"][str(world.temple.public_id)] == ["ศาสนา"]
    assert found["legend"] == [["ศาสนา", "ศาสนา"]]
    assert not found["measure"]


def test_a_field_that_nobody_offers_is_absent(world: World, signed_in: Signed) -> None:
    answer = signed_in("reader").get(beside(world, "atlas:field", name="horoscope"))
    assert answer.status_code == 404


def test_a_member_put_somewhere_stays_there_for_everybody(world: World, signed_in: Signed) -> None:
    told(signed_in("reader").get(address(world)))
    url = beside(world, "atlas:spot", level="people", party=world.kru)
    assert signed_in("coordinator").post(url, {"x": "40.5", "y": "-7"}).status_code == 204

    drawn = told(signed_in("reader").get(address(world)))
    place = drawn["nodes"]["id"].index(str(world.kru.public_id))
    assert (drawn["nodes"]["x"][place], drawn["nodes"]["y"][place]) == (40.5, -7.0)
    assert drawn["pinned"] == [place]


def test_a_pinned_member_stays_when_others_come_and_can_be_let_go(
    world: World, signed_in: Signed
) -> None:
    client = signed_in("coordinator")
    url = beside(world, "atlas:spot", level="people", party=world.kru)
    client.post(url, {"x": "40.5", "y": "-7"})
    with makers.acting(world):
        makers.member(world.network, makers.person(world.workspace, "นางสาวน้ำ ลำธาร"))
    told(client.get(address(world)))
    spot = Spot.objects.get(party=world.kru, level="people")
    assert (spot.x, spot.y, spot.is_pinned) == (40.5, 7.0, True)

    client.post(url)
    assert not Spot.objects.get(party=world.kru, level="people").is_pinned


@pytest.mark.parametrize("at", [{"x": "nan", "y": "0"}, {"x": "1e9", "y": "0"}, {"x": "1"}])
def test_what_is_no_place_is_refused(at: dict[str, str], world: World, signed_in: Signed) -> None:
    url = beside(world, "atlas:spot", level="people", party=world.kru)
    assert signed_in("coordinator").post(url, at).status_code == 422
    assert not Spot.objects.filter(is_pinned=True).exists()


def test_a_relationship_is_made_stronger_in_the_table(world: World, signed_in: Signed) -> None:
    url = beside(world, "atlas:tie-strength", tie=world.tie)
    Tie.objects.filter(pk=world.tie.pk).update(since="2018")
    answer = signed_in("coordinator").post(url, {"strength": "3"}, headers={"HX-Request": "true"})
    world.tie.refresh_from_db()
    assert answer.status_code == 200
    assert (world.tie.strength, world.tie.since and world.tie.since.iso) == (3.0, "2018")
    assert Act.objects.filter(action="network.tie_change").count() == 1
    assert "บันทึกแล้ว" in answer.content.decode()


@pytest.mark.parametrize("strength", ["-2", "0", "nan", "strong", "inf"])
def test_a_strength_that_is_none_is_not_written(
    strength: str, world: World, signed_in: Signed
) -> None:
    url = beside(world, "atlas:tie-strength", tie=world.tie)
    answer = signed_in("coordinator").post(
        url, {"strength": strength}, headers={"HX-Request": "true"}
    )
    world.tie.refresh_from_db()
    assert (answer.status_code, world.tie.strength) == (422, None)


def test_a_view_is_saved_opened_by_its_link_changed_and_forgotten(
    world: World, signed_in: Signed
) -> None:
    client = signed_in("coordinator")
    look = {"level": "people", "colour": "sector"}
    form = {"name": "ตามประเภทองค์กร", "state": json.dumps(look)}
    saved = client.post(beside(world, "atlas:view-new"), form)
    view = SavedView.objects.get()
    assert saved["Location"].endswith(f"?view={view.public_id}")

    page = signed_in("reader").get(saved["Location"])
    shown: dict[str, Any] = json.loads(page.context["look"])
    assert (shown["level"], shown["colour"]) == ("people", "sector")
    assert "ตามประเภทองค์กร" in page.content.decode()

    client.post(beside(world, "atlas:view-edit", view=view), {"name": "ใหม่"})
    view.refresh_from_db()
    assert (view.name, view.state["colour"]) == ("ใหม่", "sector")
    client.post(beside(world, "atlas:view-remove", view=view))
    assert not SavedView.objects.exists()
    assert signed_in("reader").get(saved["Location"]).status_code == 404


@pytest.mark.parametrize(
    "form", [{"name": ""}, {"name": "ก", "state": "{"}, {"name": "ก", "state": '{"level": "x"}'}]
)
def test_what_is_no_view_is_told_and_not_kept(
    form: dict[str, str], world: World, signed_in: Signed
) -> None:
    answer = signed_in("coordinator").post(beside(world, "atlas:view-new"), form, follow=True)
    assert answer.status_code == 200
    assert [str(one) for one in answer.context["messages"]]
    assert not SavedView.objects.exists()


def test_the_years_say_whom_relationships_join(world: World, signed_in: Signed) -> None:
    page = signed_in("reader").get(beside(world, "atlas:over-time"))
    assert page.context["years"][-1]["counted"].people == 1
    assert "ทางออนไลน์" in page.content.decode()


def test_without_relationships_the_years_say_what_to_do(world: World, signed_in: Signed) -> None:
    Tie.objects.all().delete()
    page = signed_in("reader").get(beside(world, "atlas:over-time"))
    assert page.context["years"] == []
    assert "ยังไม่มีความสัมพันธ์" in page.content.decode()


@pytest.mark.parametrize(
    ("page", "about", "queries"),
    [
        ("atlas:card", "kru", 16),
        ("atlas:field", "", 8),
        ("atlas:over-time", "", 8),
        ("atlas:picture-data", "", 24),
    ],
)
def test_the_queries_do_not_grow_with_the_network(
    page: str,
    about: str,
    queries: int,
    world: World,
    signed_in: Signed,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(6):
        one = makers.person(world.workspace, f"มะลิ ดอกที่{number}")
        makers.member(world.network, one)
        Tie.objects.create(
            workspace=world.workspace,
            network=world.network,
            source=world.kru,
            target=one,
            kind=world.kind,
        )
    more = {"atlas:field": {"name": "body"}, "atlas:picture-data": {"level": "people"}}
    asked = {"party": getattr(world, about)} if about else more.get(page, {})
    client = signed_in("coordinator")
    client.get(beside(world, page, **asked)).getvalue()
    with django_assert_max_num_queries(queries):
        client.get(beside(world, page, **asked)).getvalue()
