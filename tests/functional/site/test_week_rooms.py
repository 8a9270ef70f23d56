"""This week: each kind of thing that is due stands on the page, with one act."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.access.doors import OpenSeat, seat_for
from malai.access.policy import Action
from malai.activities.models_attending import Arrival, ArrivalState
from malai.contact.models import Channel, Contact, ContactParty
from malai.interchange.models import Doubt, Import, ImportState
from malai.kernel.registries import WeekItem, week_items
from malai.members.models import MemberWord, WordKind
from malai.network.models import Agreement, Commitment, Kept
from malai.site.services.digest import digest_said
from malai.work.models import Task
from tests.makers import World, network, person

SignedIn = Callable[[str], Client]


def seat_of(world: World, role: str = "coordinator") -> OpenSeat:
    user = getattr(world.cast, role)
    return seat_for(user, world.workspace.public_id, Action.FINDINGS_READ)


def items(world: World, source: str, role: str = "coordinator") -> list[WeekItem]:
    seat = seat_of(world, role)
    return list(week_items.entries[source].items_for(seat, world.network, timezone.localdate()))


def wait_for(world: World) -> None:
    """Let the teacher wait for a word."""
    on = (timezone.localdate() - timedelta(days=200)).isoformat()
    row = Contact.objects.create(workspace=world.workspace, channel=Channel.PHONE, on=on)
    ContactParty.objects.create(contact=row, party=world.kru)


def test_a_contact_noted_from_the_week_leads_back_to_it(world: World, signed_in: SignedIn) -> None:
    wait_for(world)
    world.kru.phone = "+66800000001"
    world.kru.save()
    client = signed_in("coordinator")
    week = reverse("site:week", args=[world.workspace.public_id])
    shown = client.get(week).content.decode()
    (item,) = items(world, "contact")
    assert f"{item.act_url}&amp;back=%2Fw%2F" in shown
    assert 'href="tel:+66800000001"' in shown
    form = client.get(
        item.act_url, {"with": str(world.kru.public_id), "back": week}
    ).content.decode()
    assert f'name="back" value="{week}"' in form
    sent = {"whom": str(world.kru.public_id), "channel": "phone", "back": week}
    note = reverse("contact:note", args=[world.workspace.public_id])
    assert client.post(note, sent)["Location"] == week
    assert items(world, "contact") == []
    for elsewhere in ("//example.org/", "https://example.org/", "javascript:1"):
        answer = client.post(note, {**sent, "back": elsewhere})
        assert answer["Location"] == reverse("contact:log", args=[world.workspace.public_id])


def test_numbers_are_there_for_who_may_see_them(world: World) -> None:
    wait_for(world)
    world.kru.phone = "+66800000001"
    world.kru.save()
    seat = seat_of(world)
    assert seat.may(Action.CONTACT_READ)
    assert [one.phone for one in items(world, "contact")] == ["+66800000001"]


def test_enter_in_a_field_presses_no_way(world: World, signed_in: SignedIn) -> None:
    note = reverse("contact:note", args=[world.workspace.public_id])
    client = signed_in("coordinator")
    form = client.get(note).content.decode().split('<form id="contact"')[1]
    first = form[form.index("<button") :].split(">")[0]
    assert "name=" not in first
    answer = client.post(note, {"whom": str(world.kru.public_id), "what": "เรื่องรถ"})
    assert answer.status_code == 422
    assert not Contact.objects.exists()
    assert "เรื่องรถ" in answer.content.decode()


def test_tasks_of_no_network_are_due_too_and_told_once(world: World) -> None:
    today = timezone.localdate()
    task = Task.objects.create(workspace=world.workspace, what="ส่งรายชื่อให้ อบต.", by_when=today)
    network(world.workspace, "เครือข่ายผู้ปกครอง")
    assert [one.text for one in items(world, "work")] == [task.what]
    said = digest_said(world.cast.coordinator, world.workspace, today, "")
    assert said.count(task.what) == 1


def test_what_somebody_of_no_network_said_stands_there_and_leads_to_it(
    world: World, signed_in: SignedIn
) -> None:
    new = person(world.workspace, "นางฟ้า มาใหม่")
    word = MemberWord.objects.create(
        workspace=world.workspace, party=new, kind=WordKind.ASK, text="อยากเข้าเครือข่าย"
    )
    (item,) = items(world, "members")
    assert item.why == word.text
    path, mark = item.act_url.split("#")
    assert f'id="{mark}"' in signed_in("coordinator").get(path).content.decode()


def test_names_of_activities_that_nobody_knows(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert items(world, "activities.arrivals") == []
    for name, state in (("แขกหนึ่ง", "WAITING"), ("แขกสอง", "WAITING"), ("ครูแดง", "NOTED")):
        Arrival.objects.create(
            session=world.session, client_id=uuid.uuid4(), written=name, method="tap",
            state=ArrivalState[state],
        )  # fmt: skip
    seat = seat_of(world)
    source = week_items.entries["activities.arrivals"]
    with django_assert_num_queries(1):
        (item,) = source.items_for(seat, world.network, timezone.localdate())
    assert item.text == world.activity.title
    assert "2" in str(item.why)
    assert items(world, "activities.arrivals", "reader") == []


def test_promises_in_agreements_and_agreements_to_renew(
    world: World, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    today = timezone.localdate()
    here = {"workspace": world.workspace, "network": world.network}
    soon = Agreement.objects.create(
        **here, name_th="ข้อตกลงรถรับส่ง", until=(today + timedelta(days=20)).isoformat()
    )
    Agreement.objects.create(**here, name_th="อีกนาน", until=str(today + timedelta(days=60)))
    Agreement.objects.create(**here, name_th="จบแล้ว", until=str(today - timedelta(days=1)))
    for what, days, state in (
        ("ซ่อมทางลาด", 3, Kept.WAITING), ("ปีหน้า", 40, Kept.WAITING), ("ทำแล้ว", 0, Kept.KEPT),
    ):  # fmt: skip
        Commitment.objects.create(
            workspace=world.workspace, agreement=soon, what=what, state=state,
            due=str(today + timedelta(days=days)),
        )  # fmt: skip
    seat = seat_of(world)
    source = week_items.entries["network.agreements"]
    with django_assert_num_queries(2):
        found = list(source.items_for(seat, world.network, today))
    assert [one.text for one in found] == ["ซ่อมทางลาด", "ข้อตกลงรถรับส่ง"]
    client = signed_in("coordinator")
    assert all(client.get(one.act_url).status_code == 200 for one in found)
    assert items(world, "network.agreements", "reader") == []


def test_rows_of_files_that_wait_and_people_who_are_only_names(
    world: World, signed_in: SignedIn
) -> None:
    assert items(world, "interchange") == []
    row = Import.objects.create(
        workspace=world.workspace, network=world.network, name="สมาชิก.xlsx",
        brought_by=world.cast.owner, state=ImportState.DONE,
    )  # fmt: skip
    for place in (4, 9):
        Doubt.objects.create(source=row, sheet="คน", row=place, reason="name")
    world.mali.is_provisional = True
    world.mali.save()
    (waits,) = items(world, "interchange")
    (named,) = (one for one in items(world, "network") if one.key == "network.named:all")
    assert "2" in str(waits.why)
    client = signed_in("coordinator")
    assert client.get(waits.act_url).status_code == 200
    listed = client.get(named.act_url).content.decode()
    assert (world.mali.name in listed, world.boon.name in listed) == (True, False)
    assert items(world, "interchange", "reader") == items(world, "network", "reader") == []
    Import.objects.update(state=ImportState.UNDONE)
    assert items(world, "interchange") == []
