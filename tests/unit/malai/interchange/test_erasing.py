"""Somebody made anonymous leaves brought files, previews and waiting rows too."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from malai.audit.models import RowImage
from malai.consent.services.retention import records_erase
from malai.files.models import StoredFile
from malai.files.services import path_of
from malai.interchange.models import Doubt, Import
from malai.interchange.services import import_ask, import_start
from malai.network.models import Attachment, FormerName, Note, Tagging
from malai.network.services.about import note_add
from malai_core.text import PartialDate
from tests.functional.interchange.workbooks import Rows, upload, workbook
from tests.makers import World


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path


def brought(world: World, *rows: tuple[str, ...], name: str = "ก.xlsx") -> Import:
    sheets: dict[str, Rows] = {"ความสัมพันธ์": (("จาก", "ถึง", "เรื่อง"), *rows)}
    data = upload(workbook(sheets), name)
    return import_start(by=world.cast.coordinator, network=world.network, name=name, content=data)


def everything() -> str:
    rows = [*Import.objects.values(), *Doubt.objects.values()]
    images = RowImage.objects.filter(table="interchange.Doubt").values("before", "after")
    return json.dumps([*rows, *images], cls=DjangoJSONEncoder, ensure_ascii=False)


def test_files_previews_and_waiting_rows_that_name_her_go(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    hers = brought(world, ("แก้ว ใจงาม", "ใครสักคน ไม่รู้จัก", "ปรึกษา"))
    hers = import_ask(by=world.cast.coordinator, row=hers)
    waiting = brought(world, ("บุญ ดอยสูง", "แก้ว ใจงาม", "ประสานงาน"), name="ข.xlsx")
    other = brought(world, ("บุญ ดอยสูง", "มะลิ ลำธาร", "ประสานงาน"), name="ค.xlsx")
    digest = hers.file.sha256 if hers.file else ""
    assert "แก้ว" in everything()

    with django_capture_on_commit_callbacks(execute=True):
        records_erase(by=None, workspace=world.workspace, parties=[world.kru])

    left = everything()
    assert "แก้ว" not in left, left[left.index("แก้ว") - 300 : left.index("แก้ว") + 200]
    for row in (hers, waiting, other):
        row.refresh_from_db()
    assert (hers.file, hers.state) == (None, "done")
    assert (waiting.file, waiting.state, waiting.preview) == (None, "dropped", {})
    assert other.file is not None
    assert not path_of(digest).exists()


def test_what_lies_beside_her_record_goes(world: World) -> None:
    note_add(
        by=world.cast.coordinator, party=world.kru, on=PartialDate(2017), text="เล่าเรื่องครอบครัว"
    )
    FormerName.objects.create(workspace=world.workspace, party=world.kru, name="แก้ว สายน้ำ")
    kept = StoredFile.objects.create(
        workspace=world.workspace, name="บัตร.jpg", size=1, sha256="0" * 64
    )
    Attachment.objects.create(workspace=world.workspace, party=world.kru, file=kept)
    records_erase(by=None, workspace=world.workspace, parties=[world.kru])
    for model in (Note, FormerName, Attachment, Tagging, StoredFile):
        assert not model._default_manager.exists()
