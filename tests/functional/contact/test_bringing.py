"""Bringing a chat in over the web: preview, who is who, one act; nothing said is left anywhere."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from malai.contact.models import ChatGroup, FileRead, KnownName, Presence
from tests.makers import World
from tests.unit.malai.contact.test_files import CALLS, SECRET, everything, export

SignIn = Callable[[str], Client]
#: Longer than what Django would keep in memory of an ordinary upload.
LONG = export(
    *(f"08:{n % 60:02d}\tบุญ\t{SECRET * 30}" for n in range(2_000)), f"09:00\tใครสักคน\t{SECRET}"
)


def here(world: World, name: str, *more: object) -> str:
    return reverse(f"contact:{name}", args=[world.workspace.public_id, *more])


def send(world: World, client: Client, data: bytes, name: str = "แชท.txt") -> str:
    answer = client.post(here(world, "bring"), {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def files_below(folder: Path) -> str:
    """Return everything that files below a folder hold, as far as it can be read."""
    found = []
    for top, _folders, names in os.walk(folder):
        for name in names:
            path = Path(top) / name
            if path.is_file() and path.stat().st_size < 20_000_000:
                found.append(path.read_bytes().decode("utf-8", "ignore"))
    return "".join(found)


def test_nothing_that_was_said_is_left_in_database_or_temporary_files(
    world: World, signed_in: SignIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    client = signed_in("coordinator")
    page = send(world, client, LONG)
    assert SECRET not in client.get(page).content.decode()
    assert SECRET not in everything()
    client.post(page, {"name": "ฮักดอย", "who_0": str(world.boon.public_id)})
    assert Presence.objects.get().times == 2_000
    assert SECRET not in everything()
    assert SECRET not in files_below(tmp_path)
    assert "ใครสักคน" not in everything()


def test_a_chat_is_previewed_and_taken_over(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    page = send(world, client, export("08:00\tบุญ\tก", "08:01\tคนแปลกหน้า\tข"))
    said = client.get(page).content.decode()
    assert "ฮักดอย" in said
    assert "คนแปลกหน้า" in said
    answer = client.post(
        page, {"name": "ฮักดอย", "who_0": str(world.boon.public_id), "who_1": "-"}, follow=True
    )
    assert "undo" in answer.content.decode()
    assert ChatGroup.objects.get().name == "ฮักดอย"
    assert [row.party for row in KnownName.objects.order_by("name")] == [world.boon, None]
    again = send(world, client, export("08:00\tบุญ\tก", "08:01\tคนแปลกหน้า\tข"))
    assert "selected" in client.get(again).content.decode()


def test_a_file_waits_only_for_whoever_brought_it(world: World, signed_in: SignIn) -> None:
    page = send(world, signed_in("coordinator"), export("08:00\tบุญ\tก"))
    assert signed_in("manager").get(page).status_code == 404
    row = FileRead.objects.get()
    signed_in("coordinator").post(here(world, "file-drop", row.public_id))
    assert FileRead.objects.count() == 0


def test_what_is_no_chat_gets_its_sentence(world: World, signed_in: SignIn) -> None:
    sent = {"file": SimpleUploadedFile("งาน.txt", b"no chat")}
    answer = signed_in("coordinator").post(here(world, "bring"), sent)
    assert answer.status_code == 422
    assert "LINE" in answer.content.decode()


def test_a_list_of_calls_may_be_read_by_other_columns(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    page = send(world, client, CALLS, "โทร.csv")
    row = FileRead.objects.get()
    client.post(here(world, "columns", row.public_id), {"number": "0", "on": "2"})
    row.refresh_from_db()
    assert row.counts["messages"] == 2
    assert client.get(page).status_code == 200


def test_a_group_is_a_channel_with_owner_and_purpose(world: World, signed_in: SignIn) -> None:
    world.kru.memberships.update(role="coordinator")
    client = signed_in("coordinator")
    client.post(
        here(world, "group-new"),
        {"name": "ฮักดอย", "purpose": "นัดหมาย", "owner": str(world.kru.public_id)},
    )
    group = ChatGroup.objects.get()
    assert group.owner == world.kru
    page = here(world, "group", group.public_id)
    client.post(page, {"name": "ฮักดอย", "purpose": "แจ้งข่าว", "people": "40"})
    now = ChatGroup.objects.get()
    assert (now.purpose, now.owner_id, now.people) == ("แจ้งข่าว", None, 40)
    assert "แจ้งข่าว" in client.get(here(world, "groups")).content.decode()
