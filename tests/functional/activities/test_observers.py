"""Observers: noted before or at the door, printed apart, counted apart."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from malai.activities import selectors
from malai.activities.models import Attendance
from malai.activities.models_attending import Participant
from malai.activities.selectors_participants import observed, observer_keys
from malai.activities.services.participants import role_set
from malai.activities.services.sheets import sheet_make
from malai.audit.models import Act
from malai.kernel import registries
from malai.network.models import Party
from malai.network.services.merging import party_merge
from tests.makers import World, person


def at(world: World, name: str, *more: Any) -> str:
    args = [world.workspace.public_id, world.activity.public_id, *more]
    return reverse(f"activities:{name}", args=args)


def observes(world: World, party: Party, role: str = "observer") -> None:
    role_set(by=world.cast.coordinator, activity=world.activity, party=party, role=role)


@pytest.fixture
def came(world: World) -> World:
    """The teacher and Mali came; Mali looks on."""
    for party in (world.kru, world.mali):
        Attendance.objects.update_or_create(
            session=world.session, party=party, defaults={"mark": "present", "method": "list"}
        )
    observes(world, world.mali)
    return world


def test_observers_are_counted_apart_on_every_list(
    came: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    counts = selectors.counts_of(came.session)
    (sheet,) = selectors.sheets_of(came.activity)
    assert (counts["present"], counts["observers"]) == (len(sheet.came), 1)
    assert [one.pk for one in sheet.observers] == [came.mali.pk]
    assert came.mali.pk not in {one.pk for one in sheet.came}
    there = selectors.came_to(came.workspace, [came.activity])
    assert there == {came.activity.pk: counts["present"]}
    page = client.get(at(came, "activity")).content.decode()
    assert page.count("ผู้สังเกตการณ์") >= 2
    listed = client.get(reverse("activities:activities", args=[came.workspace.public_id]))
    assert "ผู้สังเกตการณ์ 1 คน" in listed.content.decode()
    assert "ผู้สังเกตการณ์: 1" in client.get(at(came, "activity")).context["text"]


def test_at_the_door_one_press_makes_an_observer_and_another_takes_it_back(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    session = str(world.session.public_id)
    url = at(world, "role", world.kru.public_id)
    back = client.post(url, {"role": "observer", "session": session})
    assert back["Location"] == f"{at(world, 'attendance')}?session={session}"
    assert observer_keys(world.activity.pk) == {world.kru.pk}
    times = client.get(at(world, "times", world.kru.public_id)).content.decode()
    assert f'action="{url}"' in times
    assert 'name="role" value="participant"' in times
    client.post(url, {"role": "observer"})
    assert Act.objects.filter(action="activities.role_set").count() == 1
    client.post(url, {"role": "participant"})
    assert not Participant.objects.exists()
    client.post(url, {"role": "king"})
    assert Act.objects.filter(action="activities.role_set").count() == 2


def test_who_observes_is_noted_before_she_comes(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    guest = person(world.workspace, "นายผู้มา ดูงาน")
    client = signed_in("coordinator")
    url = at(world, "observer-new")
    assert client.post(url, {"other": str(guest.public_id)}).status_code == 302
    assert client.post(url, {"other": str(world.temple.public_id)}).status_code == 422
    assert guest.pk in [line.party.pk for line in selectors.lines_of(world.session)]


def test_a_walk_in_may_come_as_an_observer(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, session = signed_in("coordinator"), str(world.session.public_id)
    form = {"session": session, "name": "นางสาวดาว เดือนเด่น", "observer": "1"}
    client.post(at(world, "walk-in"), form)
    made = Party.objects.get(match_key__contains="ดาว")
    client.post(at(world, "walk-in"), {**form, "party": str(world.boon.public_id)})
    assert observer_keys(world.activity.pk) == {made.pk, world.boon.pk}


def test_the_sheet_prints_observers_below_a_heading_and_keeps_its_codes(
    came: World, signed_in: Callable[[str], Client]
) -> None:
    sheet = sheet_make(by=came.cast.coordinator, session=came.session, blanks=5)
    client = signed_in("coordinator")
    answer = client.get(at(came, "sheet-print", sheet.public_id, "docx"))
    rows = [row.cells for row in Document(io.BytesIO(answer.content)).tables[0].rows]
    first = [row[0].text for row in rows]
    place = first.index("ผู้สังเกตการณ์")
    assert first[1] == "ผู้เข้าร่วม"
    assert rows[place + 1][1].text == came.mali.name_th
    assert first[place + 2] == "คนอื่นที่มา"
    codes = [text for text in first if text.startswith("AA")]
    assert codes == [f"AA{n:02d}" for n in range(1, len(codes) + 1)]
    # A sheet stays as it was printed.
    observes(came, came.mali, "participant")
    again = client.get(at(came, "sheet-key", sheet.public_id)).content.decode()
    assert "ผู้สังเกตการณ์" in again
    assert client.get(at(came, "sheet-print", sheet.public_id, "pdf")).content[:4] == b"%PDF"


def test_a_merge_keeps_one_row_of_two_and_her_copy_tells_it(came: World) -> None:
    twin = person(came.workspace, "นางมะลิ ลำธาร")
    observes(came, twin)
    party_merge(by=came.cast.owner, kept=came.mali, gone=twin)
    assert observed([came.activity.pk]) == {(came.activity.pk, came.mali.pk)}
    copied = registries.subject_data.entries["activities.Participant"].rows_for([came.mali.pk])
    assert copied[came.mali.pk] == [{"activity": "ประชุมประจำเดือน", "as": "ผู้สังเกตการณ์"}]


def test_a_certificate_is_not_offered_to_who_looked_on(
    came: World, signed_in: Callable[[str], Client]
) -> None:
    page = signed_in("coordinator").get(at(came, "certificates")).content.decode()
    ticks = dict(re.findall(r'name="people" value="([^"]+)"( checked)?', page))
    assert ticks[str(came.kru.public_id)]
    assert not ticks[str(came.mali.public_id)]
