"""This week: what rooms have to do, done, put off, handed on; quiet where nothing is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.access.doors import seat_for
from malai.access.policy import Action
from malai.activities.models import Activity, Session
from malai.kernel.registries import week_items
from malai.network.models import Network, Party
from malai.site.models import PutOff
from malai.site.week import week_of
from malai.work.models import Task, TaskState
from tests.makers import World

SignedIn = Callable[[str], Client]


def at(world: World, name: str = "week") -> str:
    return reverse(f"site:{name}", args=[world.workspace.public_id])


def task(world: World, days: int, what: str = "พาครูแดงไปพบหมอ") -> Task:
    day = timezone.localdate() + timedelta(days=days)
    return Task.objects.create(
        workspace=world.workspace, network=world.network, what=what, by_when=day, who=world.kru
    )


def page(client: Client, world: World) -> str:
    answer = client.get(at(world))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_due_within_a_week_is_there_and_later_things_are_not(
    world: World, signed_in: SignedIn
) -> None:
    task(world, 3)
    task(world, 30, "ทำบัญชีสิ้นปี")
    text = page(signed_in("coordinator"), world)
    assert "พาครูแดงไปพบหมอ" in text
    assert "ทำบัญชีสิ้นปี" not in text


def test_a_task_done_here_is_done_and_leads_back(world: World, signed_in: SignedIn) -> None:
    row, client = task(world, -2), signed_in("coordinator")
    settle = reverse("work:task-settle", args=[world.workspace.public_id, row.public_id])
    answer = client.post(settle, {"step": "done", "back": at(world)})
    assert answer["Location"] == at(world)
    row.refresh_from_db()
    assert row.state == TaskState.DONE
    assert "พาครูแดงไปพบหมอ" not in page(client, world)


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "javascript:1"])
def test_done_leads_to_no_other_host(world: World, signed_in: SignedIn, back: str) -> None:
    row = task(world, 1)
    settle = reverse("work:task-settle", args=[world.workspace.public_id, row.public_id])
    answer = signed_in("coordinator").post(settle, {"step": "done", "back": back})
    assert answer["Location"] == reverse("work:tasks", args=[world.workspace.public_id])


def test_what_is_put_off_rests_for_its_person_alone_and_comes_back(
    world: World, signed_in: SignedIn
) -> None:
    row, client = task(world, 1), signed_in("coordinator")
    key = f"work.task:{row.public_id}"
    client.post(at(world, "week-later"), {"key": key})
    client.post(at(world, "week-later"), {"key": key})
    assert PutOff.objects.get().until == timezone.localdate() + timedelta(days=7)
    assert "พาครูแดงไปพบหมอ" not in page(client, world)
    assert "พาครูแดงไปพบหมอ" in page(signed_in("manager"), world)
    PutOff.objects.update(until=timezone.localdate())
    assert "พาครูแดงไปพบหมอ" in page(client, world)
    client.post(at(world, "week-later"), {"key": key})
    client.post(at(world, "week-later"), {})
    assert "พาครูแดงไปพบหมอ" in page(client, world)


def test_activities_to_come_are_there_unless_called_off(world: World, signed_in: SignedIn) -> None:
    day = timezone.localdate() + timedelta(days=2)
    made = Activity.objects.create(
        workspace=world.workspace,
        network=world.network,
        title_th="ประชุมแกนนำ",
        starts=day.isoformat(),
    )
    Session.objects.create(activity=made, on=day.isoformat())
    client = signed_in("coordinator")
    assert "ประชุมแกนนำ" in page(client, world)
    Activity.objects.filter(pk=made.pk).update(called_off_on=timezone.localdate())
    assert "ประชุมแกนนำ" not in page(client, world)


def test_a_workspace_without_a_network_says_what_the_page_is_for(
    world: World, signed_in: SignedIn
) -> None:
    Network.objects.all().delete()
    assert "ยังไม่มีอะไรถึงกำหนด" in page(signed_in("owner"), world)


def test_names_and_tasks_are_for_those_who_work_with_them(
    world: World, signed_in: SignedIn
) -> None:
    task(world, 1)
    assert "พาครูแดงไปพบหมอ" not in page(signed_in("reader"), world)


def test_more_tasks_make_no_more_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = world.cast.coordinator
    seat = seat_for(user, world.workspace.public_id, Action.FINDINGS_READ)
    today = date(2026, 11, 27)
    source = week_items.entries["work"]
    for count in (1, 4):
        for _ in range(count):
            task(world, 0)
        with django_assert_num_queries(2):
            assert source.items_for(seat, world.network, timezone.localdate())
    assert week_of(seat, user, world.network, today) is not None


def test_records_that_nobody_looked_at_for_a_year_lead_to_their_list(
    world: World, signed_in: SignedIn
) -> None:
    old = timezone.localdate() - timedelta(days=400)
    Party.objects.filter(pk__in=[world.boon.pk, world.mali.pk]).update(verified_on=old)
    seat = seat_for(world.cast.coordinator, world.workspace.public_id, Action.FINDINGS_READ)
    source = week_items.entries["network"]
    (item,) = source.items_for(seat, world.network, timezone.localdate())
    assert str(item.text).startswith("ข้อมูล 2 คน")
    listed = signed_in("coordinator").get(item.act_url).content.decode()
    assert (world.boon.name in listed, world.kru.name in listed) == (True, False)
    reader = seat_for(world.cast.reader, world.workspace.public_id, Action.FINDINGS_READ)
    assert not source.items_for(reader, world.network, timezone.localdate())
