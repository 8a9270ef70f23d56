"""The paper bridge: a sheet is printed, signed, photographed and keyed in by its own order."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from PIL import Image

from malai.activities.models import Attendance
from malai.activities.models_attending import Arrival, SheetPhoto, SignSheet
from malai.activities.services.sheets import sheet_make
from malai.files.models import StoredFile
from malai.files.services import file_path
from malai.kernel import registries
from malai.network.models import Party
from malai.network.services.parties import party_change
from tests.makers import World


@pytest.fixture
def sheet(world: World) -> SignSheet:
    return sheet_make(by=world.cast.coordinator, session=world.session, blanks=5)


def at(sheet: SignSheet, name: str, *more: Any) -> str:
    activity = sheet.session.activity
    args = [activity.workspace.public_id, activity.public_id, *more]
    return reverse(f"activities:{name}", args=args)


def key(client: Client, sheet: SignSheet, **keys: Any) -> Any:
    names = keys.pop("names", [])
    numbered = {name.replace("_", "-"): value for name, value in keys.items()}
    return client.post(at(sheet, "sheet-key", sheet.public_id), {**numbered, "name": names})


def noted(sheet: SignSheet) -> dict[str, str]:
    rows = Attendance.objects.filter(session=sheet.session).select_related("party")
    return {row.party.name_th: row.mark for row in rows}


def test_the_sheet_for_word_is_read_back(
    sheet: SignSheet, signed_in: Callable[[str], Client]
) -> None:
    answer = signed_in("coordinator").get(at(sheet, "sheet-print", sheet.public_id, "docx"))
    read = Document(io.BytesIO(answer.content))
    said = [line.text for line in read.paragraphs]
    assert said[:4] == [
        "รายชื่อผู้เข้าร่วม",
        "ประชุมประจำเดือน",
        "วันเสาร์ที่ 5 มีนาคม 2559",
        "ณ ....................",
    ]
    rows = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
    assert rows[0] == ["ที่", "ชื่อและนามสกุล", "ตำแหน่ง / หน่วยงาน", "ลายมือชื่อ", "หมายเหตุ"]
    assert rows[1][:3] == ["AA01", "นางสาวแก้ว ใจงาม", "ครูอาสา วัดดอยหมอก"]
    assert [row[0] for row in rows[4:]] == ["AA04", "AA05", "AA06", "AA07", "AA08"]
    head = read.tables[0].rows[0]._tr.xml
    assert "w:tblHeader" in head


def test_thai_digits_by_choice_leave_the_codes_as_they_are_keyed(
    sheet: SignSheet, signed_in: Callable[[str], Client]
) -> None:
    url = at(sheet, "sheet-print", sheet.public_id, "docx")
    read = Document(io.BytesIO(signed_in("coordinator").get(url, {"digits": "thai"}).content))
    assert read.paragraphs[2].text == "วันเสาร์ที่ ๕ มีนาคม ๒๕๕๙"
    assert read.tables[0].rows[1].cells[0].text == "AA01"


def test_the_sheet_as_pdf_embeds_the_thai_face(
    sheet: SignSheet, signed_in: Callable[[str], Client]
) -> None:
    answer = signed_in("coordinator").get(at(sheet, "sheet-print", sheet.public_id, "pdf"))
    assert answer.content.startswith(b"%PDF-")
    assert b"Sarabun" in answer.content
    assert (
        signed_in("coordinator").get(at(sheet, "sheet-print", sheet.public_id, "exe")).status_code
        == 404
    )


def test_telephones_only_where_they_were_asked_for(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    for wanted, there in (({}, False), ({"has_phones": "1"}, True)):
        url = reverse(
            "activities:sheets", args=[world.workspace.public_id, world.activity.public_id]
        )
        client.post(url, {"blanks": "5", **wanted})
        made = SignSheet.objects.latest("pk")
        answer = client.get(at(made, "sheet-print", made.public_id, "docx"))
        cells = [
            cell.text
            for row in Document(io.BytesIO(answer.content)).tables[0].rows
            for cell in row.cells
        ]
        assert any("081" in cell for cell in cells) is there


def test_lines_stay_as_printed_when_names_change(
    sheet: SignSheet, world: World, signed_in: Callable[[str], Client]
) -> None:
    party_change(by=None, party=world.mali, fields={"given": "กกก"})
    client = signed_in("coordinator")
    key(client, sheet, key_3="1")
    assert Attendance.objects.get(session=world.session, party=_third(sheet)).method == "sheet"


def _third(sheet: SignSheet) -> Party:
    return sheet.lines.get(number=3).party


def test_one_key_a_line_and_only_changes_are_noted(
    sheet: SignSheet, world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    page = client.get(at(sheet, "sheet-key", sheet.public_id)).content.decode()
    assert 'name="was-1" value="present"' in page
    # On a Thai keyboard the key 2 writes a slash; somebody taps Mali away meanwhile.
    key(client, sheet, key_1="/", was_1="present", key_2="1", was_2="present", key_3="", was_3="")
    assert noted(sheet)["นางสาวแก้ว ใจงาม"] == "leave"
    assert len(noted(sheet)) == 2
    refused = key(client, sheet, key_1="7", was_1="leave")
    assert refused.status_code == 422
    assert "AA01" in refused.content.decode()
    key(client, sheet, key_1="", was_1="leave", key_2="1", was_2="present", key_3="", was_3="")
    assert len(noted(sheet)) == 1


def test_names_by_hand_are_found_or_wait_and_keying_twice_adds_none(
    sheet: SignSheet, world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    for _time in range(2):
        answer = key(client, sheet, names=["มะลิ ลำธาร", "แขก คนใหม่", ""])
    assert (
        answer.url.endswith("/sheets/?session=" + str(world.session.public_id))
        or "arrivals" in answer.url
    )
    assert noted(sheet)["นางมะลิ ลำธาร"] == "present"
    assert [row.written for row in Arrival.objects.filter(state="waiting")] == ["แขก คนใหม่"]


# -- Photos ----------------------------------------------------------------------------------------


def photo() -> SimpleUploadedFile:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(target, "PNG")
    return SimpleUploadedFile("ใบลงชื่อ.png", target.getvalue(), "image/png")


@pytest.fixture
def kept(
    sheet: SignSheet, signed_in: Callable[[str], Client], settings: Any, tmp_path: Any
) -> SheetPhoto:
    settings.MEDIA_ROOT = tmp_path
    url = at(sheet, "sheet-photo-add", sheet.public_id)
    signed_in("coordinator").post(url, {"photo": photo()})
    return SheetPhoto.objects.get()


def test_a_photo_of_the_signed_sheet_is_kept_with_its_session(
    kept: SheetPhoto, sheet: SignSheet, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    shown = client.get(at(sheet, "sheet-photo", kept.public_id))
    assert b"".join(shown).startswith(b"\xff\xd8")
    assert signed_in("reader").get(at(sheet, "sheet-photo", kept.public_id)).status_code == 403
    client.post(at(sheet, "sheet-photo-drop", kept.public_id))
    assert not SheetPhoto.objects.exists()
    url = at(sheet, "sheet-photo-add", sheet.public_id)
    said = client.post(url, {"photo": SimpleUploadedFile("x.png", b"no photo")}, follow=True)
    assert "ภาพนี้อ่านไม่ได้" in said.content.decode() or "อ่าน" in said.content.decode()


def test_a_photo_with_the_signature_of_an_erased_person_goes(
    kept: SheetPhoto, world: World, django_capture_on_commit_callbacks: Any
) -> None:
    path = file_path(kept.file)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        registries.erasers.entries["activities.attending"].erase([world.mali.pk])
    assert not SheetPhoto.objects.exists()
    assert not StoredFile.objects.exists()
    assert not path.exists()
