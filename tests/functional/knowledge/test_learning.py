"""How we learn, as the page says it, beside a plain recount of the same rows at random."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from statistics import median

import pytest
from django.test import Client
from django.utils import timezone

from malai.knowledge.models import Lesson, LessonNote, Noted, Review
from malai.knowledge.shown import a_year_before, measures_of
from malai.work.models import Task, TaskState
from tests.functional.knowledge.test_reviews import SignIn, held, here
from tests.makers import World


def drawn(seed: int) -> Random:
    """Return what draws the same again for the same seed."""
    return Random(seed)  # noqa: S311 - no secret hangs on it


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def said(world: World) -> list[str]:
    return [one.sentence for one in measures_of(world.workspace, timezone.now())]


@pytest.mark.parametrize("seed", range(6))
def test_the_four_sentences_count_what_a_plain_recount_does(world: World, seed: int) -> None:
    random = drawn(seed)
    world.activity.delete()
    # Days since the activity, and days from it to its review; all had their 72 hours, a year is looked at.
    reviewed = [
        (days, random.choice([None, *range(0, days, 2)]))
        for days in random.choices(range(5, 500), k=9)
    ]
    for days, wait in reviewed:
        activity = held(world, days)
        if wait is not None:
            Review.objects.create(
                workspace=world.workspace,
                activity=activity,
                happened="ดี",
                reviewed_on=ago(days - wait),
            )
    agreed = [
        (
            random.randint(-30, 500),
            random.choice([None, 0, 5, -5]),
            random.choice(["open", "done", "dropped"]),
        )
        for _ in range(9)
    ]
    for due, late, state in agreed:
        settled = None if state == "open" else ago(due - (late or 0))
        Task.objects.create(
            workspace=world.workspace, what="ทำ", by_when=ago(due), origin="knowledge.review",
            state=TaskState(state), settled_on=settled,
        )  # fmt: skip
    lessons = [
        (random.randint(0, 900), random.choice([None, 0, 3, -3]), random.random() < 0.3)
        for _ in range(6)
    ]
    for written, again, is_retired in lessons:
        row = Lesson.objects.create(
            workspace=world.workspace, recommendation="ชวนพ่อ", written_on=ago(written),
            retired_on=ago(0) if is_retired else None,
        )  # fmt: skip
        if again is not None:
            LessonNote.objects.create(lesson=row, what=Noted.AGAIN, on=ago(written - again))

    span = (timezone.localdate() - a_year_before(timezone.localdate())).days
    needed = [wait for days, wait in reviewed if days <= span]
    waits = [wait for wait in needed if wait is not None]
    due_rows = [
        (due, late, state) for due, late, state in agreed if 0 <= due <= span and state != "dropped"
    ]
    kept = sum(state == "done" and (late or 0) <= 0 for _due, late, state in due_rows)
    hold = [(written, again) for written, again, is_retired in lessons if not is_retired]
    rate, soon, on_time, again_said = said(world)
    assert rate == f"กิจกรรม {len(needed)} ครั้ง ได้ทบทวน {len(waits)} ครั้ง"
    middle = median(waits)
    told = f"ภายใน {middle:.1f}".removesuffix(".0") + " วัน" if middle else "ในวันสุดท้าย"
    assert told in soon
    assert on_time.endswith(f"{len(due_rows)} เรื่อง ทำทันกำหนด {kept} เรื่อง")
    came_again = sum((again or 0) > 0 for _written, again in hold)
    assert again_said == f"บทเรียน {len(hold)} ข้อ เกิดขึ้นอีก {came_again} ข้อ"


def test_four_lessons_are_never_told_as_ten(world: World, signed_in: SignIn) -> None:
    for place in range(4):
        row = Lesson.objects.create(
            workspace=world.workspace, recommendation=f"ข้อ {place}", written_on=ago(30)
        )
    LessonNote.objects.create(lesson=row, what=Noted.AGAIN, on=ago(3))
    client: Client = signed_in("coordinator")
    client.cookies["malai_language"] = "en"
    page = client.get(here(world, "reviews")).content.decode()
    assert "1 of 4 lessons" in page
    assert "Of ten" not in page
