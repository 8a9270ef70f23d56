"""People note themselves by the code of the room or their card; guessed, old and ended ones do not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from malai.activities.models import Attendance, Session
from malai.activities.models_attending import Arrival, Card, Opening
from malai.activities.selectors_codes import TURN_S, opening_turned, turn_of
from malai.activities.services.codes import card_make, opening_make
from malai.activities.web.oneself import MISSES
from malai_core.text import PartialDate
from tests.makers import World


@pytest.fixture(autouse=True)
def a_calm_house() -> Iterator[None]:
    """Forget who missed before."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def opening(world: World) -> Opening:
    day = PartialDate.of(timezone.localdate())
    session = Session.objects.create(activity=world.activity, on=day)
    return opening_make(by=world.cast.coordinator, session=session, minutes=60)


def scanned(opening: Opening) -> str:
    return reverse("activities:room", args=[opening.public_id, turn_of(opening, timezone.now())])


def fields_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(passed|client_id)" value="([^"]+)"', page))


def come(client: Client, page: str, name: str) -> Any:
    return client.post(reverse("activities:come"), {**fields_of(page), "name": name})


def test_whoever_scans_the_screen_is_noted_by_her_name(opening: Opening, world: World) -> None:
    client = Client()
    page = client.get(scanned(opening)).content.decode()
    assert world.activity.title_th in page
    assert come(client, page, "มะลิ ลำธาร").status_code == 200
    row = Attendance.objects.get(session=opening.session, party=world.mali)
    assert (row.method, row.came_at is not None) == ("room", True)
    come(client, page, "มะลิ ลำธาร")
    assert Arrival.objects.count() == 1


def test_thanks_tell_nobody_who_is_on_the_list(opening: Opening) -> None:
    client, said = Client(), set()
    for name in ("มะลิ ลำธาร", "ไม่มีใครรู้จัก"):
        page = client.get(scanned(opening)).content.decode()
        said.add(come(client, page, name).content.decode().replace(name, "…"))
    assert len(said) == 1


def test_a_spoken_code_is_typed_as_people_type(opening: Opening, world: World) -> None:
    code = opening.spoken
    client = Client()
    page = client.post(reverse("activities:code"), {"code": f" {code[:3].lower()}-{code[3:]}"})
    come(client, page.content.decode(), "มะลิ ลำธาร")
    assert Attendance.objects.get(party=world.mali).method == "spoken"


def test_old_closed_and_wrong_codes_are_refused_with_one_sentence(
    opening: Opening, world: World
) -> None:
    client, typed, said = Client(), reverse("activities:code"), []
    old = turn_of(opening, timezone.now(), back=9)
    said.append(client.get(reverse("activities:room", args=[opening.public_id, old])))
    said.append(client.post(typed, {"code": "AAAAAA"}))
    page = client.get(scanned(opening)).content.decode()
    Opening.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    said.append(client.post(typed, {"code": opening.spoken}))
    said.append(come(client, page, "มะลิ ลำธาร"))
    said.append(client.post(reverse("activities:come"), {"passed": "ปลอม", "client_id": "1"}))
    assert {answer.status_code for answer in said} == {404}
    texts = {re.sub(r"csrfmiddlewaretoken[^>]+", "", one.content.decode()) for one in said}
    assert len(texts) == 1
    assert not Attendance.objects.filter(party=world.mali).exists()


def test_guessing_tires_and_is_told_so(opening: Opening) -> None:
    client, typed = Client(), reverse("activities:code")
    for _guess in range(MISSES):
        assert client.post(typed, {"code": "AAAAAA"}).status_code == 404
    answer = client.post(typed, {"code": opening.spoken})
    assert answer.status_code == 429
    assert "รอ" in answer.content.decode()
    assert client.get(scanned(opening)).status_code == 429


def test_forms_say_where_they_come_from_or_browsers_would_be_refused(opening: Opening) -> None:
    """Without a referrer a browser sends "null" as the origin of a form, which Django refuses."""
    for url in (reverse("activities:code"), scanned(opening)):
        answer = Client().get(url)
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-referrer" not in answer.content.decode()


def test_a_picture_of_the_screen_is_good_for_three_minutes(opening: Opening) -> None:
    now = timezone.now()
    turn = turn_of(opening, now)
    soon, late = now + timedelta(seconds=2 * TURN_S), now + timedelta(seconds=3 * TURN_S)
    Opening.objects.update(closes_at=late + timedelta(hours=1))
    assert opening_turned(opening.public_id, turn, now=soon) == opening
    assert opening_turned(opening.public_id, turn, now=late) is None


def test_the_coordinator_opens_shows_and_closes(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    url = reverse(
        "activities:room-code", args=[world.workspace.public_id, world.activity.public_id]
    )
    assert client.post(url, {"minutes": "7"}, follow=True).status_code == 200
    assert not Opening.objects.exists()
    page = unescape(client.post(url, {"minutes": "60"}, follow=True).content.decode())
    made = Opening.objects.get()
    assert f"{made.spoken[:3]}-{made.spoken[3:]}" in page
    assert "<svg" in page
    client.post(url, {"close": "1"})
    assert not Opening.objects.get().is_open


# -- Cards -----------------------------------------------------------------------------------------


def scan(world: World, card: Card) -> str:
    return reverse("activities:card-scan", args=[world.workspace.public_id, card.code])


def test_a_card_is_scanned_once_and_again(
    world: World, opening: Opening, signed_in: Callable[[str], Client]
) -> None:
    client, card = signed_in("coordinator"), card_make(by=None, party=world.mali)
    assert world.mali.name in client.get(scan(world, card)).content.decode()
    for _time in range(2):
        client.post(scan(world, card), {"session": str(opening.session.public_id)})
    assert Attendance.objects.get(session=opening.session, party=world.mali).method == "card"
    assert Arrival.objects.count() == 1


def test_an_older_card_is_refused(world: World, signed_in: Callable[[str], Client]) -> None:
    client, old = signed_in("coordinator"), card_make(by=None, party=world.mali)
    client.post(reverse("activities:card", args=[world.workspace.public_id, world.mali.public_id]))
    answer = client.get(scan(world, old))
    assert answer.status_code == 404
    assert "บัตรนี้ใช้ไม่ได้" in answer.content.decode()


def test_her_own_link_shows_the_card_and_takes_the_spoken_code(
    world: World, opening: Opening, signed_in: Callable[[str], Client]
) -> None:
    card_make(by=None, party=world.mali)
    url = reverse("activities:card", args=[world.workspace.public_id, world.mali.public_id])
    page = signed_in("coordinator").post(url, {"link": "1"}).content.decode()
    link = re.search(r"http://testserver(/l/[\w-]+/)", page)
    assert link is not None
    client = Client()
    shown = client.get(link[1]).content.decode()
    assert world.mali.name in shown
    assert "<svg" in shown
    assert client.post(f"{link[1]}code/", {"code": "AAAAAA"}).status_code == 404
    assert client.post(f"{link[1]}code/", {"code": opening.spoken}).status_code == 200
    assert Attendance.objects.get(session=opening.session, party=world.mali).method == "spoken"
