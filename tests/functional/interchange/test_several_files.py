"""Several files at once: one preview, one act, one undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from malai.interchange.models import Import
from malai.network.models import Network, Party, Tie
from tests import makers
from tests.functional.interchange.workbooks import REGISTER, TIES, upload, workbook
from tests.makers import Cast

PEOPLE = workbook({"ทะเบียน": REGISTER})
LINKS = workbook({"ความสัมพันธ์": TIES[:3]})


@pytest.fixture
def network(cast: Cast) -> Network:
    return makers.network(cast.workspace)


@pytest.fixture
def client(network: Network, signed_in: Callable[[str], Client]) -> Client:
    made = signed_in("coordinator")
    made.cookies["malai_language"] = "en"
    return made


def at(name: str, network: Network, *more: object) -> str:
    return reverse(f"interchange:{name}", args=[network.workspace.public_id, *more])


def test_two_files_are_seen_brought_in_and_taken_back_as_one(
    client: Client, network: Network
) -> None:
    files = [upload(PEOPLE, "สมาชิก.xlsx"), upload(LINKS, "งาน.xlsx")]
    client.post(at("upload", network), {"file": files})
    row = Import.objects.get()
    assert row.name == "สมาชิก.xlsx and 1 more file"
    assert [s["name"] for s in row.preview["sheets"]] == ["งาน · ความสัมพันธ์", "สมาชิก · ทะเบียน"]
    assert row.preview["counts"]["ties"] == 2

    client.post(at("write", network, row.public_id))
    assert (Party.objects.count(), Tie.objects.count()) == (5, 2)
    assert Act.objects.filter(action="interchange.import_write").count() == 1
    client.post(at("undo", network, row.public_id))
    assert (Party.objects.count(), Tie.objects.count()) == (0, 0)


def test_files_of_one_name_are_told_apart(client: Client, network: Network) -> None:
    client.post(
        at("upload", network), {"file": [upload(PEOPLE, "a.xlsx"), upload(LINKS, "a.xlsx")]}
    )
    names = [sheet["name"] for sheet in Import.objects.get().preview["sheets"]]
    assert names == ["1 a · ทะเบียน", "2 a · ความสัมพันธ์"]


def test_a_file_among_several_that_cannot_be_read_is_told_of(
    client: Client, network: Network
) -> None:
    files = [upload(PEOPLE, "สมาชิก.xlsx"), upload(b"%PDF-1.7", "รายงาน.pdf")]
    client.post(at("upload", network), {"file": files})
    row = Import.objects.get()
    page = client.get(at("import", network, row.public_id)).content.decode()
    assert "This file was left out" in page
    assert "รายงาน.pdf" in page


def test_a_zip_of_tables_is_read_as_its_files_are(client: Client, network: Network) -> None:
    files = [upload(PEOPLE, "สมาชิก.xlsx"), upload(LINKS, "งาน.xlsx")]
    client.post(at("upload", network), {"file": files})
    packed = Import.objects.get()
    data = b"".join(open_kept(packed))
    client.post(at("upload", network), {"file": upload(data, "ทั้งหมด.zip")})
    assert Import.objects.latest("pk").preview["counts"] == packed.preview["counts"]


def open_kept(row: Import) -> list[bytes]:
    from malai.files.services import file_path

    assert row.file is not None
    return [file_path(row.file).read_bytes()]
