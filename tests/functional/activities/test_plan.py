"""The joint plan over HTTP, and the credit on the page of a partner."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from malai.activities.models import PlanGoal, PlanItem, PlanShare
from malai.activities.services import plans
from tests.makers import World


def at(world: World, name: str, **more: object) -> str:
    here = {"workspace": world.workspace.public_id, "network": world.network.public_id}
    return reverse(f"activities:{name}", kwargs={**here, **more})


@pytest.mark.parametrize("count", [1, 10])
def test_the_plan_takes_the_same_queries_for_any_number_of_rows(
    count: int,
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(count):
        goal = plans.goal_add(by=None, network=world.network, fields={"what": f"เป้า {n}"})
        item = plans.item_add(by=None, goal=goal, fields={"what": f"ทำ {n}"})
        share = {"party": world.temple, "given_as": "money", "satang": n}
        plans.share_add(by=None, item=item, fields=share)
    client = signed_in("reader")
    # Session, user, seat, network, goals, items, shares, networks.
    with django_assert_num_queries(8):
        client.get(at(world, "plan"))


def test_a_goal_is_planned_for_shared_and_credited(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    form = {"what": "เด็กทุกคนได้ฟื้นฟู", "first_year": "2559", "last_year": "2560"}
    client.post(at(world, "goal-new"), form)
    goal = PlanGoal.objects.get()
    planned = {
        "what": "อบรมอาสา", "due_month": "10", "due_year": "2559", "progress": "going_on",
        "activity": str(world.activity.public_id),
    }  # fmt: skip
    client.post(at(world, "item-new", goal=goal.public_id), planned)
    item = PlanItem.objects.get()
    share = {"other": str(world.temple.public_id), "given_as": "work", "what": "พระอาจารย์สองวัน"}
    page = client.post(at(world, "share-new", item=item.public_id), share, follow=True)
    text = unescape(page.content.decode())
    assert "ทำแล้ว 0 จาก 1 รายการ" in text
    assert "ตุลาคม 2559" in text
    assert "2559–2560" in text
    english = client.get(at(world, "plan"), headers={"accept-language": "en"}).content.decode()
    assert "2559–2560 (ends in 2016–2017)" in english
    assert "ยังไม่รู้จำนวน" in text
    stop = {**planned, "progress": "given_up"}
    assert client.post(at(world, "item-edit", item=item.public_id), stop).status_code == 422
    client.post(at(world, "item-edit", item=item.public_id), {**stop, "why": "ไม่มีคนมา"})
    assert "ไม่มีคนมา" in unescape(client.get(at(world, "plan")).content.decode())
    args = [world.workspace.public_id, world.temple.public_id]
    page = client.get(reverse("network:organisation", args=args))
    assert "มีส่วนร่วมในแผนร่วม 1 รายการ" in unescape(page.content.decode())
    client.post(at(world, "share-remove", share=PlanShare.objects.get().public_id))
    assert not PlanShare.objects.exists()
