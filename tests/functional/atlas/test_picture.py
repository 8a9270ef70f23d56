"""The data of the picture over HTTP: light on a phone line, private, of one workspace."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from malai.accounts.models import Role, Seat
from malai.atlas.services import KIND
from malai.atlas.tasks import TROUBLE
from malai.runs.services import run_fail, run_request
from tests import makers
from tests.makers import Cast, World


def address(world: World, level: str = "people") -> str:
    ids = [world.workspace.public_id, world.network.public_id, level]
    return reverse("atlas:picture-data", args=ids)


def test_the_data_goes_out_compressed(world: World, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("owner")
    plain = client.get(address(world))
    small = client.get(address(world), headers={"Accept-Encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert len(small.content) < len(plain.content)
    assert json.loads(gzip.decompress(small.content)) == plain.json()


@pytest.mark.parametrize(
    ("role", "is_shown"), [("coordinator", True), ("evaluator", False), ("reader", False)]
)
def test_numbers_are_in_the_data_only_for_who_may_see_them(
    world: World, signed_in: Callable[[str], Client], role: str, is_shown: bool
) -> None:
    text = signed_in(role).get(address(world)).content.decode()
    assert "แก้ว ใจงาม" in text
    assert ("081-234-5678" in text) is is_shown


def test_a_network_is_not_found_from_another_workspace_of_the_same_person(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    elsewhere = world.cast.elsewhere
    Seat.objects.create(user=world.cast.owner, workspace=elsewhere, role=Role.OWNER)
    there = [elsewhere.public_id, world.network.public_id]
    client = signed_in("owner")
    assert client.get(reverse("atlas:picture-data", args=[*there, "people"])).status_code == 404
    assert client.get(reverse("atlas:picture", args=there)).status_code == 404
    assert client.get(reverse("atlas:findings", args=there)).status_code == 404


def test_a_failed_analysis_says_why_in_the_language_of_the_page(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    run, _ = run_request(
        by=None,
        workspace=world.workspace,
        kind=KIND,
        about=world.network.public_id,
        day="2026-11-22",
    )
    run_fail(run=run, trouble=TROUBLE)
    ids = [world.workspace.public_id, world.network.public_id, run.public_id]
    client = signed_in("owner")
    client.cookies["malai_language"] = "th"
    text = client.get(reverse("atlas:reading-progress", args=ids)).content.decode()
    assert "ระบบขัดข้อง" in text
    assert TROUBLE not in text


def test_without_any_organisation_the_picture_opens_on_everybody(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    network = makers.network(cast.workspace)
    for number in range(3):
        makers.member(network, makers.person(cast.workspace, f"มะลิ ดอกที่{number}"))
    page = reverse("atlas:picture", args=[cast.workspace.public_id, network.public_id])
    client = signed_in("reader")
    assert client.get(page).context["level"] == "people"
    assert client.get(page, {"level": "groups"}).context["level"] == "groups"


def test_with_an_organisation_the_picture_opens_on_groups_and_organisations(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    page = reverse("atlas:picture", args=[world.cast.workspace.public_id, world.network.public_id])
    assert signed_in("reader").get(page).context["level"] == "groups"
