"""Records that may be one: found, asked about while typing, chosen field by field, remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import (
    DuplicateHint,
    DuplicateSearch,
    HintState,
    Party,
    PersonFacts,
)
from malai.network.services.looking import search_open, search_run, searches_recover
from malai.network.services.suggesting import hints_suggest
from tests.makers import World, organisation, person


def pairs(world: World) -> set[frozenset[str]]:
    hints_suggest(by=world.cast.owner, workspace=world.workspace)
    rows = DuplicateHint.objects.select_related("first", "second")
    return {frozenset({str(row.first), str(row.second)}) for row in rows}


def test_records_are_compared_by_name_phone_and_nickname(world: World) -> None:
    ws = world.workspace
    person(ws, "นางสาวบุญ ดอยสูง")
    person(ws, "นางมะลิลา ลำธาร", phone="+66899999999")
    person(ws, "นางมะลิสา ลำธาร", phone="+66899999999")
    for family in ("แสงหล้า", "ดวงแก้ว"):
        twin = person(ws, f"นายคำ {family}", area_code="570101")
        PersonFacts.objects.filter(party=twin).update(nickname="ต้น")
    assert pairs(world) >= {
        frozenset({"นายบุญ ดอยสูง", "นางสาวบุญ ดอยสูง"}),
        frozenset({"นางมะลิลา ลำธาร", "นางมะลิสา ลำธาร"}),
        frozenset({"นายคำ แสงหล้า", "นายคำ ดวงแก้ว"}),
    }


def test_a_family_that_shares_a_phone_is_not_one_person(world: World) -> None:
    for name in ("นายสมชาย ใจดี", "นางวิไล ใจดี", "ด.ช.ก้อง ใจดี"):
        person(world.workspace, name, phone="+66811111111")
    assert pairs(world) == set()


def test_a_person_and_an_organisation_of_one_name_are_two(world: World) -> None:
    organisation(world.workspace, "บุญ ดอยสูง")
    assert pairs(world) == set()


def test_what_was_called_different_is_not_asked_again(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    person(world.workspace, "บุญ ดอยสูง")
    client = signed_in("coordinator")
    look = reverse("network:hints-look", args=[world.workspace.public_id])
    client.post(look)
    hint = DuplicateHint.objects.get()
    client.post(reverse("network:hint-different", args=[world.workspace.public_id, hint.public_id]))
    client.post(look)
    assert [row.state for row in DuplicateHint.objects.all()] == [HintState.DIFFERENT]


def test_who_adds_a_person_is_asked_about_those_who_are_there(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    url = reverse("network:person-new", args=[world.workspace.public_id])
    typed = {"title": "นาย", "given": "บุญ", "family": "ดอยสูง"}
    before = Party.objects.count()
    answer = client.post(url, typed)
    assert answer.status_code == 422
    boon = reverse("network:person", args=[world.workspace.public_id, world.boon.public_id])
    assert boon in answer.content.decode()
    assert Party.objects.count() == before
    assert client.post(url, {**typed, "is_new": "1"}).status_code == 302
    assert Party.objects.count() == before + 1


@pytest.fixture
def pair(world: World) -> DuplicateHint:
    twin = person(world.workspace, "นายบุญ ดอยสูงส่ง", phone="+66833333333", email="boon@example.org")
    PersonFacts.objects.filter(party=twin).update(role="ครู", nickname="บุญ")
    PersonFacts.objects.filter(party=world.boon).update(role="อาสา")
    return DuplicateHint.objects.create(
        workspace=world.workspace, first=world.boon, second=twin, reason_th="ชื่อคล้ายกัน"
    )


def test_two_records_are_joined_field_by_field_and_taken_apart_again(
    world: World, pair: DuplicateHint, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    url = reverse("network:hint-compare", args=[world.workspace.public_id, pair.public_id])
    page = client.get(url).content.decode()
    assert "take_role" in page
    assert "take_family" in page
    assert "take_nickname" not in page
    client.post(url, {"keep": "first", "take_role": "second", "take_family": "first"})
    kept = Party.objects.select_related("person").get(pk=world.boon.pk)
    assert (kept.person.role, kept.person.nickname, kept.email) == ("ครู", "บุญ", "boon@example.org")
    assert kept.name_th == "นายบุญ ดอยสูง"
    assert not Party.objects.filter(pk=pair.second_id).exists()

    act_undo(by=world.cast.coordinator, act=Act.objects.get(action="network.party_merge"))
    both = {
        row.pk: row.person.role
        for row in Party.objects.select_related("person").filter(
            pk__in=[pair.first_id, pair.second_id]
        )
    }
    assert both == {pair.first_id: "อาสา", pair.second_id: "ครู"}


def test_the_name_of_the_record_that_goes_may_be_the_right_one(
    world: World, pair: DuplicateHint, signed_in: Callable[[str], Client]
) -> None:
    url = reverse("network:hint-compare", args=[world.workspace.public_id, pair.public_id])
    signed_in("coordinator").post(url, {"keep": "first", "take_family": "second"})
    kept = Party.objects.get(pk=world.boon.pk)
    assert kept.name_th == "นายบุญ ดอยสูงส่ง"
    assert "ดอยสูง" in kept.search_text


def test_any_two_records_can_be_laid_side_by_side(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    url = reverse("network:party-same-as", args=[world.workspace.public_id, world.kru.public_id])
    assert client.post(url, {"other": str(world.kru.public_id)}).status_code == 422
    answer = client.post(url, {"other": str(world.mali.public_id)})
    page = client.get(answer["Location"]).content.decode()
    assert "แก้ว ใจงาม" in page
    assert "มะลิ ลำธาร" in page


def test_a_large_workspace_is_looked_through_by_the_worker(
    world: World, signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("malai.network.services.looking.MOST_AT_ONCE", 2)
    monkeypatch.setattr("malai.network.services.looking.STEP", 1)
    person(world.workspace, "นายบุญ ดอยสูง")
    client = signed_in("coordinator")
    client.post(reverse("network:hints-look", args=[world.workspace.public_id]))
    search = DuplicateSearch.objects.get()
    assert (search.state, search.found) == ("done", 1)
    assert search.seen == search.total == 25
    assert Act.objects.filter(action="network.hints_suggest").count() == 1


def test_a_search_shows_its_progress_and_can_be_stopped(
    world: World,
    signed_in: Callable[[str], Client],
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr("malai.network.services.looking.MOST_AT_ONCE", 2)
    monkeypatch.setattr("malai.network.services.looking.STEP", 1)
    client = signed_in("coordinator")
    here = [world.workspace.public_id]
    client.post(reverse("network:hints-look", args=here))
    client.post(reverse("network:hints-look", args=here))
    search = DuplicateSearch.objects.get()
    page = reverse("network:duplicates", args=here)
    assert 'id="progress"' in client.get(page).content.decode()
    asked = {"HX-Request": "true"}
    assert "<html" not in client.get(page, headers=asked).content.decode()
    client.post(reverse("network:hints-stop", args=here))
    assert client.get(page, headers=asked)["HX-Refresh"] == "true"
    person(world.workspace, "นายบุญ ดอยสูง")
    search_run(row=search)
    search.refresh_from_db()
    assert search.state == "stopped"
    assert not DuplicateHint.objects.exists()


def test_what_a_stopped_process_left_running_can_be_asked_for_again(world: World) -> None:
    DuplicateSearch.objects.create(workspace=world.workspace, state="running")
    assert searches_recover() == 1
    assert search_open(world.workspace) is None
