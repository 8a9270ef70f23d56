"""Taking data out over HTTP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from tests.makers import World


def taken_out(client: Client, world: World, **fields: str) -> bytes:
    url = reverse("interchange:export", args=[world.workspace.public_id])
    asked = {"format": "xlsx", "reason": "ส่งกองทุน", "network": str(world.network.public_id)}
    answer = client.post(url, {**asked, **fields})
    assert answer.status_code == 200
    return answer.getvalue()


def texts(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return str([row for sheet in book for row in sheet.iter_rows(values_only=True)])


def test_a_coordinator_takes_out_contacts_and_the_history_knows(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    said = texts(taken_out(signed_in("coordinator"), world))
    assert "kaew@example.org" in said
    act = Act.objects.get(action="interchange.data_export")
    assert (act.by, act.facts["reason"]) == (world.cast.coordinator, "ส่งกองทุน")


def test_an_evaluator_gets_no_contacts(world: World, signed_in: Callable[[str], Client]) -> None:
    said = texts(taken_out(signed_in("evaluator"), world))
    assert "นางสาวแก้ว ใจงาม" in said
    assert "kaew@example.org" not in said
    assert "812345678" not in said
    assert "081-234" not in said


def test_plain_tables_come_in_one_zip(world: World, signed_in: Callable[[str], Client]) -> None:
    data = taken_out(signed_in("owner"), world, format="csv", network="all")
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert "บุคคล.csv" in names
    assert len(names) == 11


@pytest.mark.parametrize(
    "fields",
    [{"reason": ""}, {"format": "exe"}, {"network": "00000000-0000-0000-0000-000000000000"}],
)
def test_without_a_reason_or_with_nonsense_nothing_leaves(
    world: World, signed_in: Callable[[str], Client], fields: dict[str, str]
) -> None:
    url = reverse("interchange:export", args=[world.workspace.public_id])
    asked = {"format": "xlsx", "reason": "ส่งกองทุน", "network": "all"}
    assert signed_in("owner").post(url, {**asked, **fields}).status_code == 422
    assert not Act.objects.filter(action="interchange.data_export").exists()
