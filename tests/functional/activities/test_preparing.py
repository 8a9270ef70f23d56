"""Money, duties and what follows, over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from malai.activities.models import BudgetLine, Duty
from malai.activities.services import duties, money
from malai.work.models import Task
from tests.makers import World


def at(world: World, name: str, **more: object) -> str:
    here = {"workspace": world.workspace.public_id, "activity": world.activity.public_id}
    return reverse(f"activities:{name}", kwargs={**here, **more})


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_takes_the_same_queries_for_any_number_of_rows(
    count: int,
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(count):
        fields = {"what": f"ค่า {n}", "partner": world.temple, "satang": n}
        money.line_add(by=None, activity=world.activity, fields=fields)
        duty = duties.duty_add(
            by=None, activity=world.activity, what=f"งาน {n}", responsible=world.kru
        )
        duties.part_add(by=None, duty=duty, party=world.boon, part="does")
        duties.followup_add(by=None, activity=world.activity, fields={"what": f"ต่อ {n}"})
    client = signed_in("coordinator")
    # Session, user, seat, activity, lines, duties, parts, tasks, whom they are about.
    with django_assert_num_queries(9):
        client.get(at(world, "preparing"))


def test_a_line_a_duty_and_a_task_are_noted_by_forms(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    form = {
        "what": "ค่าอาหาร", "satang": "๑,๕๐๐.๕๐ บาท", "given_as": "money", "state": "planned",
        "other": str(world.temple.public_id),
    }  # fmt: skip
    page = unescape(client.post(at(world, "line-new"), form, follow=True).content.decode())
    assert "วางแผนไว้ 1,500.50 บาท" in page
    line = BudgetLine.objects.get()
    assert (
        'value="1,500.50"'
        in client.get(at(world, "line-edit", line=line.public_id)).content.decode()
    )
    client.post(
        at(world, "line-edit", line=line.public_id), {**form, "satang": "", "state": "paid"}
    )
    page = unescape(client.get(at(world, "preparing")).content.decode())
    assert "ยังไม่รู้จำนวน 1 รายการ" in page
    answer = client.post(at(world, "line-new"), {**form, "satang": "ห้าร้อย"})
    assert answer.status_code == 422
    assert "เขียนจำนวนเงินเป็นบาท" in unescape(answer.content.decode())
    client.post(at(world, "duty-new"), {"what": "สถานที่", "other": str(world.kru.public_id)})
    duty = Duty.objects.get()
    again = {"part": "responsible", "other": str(world.boon.public_id)}
    refused = client.post(at(world, "part-new", duty=duty.public_id), again)
    assert "รับผิดชอบหลักได้คนเดียว" in unescape(refused.content.decode())
    client.post(at(world, "duty-hand-over", duty=duty.public_id), again)
    assert duty.parts.get().party == world.boon
    client.post(at(world, "followup-new"), {"what": "ส่งรายงาน"})
    assert Task.objects.get().origin_id == world.activity.public_id
    page = unescape(client.get(at(world, "preparing")).content.decode())
    assert "ส่งรายงาน" in page


def test_two_people_change_one_line_and_the_later_one_chooses(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    fields = {"what": "ค่าอาหาร", "satang": 10000, "partner": world.temple}
    line = money.line_add(by=None, activity=world.activity, fields=fields)
    url = at(world, "line-edit", line=line.public_id)
    first, second = signed_in("manager"), signed_in("coordinator")
    base = re.search(r'name="_base" value="([^"]+)"', second.get(url).content.decode())
    assert base is not None
    form = {
        "what": "ค่าอาหาร", "satang": "100", "given_as": "money", "state": "planned",
        "other": str(world.temple.public_id), "_base": base[1],
    }  # fmt: skip
    first.post(url, {**form, "satang": "250", "other": str(world.kru.public_id)})
    # A field that only the first one changed stays as she left it.
    second.post(url, {**form, "state": "paid"})
    line.refresh_from_db()
    assert (line.satang, line.partner, line.state) == (25000, world.kru, "paid")
    answer = second.post(url, {**form, "satang": "300"})
    assert answer.status_code == 422
    assert "_keep_satang" in answer.content.decode()


def test_a_form_with_a_file_is_sent_as_one(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    page = signed_in("coordinator").get(at(world, "file-new")).content.decode()
    assert 'enctype="multipart/form-data"' in page
