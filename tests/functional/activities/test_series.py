"""A series over HTTP: the days are seen before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from malai.activities.models import Activity, Series
from tests.makers import World

FORM: dict[str, Any] = {
    "title_th": "วัน CBR", "kind": "meeting", "pattern": "month_weekday",
    "starts_day": "9", "starts_month": "3", "starts_year": "2564",
    "times": "3", "skips_holidays": "on", "starts_at": "09:00", "ends_at": "12:00",
}  # fmt: skip


def new(world: World) -> str:
    return reverse("activities:series-new", args=[world.workspace.public_id])


def test_the_days_are_shown_with_the_skipped_one_and_nothing_is_written(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    answer = signed_in("coordinator").post(new(world), FORM)
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "วันอังคารที่สองของทุกเดือน" in page
    assert "วันอังคารที่ 13 เมษายน 2564" in page
    assert "วันสงกรานต์" in page
    assert 'value="2021-03-09" checked' in page
    assert 'value="2021-04-13">' in page
    assert not Series.objects.exists()


def test_confirmed_days_become_activities_and_a_page(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    days = {"days": ["2021-03-09", "2021-05-11"], "confirmed": "1"}
    answer = client.post(new(world), {**FORM, **days}, follow=True)
    page = unescape(answer.content.decode())
    assert "วางแผนแล้ว 2 กิจกรรม" in page
    assert "9 มีนาคม 2564" in page
    made = Activity.objects.filter(series=Series.objects.get()).order_by("starts")
    assert [str(row.starts and row.starts.iso) for row in made] == ["2021-03-09", "2021-05-11"]


def test_a_day_that_is_not_of_the_rule_asks_to_look_again(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    days = {"days": ["2021-03-10"], "confirmed": "1"}
    answer = signed_in("coordinator").post(new(world), {**FORM, **days})
    assert answer.status_code == 422
    assert "ดูวันอีกครั้ง" in unescape(answer.content.decode())
    assert not Series.objects.exists()


def test_this_and_all_that_follow_are_changed_or_called_off(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    days = {"days": ["2021-03-09", "2021-05-11"], "confirmed": "1"}
    client.post(new(world), {**FORM, **days})
    first = Activity.objects.filter(series__isnull=False).earliest("starts")
    args = [world.workspace.public_id, first.public_id]
    change = {"title_th": "วัน CBR เช้า", "kind": "meeting", "shift": "1", "starts_at": "08:30"}
    page = client.post(reverse("activities:following-edit", args=args), change, follow=True)
    assert "แก้แล้ว 2 กิจกรรม" in unescape(page.content.decode())
    stop = {"why": "ไม่มีห้องประชุม", "with_following": "on"}
    page = client.post(reverse("activities:call-off", args=args), stop, follow=True)
    assert "ไม่มีห้องประชุม" in unescape(page.content.decode())
    assert Activity.objects.exclude(called_off_on=None).count() == 2
    client.post(reverse("activities:bring-back", args=args))
    assert Activity.objects.exclude(called_off_on=None).count() == 1
