"""Certificates say what they say, can be checked by their code, and end when they are revoked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from malai.activities.models_attending import Certificate
from malai.activities.services.certificates import certificates_make
from malai.activities.web.certificates import MISSES
from malai.kernel import registries
from malai.links.codes import code_grouped
from malai.network.services.parties import party_change
from tests.makers import World


@pytest.fixture(autouse=True)
def a_calm_house() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def made(world: World) -> Certificate:
    world.session.starts_at, world.session.ends_at = time(9), time(12)
    world.session.save()
    picked = {world.kru.public_id}
    return certificates_make(
        by=None, activity=world.activity, picked=picked, signed_by="เจ้าอาวาสวัดดอยหมอก"
    )[0]


def check(code: str, client: Client | None = None) -> tuple[int, str]:
    url = reverse("activities:certificate-check", args=[code])
    answer = (client or Client()).get(url)
    return answer.status_code, answer.content.decode()


def listing(world: World) -> str:
    return reverse(
        "activities:certificates", args=[world.workspace.public_id, world.activity.public_id]
    )


def test_the_check_says_what_the_paper_says_and_nothing_more(
    world: World, made: Certificate
) -> None:
    status, page = check(code_grouped(made.code).lower())
    assert status == 200
    for said in ("แก้ว ใจงาม", "ประชุมประจำเดือน", "5 มีนาคม 2559", "3 ชม.", "เจ้าอาวาส"):
        assert said in page
    for hidden in ("0812345678", "081", "example.org", "ครูอาสา", str(world.kru.public_id)):
        assert hidden not in page


def test_what_it_says_stays_when_the_register_changes(world: World, made: Certificate) -> None:
    party_change(by=None, party=world.kru, fields={"given": "เปลี่ยน", "family": "ชื่อ"})
    world.activity.title_th = "อื่น"
    world.activity.save()
    page = check(made.code)[1]
    assert "แก้ว ใจงาม" in page
    assert "ประชุมประจำเดือน" in page


def test_forged_revoked_and_unknown_codes_are_alike(
    world: World, made: Certificate, signed_in: Callable[[str], Client]
) -> None:
    forged = made.code[:-1] + ("A" if made.code[-1] != "A" else "C")
    end = reverse("activities:certificate-end", args=[world.workspace.public_id, made.public_id])
    assert signed_in("coordinator").post(end).status_code == 302
    answers = {check(code) for code in (forged, made.code, "ไม่มี", "AAAA")}
    assert len(answers) == 1
    assert answers.pop()[0] == 404


def test_guessing_codes_tires(made: Certificate) -> None:
    client = Client()
    for _guess in range(MISSES):
        check("AAAAAAAAAAAAAAAA", client)
    assert check(made.code, client)[0] == 429


def test_only_who_came_gets_one_and_nobody_gets_two(
    world: World, made: Certificate, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    people = [str(one.public_id) for one in (world.kru, world.boon, world.mali)]
    client.post(listing(world), {"people": people, "signed_by": "เจ้าอาวาส"})
    holders = Certificate.objects.values_list("party", flat=True)
    assert sorted(holders) == sorted([world.kru.pk, world.boon.pk])
    refused = client.post(listing(world), {"people": people, "signed_by": " "})
    assert refused.status_code == 422


def test_hours_that_are_not_known_are_not_certified(world: World) -> None:
    rows = certificates_make(
        by=None, activity=world.activity, picked={world.boon.public_id}, signed_by="ก"
    )
    assert rows[0].minutes is None
    assert "ชั่วโมง" not in check(rows[0].code)[1]


def test_the_pdf_bears_the_thai_face(
    world: World, made: Certificate, signed_in: Callable[[str], Client]
) -> None:
    url = reverse(
        "activities:certificates-print", args=[world.workspace.public_id, world.activity.public_id]
    )
    answer = signed_in("coordinator").get(url)
    assert answer.content.startswith(b"%PDF-")
    assert b"Sarabun" in answer.content
    assert signed_in("coordinator").get(url, {"one": str(world.kru.public_id)}).status_code == 404
    assert made.code not in url


def test_it_goes_when_the_holder_is_made_anonymous(world: World, made: Certificate) -> None:
    registries.erasers.entries["activities.attending"].erase([world.kru.pk])
    assert check(made.code)[0] == 404
