"""A seat limited to networks or areas finds nothing of what lies beyond, at any address.

Every address of every room is asked by seats whose reach holds nothing of the small world: pages
answer as if it were absent, and no answer names anybody of it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from malai.accounts.models import Role, Scope, Seat
from malai.interchange.models import Doubt, Import, ImportState
from malai.interchange.services import doubt_solve, import_ask, import_start
from malai.network.models import Party, SeatArea, SeatNetwork, Tie
from tests.functional.interchange.workbooks import upload, workbook
from tests.functional.test_doors import TABLES
from tests.makers import World, network, user

#: Of the small world; whoever reads one of them has seen beyond.
NAMES = ("ใจงาม", "ดอยสูง", "ลำธาร", "วัดดอยหมอก", "เครือข่ายดอยหมอก", "ลงแขกยอดดอย", "ครูอาสา")
#: Addresses that are about the reader or the whole place, not about a record in the address.
PLACES = {"workspace", "role", "level", "purpose", "segment"}
#: What only a seat that sees everything may ask for: answered by a refusal or an absent page.
REFUSED = {403, 404}


@pytest.fixture(autouse=True)
def a_title_of_its_own(world: World) -> None:
    """Give the activity a title that no form shows as an example."""
    world.activity.title_th = "ลงแขกยอดดอย"
    world.activity.save()


def limited(world: World, role: Role, scope: Scope) -> Client:
    """Sign in somebody whose seat reaches an empty network, or a province where nobody is."""
    who = user(f"{scope}-{role}")
    seat = Seat.objects.create(user=who, workspace=world.workspace, role=role, scope=scope)
    SeatNetwork.objects.create(seat=seat, network=network(world.workspace, "เครือข่ายอื่น"))
    SeatArea.objects.create(seat=seat, area_code="50")
    client = Client()
    client.force_login(who)
    return client


def addresses() -> Iterator[tuple[str, str, str]]:
    """Return every address that needs a seat, with its methods."""
    for room in TABLES:
        for name, methods in import_module(f"tests.functional.{room}.doors").DOORS.items():
            for method, expected in methods.items():
                if dict(expected)["stranger"] == 404 and dict(expected)["owner"] != 404:
                    yield room, name, method


@pytest.mark.parametrize("scope", [Scope.NETWORKS, Scope.AREAS])
@pytest.mark.parametrize(("room", "name", "method"), list(addresses()))
def test_nothing_beyond_the_reach_is_shown_anywhere(
    room: str, name: str, method: str, scope: Scope, world: World
) -> None:
    client = limited(world, Role.MANAGER, scope)
    about = import_module(f"tests.functional.{room}.doors").arguments(world).get(name, {})
    answer = getattr(client, method)(reverse(name, kwargs=about))
    said = b"".join(answer).decode("utf-8", "replace")
    assert [named for named in NAMES if named in said] == []
    if set(about) - PLACES:
        assert answer.status_code in REFUSED


@pytest.mark.parametrize("scope", [Scope.NETWORKS, Scope.AREAS])
def test_lists_and_searches_beyond_are_empty(scope: Scope, world: World) -> None:
    client = limited(world, Role.COORDINATOR, scope)
    for name in ("network:people", "network:organisations", "network:parties-find"):
        url = reverse(name, args=[world.workspace.public_id])
        for text in ("", "แก้ว", "งาม", "ดอยหมอก", "0812345678", "ก"):
            said = client.get(url, {"q": text}).content.decode()
            assert [named for named in NAMES if named in said] == []


@pytest.mark.parametrize("scope", [Scope.NETWORKS, Scope.AREAS])
def test_an_export_holds_nothing_beyond(scope: Scope, world: World) -> None:
    client = limited(world, Role.COORDINATOR, scope)
    url = reverse("interchange:export", args=[world.workspace.public_id])
    answer = client.post(url, {"format": "xlsx", "reason": "รายงาน", "network": "all"})
    book = openpyxl.load_workbook(io.BytesIO(answer.getvalue()))
    said = str([row for sheet in book for row in sheet.iter_rows(values_only=True)])
    assert answer.status_code == 200
    assert [named for named in NAMES if named in said] == []


@pytest.fixture
def of_network(world: World) -> Client:
    """A coordinator of the small network only."""
    seat = world.cast.coordinator.seats.get()
    seat.scope = Scope.NETWORKS
    seat.save()
    SeatNetwork.objects.create(seat=seat, network=world.network)
    client = Client()
    client.force_login(world.cast.coordinator)
    return client


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("network:person", "kru"),
        ("network:organisation", "temple"),
        ("network:network", "network"),
        ("activities:activity", "activity"),
        ("atlas:picture", "network"),
        ("atlas:findings", "network"),
    ],
)
def test_what_the_reach_holds_is_all_there(
    name: str, about: str, world: World, of_network: Client
) -> None:
    row: Any = getattr(world, about)
    answer = of_network.get(reverse(name, args=[world.workspace.public_id, row.public_id]))
    assert answer.status_code == 200
    assert any(named in answer.content.decode() for named in NAMES)


def test_somebody_of_an_area_is_seen_with_her_body_but_not_her_tie_beyond(world: World) -> None:
    client = limited(world, Role.COORDINATOR, Scope.AREAS)
    world.kru.area_code = "500101"
    world.kru.save()
    said = client.get(
        reverse("network:person", args=[world.workspace.public_id, world.kru.public_id])
    ).content.decode()
    assert "ใจงาม" in said
    assert "วัดดอยหมอก" in said
    assert "ดอยสูง" not in said


def test_a_limited_seat_does_not_manage_the_workspace(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = limited(world, Role.MANAGER, Scope.NETWORKS)
    seats = reverse("site:seats", args=[world.workspace.public_id])
    assert client.get(seats).status_code == 403
    assert signed_in("manager").get(seats).status_code == 200


def test_a_whole_name_beyond_is_said_to_exist_with_whom_to_ask(world: World) -> None:
    client = limited(world, Role.COORDINATOR, Scope.AREAS)
    world.kru.area_code = "570101"
    world.kru.save()
    url = reverse("network:people", args=[world.workspace.public_id])
    said = client.get(url, {"q": "แก้ว ใจงาม"}).content.decode()
    assert "เชียงราย" in said
    assert str(world.cast.owner) in said
    assert reverse("network:person", args=[world.workspace.public_id, world.kru.public_id]) not in (
        said
    )
    for piece in ("แก้ว", "แก้ว ใจ", "ใจงาม"):
        assert "เชียงราย" not in client.get(url, {"q": piece}).content.decode()


def test_a_new_record_of_a_limited_seat_stays_in_its_sight(
    world: World, of_network: Client
) -> None:
    new = reverse("network:person-new", args=[world.workspace.public_id])
    assert of_network.post(new, {"given": "ดาว"}).status_code == 422
    made = of_network.post(new, {"given": "ดาว", "network": str(world.network.public_id)})
    assert made.status_code == 302
    assert of_network.get(made["Location"]).status_code == 200


def test_a_new_record_outside_the_areas_is_asked_for_its_area(world: World) -> None:
    client = limited(world, Role.COORDINATOR, Scope.AREAS)
    new = reverse("network:person-new", args=[world.workspace.public_id])
    assert client.post(new, {"given": "ดาว", "address_province": "57"}).status_code == 422
    assert not Party.objects.filter(person__given="ดาว").exists()
    made = client.post(new, {"given": "ดาว", "address_province": "50"})
    assert client.get(made["Location"]).status_code == 200


def test_a_manager_limits_a_seat_and_takes_the_limit_away(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    seat = world.cast.coordinator.seats.get()
    url = reverse("site:seat-reach", args=[world.workspace.public_id, seat.public_id])
    home = reverse("network:people", args=[world.workspace.public_id])
    other = network(world.workspace, "เครือข่ายอื่น")
    manager, client = signed_in("manager"), signed_in("coordinator")

    assert manager.post(url, {"scope": "networks"}).status_code == 422
    assert (
        manager.post(url, {"scope": "networks", "networks": [other.public_id]}).status_code == 302
    )
    assert "ใจงาม" not in client.get(home).content.decode()
    assert manager.post(url, {"scope": "areas", "further": "57"}).status_code == 302
    assert [area.area_code for area in seat.reach_areas.all()] == ["57"]
    assert manager.post(url, {"scope": "everything"}).status_code == 302
    assert "ใจงาม" in client.get(home).content.decode()


def test_the_seat_of_an_owner_is_never_limited(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    seat = world.cast.owner.seats.get()
    url = reverse("site:seat-reach", args=[world.workspace.public_id, seat.public_id])
    answer = signed_in("owner").post(url, {"scope": "areas", "further": "57"})
    assert answer.status_code == 422
    seat.refresh_from_db()
    assert seat.scope == Scope.EVERYTHING


def test_a_file_of_a_limited_seat_meets_nobody_beyond(world: World) -> None:
    beyond = network(world.workspace, "เครือข่ายไกล")
    who = user("far")
    seat = Seat.objects.create(
        user=who, workspace=world.workspace, role=Role.COORDINATOR, scope=Scope.NETWORKS
    )
    SeatNetwork.objects.create(seat=seat, network=beyond)
    rows = (("ชื่อ - สกุล", "โทรศัพท์"), ("นางสาวแก้ว ใจงาม", "081-234-5678"))
    data = upload(workbook({"ทะเบียน": rows}), "ทะเบียน.xlsx")
    row = import_start(by=who, network=beyond, name="ทะเบียน.xlsx", content=data)
    assert row.preview["counts"]["known"] == 0
    row = import_ask(by=who, row=row)
    assert Party.objects.filter(match_key=world.kru.match_key).count() == 2
    assert not world.kru.memberships.filter(network=beyond).exists()


def _brought(world: World, *rows: tuple[str, ...]) -> tuple[Seat, Import]:
    """Return a seat limited to another network, and a file it brought there."""
    beyond = network(world.workspace, "เครือข่ายไกล")
    who = user("far")
    seat = Seat.objects.create(
        user=who, workspace=world.workspace, role=Role.COORDINATOR, scope=Scope.NETWORKS
    )
    SeatNetwork.objects.create(seat=seat, network=beyond)
    data = upload(workbook({"ความสัมพันธ์": rows}), "งาน.xlsx")
    return seat, import_start(by=who, network=beyond, name="งาน.xlsx", content=data)


def test_a_waiting_row_of_a_limited_seat_meets_nobody_beyond(world: World) -> None:
    rows = (("ชื่อ - สกุล", "โทรศัพท์"), ("นายใหม่ มาเยือน", ""))
    links = (("จาก", "ถึง", "เรื่อง"), ("สุริยา ไกลมาก", "แก้ว ใจงาม", "ปรึกษา"))
    seat, row = _brought(world, *rows)
    data = upload(workbook({"ทะเบียน": rows, "ความสัมพันธ์": links}), "งาน.xlsx")
    row = import_start(by=seat.user, network=row.network, name="งาน.xlsx", content=data)
    row = import_ask(by=seat.user, row=row)
    doubt = row.doubts.get(name="สุริยา ไกลมาก")
    doubt_solve(by=seat.user, doubt=Doubt.objects.get(pk=doubt.pk))
    assert not world.kru.memberships.filter(network=row.network).exists()
    assert not Tie.objects.filter(target=world.kru, network=row.network).exists()


@pytest.mark.parametrize("change", ["gone", "role", "scope"])
def test_a_file_is_not_written_for_a_seat_that_may_no_longer(world: World, change: str) -> None:
    seat, row = _brought(world, ("จาก", "ถึง", "เรื่อง"), ("ใหม่ มาเยือน", "เก่า อยู่นาน", "ปรึกษา"))
    if change == "gone":
        seat.delete()
    elif change == "role":
        Seat.objects.filter(pk=seat.pk).update(role=Role.READER)
    else:
        SeatNetwork.objects.filter(seat=seat).update(network=world.network)
    count = Party.objects.count()
    row = import_ask(by=seat.user, row=row)
    assert (row.state, Party.objects.count()) == (ImportState.FAILED, count)
    assert "may no longer bring data" in row.trouble_en
