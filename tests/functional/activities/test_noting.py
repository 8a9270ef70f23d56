"""A coordinator notes an activity in a minute, takes attendance by tapping, and mends mistakes."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from malai.activities.models import Activity, Attendance
from malai.audit.models import Act
from malai.network.models import Party
from tests import makers
from tests.makers import World

HTMX = {"HX-Request": "true"}
WHEN = {"starts_day": "9", "starts_month": "5", "starts_year": "2559"}
FORM = {"title_th": "เยี่ยมบ้านป้า", "kind": "visit", **WHEN}


def new(world: World) -> str:
    return reverse("activities:activity-new", args=[world.workspace.public_id])


def one(world: World, name: str) -> str:
    args = [world.workspace.public_id, world.activity.public_id]
    return reverse(f"activities:{name}", args=args)


def noted(world: World, party: Party) -> str | None:
    rows = Attendance.objects.filter(session=world.session, party=party)
    return rows.values_list("mark", flat=True).first()


def tapped(client: Client, world: World, party: Party, mark: str, **headers: Any) -> Any:
    data = {"session": str(world.session.public_id), "party": str(party.public_id), "mark": mark}
    return client.post(one(world, "attendance"), data, headers=headers)


def test_three_fields_make_an_activity(world: World, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("coordinator")
    came = [str(world.mali.public_id), str(world.kru.public_id)]
    answer = client.post(new(world), {**FORM, "came": came}, follow=True)
    made = Activity.objects.get(title_th="เยี่ยมบ้านป้า")
    assert made.starts is not None
    assert made.starts.iso == "2016-05-09"
    rows = Attendance.objects.filter(session__activity=made)
    assert {row.party for row in rows} == {world.mali, world.kru}
    page = unescape(answer.content.decode())
    assert "เพิ่มกิจกรรม เยี่ยมบ้านป้า" in page
    undo = reverse("audit:undo", args=[world.workspace.public_id, Act.objects.get().public_id])
    assert undo in page
    client.post(undo)
    assert not Activity.objects.filter(pk=made.pk).exists()


def test_the_form_offers_today_and_the_only_network(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    page = signed_in("coordinator").get(new(world)).content.decode()
    assert f'value="{world.network.public_id}" selected' in page
    assert 'name="starts_year" value="25' in page


def test_pasted_names_and_ticked_people_are_put_together(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    names = "แก้ว ใจงาม\nนายบุญ ดอยสูง, แก้ว ใจงาม"
    form = {**FORM, "names": names, "came": [str(world.kru.public_id)]}
    signed_in("coordinator").post(new(world), form)
    rows = Attendance.objects.filter(session__activity__title_th="เยี่ยมบ้านป้า")
    assert sorted(row.party_id for row in rows) == sorted([world.kru.pk, world.boon.pk])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title_th": " "}, "บอกด้วยว่าทำอะไร"),
        ({"names": "ไม่มีใคร รู้จัก"}, "ยังไม่มีใครชื่อ “ไม่มีใคร รู้จัก”"),
        ({"starts_day": "31", "starts_month": "2"}, "ปฏิทิน"),
        ({"came": ["7b0f63a4-1111-4111-8111-111111111111"]}, "ไม่อยู่ในพื้นที่ทำงานของคุณแล้ว"),
    ],
)
def test_a_mistake_is_said_in_a_sentence_and_nothing_typed_is_lost(
    wrong: dict[str, Any], sentence: str, world: World, signed_in: Callable[[str], Client]
) -> None:
    ticked = {"came": [str(world.mali.public_id)], "note": "ฝนตกหนัก", "place": "บ้านป้า"}
    answer = signed_in("coordinator").post(new(world), {**FORM, **ticked, **wrong})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert sentence in page
    assert "ฝนตกหนัก" in page
    assert 'value="บ้านป้า"' in page
    if "came" not in wrong:
        assert f'value="{world.mali.public_id}" checked' in page
    assert Activity.objects.count() == 1


def test_two_people_of_one_name_are_asked_about(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    makers.person(world.workspace, "นางมะลิ ลำธาร")
    answer = signed_in("coordinator").post(new(world), {**FORM, "names": "มะลิ ลำธาร"})
    assert answer.status_code == 422
    assert "อาจเป็นได้หลายคน" in answer.content.decode()


def test_searching_for_people_keeps_those_ticked(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    url = reverse("activities:people-pick", args=[world.workspace.public_id])
    asked = {"q": "บุญ", "came": [str(world.mali.public_id), "nonsense"]}
    page = signed_in("coordinator").get(url, asked, headers=HTMX).content.decode()
    assert f'value="{world.mali.public_id}" checked' in page
    assert f'value="{world.boon.public_id}">' in page
    assert str(world.kru.public_id) not in page


def test_an_activity_is_changed_and_the_form_shows_what_is_there(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    page = client.get(one(world, "activity-edit")).content.decode()
    assert 'value="ประชุมประจำเดือน"' in page
    assert 'name="starts_year" value="2559"' in page
    form = {**FORM, "place": "ศาลาวัด", "network": str(world.network.public_id)}
    answer = client.post(one(world, "activity-edit"), form, follow=True)
    assert "ศาลาวัด" in answer.content.decode()
    world.activity.refresh_from_db()
    assert (world.activity.title_th, world.activity.kind) == ("เยี่ยมบ้านป้า", "visit")


def test_a_network_of_another_workspace_cannot_be_chosen(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    theirs = makers.network(world.cast.elsewhere)
    form = {**FORM, "network": str(theirs.public_id)}
    assert signed_in("coordinator").post(new(world), form).status_code == 422


def test_taps_note_came_then_sent_word_then_nothing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    for mark, follows, left in (
        ("present", "leave", "present"),
        ("leave", "", "leave"),
        ("", "present", None),
    ):
        answer = tapped(client, world, world.mali, mark, **HTMX)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f'name="mark" value="{follows}"' in page
        assert 'id="counts"' in page
        assert "undo/" in page
        assert noted(world, world.mali) == left
    assert Act.objects.count() == 3


def test_a_tap_sent_twice_over_a_bad_line_is_one(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    for _time in range(2):
        tapped(client, world, world.mali, "present", **HTMX)
    assert noted(world, world.mali) == "present"
    assert Act.objects.count() == 1


def test_without_a_script_a_tap_comes_back_to_the_list(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    answer = tapped(signed_in("coordinator"), world, world.mali, "present")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(one(world, "attendance"))
    assert noted(world, world.mali) == "present"


def test_the_undo_of_a_tap_comes_back_to_the_list(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    here = one(world, "attendance")
    page = tapped(
        client,
        world,
        world.mali,
        "present",
        **HTMX,
        **{"HX-Current-URL": f"http://testserver{here}"},
    )
    assert f'name="next" value="{here}"' in page.content.decode()
    undo = reverse("audit:undo", args=[world.workspace.public_id, Act.objects.get().public_id])
    answer = client.post(undo, {"next": here})
    assert answer.headers["Location"] == here
    assert noted(world, world.mali) is None


def test_a_wrong_mark_is_said_and_notes_nothing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    answer = tapped(signed_in("coordinator"), world, world.mali, "late", **HTMX)
    assert "เลือก มา แจ้งลา หรือ ไม่ได้มา" in answer.content.decode()
    assert noted(world, world.mali) is None


def test_nobody_of_another_workspace_can_be_tapped_on(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    stranger = makers.person(world.cast.elsewhere, "นายไกล บ้านอื่น")
    assert tapped(signed_in("owner"), world, stranger, "present").status_code == 404
    assert not Attendance.objects.filter(party=stranger).exists()


def test_search_in_the_list_finds_a_guest_or_offers_to_add_her(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    guest = makers.person(world.workspace, "นายแขก มาไกล")
    client = signed_in("coordinator")
    found = client.get(one(world, "attendance"), {"q": "แขก"}, headers=HTMX).content.decode()
    assert str(guest.public_id) in found
    assert str(world.kru.public_id) not in found
    none = client.get(one(world, "attendance"), {"q": "ดาว&เดือน"}, headers=HTMX)
    assert "&amp;name=%E0%B8%94%E0%B8%B2%E0%B8%A7%26" in none.content.decode()
