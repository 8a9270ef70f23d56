"""Looking back on activities over the web."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from malai.access.doors import OpenSeat
from malai.accounts.models import Role, Seat
from malai.activities.models import Activity, Session
from malai.kernel.registries import learnings
from malai.knowledge.models import Review
from malai.work.models import Task
from malai_core.text import PartialDate
from tests.makers import World

SignIn = Callable[[str], Client]


def here(world: World, name: str, *more: object) -> str:
    return reverse(f"knowledge:{name}", args=[world.workspace.public_id, *more])


def held(world: World, days_ago: int, **fields: Any) -> Activity:
    """Make an activity that was held some days ago."""
    day = PartialDate.of(timezone.localdate() - timedelta(days=days_ago))
    title = fields.pop("title_th", f"ลงแขก {days_ago}")
    row = Activity.objects.create(
        workspace=world.workspace, network=world.network, title_th=title, starts=day, **fields
    )
    Session.objects.create(activity=row, on=day)
    return row


def day_of(days_ago: int) -> dict[str, str]:
    day = timezone.localdate() - timedelta(days=days_ago)
    return {
        "reviewed_on_day": str(day.day),
        "reviewed_on_month": str(day.month),
        "reviewed_on_year": str(day.year + 543),
    }


def test_a_review_is_written_in_one_page(world: World, signed_in: SignIn) -> None:
    activity = held(world, 1)
    client = signed_in("coordinator")
    page = here(world, "review-edit", activity.public_id)
    assert page in client.get(here(world, "reviews")).content.decode()
    answer = client.post(page, {"happened": "ฝนตก แต่มากันครบ\nข้าวพอ", **day_of(0)}, follow=True)
    said = answer.content.decode()
    assert "ข้าวพอ" in said
    assert "undo" in said
    assert Review.objects.get().written_by == world.cast.coordinator
    assert page not in client.get(here(world, "reviews")).content.decode()


def test_an_empty_review_and_a_day_ahead_are_refused(world: World, signed_in: SignIn) -> None:
    page = here(world, "review-edit", held(world, 3).public_id)
    client = signed_in("coordinator")
    assert client.post(page, day_of(0)).status_code == 422
    assert client.post(page, {"happened": "ดี", **day_of(-2)}).status_code == 422
    assert client.post(page, {"happened": "ดี", **day_of(5)}).status_code == 422
    assert not Review.objects.exists()


def test_what_waits_too_long_is_listed_and_what_needs_none_is_not(
    world: World, signed_in: SignIn
) -> None:
    held(world, 10, title_th="อบรมอาสา")
    held(world, 2, title_th="ประชุมเมื่อวาน")
    held(world, 6, title_th="เยี่ยมบ้านป้า", kind="visit")
    held(world, 7, title_th="งานที่ยกเลิก", called_off_on=timezone.localdate())
    owner = signed_in("owner")
    said = owner.get(here(world, "reviews")).content.decode()
    assert said.index("อบรมอาสา") < said.index("เยี่ยมบ้านป้า") < said.index("ประชุมเมื่อวาน")
    assert "งานที่ยกเลิก" not in said
    own = f"hours_{world.network.public_id}"
    owner.post(here(world, "rule"), {"hours": "72", "spared": ["visit"], own: "500"})
    said = owner.get(here(world, "reviews")).content.decode()
    assert "เยี่ยมบ้านป้า" not in said
    assert "tone-attention" not in said
    owner.post(here(world, "rule"), {"hours": "24", "spared": [], own: ""})
    assert "tone-attention" in owner.get(here(world, "reviews")).content.decode()


def test_what_was_agreed_becomes_a_task_and_its_doing_is_seen(
    world: World, signed_in: SignIn
) -> None:
    world.boon.memberships.update(role="volunteer")
    activity = held(world, 1)
    client = signed_in("coordinator")
    first = client.get(here(world, "action-new", activity.public_id))
    assert first.status_code == 302
    client.post(here(world, "review-edit", activity.public_id), {"improve": "ชวนพ่อ", **day_of(0)})
    client.post(
        here(world, "action-new", activity.public_id),
        {"what": "โทรหาพ่อ ๆ", "who": str(world.boon.public_id)},
    )
    task = Task.objects.get()
    assert (task.origin, task.who, task.network) == ("knowledge.review", world.boon, world.network)
    settle = reverse("work:task-settle", args=[world.workspace.public_id, task.public_id])
    client.post(settle, {"step": "done"})
    said = client.get(here(world, "review", activity.public_id)).content.decode()
    assert "tone-good" in said
    assert world.boon.name in said
    assert world.boon.name not in signed_in("reader").get(here(world, "review", activity.public_id)).content.decode()  # fmt: skip


def test_the_page_of_an_activity_shows_what_was_learned(world: World, signed_in: SignIn) -> None:
    activity = held(world, 1)
    client = signed_in("coordinator")
    page = reverse("activities:activity", args=[world.workspace.public_id, activity.public_id])
    assert here(world, "review-edit", activity.public_id) in client.get(page).content.decode()
    client.post(
        here(world, "review-edit", activity.public_id), {"sustain": "เริ่มด้วยเพลง", **day_of(0)}
    )
    assert "เริ่มด้วยเพลง" in client.get(page).content.decode()


def test_documents_are_told_what_was_learned(
    world: World, signed_in: SignIn, django_assert_num_queries: Any
) -> None:
    first, second = held(world, 5), held(world, 1)
    client = signed_in("coordinator")
    for one in (second, first):
        said = {"intended": "- ชวนพ่อ", "improve": "เริ่มเร็วขึ้น\n\nมีร่ม", **day_of(0)}
        client.post(here(world, "review-edit", one.public_id), said)
    client.post(here(world, "action-new", first.public_id), {"what": "ซื้อร่ม"})
    seat = Seat.objects.get(user=world.cast.coordinator)
    opened = OpenSeat(seat, world.workspace, Role.COORDINATOR)
    with django_assert_num_queries(3):
        told = learnings.entries["knowledge"].learned_at(opened, [first.pk, second.pk])
    assert [(one.activity_id, one.kind, one.text) for one in told] == [
        (first.pk, "intended", "ชวนพ่อ"),
        (first.pk, "improve", "เริ่มเร็วขึ้น"),
        (first.pk, "improve", "มีร่ม"),
        (first.pk, "improve", "ซื้อร่ม"),
        (second.pk, "intended", "ชวนพ่อ"),
        (second.pk, "improve", "เริ่มเร็วขึ้น"),
        (second.pk, "improve", "มีร่ม"),
    ]


def test_the_list_costs_the_same_with_many(
    world: World, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    for days in range(1, 21):
        Review.objects.create(
            workspace=world.workspace, activity=held(world, days), happened="ดี",
            reviewed_on=timezone.localdate(),
        )  # fmt: skip
        held(world, days + 30)
    client = signed_in("coordinator")
    with django_assert_max_num_queries(20):
        client.get(here(world, "reviews"))
