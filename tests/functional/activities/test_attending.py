"""In and out times, who is there for the first time, walk-ins without doubles, and the hours."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import time, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.activities.models import Activity, Attendance, Session
from malai.activities.models_attending import Arrival, ArrivalState
from malai.audit.models import Act
from malai.network.models import Party
from malai.network.services.merging import party_merge
from malai_core.text import PartialDate
from tests.makers import World, person


@pytest.fixture
def today(world: World) -> Session:
    """A session that is held today, beside the one of long ago."""
    day = PartialDate.of(timezone.localdate())
    return Session.objects.create(activity=world.activity, on=day)


def at(world: World, name: str, *more: Any) -> str:
    args = [world.workspace.public_id, world.activity.public_id, *more]
    return reverse(f"activities:{name}", args=args)


def tap(client: Client, world: World, session: Session, party: Party, **data: str) -> Any:
    about = {"session": str(session.public_id), "party": str(party.public_id)}
    return client.post(at(world, "attendance"), {**about, **data}, headers={"HX-Request": "true"})


def noted(session: Session, party: Party) -> Attendance:
    return Attendance.objects.get(session=session, party=party)


def test_the_first_time_wins_and_leaving_is_noted(
    world: World, today: Session, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    tap(client, world, today, world.mali, mark="present")
    first = noted(today, world.mali).came_at
    assert first is not None
    tap(client, world, today, world.mali, mark="leave")
    tap(client, world, today, world.mali, mark="present")
    assert noted(today, world.mali).came_at == first
    page = tap(client, world, today, world.mali, leaves="1").content.decode()
    assert noted(today, world.mali).left_at is not None
    undo = reverse("audit:undo", args=[world.workspace.public_id, Act.objects.first().public_id])  # type: ignore[union-attr]
    assert undo in page
    client.post(undo)
    assert noted(today, world.mali).left_at is None


def test_of_another_day_no_time_is_noted(world: World, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("coordinator")
    tap(client, world, world.session, world.mali, mark="present")
    tap(client, world, world.session, world.mali, leaves="1")
    row = noted(world.session, world.mali)
    assert (row.came_at, row.left_at) == (None, None)


def test_who_is_there_for_the_first_time_is_said(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    new = tap(client, world, world.session, world.mali, mark="present").content.decode()
    assert "มาครั้งแรก" in new
    other = Activity.objects.create(
        workspace=world.workspace, title_th="ก่อนหน้า", starts=PartialDate(2016, 1, 1)
    )
    before = Session.objects.create(activity=other, on=PartialDate(2016, 1, 1))
    Attendance.objects.create(session=before, party=world.kru, mark="present", method="list")
    page = client.get(at(world, "attendance"), {"q": "แก้ว"}).content.decode()
    assert "มาครั้งแรก" not in page


def test_times_are_written_down_and_may_pass_midnight(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    url = at(world, "times", world.kru.public_id)
    client.post(url, {"came": "22:30", "left": "01:00"})
    row = noted(world.session, world.kru)
    assert row.came_at is not None
    assert row.left_at is not None
    assert (row.left_at - row.came_at).total_seconds() == 2.5 * 3600
    assert 'value="22:30"' in client.get(url).content.decode()
    world.session.on = None
    world.session.save()
    assert client.post(url, {"came": "09:00"}).status_code == 422


def test_how_somebody_was_noted_is_told_line_by_line(
    world: World, today: Session, signed_in: Callable[[str], Client]
) -> None:
    for number, device in ((1, "phone-a"), (2, "phone-b")):
        Arrival.objects.create(
            session=today, party=world.mali, client_id=UUID(int=number), method="offline",
            state="noted", device=device, came_at=timezone.now(),
        )  # fmt: skip
    Attendance.objects.create(session=today, party=world.mali, mark="present", method="offline")
    url = f"{at(world, 'times', world.mali.public_id)}?session={today.public_id}"
    page = unescape(signed_in("coordinator").get(url).content.decode())
    assert "ส่งมา 2 ครั้ง นับเป็นหนึ่งคน" in page
    for part in ("phone-a", "phone-b", "โทรศัพท์ไม่มีสัญญาณ"):
        assert part in page


# -- Walk-ins --------------------------------------------------------------------------------------


def walk(client: Client, world: World, session: Session, name: str, **data: Any) -> Any:
    form = {"session": str(session.public_id), "name": name, **data}
    return client.post(at(world, "walk-in"), form)


def test_a_walk_in_becomes_a_provisional_person(
    world: World, today: Session, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    assert walk(client, world, today, "นางสาวดาว เดือนเด่น").status_code == 302
    made = Party.objects.get(match_key__contains="ดาว")
    assert made.is_provisional
    assert made.person.title == "นางสาว"
    assert made.memberships.get().network == world.network
    assert noted(today, made).came_at is not None
    assert Act.objects.filter(action="activities.walk_in").count() == 1


def test_a_walk_in_never_makes_a_double_unseen(
    world: World, today: Session, signed_in: Callable[[str], Client]
) -> None:
    client, before = signed_in("coordinator"), Party.objects.count()
    answer = walk(client, world, today, "แก้ว ใจงาม")
    assert answer.status_code == 422
    assert "ดูก่อน" in answer.content.decode()
    assert Party.objects.count() == before
    walk(client, world, today, "แก้ว ใจงาม", party=str(world.kru.public_id))
    assert noted(today, world.kru).mark == "present"
    # Whoever has seen her and says it is somebody else may add a namesake.
    walk(client, world, today, "แก้ว ใจงาม", seen=[str(world.kru.public_id)])
    assert Party.objects.count() == before + 1


def waiting(session: Session, name: str, number: int = 1) -> Arrival:
    return Arrival.objects.create(
        session=session,
        written=name,
        client_id=UUID(int=number),
        came_at=timezone.now(),
        method="room",
        state="waiting",
    )


def test_a_waiting_name_is_settled_with_its_time_and_its_twins(
    world: World, today: Session, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    one, two = waiting(today, "ครูแก้ว"), waiting(today, "ครู แก้ว", 2)
    assert "ครูแก้ว" in client.get(at(world, "arrivals")).content.decode()
    asked = {"arrival": str(one.public_id)}
    page = client.get(at(world, "walk-in"), asked).content.decode()
    assert str(world.kru.public_id) in page
    walk(client, world, today, "", party=str(world.kru.public_id), **asked)
    assert noted(today, world.kru).came_at == min(row.came_at for row in (one, two) if row.came_at)
    states = Arrival.objects.values_list("state", flat=True)
    assert set(states) == {ArrivalState.NOTED}


def test_a_name_can_be_put_aside(
    world: World, today: Session, signed_in: Callable[[str], Client]
) -> None:
    client, row = signed_in("coordinator"), waiting(today, "ทดสอบ ทดสอบ")
    walk(client, world, today, "", drop="1", arrival=str(row.public_id))
    row.refresh_from_db()
    assert row.state == ArrivalState.DROPPED
    again = walk(client, world, today, "", drop="1", arrival=str(row.public_id))
    assert again.status_code == 404


def test_a_merge_keeps_the_first_coming_the_last_leaving_and_every_line(
    world: World, today: Session
) -> None:
    now = timezone.now()
    twin = person(world.workspace, "มะลิ ลำธารา")
    for who, came, left in ((world.mali, 20, None), (twin, 5, 90)):
        Attendance.objects.create(
            session=today,
            party=who,
            mark="present",
            method="offline",
            came_at=now + timedelta(minutes=came),
            left_at=now + timedelta(minutes=left) if left else None,
        )
    line = waiting(today, "มะลิ")
    Arrival.objects.update(party=twin, state="noted")
    party_merge(by=None, kept=world.mali, gone=twin)
    row = noted(today, world.mali)
    assert (row.came_at, row.left_at) == (now + timedelta(minutes=5), now + timedelta(minutes=90))
    line.refresh_from_db()
    assert line.party == world.mali


# -- Hours -----------------------------------------------------------------------------------------


def test_hours_are_added_and_what_is_unknown_is_said(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    person = reverse("network:person", args=[world.workspace.public_id, world.kru.public_id])
    assert "ไม่มีใครบันทึกว่านานเท่าไร" in unescape(client.get(person).content.decode())
    world.session.starts_at, world.session.ends_at = time(9), time(12, 30)
    world.session.save()
    assert "3 ชม. 30 นาที" in client.get(person).content.decode()
    ledger = reverse("activities:hours", args=[world.workspace.public_id])
    page = client.get(ledger, {"activity": str(world.activity.public_id)}).content.decode()
    assert "7 ชม." in page


def test_the_ledger_leaves_as_a_workbook_with_its_reason(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("evaluator")
    url = reverse("activities:hours-export", args=[world.workspace.public_id])
    answer = client.post(url, {"reason": "รายงานผู้ให้ทุน"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 3
    assert {row[0] for row in rows[1:]} == {world.kru.name, world.boon.name}
    assert rows[1][4] == "2016-03-05"
    assert Act.objects.get(action="activities.hours_export").facts["reason"] == "รายงานผู้ให้ทุน"


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize(
    ("name", "queries"),
    [("hours", 9), ("certificates", 9), ("sheets", 10), ("offline-roster", 9), ("arrivals", 9)],
)
def test_lists_take_the_same_queries_for_any_number_of_people(
    name: str,
    queries: int,
    count: int,
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(count):
        who = person(world.workspace, f"นางคนที่{n} มากมาย")
        Attendance.objects.create(session=world.session, party=who, mark="present", method="list")
        waiting(world.session, f"แขก {n}", n + 1)
    client = signed_in("coordinator")
    url = reverse("activities:hours", args=[world.workspace.public_id])
    with django_assert_max_num_queries(queries):
        assert client.get(url if name == "hours" else at(world, name)).status_code == 200
