"""One list taken out as it is narrowed."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from malai.network.models import Segment, SegmentMark
from tests.functional.interchange.workbooks import upload
from tests.makers import World


def names(client: Client, world: World, what: str, query: str = "") -> list[str]:
    url = reverse(f"interchange:export-{what}", args=[world.workspace.public_id])
    answer = client.post(f"{url}?{query}", {"format": "xlsx", "reason": "ส่งกองทุน"})
    assert answer.status_code == 200, answer.content.decode()
    sheets = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).worksheets
    assert len(sheets) == 2
    return [str(row[0]) for row in sheets[1].iter_rows(min_row=2, values_only=True)]


def test_a_list_leaves_as_it_is_narrowed_and_the_history_counts_it(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    assert len(names(client, world, "people")) == 3
    assert names(client, world, "people", "q=มะลิ") == ["นางมะลิ ลำธาร"]
    act = Act.objects.filter(action="interchange.data_export").latest("pk")
    assert act.facts["reason"] == "ส่งกองทุน"
    assert "มะลิ" not in act.facts["name"]
    assert names(client, world, "organisations") == ["วัดดอยหมอก"]


def test_a_saved_list_leaves_with_its_exceptions(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    segment = Segment.objects.create(
        workspace=world.workspace, name="ของเรา", query="q=แก้ว", is_shared=True
    )
    SegmentMark.objects.create(segment=segment, party=world.boon, is_in=True)
    found = names(signed_in("coordinator"), world, "people", f"segment={segment.public_id}")
    assert sorted(found) == ["นางสาวแก้ว ใจงาม", "นายบุญ ดอยสูง"]


def test_an_evaluator_gets_no_contacts(world: World, signed_in: Callable[[str], Client]) -> None:
    url = reverse("interchange:export-people", args=[world.workspace.public_id])
    answer = signed_in("evaluator").post(url, {"format": "xlsx", "reason": "ตรวจ"})
    book = openpyxl.load_workbook(io.BytesIO(answer.getvalue()))
    assert "kaew@example.org" not in str([list(s.values) for s in book])


def test_activities_leave_with_how_many_came(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    assert names(client, world, "activities") == ["ประชุมประจำเดือน"]
    assert names(client, world, "activities", "q=ไม่มีเลย") == []


def test_a_search_that_finds_too_many_is_asked_to_be_narrowed(
    world: World, signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("malai.interchange.web.list_exports.MOST", 0)
    client = signed_in("coordinator")
    client.cookies["malai_language"] = "en"
    url = reverse("interchange:export-people", args=[world.workspace.public_id])
    assert "Narrow it first" in client.get(f"{url}?q=แก้ว").content.decode()
    answer = client.post(f"{url}?q=แก้ว", {"format": "xlsx", "reason": "ส่ง"})
    assert answer.status_code == 422
    assert not Act.objects.filter(action="interchange.data_export").exists()


def test_without_a_reason_nothing_leaves(world: World, signed_in: Callable[[str], Client]) -> None:
    url = reverse("interchange:export-people", args=[world.workspace.public_id])
    assert signed_in("owner").post(url, {"format": "xlsx"}).status_code == 422


def test_a_list_that_went_out_comes_back_and_changes_nothing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    client.cookies["malai_language"] = "en"
    url = reverse("interchange:export-people", args=[world.workspace.public_id])
    data = client.post(url, {"format": "xlsx", "reason": "แก้ไข"}).getvalue()
    brought = reverse("interchange:upload", args=[world.workspace.public_id])
    page = client.post(brought, {"file": upload(data, "รายชื่อ.xlsx")}, follow=True)
    assert "Everything in this file is already there" in page.content.decode()


def test_the_list_offers_it_to_who_may(world: World, signed_in: Callable[[str], Client]) -> None:
    shown = reverse("network:people", args=[world.workspace.public_id])
    link = reverse("interchange:export-people", args=[world.workspace.public_id])
    assert link in signed_in("evaluator").get(shown).content.decode()
    assert link not in signed_in("reader").get(shown).content.decode()
