"""The lesson bank over the web: found, used, looked at again, retired."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from malai.activities.models import Activity
from malai.knowledge.models import Lesson, LessonNote, LessonsSession, SessionDuty
from malai.knowledge.selectors.alike import remembered_for
from malai.knowledge.services.lessons import lesson_create
from malai_core.text import PartialDate
from tests.makers import World

SignIn = Callable[[str], Client]


def here(world: World, name: str, *more: object) -> str:
    return reverse(f"knowledge:{name}", args=[world.workspace.public_id, *more])


def lesson(world: World, advice: str, **fields: Any) -> Lesson:
    return lesson_create(
        by=None, workspace=world.workspace, on=date(2017, 1, 10),
        activity=fields.pop("activity", None),
        fields={"recommendation": advice, "network": world.network, **fields},
    )  # fmt: skip


def planned(world: World, **fields: Any) -> Activity:
    starts = PartialDate.of(timezone.localdate() + timedelta(days=9))
    return Activity.objects.create(
        workspace=world.workspace,
        network=world.network,
        title_th="อบรมรุ่นสอง",
        starts=starts,
        **fields,
    )


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("นัดพระ", True),
        ("ก่อนหนึ่งเดือน", True),
        ("เดือนหนึ่ง", True),
        ("พระ เข้าพรรษา", True),
        ("นัด พระ ก่อน", True),
        ("พรรษาพระ", True),
        ("๑๕ วัน", True),
        ("Rains", True),
        ("ช้าง", False),
    ],
)
def test_lessons_are_found_in_thai_without_spaces(
    world: World, signed_in: SignIn, typed: str, is_found: bool
) -> None:
    lesson(world, "นัดพระก่อน หนึ่งเดือน", conditions="ช่วงเข้าพรรษา (rains) 15วัน")
    said = signed_in("reader").get(here(world, "lessons"), {"q": typed}).content.decode()
    assert ("นัดพระก่อน หนึ่งเดือน" in said) is is_found


def test_a_lesson_is_written_changed_renewed_and_retired(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    new = f"{here(world, 'lesson-new')}?activity={world.activity.public_id}"
    assert world.activity.title in client.get(new).content.decode()
    said = {"recommendation": "เริ่มด้วยเพลง", "evidence": "single", "kind": "meeting"}
    client.post(new, {**said, "network": str(world.network.public_id)})
    row = Lesson.objects.get()
    assert (row.activity, row.kind, row.network) == (world.activity, "meeting", world.network)
    client.post(here(world, "lesson-edit", row.public_id), {**said, "evidence": "sites"})
    row.refresh_from_db()
    assert (row.evidence, row.network) == ("sites", None)
    step = here(world, "lesson-step", row.public_id)
    client.post(step, {"step": "renew"})
    row.refresh_from_db()
    assert row.look_again_on is not None
    assert row.look_again_on > timezone.localdate()
    client.post(step, {"step": "retire", "why": "ย้ายที่แล้ว"})
    assert "เริ่มด้วยเพลง" not in client.get(here(world, "lessons")).content.decode()
    assert "เริ่มด้วยเพลง" in client.get(here(world, "lessons"), {"state": "retired"}).content.decode()
    client.post(step, {"step": "restore"})
    assert "เริ่มด้วยเพลง" in client.get(here(world, "lessons")).content.decode()


def test_a_planned_activity_is_told_what_was_learned_last_time(
    world: World, signed_in: SignIn, django_assert_num_queries: Any
) -> None:
    lesson(world, "พักทุกชั่วโมง", kind="training", goal_words="การหกล้ม, ผู้สูงอายุ")
    lesson(world, "มีล่าม", kind="training")
    lesson(world, "เรื่องอื่น", kind="exchange")
    plan = planned(world, kind="training", goal_words="ผู้สูงอายุ")
    with django_assert_num_queries(2):
        told = remembered_for(plan)
    assert [one.lesson.recommendation for one in told if one.lesson] == ["พักทุกชั่วโมง", "มีล่าม"]
    assert "ผู้สูงอายุ" in told[0].why
    client = signed_in("coordinator")
    page = reverse("activities:activity", args=[world.workspace.public_id, plan.public_id])
    said = client.get(page).content.decode()
    assert said.index("พักทุกชั่วโมง") < said.index("มีล่าม")
    assert "เรื่องอื่น" not in said
    tap = here(world, "lesson-note", Lesson.objects.get(recommendation="มีล่าม").public_id)
    for _twice in range(2):
        client.post(tap, {"activity": str(plan.public_id), "what": "used", "back": page})
    assert LessonNote.objects.get().activity == plan
    assert tap not in client.get(page).content.decode()


def test_what_comes_up_again_is_noted_beside_the_review(world: World, signed_in: SignIn) -> None:
    old = lesson(world, "ถามวันเก็บชาก่อนนัด", kind="meeting")
    client = signed_in("coordinator")
    page = here(world, "review", world.activity.public_id)
    tap = here(world, "lesson-note", old.public_id)
    assert tap in client.get(page).content.decode()
    client.post(tap, {"activity": str(world.activity.public_id), "what": "again", "back": page})
    assert LessonNote.objects.get().what == "again"
    assert tap not in client.get(page).content.decode()
    assert tap not in signed_in("reader").get(page).content.decode()


def test_a_session_is_held_and_the_duty_goes_on(world: World, signed_in: SignIn) -> None:
    for party in (world.kru, world.boon):
        party.memberships.update(role="coordinator")
    client = signed_in("coordinator")
    duty = here(world, "duty", world.network.public_id)
    day = {"next_on_day": "1", "next_on_month": "2", "next_on_year": "2560"}
    client.post(duty, {"every": "quarter", "on_duty": str(world.kru.public_id), **day})
    assert "tone-attention" in client.get(here(world, "sessions")).content.decode()
    old = lesson(world, "บทเรียนเก่า", look_again_on=date(2017, 2, 1))
    held = {"held_on_day": "3", "held_on_month": "2", "held_on_year": "2560", "minutes": "คุยกันยาว"}
    client.post(here(world, "session-new", world.network.public_id), held)
    session = LessonsSession.objects.get()
    assert SessionDuty.objects.get().next_on == date(2017, 5, 3)
    page = here(world, "session", session.public_id)
    assert "บทเรียนเก่า" in client.get(page).content.decode()
    client.post(
        here(world, "lesson-step", old.public_id),
        {"step": "renew", "session": str(session.public_id)},
    )
    client.post(
        f"{here(world, 'lesson-new')}?session={session.public_id}",
        {"recommendation": "ใหม่", "evidence": "single"},
    )
    said = client.get(page).content.decode()
    assert "คุยกันยาว" in said
    assert session.lessons.count() == session.notes.count() == 1
    client.post(duty, {"every": "year", "on_duty": str(world.boon.public_id), **day})
    assert SessionDuty.objects.get().on_duty == world.boon


def test_the_bank_costs_the_same_with_many(
    world: World, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        lesson(world, f"บทเรียน {number}", activity=world.activity)
    client = signed_in("reader")
    with django_assert_max_num_queries(12):
        client.get(here(world, "lessons"))
