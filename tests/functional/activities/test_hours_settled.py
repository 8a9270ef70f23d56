"""Hours are approved as they are, left out with a reason, and never deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from malai.activities.models import Attendance, HoursState, Session
from malai.activities.models_attending import HoursPledge
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai_core.text import PartialDate
from tests.makers import World

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
CAME = datetime(2016, 3, 5, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))


@pytest.fixture
def rows(world: World) -> list[Attendance]:
    """Two who came: one with in and out, one of whom nobody noted the times."""
    known, unknown = Attendance.objects.order_by("pk")
    Attendance.objects.filter(pk=known.pk).update(came_at=CAME, left_at=CAME + timedelta(hours=3))
    return [known, unknown]


def settle(client: Client, world: World, rows: list[Attendance], **said: str) -> str:
    url = reverse("activities:hours-settle", args=[world.workspace.public_id])
    sent = {"row": [str(row.public_id) for row in rows], **said}
    return client.post(url, sent, follow=True).content.decode()


def test_known_hours_are_approved_and_unknown_ones_are_not(
    world: World, rows: list[Attendance], signed_in: SignedIn
) -> None:
    page = settle(signed_in("coordinator"), world, rows, act="approve")
    known, unknown = Attendance.objects.order_by("pk")
    assert (known.hours_state, known.hours_minutes) == (HoursState.APPROVED, 180)
    assert known.hours_by == world.cast.coordinator
    assert (unknown.hours_state, unknown.hours_minutes) == ("", None)
    assert "อนุมัติแล้ว" in page
    act_undo(by=world.cast.coordinator, act=Act.objects.get(action="activities.hours_settle"))
    known.refresh_from_db()
    assert (known.hours_state, known.left_at) == ("", CAME + timedelta(hours=3))


def test_what_is_known_stands_before_what_nobody_knows(
    world: World, rows: list[Attendance], signed_in: SignedIn
) -> None:
    later = Session.objects.create(activity=world.activity, on=PartialDate(2017, 1, 1))
    Attendance.objects.create(session=later, party=world.kru, mark="present", method="list")
    page = signed_in("reader").get(reverse("activities:hours", args=[world.workspace.public_id]))
    assert [entry.stay.minutes for entry in page.context["entries"]] == [180, None, None]


def test_times_that_change_later_are_told_from_what_was_approved(
    world: World, rows: list[Attendance], signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    settle(client, world, rows, act="approve")
    Attendance.objects.filter(pk=rows[0].pk).update(left_at=CAME + timedelta(hours=5))
    page = client.get(reverse("activities:hours", args=[world.workspace.public_id]))
    assert [entry.has_changed for entry in page.context["entries"] if entry.stay.minutes] == [True]
    assert page.context["approved"] == 180


def test_leaving_out_needs_a_reason_and_keeps_the_line(
    world: World, rows: list[Attendance], signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    settle(client, world, rows, act="decline", why=" ")
    assert not Attendance.objects.exclude(hours_state="").exists()
    settle(client, world, rows, act="decline", why="นับที่อีกกิจกรรมแล้ว")
    assert set(Attendance.objects.values_list("hours_state", "hours_why")) == {
        (HoursState.DECLINED, "นับที่อีกกิจกรรมแล้ว")
    }


def test_needed_promised_and_given_hours_stand_side_by_side(
    world: World, rows: list[Attendance], signed_in: SignedIn
) -> None:
    client, here = signed_in("coordinator"), [world.workspace.public_id, world.activity.public_id]
    pledge = reverse("activities:hours-pledge", args=here)
    client.post(reverse("activities:hours-need", args=here), {"hours": "20"})
    for hours in ("4", "6"):
        said = {"other": str(rows[0].party.public_id), "hours": hours}
        assert client.post(pledge, said).status_code == 302
    assert client.post(pledge, {**said, "hours": "-1"}).status_code == 422
    page = client.get(f"{reverse('activities:hours', args=here[:1])}?activity={here[1]}")
    promised = page.context["promised"]
    assert (promised.needed, promised.promised) == (20 * 60, 6 * 60)
    ((row, given),) = promised.pledges
    assert (row.party, given.minutes) == (rows[0].party, 180)
    client.post(pledge, {**said, "hours": "0"})
    assert not HoursPledge.objects.exists()
    newest = Act.objects.filter(action="activities.hours_pledge_set").latest("pk")
    act_undo(by=world.cast.coordinator, act=newest)
    assert HoursPledge.objects.get().minutes == 6 * 60
