"""The page of a network and of a membership, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from malai.network.models import Membership, NetworkReview
from tests.functional.network.test_pages import page, url
from tests.makers import World, member, person


def test_a_charter_is_written_and_what_is_missing_is_asked(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, net = signed_in("coordinator"), {"network": world.network.public_id}
    client.post(url(world, "network-charter", **net), {"charter_members": "เจ็ดภาษา"})
    shown = page(client, url(world, "network", **net))
    assert "1 จาก 5" in shown
    assert "เจ็ดภาษา" in shown
    assert "1 of 5" in page(client, url(world, "network", **net), "en")


def test_a_network_ends_is_reviewed_and_lives_again(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, net = signed_in("manager"), {"network": world.network.public_id}
    client.post(url(world, "review-new", **net), {"due_year": "2555"})
    assert "เลยวันที่นัดแล้ว" in page(client, url(world, "network", **net))
    review = NetworkReview.objects.get()
    held = {"held_year": "2556", "found": "ยังมีงานให้ทำ", "next_due_year": "2599"}
    client.post(url(world, "review-held", review=review.public_id), held)
    client.post(url(world, "network-end", **net), {"ended_year": "2559", "why": "ครบเป้าหมาย"})
    again = {"reopened_year": "2560", "why": "มีเด็กเพิ่ม"}
    client.post(url(world, "network-reopen", **net), again)
    shown = page(client, url(world, "network", **net))
    for text in ("ยังมีงานให้ทำ", "ครบเป้าหมาย", "มีเด็กเพิ่ม"):
        assert text in shown


def test_kinds_of_network_narrow_the_list_and_stand_side_by_side(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, net = signed_in("manager"), {"network": world.network.public_id}
    kind = {
        "name_th": "เครือข่ายดอย",
        "by_members": "ผู้ปกครอง",
        "by_area": "watershed",
        "form": "hubs",
    }
    assert client.post(url(world, "network-edit", **net), kind).status_code == 302
    assert "ลุ่มน้ำ" in page(client, url(world, "networks-compare"))
    assert "เครือข่ายดอย" in page(client, url(world, "networks") + "?by_members=ผู้ปกครอง")
    assert "เครือข่ายดอย" not in page(client, url(world, "networks") + "?by_area=village")


def test_members_are_seen_by_group_then_one_step_in(
    world: World, signed_in: Callable[[str], Client], django_assert_num_queries: Any
) -> None:
    client, net = signed_in("reader"), {"network": world.network.public_id}
    address = url(world, "network-members", **net)
    shown = page(client, address)
    assert "วัดดอยหมอก" in shown
    assert "บุญ ดอยสูง" not in shown
    assert "แก้ว ใจงาม" in page(client, f"{address}?body={world.temple.public_id}")
    loose = page(client, f"{address}?loose=1")
    assert "บุญ ดอยสูง" in loose
    assert "แก้ว ใจงาม" not in loose
    member(world.network, world.mali, role="volunteer")
    assert "มะลิ ลำธาร" in page(client, f"{address}?role=volunteer")
    with django_assert_num_queries(9):
        client.get(address)
    for n in range(60):
        member(world.network, person(world.workspace, f"คน{n} ดี"))
    with django_assert_num_queries(9):
        client.get(address)
    first = page(client, f"{address}?role=member")
    after = first.split("after=")[1].split('"')[0]
    assert page(client, f"{address}?role=member&after={after}") != first


def test_a_host_whose_day_has_come_is_asked_kindly(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    member(world.network, world.boon, role="host", hand_over="2012")
    asked = "ถึงวันที่ตั้งใจจะส่งต่องานแล้ว"
    assert asked in page(client, url(world, "network", network=world.network.public_id))
    row = Membership.objects.get(role="host")
    assert asked in page(client, url(world, "membership", membership=row.public_id))
    later = {"hand_over_year": "2599"}
    client.post(url(world, "membership-hand-over", membership=row.public_id), later)
    assert asked not in page(client, url(world, "membership", membership=row.public_id))


def test_role_and_standing_change_on_a_day(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    row = Membership.objects.get(party=world.kru)
    here = {"membership": row.public_id}
    client.post(url(world, "membership-standing", **here), {"on_year": "2558", "reason": "พักใจ"})
    assert "พักใจ" in page(client, url(world, "membership", **here))
    client.post(url(world, "membership-standing", **here), {"on_year": "2559"})
    client.post(url(world, "membership-role", **here), {"role": "lead", "on_year": "2560"})
    assert Membership.objects.get(party=world.kru, until="").role == "lead"
    assert "แม่ข่าย" in page(client, url(world, "person", party=world.kru.public_id))


def test_the_page_of_a_body_shows_the_house_it_stands_in(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    body = {"kind": "group", "name_th": "กลุ่มแม่บ้าน"}
    made = client.post(url(world, "organisation-new"), body)["Location"].split("/")[-2]
    part_of = {"other": str(world.temple.public_id)}
    client.post(url(world, "affiliation-add", party=made), part_of)
    assert "กลุ่มแม่บ้าน" in page(client, url(world, "organisation", party=world.temple.public_id))
    ring = client.post(url(world, "affiliation-add", party=world.temple.public_id), {"other": made})
    assert ring.status_code == 422
