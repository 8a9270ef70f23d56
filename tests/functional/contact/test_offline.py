"""The pages of contact without signal: what a telephone may keep, and a queue that comes as a file."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from malai.contact.models import Contact
from tests.makers import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, world: World) -> Client:
    client.force_login(world.cast.coordinator)
    return client


def at(world: World, name: str) -> str:
    return reverse(f"contact:{name}", args=[world.workspace.public_id])


def test_the_page_that_is_kept_names_nobody(desk: Client, world: World) -> None:
    page = desk.get(at(world, "offline")).content.decode()
    assert "data-offline" in page
    assert world.boon.name not in page
    said = desk.get(at(world, "offline-roster")).json()
    assert {"id": str(world.boon.public_id), "name": world.boon.name} in said["people"]
    assert set(said["people"][0]) == {"id", "name"}


def test_each_line_is_answered_and_a_second_sending_changes_nothing(
    desk: Client, world: World
) -> None:
    row = {"id": str(uuid4()), "parties": [str(world.boon.public_id)], "channel": "line"}
    for _ in range(2):
        sent = desk.post(
            at(world, "offline-sync"), json.dumps({"rows": [row]}), content_type="application/json"
        )
        assert sent.json() == {"rows": [{"id": row["id"], "state": "taken", "said": ""}]}
        assert sent["Cache-Control"] == "no-store, private"
    assert Contact.objects.get().channel == "line"


def sent_file(desk: Client, world: World, held: Any) -> Any:
    file = SimpleUploadedFile("queue.json", json.dumps(held).encode())
    return desk.post(at(world, "queue"), {"file": file})


def test_a_queue_is_looked_at_before_it_is_taken_in(desk: Client, world: World) -> None:
    good = {"id": str(uuid4()), "parties": [str(world.boon.public_id)], "channel": "visit"}
    bad = {"id": str(uuid4()), "name": "ยายแก้ว", "parties": [], "channel": "visit"}
    shown = sent_file(desk, world, {"malai": "queue", "rows": [good, bad]})
    assert Contact.objects.count() == 0
    assert (shown.context["new"], [name for name, _ in shown.context["refused"]]) == (1, ["ยายแก้ว"])
    for _ in range(2):
        desk.post(at(world, "queue"), {"held": shown.context["held"]})
    assert Contact.objects.count() == 1


def test_a_file_that_is_no_queue_is_refused_with_a_sentence(desk: Client, world: World) -> None:
    wrong: list[Any] = [[], {"rows": "all"}, {"other": 1}]
    for held in wrong:
        answer = sent_file(desk, world, held)
        assert answer.status_code == 422
        assert answer.context["said"]
