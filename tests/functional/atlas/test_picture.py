"""The data of the picture over HTTP: light on a phone line, private, of one workspace."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from malai.accounts.models import Role, Seat
from malai.atlas.models import Spot
from malai.atlas.services import KIND
from malai.atlas.tasks import TROUBLE
from malai.runs.services import run_fail, run_request
from tests import makers
from tests.makers import Cast, World


def address(world: World, level: str = "people") -> str:
    ids = [world.workspace.public_id, world.network.public_id, level]
    return reverse("atlas:picture-data", args=ids)


def beside(world: World, page: str, /, **about: Any) -> str:
    """Return an address of the network with the public ids of what it is about."""
    ids = {key: getattr(one, "public_id", one) for key, one in about.items()}
    here = {"workspace": world.workspace.public_id, "network": world.network.public_id}
    return reverse(page, kwargs={**here, **ids})


def told(answer: Any) -> dict[str, Any]:
    """Return the JSON of a streamed answer."""
    return dict(json.loads(answer.getvalue()))


def test_the_data_goes_out_compressed(world: World, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("owner")
    told(client.get(address(world)))  # the first reader gives places to the members
    plain = client.get(address(world)).getvalue()
    small = client.get(address(world), headers={"Accept-Encoding": "gzip"})
    packed = small.getvalue()
    assert small["Content-Encoding"] == "gzip"
    assert len(packed) < len(plain)
    assert json.loads(gzip.decompress(packed)) == json.loads(plain)


def test_the_data_are_columns_of_members_and_ties(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    drawn = told(signed_in("reader").get(address(world)))
    nodes, ties = drawn["nodes"], drawn["ties"]
    assert {len(column) for column in nodes.values()} == {4}
    assert {len(ties[name]) for name in ("source", "target", "sort", "weight")} == {2}
    labels = {
        (nodes["label"][a], ties["sorts"][sort]["layer"], nodes["label"][b])
        for a, sort, b in zip(ties["source"], ties["sort"], ties["target"], strict=True)
    }
    assert ("นางสาวแก้ว ใจงาม", "coordination", "นายบุญ ดอยสูง") in labels


def test_what_the_browser_has_already_is_not_sent_again(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("reader")
    told(client.get(address(world)))
    first = client.get(address(world))
    told(first)
    again = client.get(address(world), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    with makers.acting(world):
        makers.member(world.network, makers.person(world.workspace, "นางสาวน้ำ ลำธาร"))
    fresh = client.get(address(world), headers={"If-None-Match": first["ETag"]})
    assert fresh.status_code == 200
    assert len(told(fresh)["nodes"]["id"]) == 5


def test_another_seat_or_language_has_another_state_of_the_data(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    reader, owner = signed_in("reader"), signed_in("owner")
    told(reader.get(address(world)))
    thai = reader.get(address(world))["ETag"]
    assert owner.get(address(world))["ETag"] != thai
    reader.cookies["malai_language"] = "en"
    assert reader.get(address(world))["ETag"] != thai


def test_of_a_day_those_are_drawn_who_were_there(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    world.network.memberships.filter(party=world.mali).update(since="2020")
    client = signed_in("reader")
    early = told(client.get(address(world), {"day": "2019-12-31"}))["nodes"]["label"]
    late = told(client.get(address(world), {"day": "2020-12-31"}))["nodes"]["label"]
    assert set(late) - set(early) == {"นางมะลิ ลำธาร"}
    assert client.get(address(world), {"day": "สิ้นปี"}).status_code == 404


def test_a_picture_of_the_past_keeps_no_places(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    told(signed_in("reader").get(address(world), {"day": "2019-12-31"}))
    assert not Spot.objects.exists()


def test_people_are_drawn_with_the_activities_they_came_to(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    drawn = told(signed_in("reader").get(address(world, "meetings")))
    kinds = dict(zip(drawn["nodes"]["label"], drawn["nodes"]["kind"], strict=True))
    assert kinds == {
        "นางสาวแก้ว ใจงาม": "person",
        "นายบุญ ดอยสูง": "person",
        "ประชุมประจำเดือน": "activity",
    }
    assert drawn["ties"]["weight"] == [1, 1]


@pytest.mark.parametrize(
    ("role", "is_shown"), [("coordinator", True), ("evaluator", False), ("reader", False)]
)
def test_numbers_are_on_the_card_only_for_who_may_see_them(
    world: World, signed_in: Callable[[str], Client], role: str, is_shown: bool
) -> None:
    client = signed_in(role)
    card = client.get(beside(world, "atlas:card", party=world.kru)).content.decode()
    assert "ประชุมประจำเดือน" in card
    assert ("081-234-5678" in card) is is_shown
    assert "081-234-5678" not in str(told(client.get(address(world))))


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
