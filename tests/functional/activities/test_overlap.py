"""The overlap finder over HTTP: a sentence, and one act."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from django.test import Client
from django.urls import reverse

from malai.network.models import Project
from malai.work.models import Task
from tests.makers import World


def at(world: World, name: str, **more: object) -> str:
    return reverse(f"activities:{name}", kwargs={"workspace": world.workspace.public_id, **more})


def test_an_overlap_is_said_and_leads_to_talking_together(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    for owner in (world.temple, world.kru):
        row = Project.objects.create(
            workspace=world.workspace, owner=owner, name_th=f"โครงการของ {owner}",
            area_code="57", first_year=2560, last_year=2561, budget=50_000,
        )  # fmt: skip
        url = at(world, "project-words", project=row.public_id)
        client.post(url, {"goal_words": "ผู้สูงอายุ"})
    page = unescape(client.get(at(world, "overlap")).content.decode())
    assert "“ผู้สูงอายุ”" in page
    assert "2560–2561" in page
    assert "เท่าที่รู้ 100,000 บาท" in page
    found = re.search(r"/overlap/([0-9a-f-]{36})/talk/", page)
    assert found is not None
    client.post(at(world, "overlap-talk", overlap=found[1]))
    task = Task.objects.get()
    assert "ชวนคุยกันเรื่อง “ผู้สูงอายุ”" in task.what
    assert task.what in unescape(client.get(at(world, "overlap")).content.decode())
    assert "ชวนคุยกัน</button>" not in signed_in("reader").get(at(world, "overlap")).content.decode()
