"""The way of an announcement through its pages, and what people choose behind their address."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from malai.activities.audiences import people_of
from malai.activities.models import Attendance, Session
from malai.activities.services.activities import activity_change
from malai.audit.models import Act
from malai.consent.services.retention import records_erase
from malai.kernel.registries import subject_data, timelines
from malai.network.models import Party
from malai.network.services.merging import party_merge
from malai.post.models import (
    ChannelChoice,
    Delivery,
    Message,
    MessageState,
    PostRules,
    State,
    UserChoice,
)
from malai.post.timing import not_before
from malai.post.words import choices_token
from malai_core.text import PartialDate
from tests.makers import World, member, person
from tests.unit.malai.post.test_queueing import agree, digest, sent_off

SignedIn = Callable[[str], Client]


def url(world: World, name: str, **about: Any) -> str:
    return reverse(f"post:{name}", kwargs={"workspace": world.workspace.public_id, **about})


def said(world: World, **fields: Any) -> dict[str, Any]:
    return {
        "audience": f"network.network:{world.network.public_id}",
        "subject_th": "ย้ายวันประชุม",
        "body_th": "พบกันวันเสาร์ ขอบคุณมาก",
        "channels": ["call", "print"],
        **fields,
    }


def test_written_looked_at_and_sent_off(world: World, signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    made = client.post(url(world, "message-new"), said(world))
    preview = client.get(made["Location"]).content.decode()
    assert "คัดลอกไปวางในกลุ่มไลน์" in preview
    assert "ใจงาม" in preview
    assert not Delivery.objects.exists()
    message = Message.objects.get()
    client.post(url(world, "confirm", message=message.public_id))
    client.post(url(world, "confirm", message=message.public_id))
    states = sorted(Delivery.objects.values_list("state", flat=True))
    assert states == [State.TO_CALL, State.TO_PRINT, State.TO_PRINT, State.TO_PRINT]
    log = client.get(made["Location"], {"state": "to_call"}).content.decode()
    assert "081 234 5678" in log or "081-234-5678" in log
    assert "1 จาก 1" in log
    assert "1 จาก 4" not in log
    row = Delivery.objects.get(state=State.TO_CALL)
    client.post(url(world, "done", message=message.public_id, delivery=row.key))
    row.refresh_from_db()
    assert row.state == State.SENT


@pytest.mark.parametrize("form", ["pdf", "xlsx", "docx"])
def test_lists_leave_as_paper_and_the_history_knows(
    form: str, world: World, signed_in: SignedIn
) -> None:
    message = sent_off(world, world.kru, world.boon, channels=("call", "print"))
    ask = {"kind": "call", "form": form}
    answer = signed_in("coordinator").post(url(world, "list", message=message.public_id), ask)
    assert answer.status_code == 200
    assert Act.objects.filter(action="post.list_print").exists()
    if form == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        assert "แก้ว ใจงาม" in str([*sheet.values][1])


def test_the_preview_costs_the_same_for_many(world: World, signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    page = client.post(url(world, "message-new"), said(world))["Location"]
    client.get(page)
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    for number in range(30):
        member(world.network, person(world.workspace, f"นายสมชาย คนที่{number}"))
    with CaptureQueriesContext(connection) as many:
        client.get(page)
    assert len(many) == len(few)


def test_what_is_missing_is_asked_for(world: World, signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    wrong = said(world, subject_th="", channels=[], is_urgent="on")
    answer = client.post(url(world, "message-new"), wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"subject_th", "channels", "urgent_why"}


def test_an_audience_of_elsewhere_is_no_audience(world: World, signed_in: SignedIn) -> None:
    wrong = said(world, audience="network.network:00000000-0000-0000-0000-000000000000")
    assert signed_in("coordinator").post(url(world, "message-new"), wrong).status_code == 422


# -- Behind somebody's own address -----------------------------------------------------------------


def own(world: World, settings: Any) -> tuple[str, Delivery]:
    settings.MAIL_IS_CONNECTED = True
    agree(world, world.kru, "contact_email")
    message = sent_off(world, world.kru)
    row = Delivery.objects.select_related("message").get(message=message)
    return reverse("post:choices", args=[choices_token(row)]), row


def test_looking_changes_nothing_and_one_tap_ends_mail(world: World, settings: Any) -> None:
    page, row = own(world, settings)
    client = Client(enforce_csrf_checks=True)
    assert client.get(page).status_code == 200
    assert not ChannelChoice.objects.exists()
    assert client.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert ChannelChoice.objects.get(party=world.kru).refused == ["email"]
    row.refresh_from_db()
    assert row.state == State.REFUSED


def test_somebody_chooses_for_herself(world: World, settings: Any) -> None:
    page, _row = own(world, settings)
    answer = Client().post(page, {"preferred": "call", "refused": ["line"], "language": "en"})
    assert answer.status_code == 200
    choice = ChannelChoice.objects.get(party=world.kru)
    assert (choice.preferred, choice.refused, choice.language) == ("call", ["line"], "en")
    assert Client().post(page, {"preferred": "call", "refused": ["call"]}).status_code == 422
    Client().post(page, {"nothing": "1"})
    choice.refresh_from_db()
    assert len(choice.refused) == 5


def test_a_user_switches_the_digest_off_by_one_tap_and_on_again(
    world: World, settings: Any
) -> None:
    settings.MAIL_IS_CONNECTED = True
    message = digest(world)
    assert message is not None
    row = message.deliveries.select_related("message").get(user=world.cast.owner)
    page = reverse("post:choices", args=[choices_token(row)])
    Client().post(page, {"List-Unsubscribe": "One-Click"})
    assert UserChoice.objects.get(user=world.cast.owner).is_off
    row.refresh_from_db()
    assert row.state == State.REFUSED
    Client().post(page, {"again": "1"})
    assert not UserChoice.objects.get(user=world.cast.owner).is_off


def test_an_address_that_was_not_made_here_opens_nothing(world: World) -> None:
    for token in ("nothing", signing.dumps({"p": world.kru.pk}, salt="another")):
        assert Client().get(reverse("post:choices", args=[token])).status_code == 404


# -- Time ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "goes"),
    [
        ("2026-11-26T10:00", "2026-11-26T10:00"),
        ("2026-11-26T20:00", "2026-11-27T08:00"),
        ("2026-11-27T07:59", "2026-11-27T08:00"),
        # The King's birthday of the tenth reign and New Year's days are public holidays.
        ("2026-07-28T10:00", "2026-07-29T08:00"),
        ("2026-12-31T09:00", "2027-01-02T08:00"),
    ],
)
def test_nights_and_holidays_are_left_alone(at: str, goes: str) -> None:
    moment = timezone.make_aware(datetime.fromisoformat(at))
    moved = timezone.localtime(not_before(PostRules(), moment))
    if at in {"2026-07-28T10:00", "2026-12-31T09:00"}:
        # Days of rest that follow, such as Buddhist Lent, may be added by the cabinet.
        assert moved >= timezone.make_aware(datetime.fromisoformat(goes))
        assert moved.hour == 8
    else:
        assert moved.strftime("%Y-%m-%dT%H:%M") == goes


# -- One notice for each change ---------------------------------------------------------------------


def coming(world: World) -> None:
    world.activity.starts = PartialDate(2099, 3, 5)
    world.activity.save()
    Session.objects.update(on=PartialDate(2099, 3, 5))
    Attendance.objects.all().delete()


def test_time_and_place_are_told_once_and_again_when_they_change(
    world: World, signed_in: SignedIn
) -> None:
    coming(world)
    client = signed_in("coordinator")
    about = {"workspace": world.workspace.public_id, "activity": world.activity.public_id}
    tell, page = (
        reverse("activities:tell", kwargs=about),
        reverse("activities:activity", kwargs=about),
    )
    assert "บอกคนที่จะมา" in client.get(page).content.decode()
    first = client.post(tell)["Location"]
    assert client.post(tell)["Location"] == first
    message = Message.objects.get()
    assert "2642" in message.body_th
    assert "2099" in message.body_en
    client.post(url(world, "confirm", message=message.public_id))
    assert tell not in client.get(page).content.decode()
    world.activity.refresh_from_db()
    activity_change(by=None, activity=world.activity, fields={"starts": PartialDate(2099, 3, 6)})
    assert tell in client.get(page).content.decode()
    assert client.post(tell)["Location"] != first
    assert Message.objects.count() == 2


def test_only_who_is_expected_is_told(world: World) -> None:
    coming(world)
    seat: Any = type("Seat", (), {"workspace": world.workspace})
    everybody = {world.kru.pk, world.boon.pk, world.mali.pk}
    assert set(people_of(seat, world.activity)) == everybody
    Attendance.objects.create(session=world.session, party=world.kru, mark="present", method="list")
    Attendance.objects.create(session=world.session, party=world.boon, mark="leave", method="list")
    assert people_of(seat, world.activity) == [world.kru.pk]


# -- What other rooms ask ----------------------------------------------------------------------------


def test_a_merge_never_makes_one_person_told_twice(world: World) -> None:
    message = sent_off(world, world.kru, world.boon, channels=("call", "print"))
    Delivery.objects.filter(party=world.boon).update(state=State.SENT, settled_at=timezone.now())
    party_merge(by=None, kept=world.kru, gone=world.boon)
    row = Delivery.objects.get(message=message)
    assert (row.party_id, row.state) == (world.kru.pk, State.SENT)


def test_erasing_takes_addresses_and_choices(world: World, settings: Any) -> None:
    _page, row = own(world, settings)
    ChannelChoice.objects.create(workspace=world.workspace, party=world.kru)
    records_erase(by=None, workspace=world.workspace, parties=[world.kru], why="ขอให้ลบ")
    row.refresh_from_db()
    assert (row.address, row.state) == ("", State.UNREACHABLE)
    assert not ChannelChoice.objects.exists()


def test_a_person_sees_what_she_was_told(world: World) -> None:
    sent_off(world, world.kru, channels=("call",))
    Delivery.objects.update(state=State.SENT, settled_at=timezone.now())
    events = timelines.entries["post"].events_for([world.kru.pk], world.workspace)
    assert "นัดหมาย" in str(events[world.kru.pk][0].text)
    rows = subject_data.entries["post.Delivery"].rows_for([world.kru.pk])
    assert rows[world.kru.pk][0]["about"] == "นัดหมาย"


def test_a_draft_can_be_changed_and_dropped_and_what_went_cannot(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    client.post(url(world, "message-new"), said(world))
    message = Message.objects.get()
    edit = url(world, "message-edit", message=message.public_id)
    base = client.get(edit).context["form"].base
    changed = client.post(edit, said(world, subject_th="เลื่อน", _base=base))
    assert changed.status_code == 302
    message.refresh_from_db()
    assert message.subject_th == "เลื่อน"
    client.post(url(world, "confirm", message=message.public_id))
    client.post(url(world, "drop", message=message.public_id))
    message.refresh_from_db()
    assert message.state == MessageState.QUEUED
    assert Party.objects.filter(pk=world.kru.pk).exists()


def test_quiet_hours_are_the_workspaces_own(world: World, signed_in: SignedIn) -> None:
    page = url(world, "ways")
    hours = {"quiet_from": "21:00", "quiet_to": "06:30", "rests_on_holidays": "on"}
    assert signed_in("owner").post(page, hours).status_code == 302
    rules = PostRules.objects.get()
    assert (rules.quiet_from.hour, rules.quiet_to.minute) == (21, 30)
