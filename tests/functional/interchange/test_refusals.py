"""Who did not agree to be shown leaves with no file and has no name in the picture."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from malai.consent.services.answers import Given, consents_record
from malai.consent.services.purposes import purposes_ensure
from malai.network.services.agreements import agreement_create, agreement_party_add
from tests.makers import World

NAME = "แก้ว ใจงาม"


@pytest.fixture(params=["no", "withdrawn"])
def refusing(world: World, request: pytest.FixtureRequest) -> World:
    deed = agreement_create(by=None, workspace=world.workspace, fields={"name_th": "ข้อตกลง"})
    agreement_party_add(by=None, agreement=deed, party=world.kru)
    purposes = [one for one in purposes_ensure(world.workspace) if one.code == "directory"]
    consents_record(
        by=world.cast.owner,
        workspace=world.workspace,
        parties=[world.kru],
        purposes=purposes,
        given=Given(request.param),
    )
    return world


def taken_out(client: Client, world: World, name: str = "export") -> str:
    asked = {"format": "xlsx", "reason": "ส่งกองทุน", "network": "all"}
    answer = client.post(reverse(f"interchange:{name}", args=[world.workspace.public_id]), asked)
    book = openpyxl.load_workbook(io.BytesIO(answer.getvalue()))
    return str([row for sheet in book for row in sheet.iter_rows(values_only=True)])


def drawn(client: Client, world: World) -> str:
    places = [world.workspace.public_id, world.network.public_id]
    answer = client.get(reverse("atlas:picture-data", args=[*places, "people"]))
    page = client.get(reverse("atlas:picture", args=places) + "?level=people")
    sent = json.loads(answer.getvalue())
    return json.dumps(sent, ensure_ascii=False) + page.content.decode()


@pytest.mark.parametrize("name", ["export", "export-people"])
def test_files_of_all_but_the_owner_leave_her_out(
    refusing: World, signed_in: Callable[[str], Client], name: str
) -> None:
    for role in ("manager", "coordinator", "evaluator"):
        said = taken_out(signed_in(role), refusing, name)
        assert NAME not in said
        assert str(refusing.kru.public_id) not in said
        assert refusing.boon.name_th in said
    assert NAME in taken_out(signed_in("owner"), refusing, name)


def test_the_picture_of_a_reader_has_her_without_a_name(
    refusing: World, signed_in: Callable[[str], Client]
) -> None:
    for role in ("reader", "evaluator"):
        said = drawn(signed_in(role), refusing)
        assert NAME not in said
        assert str(refusing.kru.public_id) not in said
        assert refusing.boon.name_th in said
    assert NAME in drawn(signed_in("coordinator"), refusing)


def test_who_was_never_asked_is_shown(world: World, signed_in: Callable[[str], Client]) -> None:
    purposes_ensure(world.workspace)
    assert NAME in taken_out(signed_in("evaluator"), world)
    assert NAME in drawn(signed_in("reader"), world)


def test_a_network_file_of_all_but_the_owner_leaves_her_out(
    refusing: World, signed_in: Callable[[str], Client]
) -> None:
    def file(role: str) -> str:
        url = reverse("interchange:network-file", args=[refusing.workspace.public_id])
        asked = {"what": "members", "format": "graphml", "reason": "อบรม"}
        asked["network"] = str(refusing.network.public_id)
        asked["layers"] = signed_in(role).get(url).context["form"].known_layers
        return signed_in(role).post(url, asked).getvalue().decode()

    for role in ("manager", "coordinator", "evaluator"):
        assert NAME not in file(role)
        assert str(refusing.kru.public_id) not in file(role)
    assert NAME in file("owner")


def test_ways_maps_and_papers_do_not_name_her_either(
    refusing: World, signed_in: Callable[[str], Client]
) -> None:
    refusing.kru.area_code, refusing.kru.latitude, refusing.kru.longitude = "570107", 19.9, 99.8
    refusing.kru.save()
    places = [refusing.workspace.public_id, refusing.network.public_id]
    ends = [refusing.boon.public_id, refusing.temple.public_id]
    addresses = [
        reverse("atlas:between", args=[*places, *ends]),
        reverse("atlas:map", args=places),
        reverse("atlas:map-data", args=places),
        reverse("atlas:picture-paper", args=[*places, "svg"]) + "?level=people",
        reverse("atlas:map-paper", args=[*places, "svg"]),
    ]
    for role in ("reader", "evaluator"):
        for address in addresses:
            answer = signed_in(role).get(address)
            said = b"".join(answer).decode()
            assert NAME not in said, (role, address)
            assert str(refusing.kru.public_id) not in said, (role, address)
    assert NAME in signed_in("coordinator").get(addresses[0]).content.decode()
