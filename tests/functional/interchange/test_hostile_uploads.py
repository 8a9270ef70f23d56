"""Hostile and broken files get a sentence on the page and leave nothing behind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse

from malai.files.models import StoredFile
from malai.interchange.models import Import
from malai.network.models import Network, Party
from tests import makers
from tests.functional.interchange.workbooks import people, upload, workbook
from tests.makers import Cast

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _with(part: str, data: bytes) -> bytes:
    """Return a workbook with one part replaced."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return target.getvalue()


def _bomb() -> bytes:
    return _with("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + b" " * 60_000_000)


def _entities() -> bytes:
    return _with(
        "xl/worksheets/sheet1.xml",
        b'<!DOCTYPE a [<!ENTITY b "cc">]><worksheet><sheetData>&b;</sheetData></worksheet>',
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "ว่างเปล่า.xlsx": lambda: b"",
    "ระเบิด.xlsx": _bomb,
    "แฝงคำสั่ง.xlsx": _entities,
    "ขาดครึ่ง.xlsx": lambda: workbook()[: len(workbook()) // 2],
    "ล็อก.xlsx": lambda: OLE + "EncryptedPackage".encode("utf-16-le").rjust(4096, b"\0"),
    "เอกสาร.pdf": lambda: b"%PDF-1.7\n" + b"x" * 4000,
    "รูป.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 4000,
    "โปรแกรม.csv": lambda: b"MZ\x90\x00" + bytes(range(256)) * 40,
    "ซิปอื่น.xlsx": lambda: _zip({"readme.txt": b"hello"}),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def kept_bytes() -> list[Path]:
    folders = (Path(site.MEDIA_ROOT), Path(site.DATA) / "imports")
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def network(cast: Cast) -> Network:
    return makers.network(cast.workspace)


def post(client: Client, network: Network, data: bytes, name: str) -> tuple[int, str]:
    url = reverse("interchange:upload", args=[network.workspace.public_id])
    answer = client.post(url, {"file": upload(data, name)})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence_and_leaves_nothing(
    name: str, network: Network, signed_in: Callable[[str], Client]
) -> None:
    before = kept_bytes()
    status, said = post(signed_in("owner"), network, HOSTILE[name](), name)
    assert status == 422
    assert 'id="id_file_error"' in said
    assert (StoredFile.objects.count(), Import.objects.count(), Party.objects.count()) == (0, 0, 0)
    assert kept_bytes() == before


@pytest.mark.parametrize("slack", [0, 200_000])
def test_a_file_above_the_limit_is_refused_while_it_comes_in(
    network: Network, signed_in: Callable[[str], Client], settings: object, slack: int
) -> None:
    data = people(6000)
    settings.UPLOAD_BYTES = len(data) - 1 - slack if slack < len(data) else 10_000  # type: ignore[attr-defined]
    before = kept_bytes()
    status, said = post(signed_in("owner"), network, data, "ใหญ่.xlsx")
    assert status == 422
    assert "MB" in said
    assert (StoredFile.objects.count(), kept_bytes()) == (0, before)


def test_a_workbook_with_macros_is_read_and_its_macros_are_left_alone(
    network: Network, signed_in: Callable[[str], Client]
) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/vbaProject.bin", OLE + b"Shell")
    status, _said = post(signed_in("owner"), network, target.getvalue(), "มาโคร.xlsm")
    assert status == 302


def test_cells_that_look_like_formulas_come_in_as_text(
    network: Network, signed_in: Callable[[str], Client]
) -> None:
    rows = [("ชื่อ - สกุล", "หมายเหตุ"), ("นายสูตร คำนวณ", "@SUM(A1:A9)")]
    client = signed_in("owner")
    status, _said = post(client, network, workbook({"ทะเบียน": rows}), "สูตร.xlsx")
    assert status == 302
    row = Import.objects.get()
    client.post(reverse("interchange:write", args=[network.workspace.public_id, row.public_id]))
    assert Party.objects.get().note == "@SUM(A1:A9)"


def test_names_that_are_markup_are_shown_as_text(
    network: Network, signed_in: Callable[[str], Client]
) -> None:
    rows = [("ชื่อ - สกุล", "โทรศัพท์"), ("นาย<script>alert(1)</script> ใจดี", "0812345678")]
    client = signed_in("owner")
    post(client, network, workbook({"ทะเบียน": rows}), "<b>ทะเบียน</b>.xlsx")
    url = reverse(
        "interchange:import", args=[network.workspace.public_id, Import.objects.get().public_id]
    )
    said = client.get(url).content.decode()
    assert "<script>alert" not in said
    assert "<b>ทะเบียน" not in said
