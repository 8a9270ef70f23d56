"""Columns with sensitive headings go apart, not among the other columns of a person."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.consent.models import SensitiveFact
from malai.consent.services.sensitive import rules_change
from malai.interchange.models import Import
from malai.network.models import Party
from tests import makers
from tests.functional.interchange.workbooks import upload, workbook
from tests.makers import Cast

REGISTER = (
    ("ชื่อ - สกุล", "โทรศัพท์", "ศาสนา", "โรคประจำตัว", "เลขบัตรประชาชน", "งานอดิเรก"),
    ("นางสาวฝนทิพย์ นาคำ", "081-111-0001", "พุทธ", "หอบหืด", "1-2345-45678-78-1", "ทอผ้า"),
    ("นายก้องภพ ดงหลวง", "081-111-0002", "", "", "1-2345-45678-78-9", "จักสาน"),
)


def brought_in(cast: Cast, client: Client) -> None:
    here = cast.workspace.public_id
    data = workbook({"ทะเบียน": REGISTER})
    client.post(reverse("interchange:upload", args=[here]), {"file": upload(data, "ทะเบียน.xlsx")})
    row = Import.objects.latest("pk")
    client.post(reverse("interchange:write", args=[here, row.public_id]))


def kept() -> set[tuple[str, str, str]]:
    rows = SensitiveFact.objects.select_related("party__person")
    return {(row.party.person.given, row.kind, row.value) for row in rows}


def test_sensitive_columns_are_kept_apart_and_card_numbers_not_at_all(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    makers.network(cast.workspace)
    brought_in(cast, signed_in("coordinator"))
    assert kept() == {("ฝนทิพย์", "religion", "พุทธ"), ("ฝนทิพย์", "health", "หอบหืด")}
    assert [sorted(party.extra) for party in Party.objects.order_by("pk")] == [["งานอดิเรก"]] * 2
    act = Act.objects.get(action="interchange.import_write")
    assert (act.facts["sensitive_kept"], act.facts["sensitive_left"]) == (2, 2)
    act_undo(by=cast.owner, act=act)
    assert not SensitiveFact.objects.exists()


def test_card_numbers_are_kept_where_the_owner_decided_and_the_digits_fit(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    makers.network(cast.workspace)
    rules_change(
        by=None,
        workspace=cast.workspace,
        keeps_id_numbers=True,
        why_id_numbers="จ่ายค่าเดินทาง",
        review_after_years=3,
    )
    brought_in(cast, signed_in("coordinator"))
    assert ("ฝนทิพย์", "id_number", "1234545678781") in kept()
    assert not any(kind == "id_number" and given == "ก้องภพ" for given, kind, _value in kept())


def test_the_same_file_twice_changes_nothing(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    makers.network(cast.workspace)
    client = signed_in("coordinator")
    brought_in(cast, client)
    before = kept()
    brought_in(cast, client)
    assert kept() == before
    assert Party.objects.count() == 2
