"""What is said of a file in its preview: columns, eras, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from malai.interchange.models import Import, KnownColumn
from malai.network.models import Membership, Network, Party
from tests import makers
from tests.functional.interchange.workbooks import upload, workbook
from tests.makers import Cast

REGISTER = (
    ("ชื่อ - สกุล", "ช่องคุยกับน้อง", "วันที่เข้าร่วม", "ศาสนา", "เลขบัตรประชาชน"),
    ("นางสาวฝนทิพย์ นาคำ", "081-111-0001", "12/1/60", "พุทธ", ""),
    ("นายก้องภพ ดงหลวง", "081-111-0002", "5/3/62", "", ""),
)


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


def chosen(client: Client, network: Network) -> Import:
    data = workbook({"ทะเบียน": REGISTER})
    client.post(at("upload", network), {"file": upload(data, "ทะเบียน.xlsx")})
    return Import.objects.latest("pk")


def said(client: Client, row: Import, **fields: str) -> Import:
    url = at("reread", row.network, row.public_id)
    client.post(url, {"kind_0": row.preview["sheets"][0]["kind"], **fields})
    row.refresh_from_db()
    return row


def test_a_column_is_explained_once_and_known_ever_after(client: Client, network: Network) -> None:
    row = chosen(client, network)
    assert row.preview["sheets"][0]["columns"]["ช่องคุยกับน้อง"] == ""
    row = said(client, row, column_0_1="phone")
    assert row.preview["sheets"][0]["columns"]["ช่องคุยกับน้อง"] == "phone"
    client.post(at("write", network, row.public_id))
    assert set(Party.objects.values_list("phone", flat=True)) == {"+66811110001", "+66811110002"}

    again = chosen(client, network)
    assert again.preview["sheets"][0]["remembered"] == ["ช่องคุยกับน้อง"]
    page = client.get(at("import", network, again.public_id)).content.decode()
    assert "remembered" in page
    assert "Everything in this file is already there" in page


def test_what_is_remembered_has_a_page_and_is_forgotten(client: Client, network: Network) -> None:
    said(client, chosen(client, network), column_0_1="phone")
    page = client.get(at("columns", network)).content.decode()
    assert "ช่องคุยกับน้อง" in page
    assert "Phone" in page
    known = KnownColumn.objects.get()
    answer = client.post(at("column_forget", network, known.public_id), follow=True)
    assert "Nothing is remembered yet" in answer.content.decode()
    assert chosen(client, network).preview["sheets"][0]["columns"]["ช่องคุยกับน้อง"] == ""


def test_another_word_about_a_heading_takes_the_place_of_the_first(
    client: Client, network: Network
) -> None:
    row = said(client, chosen(client, network), column_0_1="phone")
    said(client, row, column_0_1="-")
    assert KnownColumn.objects.get().meaning == ""


def test_headings_of_another_workspace_are_not_known(
    client: Client, network: Network, cast: Cast
) -> None:
    KnownColumn.objects.create(
        workspace=cast.elsewhere,
        kind="people",
        heading="ช่องคุยกับน้อง",
        key="ช่องคุยกับน้อง",
        meaning="phone",
    )
    assert chosen(client, network).preview["sheets"][0]["remembered"] == []
    foreign = KnownColumn.objects.get()
    assert client.post(at("column_forget", network, foreign.public_id)).status_code == 404


def test_dates_in_doubt_are_shown_both_ways_and_one_choice_counts(
    client: Client, network: Network
) -> None:
    row = chosen(client, network)
    page = client.get(at("import", network, row.public_id)).content.decode()
    assert "12 January 2017 (B.E. 2560)" in page
    assert "12 January 1960 (B.E. 2503)" in page
    row = said(client, row, era_0_0="ce")
    client.post(at("write", network, row.public_id))
    days = Membership.objects.order_by("pk").values_list("since", flat=True)
    assert [day.iso for day in days if day] == ["1960-01-12", "1962-03-05"]


def test_without_a_choice_dates_stay_as_they_were_read(client: Client, network: Network) -> None:
    row = said(client, chosen(client, network))
    assert row.overrides == {}
    client.post(at("write", network, row.public_id))
    days = Membership.objects.order_by("pk").values_list("since", flat=True)
    assert [day.iso for day in days if day] == ["2017-01-12", "2019-03-05"]


def test_sensitive_columns_are_announced_with_their_fate(client: Client, network: Network) -> None:
    row = chosen(client, network)
    page = client.get(at("import", network, row.public_id)).content.decode()
    assert "Columns that the law protects" in page
    assert "Only who may see such facts sees it." in page
    assert "this workspace does not keep numbers of identity cards" in page
