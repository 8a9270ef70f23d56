"""Consents and sensitive facts over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from malai.accounts.models import Seat
from malai.consent.models import Entry, Purpose, SensitiveFact, SensitiveView, Standing
from malai.consent.services.purposes import purposes_ensure
from tests.makers import World, person

SECRET = "หอบหืดรุนแรง"


@pytest.fixture
def photos(world: World) -> Purpose:
    """The purpose "photos" of the small network."""
    purposes_ensure(world.workspace)
    return Purpose.objects.get(code="photos")


def url(world: World, name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"workspace": world.workspace.public_id, **kwargs})


def test_one_tap_agrees_and_one_tap_withdraws(
    world: World, signed_in: Callable[[str], Client], photos: Purpose
) -> None:
    client = signed_in("coordinator")
    page = url(world, "network:person", party=world.kru.public_id)
    say = url(world, "consent:say", party=world.kru.public_id, purpose=photos.public_id)
    assert say in client.get(page).content.decode()
    answer = client.post(say, {"answer": "yes", "next": page}, follow=True)
    text = answer.content.decode()
    assert "ยินยอม: ภาพถ่าย" in text
    assert "btn-undo" in text
    client.post(say, {"answer": "withdrawn"})
    assert Standing.objects.get().answer == "withdrawn"
    client.post(say, {"answer": "whatever"})
    assert Entry.objects.count() == 2


def test_nothing_is_ticked_before_somebody_ticks_it(
    world: World, signed_in: Callable[[str], Client], photos: Purpose
) -> None:
    client = signed_in("coordinator")
    sheet = client.get(url(world, "consent:sheet")).content.decode()
    record = client.get(url(world, "consent:record", party=world.kru.public_id)).content.decode()
    assert "checked" not in sheet
    assert "checked" not in record


def test_a_signed_sheet_is_noted_for_several_with_its_photo(
    world: World, signed_in: Callable[[str], Client], photos: Purpose
) -> None:
    sent = {
        "people": [str(world.kru.public_id)],
        "names": "บุญ ดอยสูง",
        "purposes": [str(photos.public_id)],
        "answer": "yes",
        "way": "paper",
        "language": "th",
        "on_day": "5",
        "on_month": "3",
        "on_year": "2559",
        "evidence": SimpleUploadedFile("ใบ.png", b"\x89PNG\r\n\x1a\n rest"),
    }
    answer = signed_in("coordinator").post(url(world, "consent:sheet"), sent)
    assert answer.status_code == 302
    entries = Entry.objects.order_by("party__match_key")
    assert {one.party_id for one in entries} == {world.kru.pk, world.boon.pk}
    assert {(str(one.on), one.way, one.evidence is not None) for one in entries} == {
        ("2016-03-05", "paper", True)
    }


def test_a_seat_may_be_given_the_right_to_look_and_the_look_is_seen_by_the_owner(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    fact = SensitiveFact.objects.create(
        workspace=world.workspace, party=world.kru, kind="health", value=SECRET
    )
    look = url(world, "consent:fact-look", fact=fact.public_id)
    coordinator = signed_in("coordinator")
    assert coordinator.post(look).status_code == 403
    seat = Seat.objects.get(user=world.cast.coordinator)
    owner = signed_in("owner")
    owner.post(url(world, "consent:grant", of=seat.public_id), {"may": "1"})
    answer = coordinator.post(look)
    assert SECRET in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    shown = owner.get(url(world, "consent:looks")).content.decode()
    assert "coordinator" in shown
    assert SensitiveView.objects.count() == 1
    owner.post(url(world, "consent:grant", of=seat.public_id), {"may": "0"})
    assert coordinator.post(look).status_code == 403


def test_the_page_of_a_person_never_holds_the_value(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    SensitiveFact.objects.create(
        workspace=world.workspace, party=world.kru, kind="health", value=SECRET
    )
    page = url(world, "network:person", party=world.kru.public_id)
    for role in ("owner", "coordinator", "reader"):
        assert SECRET not in signed_in(role).get(page).content.decode()
    found = signed_in("owner").get(url(world, "network:people") + f"?q={SECRET}")
    assert "แก้ว" not in found.content.decode()


def test_the_overview_takes_the_same_queries_for_any_number(
    world: World,
    signed_in: Callable[[str], Client],
    photos: Purpose,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    for count in range(40):
        who = person(world.workspace, f"คนที่{count} ดอยหมอก")
        Standing.objects.create(
            workspace=world.workspace, party=who, purpose=photos, answer="yes", on="2020-01-01"
        )
    client = signed_in("coordinator")
    with django_assert_max_num_queries(7):
        client.get(url(world, "consent:overview"))
    with django_assert_max_num_queries(8):
        client.get(url(world, "consent:purpose", purpose=photos.public_id))
