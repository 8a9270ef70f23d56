"""Noting without signal: what a telephone takes along, what it sends, and what it is answered."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from bench.soak.cuts import Signal, noted, run
from malai.accounts.models import Scope
from malai.activities.models import Attendance
from malai.activities.models_attending import Arrival
from malai.atlas.bridge.meetings import gathered
from malai.audit.models import Act
from malai.network.models import SeatNetwork
from tests import makers
from tests.makers import World


def at(world: World, name: str) -> str:
    return reverse(f"activities:{name}", args=[world.workspace.public_id, world.activity.public_id])


def row(world: World, number: int, **facts: Any) -> dict[str, Any]:
    return {"id": str(UUID(int=number)), "session": str(world.session.public_id), **facts}


def send(client: Client, world: World, *rows: Any, **headers: str) -> Any:
    body = json.dumps({"rows": rows})
    return client.post(
        at(world, "offline-sync"), body, content_type="application/json", headers=headers
    )


def states(answer: Any) -> list[str]:
    return [one["state"] for one in answer.json()["rows"]]


def test_the_telephone_takes_names_along_and_nothing_else(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    page = client.get(at(world, "offline")).content.decode()
    said = client.get(at(world, "offline-roster")).content.decode()
    assert "แก้ว" not in page
    assert "แก้ว" in said
    assert set(json.loads(said)) == {"token", "title", "sessions", "people"}
    assert {key for one in json.loads(said)["people"] for key in one} == {"id", "name"}
    assert "812345678" not in said
    assert "example.org" not in said


def test_the_worker_lies_below_the_page_so_that_it_reaches_no_other(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, page = signed_in("coordinator"), at(world, "offline")
    answer = client.get(at(world, "offline-worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert at(world, "offline-worker").startswith(page)
    assert "Service-Worker-Allowed" not in answer
    said = client.get(at(world, "offline-manifest")).json()
    assert (said["scope"], said["start_url"], said["display"]) == (page, page, "standalone")


def test_a_batch_is_one_act_and_each_line_is_answered(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    rows = [
        row(world, 1, party=str(world.mali.public_id), came_at="2016-03-05T02:00:00Z"),
        row(world, 2, name="แขก ไม่รู้จัก"),
        row(world, 3, party=str(UUID(int=9))),
        {"id": "ไม่ใช่เลข"},
        "ไม่ใช่บรรทัด",
    ]
    answer = send(client, world, *rows)
    assert states(answer) == ["taken", "waiting", "refused", "refused"]
    assert all(one["said"] for one in answer.json()["rows"][1:])
    assert Act.objects.count() == 1
    assert states(send(client, world, *rows)) == ["taken", "waiting", "refused", "refused"]
    assert Act.objects.count() == 1
    assert Arrival.objects.count() == 2


def test_refusals_are_said_in_the_language_of_the_telephone(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    said = {}
    for language in ("th", "en"):
        client.cookies["malai_language"] = language
        answer = send(client, world, row(world, 1, party=str(UUID(int=9))))
        said[language] = answer.json()["rows"][0]["said"]
    assert said["th"].startswith("คนนี้ไม่อยู่")
    assert said["en"].startswith("This person is not")


def test_what_is_no_batch_is_refused_whole(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    for body in ("", "[]", '{"rows": 1}', "\x00", '{"rows": [' + "[" * 5000):
        answer = client.post(at(world, "offline-sync"), body, content_type="application/json")
        assert answer.status_code == 422
        assert answer.json()["said"]
    assert send(client, world, *[row(world, n) for n in range(1001)]).status_code == 422


def test_a_session_that_ended_keeps_nothing_and_says_so_by_the_sign_in(world: World) -> None:
    answer = send(Client(), world, row(world, 1, party=str(world.mali.public_id)))
    assert answer.status_code == 302
    assert not Arrival.objects.exists()


def test_without_the_token_of_the_page_nothing_is_taken(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.cast.coordinator)
    rows = [row(world, 1, party=str(world.mali.public_id))]
    assert send(client, world, *rows).status_code == 403
    token = client.get(at(world, "offline-roster")).json()["token"]
    assert states(send(client, world, *rows, **{"X-CSRFToken": token})) == ["taken"]


def test_a_limited_seat_notes_only_whom_it_sees(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    outside = makers.person(world.workspace, "นายนอก เครือข่าย")
    seat = world.cast.coordinator.seats.get()
    seat.scope = Scope.NETWORKS
    seat.save()
    SeatNetwork.objects.create(seat=seat, network=world.network)
    client = signed_in("coordinator")
    rows = [row(world, 1, party=str(outside.public_id)), row(world, 2, name="นอก เครือข่าย")]
    assert states(send(client, world, *rows)) == ["refused", "waiting"]
    assert not Attendance.objects.filter(party=outside).exists()
    assert "นอก" not in client.get(at(world, "offline-roster")).content.decode()


# -- A queue in a file -------------------------------------------------------------------------------


def file_of(world: World, *rows: Any, **about: str) -> SimpleUploadedFile:
    said = {"malai": "queue", "of": str(world.activity.public_id), **about, "rows": rows}
    return SimpleUploadedFile("queue.json", json.dumps(said).encode(), "application/json")


def test_a_file_with_a_queue_is_shown_before_it_is_taken_in(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    send(client, world, row(world, 1, party=str(world.mali.public_id)))
    rows = [
        row(world, 1, party=str(world.mali.public_id)),
        row(world, 2, party=str(world.boon.public_id)),
        row(world, 3, name="แขก ไม่รู้จัก"),
        row(world, 4, party=str(UUID(int=9)), name="ใครกัน"),
    ]
    shown = client.post(at(world, "queue"), {"file": file_of(world, *rows)})
    found = {name: shown.context[name] for name in ("new", "waiting", "back", "known")}
    assert found == {"new": 1, "waiting": 1, "back": 0, "known": 1}
    assert "ใครกัน" in shown.content.decode()
    assert Arrival.objects.count() == 1
    answer = client.post(at(world, "queue"), {"held": shown.context["held"]})
    assert answer.status_code == 302
    assert Arrival.objects.filter(method="offline").count() == 3


def test_a_file_of_another_activity_is_refused(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    file = file_of(world, row(world, 1, name="ใคร"), of=str(UUID(int=5)))
    answer = signed_in("coordinator").post(at(world, "queue"), {"file": file})
    assert answer.status_code == 422
    assert "กิจกรรมอื่น" in answer.content.decode()


# -- A bad signal and what follows -----------------------------------------------------------------------


def test_cuts_of_the_signal_lose_nothing_and_count_nothing_twice(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    Attendance.objects.all().delete()
    people = [str(one.public_id) for one in (world.kru, world.boon, world.mali)]
    chance = random.Random(3)  # noqa: S311 - a simulation, no secret
    signal = Signal(signed_in("coordinator"), at(world, "offline-sync"), chance, 30)
    expected = run(signal, str(world.session.public_id), people, seed=5)
    assert set(signal.seen) == {"before", "middle", "after"}
    assert noted(world.session) == expected


def test_who_was_checked_in_meets_in_the_picture_at_once(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    """The layer of coming together is computed from attendance, so a check-in is a link at once."""
    client = signed_in("coordinator")
    before, alone = gathered(world.network, day=date(2026, 1, 1), kept={})
    send(client, world, row(world, 1, party=str(world.mali.public_id)))
    after, picture = gathered(world.network, day=date(2026, 1, 1), kept={})
    assert len(before.activities) == len(after.activities) == 1
    assert len(picture.strands) == len(alone.strands) + 1
    send(client, world, row(world, 1, party=str(world.mali.public_id), withdrawn=True))
    _gone, last = gathered(world.network, day=date(2026, 1, 1), kept={})
    assert len(last.strands) == len(alone.strands)
