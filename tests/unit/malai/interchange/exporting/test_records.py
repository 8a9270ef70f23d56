"""Projects, agreements, networks and fields of our own leave in an export, in its language."""

from __future__ import annotations

from malai.interchange.exporting.records import record_tables
from malai.network.services.agreements import (
    agreement_create,
    agreement_party_add,
    commitment_add,
)
from malai.network.services.custom import field_add
from malai.network.services.parties import party_change
from malai.network.services.projects import project_create, team_add
from malai_core.formats import CellValue
from malai_core.labels import Language
from malai_core.text import PartialDate
from tests.makers import World


def sheets(
    world: World, language: Language, *, with_sensitive: bool = True
) -> dict[str, list[tuple[CellValue, ...]]]:
    tables = record_tables(world.workspace, world.network, language, with_sensitive=with_sensitive)
    return {table.name: [tuple(row) for row in table.rows] for table in tables}


def test_every_record_leaves_with_its_words_and_its_id(world: World) -> None:
    ws = world.workspace
    fields = {"name_th": "โครงการฝึกเดิน", "first_year": 2558, "networks": [world.network]}
    project = project_create(by=None, workspace=ws, fields=fields)
    team_add(by=None, project=project, party=world.kru, role="manager")
    deed = agreement_create(
        by=None, workspace=ws,
        fields={"name_th": "ข้อตกลง", "network": world.network, "signed": PartialDate(2012, 1)},
    )  # fmt: skip
    agreement_party_add(by=None, agreement=deed, party=world.temple)
    commitment_add(by=None, agreement=deed, what="เปิดศาลา", party=world.temple)
    own = {"record": "person", "kind": "text", "label_th": "หมู่เลือด", "label_en": "Blood group"}
    secret = field_add(by=None, workspace=ws, fields={**own, "is_sensitive": True})
    party_change(by=None, party=world.boon, fields={secret.form_name: "โอ"})

    thai = sheets(world, "th")
    (row,) = thai["โครงการ"]
    assert (row[0], row[3], row[11], row[-1]) == (
        "โครงการฝึกเดิน", 2558, "นางสาวแก้ว ใจงาม (ผู้จัดการ)", str(project.public_id),
    )  # fmt: skip
    (promise,) = thai["ข้อตกลงและคำมั่น"]
    assert (promise[1], promise[6], promise[9]) == ("2012-01", "เปิดศาลา", "รออยู่")
    english = sheets(world, "en")
    assert "(project manager)" in str(english["Projects"][0][11])
    assert english["Fields of our own"] == [
        ("นายบุญ ดอยสูง", "Blood group", "โอ", str(world.boon.public_id))
    ]
    assert sheets(world, "en", with_sensitive=False)["Fields of our own"] == []
