"""Projects and agreements over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from malai.network.models import Agreement, Commitment, Project, TeamMember
from tests.functional.network.test_pages import page, url
from tests.makers import World


def test_a_project_is_added_changed_and_seen_by_its_party(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    assert "ยังไม่มีโครงการ" in page(client, url(world, "projects"))
    typed = {
        "name_th": "โครงการฝึกเดิน", "other": str(world.temple.public_id), "status": "running",
        "first_year": "๒๕๕๘", "last_year": "2018", "budget": "1,250,000",
        "budget_line": "กองทุนสุขภาพตำบล", "networks": [str(world.network.public_id)],
        "since_month": "1", "since_year": "2558",
    }  # fmt: skip
    client.post(url(world, "project-new"), typed)
    made = Project.objects.get()
    assert (made.first_year, made.last_year, made.budget) == (2558, 2561, 1_250_000)
    here = {"project": made.public_id}
    shown = page(client, url(world, "project", **here))
    for text in ("1,250,000", "กองทุนสุขภาพตำบล", "2558–2561", "มกราคม 2558"):
        assert text in shown
    assert 'value="1250000"' in page(client, url(world, "project-edit", **here))
    for wrong in ({"first_year": "58"}, {"budget": "เยอะ"}, {"last_year": "2550"}):
        bad = client.post(url(world, "project-edit", **here), {**typed, **wrong})
        assert bad.status_code == 422

    team = {"other": str(world.kru.public_id), "role": "coordinator", "since_year": "2559"}
    client.post(url(world, "team-add", **here), team)
    assert "โครงการฝึกเดิน" in page(client, url(world, "person", party=world.kru.public_id))
    for address in (
        url(world, "organisation", party=world.temple.public_id),
        url(world, "network", network=world.network.public_id),
        url(world, "projects") + "?year=2560&q=ฝึก",
    ):
        assert "โครงการฝึกเดิน" in page(client, address)
    assert "โครงการฝึกเดิน" not in page(client, url(world, "projects") + "?year=2562")
    row = TeamMember.objects.get()
    client.post(url(world, "team-end", member=row.public_id), {"until_year": "2560"})
    assert "Project coordinator" not in page(client, url(world, "project", **here))


def test_an_agreement_is_signed_and_its_promises_are_followed(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    typed = {
        "name_th": "บันทึกร่วมมือดูแลเด็ก", "network": str(world.network.public_id),
        "signed_year": "2555", "until_day": "31", "until_month": "12", "until_year": "2599",
        "renew_by_year": "2560", "text": "ร่วมกันดูแล",
    }  # fmt: skip
    client.post(url(world, "agreement-new"), typed)
    made = Agreement.objects.get()
    here = {"agreement": made.public_id}
    sign = {"other": str(world.temple.public_id), "brings": "ศาลาวัด", "budget": "20,000"}
    client.post(url(world, "agreement-sign", **here), sign)
    promise = {"what": "เปิดศาลาทุกวันอังคาร", "party": str(world.temple.public_id)}
    client.post(url(world, "commitment-new", **here), promise)
    row = Commitment.objects.get()
    kept = {"state": "kept", "on_month": "6", "on_year": "2556", "note": "เปิดจริง"}
    client.post(url(world, "commitment-kept", commitment=row.public_id), kept)
    shown = page(client, url(world, "agreement", **here))
    for text in ("ศาลาวัด", "20,000", "เปิดศาลาทุกวันอังคาร", "มิ.ย. 2556", "coordinator"):
        assert text in shown
    soon = "ใกล้ต่ออายุ"
    assert soon in page(client, url(world, "agreements"))
    assert soon in page(client, url(world, "network", network=world.network.public_id))
    body = page(client, url(world, "organisation", party=world.temple.public_id))
    assert "บันทึกร่วมมือดูแลเด็ก" in body
    assert "ลงนาม" in body


def test_lists_ask_the_same_number_of_questions_however_long(
    world: World, signed_in: Callable[[str], Client], django_assert_num_queries: Any
) -> None:
    client = signed_in("reader")
    for n in range(15):
        Project.objects.create(workspace=world.workspace, name_th=f"โครงการ {n}")
        Agreement.objects.create(workspace=world.workspace, name_th=f"ข้อตกลง {n}")
    for name, queries in (("projects", 5), ("agreements", 6)):
        with django_assert_num_queries(queries):
            client.get(url(world, name))
