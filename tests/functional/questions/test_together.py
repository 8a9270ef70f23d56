"""A group answers together, each on a phone, and the host sums up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from malai.activities.models import Activity
from malai.kernel.registries import erasers
from malai.knowledge.asked import REVIEW_SET, SUBJECT
from malai.knowledge.models import Review
from malai.questions.models import Answer, LiveGroup, Sheet
from malai.questions.services.answers import MOST_SHEETS
from malai.questions.services.groups import group_close, group_open
from malai_core.text import PartialDate
from tests.makers import World

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _nobody_has_tried() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def activity(world: World) -> Activity:
    """An activity of yesterday."""
    day = PartialDate.of(timezone.localdate() - timedelta(days=1))
    return Activity.objects.create(
        workspace=world.workspace, network=world.network, title_th="ลงแขกเกี่ยวข้าว", starts=day
    )


def opened(world: World, activity: Activity) -> LiveGroup:
    return group_open(
        by=world.cast.coordinator, workspace=world.workspace, plan=REVIEW_SET,
        subject=(SUBJECT, activity.public_id), title=activity.title, minutes=60,
    )  # fmt: skip


def joined(group: LiveGroup, name: str = "", client: Client | None = None) -> tuple[Client, str]:
    """Join by the spoken code; returns the phone and the address of its sheet."""
    phone = client or Client()
    found = phone.post(reverse("questions:code"), {"code": group.spoken.lower()})
    sheet = phone.post(found.headers["Location"], {"client_id": str(uuid4()), "name": name})
    return phone, sheet.headers["Location"]


def test_two_phones_answer_and_the_host_sums_up(
    world: World, activity: Activity, signed_in: SignIn
) -> None:
    host = signed_in("coordinator")
    edit = reverse("knowledge:review-edit", args=[world.workspace.public_id, activity.public_id])
    together = reverse(
        "knowledge:review-gather", args=[world.workspace.public_id, activity.public_id]
    )
    assert together in host.get(edit).content.decode()
    page = host.post(together, {"minutes": "60"}).headers["Location"]
    group = LiveGroup.objects.get()
    assert f"{group.spoken[:3]}-{group.spoken[3:]}" in host.get(page).content.decode()
    first, one = joined(group, "ป้าศรี")
    second, two = joined(group)
    first.post(one, {"item": "1", "answer": "ฝนตก\nแต่สนุก"})
    second.post(two, {"item": "1", "answer": "คนมาเยอะ"})
    second.post(two, {"item": "2", "withheld": "1"})
    assert "คนมาเยอะ" not in first.get(f"{one}?item=end").content.decode()
    assert "คนมาเยอะ" not in host.get(page).content.decode()
    step = f"{page}step/"
    host.post(step, {"step": "show"})
    assert "คนมาเยอะ" in first.get(f"{one}?item=end").content.decode()
    assert "ป้าศรี" in host.get(page).content.decode()
    assert host.post(step, {"step": "close"}).headers["Location"] == edit
    assert first.get(one).status_code == 410
    said = host.get(edit).content.decode()
    assert "คนมาเยอะ" in said
    told = Answer.objects.get(text="คนมาเยอะ")
    today = timezone.localdate()
    day = {"reviewed_on_day": today.day, "reviewed_on_month": today.month, "reviewed_on_year": today.year + 543}  # fmt: skip
    typed = {"happened": "ดี", "took_part": "2", **day}
    taken = host.post(edit, {**typed, "take": str(told.public_id)})
    assert taken.status_code == 200
    assert "ดี\nคนมาเยอะ" in taken.content.decode()
    assert not Review.objects.exists()
    host.post(edit, {**typed, "happened": "ดี\nคนมาเยอะ"})
    assert Review.objects.get().happened == "ดี\nคนมาเยอะ"


def test_everybody_speaks_once_and_may_change_it(world: World, activity: Activity) -> None:
    phone, sheet = joined(opened(world, activity))
    for text in ("ก", "ข"):
        phone.post(sheet, {"item": "1", "answer": text})
    assert Answer.objects.get().text == "ข"
    phone.post(sheet, {"item": "1", "answer": ""})
    assert not Answer.objects.exists()
    phone.post(sheet, {"item": "1", "withheld": "1", "answer": "ข"})
    assert (Answer.objects.get().text, Answer.objects.get().is_withheld) == ("", True)


def test_what_is_sent_twice_is_kept_once(world: World, activity: Activity) -> None:
    group = opened(world, activity)
    address, sent = reverse("questions:join", args=[group.key]), {"client_id": str(uuid4())}
    phone = Client()
    places = {phone.post(address, sent).headers["Location"] for _time in range(3)}
    assert len(places) == Sheet.objects.count() == 1
    assert phone.get(address).headers["Location"] in places
    assert phone.get(f"{address}?new=1").status_code == 200
    again = opened(world, activity)
    assert again == group


def test_closed_old_wrong_and_foreign_look_alike(world: World, activity: Activity) -> None:
    group = opened(world, activity)
    _phone, sheet = joined(group)
    other = opened(world, world.activity)
    _other, elsewhere = joined(other)
    group_close(by=None, group=group)
    LiveGroup.objects.filter(pk=other.pk).update(closes_at=timezone.now())
    phone = Client()
    answers = [
        phone.post(reverse("questions:code"), {"code": code})
        for code in (group.spoken, other.spoken, "AAAAAA", "x", "0" * 300, "\0")
    ]
    answers += [
        phone.get(reverse("questions:join", args=[key])) for key in (group.key, "x", other.key)
    ]
    answers += [phone.get(sheet), phone.post(elsewhere, {"item": "1", "answer": "ก"})]
    assert {answer.status_code for answer in answers} == {404}
    assert not Answer.objects.exists()
    assert activity.title not in "".join(answer.content.decode() for answer in answers)


def test_a_sheet_of_another_group_is_none(world: World, activity: Activity) -> None:
    here, there = opened(world, activity), opened(world, world.activity)
    _phone, sheet = joined(here)
    client_id = Sheet.objects.get().client_id
    phone = Client()
    swapped = reverse("questions:answer", args=[there.key, client_id])
    assert phone.get(swapped).status_code == 404
    assert phone.post(swapped, {"item": "1", "answer": "ก"}).status_code == 404
    taken = phone.post(reverse("questions:join", args=[there.key]), {"client_id": str(client_id)})
    assert taken.status_code == 404
    for item in ("0", "99", "", "end", "-1", "๑"):
        assert phone.post(sheet, {"item": item, "answer": "ก"}).status_code in (302, 404)


def test_guessing_codes_ends_after_thirty(world: World, activity: Activity) -> None:
    group = opened(world, activity)
    phone = Client()
    for _time in range(30):
        phone.post(reverse("questions:code"), {"code": "AAAAAA"})
    assert phone.post(reverse("questions:code"), {"code": group.spoken}).status_code == 429
    assert phone.get(reverse("questions:join", args=[group.key])).status_code == 429


def test_a_phone_that_still_asks_after_the_end_is_no_guesser(
    world: World, activity: Activity
) -> None:
    group = opened(world, activity)
    phone, sheet = joined(group)
    phone.post(sheet, {"item": "1", "answer": "สนุก"})
    LiveGroup.objects.update(is_shown=True)
    group_close(by=None, group=group)
    for _time in range(40):
        answer = phone.get(f"{sheet}?item=end", headers={"HX-Request": "true"})
    assert (answer.status_code, "hx-get" in answer.content.decode()) == (200, False)
    assert "สนุก" in answer.content.decode()
    opened_again = phone.get(sheet)
    assert opened_again.status_code == 410
    assert "สนุก" in opened_again.content.decode()
    late = phone.post(sheet, {"item": "2", "answer": "ช้าไป"})
    assert "ไม่ทันรวมกับคนอื่น" in late.content.decode()
    assert not Answer.objects.filter(text="ช้าไป").exists()
    # The same address on another telephone tells nothing.
    assert Client().get(sheet).status_code == 404
    assert phone.get(reverse("questions:code")).status_code == 200


def test_a_full_group_and_long_words_are_refused(world: World, activity: Activity) -> None:
    group = opened(world, activity)
    phone, sheet = joined(group)
    answer = phone.post(sheet, {"item": "1", "answer": "ก" * 2_001})
    assert answer.status_code == 422
    row = Sheet.objects.get()
    Sheet.objects.bulk_create(
        Sheet(
            workspace=row.workspace, question_set=row.question_set, group=group,
            subject_kind=row.subject_kind, subject_id=row.subject_id,
        )
        for _time in range(MOST_SHEETS - 1)
    )  # fmt: skip
    full = Client().post(reverse("questions:join", args=[group.key]), {"client_id": str(uuid4())})
    assert full.status_code == 422


def test_only_a_name_that_was_given_is_shown(
    world: World, activity: Activity, signed_in: SignIn
) -> None:
    group = opened(world, activity)
    phone, sheet = joined(group, client=signed_in("reader"))
    phone.post(sheet, {"item": "1", "answer": "เงียบ ๆ"})
    row = Sheet.objects.get()
    assert (row.name, row.party) == ("", None)


def test_the_host_page_costs_the_same_with_many(
    world: World, activity: Activity, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    group = opened(world, activity)
    items = list(group.question_set.items.all())
    for number in range(20):
        sheet = Sheet.objects.create(
            workspace=world.workspace, question_set=group.question_set, group=group,
            subject_kind=SUBJECT, subject_id=activity.public_id, name=f"คนที่ {number}",
        )  # fmt: skip
        Answer.objects.bulk_create(Answer(sheet=sheet, item=item, text="ดี") for item in items)
    host = signed_in("coordinator")
    page = reverse("questions:group", args=[world.workspace.public_id, group.public_id])
    with django_assert_max_num_queries(12):
        host.get(page)
    with django_assert_max_num_queries(12):
        assert b"<html" not in host.get(page, headers={"HX-Request": "true"}).content


def test_a_name_goes_when_somebody_is_made_anonymous(world: World, activity: Activity) -> None:
    group = opened(world, activity)
    phone, sheet = joined(group, "บุญ ดอยสูง")
    phone.post(sheet, {"item": "1", "answer": "ผมเอง บุญ"})
    Review.objects.create(
        workspace=world.workspace, activity=activity, reviewed_on=timezone.localdate(),
        happened=f"{world.boon.name_th} เล่าเรื่องฝน",
    )  # fmt: skip
    for eraser in erasers:
        eraser.erase([world.boon.pk])
    assert (Sheet.objects.get().name, Answer.objects.get().text) == ("", "…")
    assert Review.objects.get().happened == "… เล่าเรื่องฝน"
