"""The map over HTTP: the table says what the drawing says, layers come and go, points are typed."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from malai.atlas.models import MapLayer, SavedView
from malai.atlas.services.geography import map_layer_add
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import Layer, Party
from malai.places.models import Place
from tests.makers import World, network

SQUARE = [[[100.0, 19.0], [101.0, 19.0], [101.0, 20.0], [100.0, 20.0], [100.0, 19.0]]]
FILE = json.dumps({"type": "Polygon", "coordinates": SQUARE}).encode()


def url(world: World, name: str = "map", **kwargs: Any) -> str:
    here = {"workspace": world.workspace.public_id, "network": world.network.public_id}
    return reverse(f"atlas:{name}", kwargs={**here, **kwargs})


@pytest.fixture(autouse=True)
def somewhere(world: World) -> None:
    """Let two live in one province and one in another; the temple has a point."""
    Party.objects.filter(pk__in=[world.kru.pk, world.boon.pk]).update(area_code="570101")
    Party.objects.filter(pk=world.mali.pk).update(area_code="500101")
    Party.objects.filter(pk=world.temple.pk).update(
        area_code="5701", latitude=19.91056, longitude=99.84056
    )


def test_the_table_and_the_data_say_the_same_numbers(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("reader")
    data = client.get(url(world, "map-data")).json()
    assert [(one["code"], one["members"], one["ties"]) for one in data["areas"]] == [
        ("57", 3, 2),
        ("50", 1, 0),
    ]
    page = client.get(url(world)).content.decode()
    assert "เชียงราย" in page
    assert page.index("เชียงราย") < page.index("เชียงใหม่")
    assert "19.91056, 99.84056" in page
    (mark,) = data["marks"]
    assert (mark["names"], mark["coarse"]) == (["วัดดอยหมอก"], False)
    assert len(data["provinces"]) == 77


def test_one_province_is_shown_by_its_districts(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("reader")
    data = client.get(url(world, "map-data"), {"province": "57"}).json()
    assert [(one["code"], one["members"]) for one in data["areas"]] == [("5701", 3)]
    assert "อ.เมืองเชียงราย" in client.get(url(world), {"province": "57"}).content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"province": "99", "kind": "x", "layer": "'", "measure": "\0"},
        {"day_day": "40", "day_month": "2", "day_year": "2569"},
        {"day_year": "69", "measure": "ties"},
    ],
)
def test_what_cannot_be_read_in_an_address_does_no_harm(
    world: World, signed_in: Callable[[str], Client], asked: dict[str, str]
) -> None:
    client = signed_in("reader")
    assert client.get(url(world), asked).status_code == 200
    assert client.get(url(world, "map-data"), asked).status_code == 200


def test_the_map_takes_over_what_a_saved_view_puts_away(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    state = {"hidden": {"kind": ["organisation"]}, "layers": {Layer.COORDINATION: False}}
    view = SavedView.objects.create(network=world.network, name="เฉพาะคน", state=state)
    client = signed_in("reader")
    data = client.get(url(world, "map-data"), {"view": str(view.public_id)}).json()
    assert [(one["bodies"], one["ties"]) for one in data["areas"]] == [(0, 0), (0, 0)]
    for wrong in ("x", "3f0f0a51-7a3a-4bd0-9d57-5d3a7a0b1c11"):
        assert client.get(url(world, "map-data"), {"view": wrong}).status_code == 404


def test_a_page_of_the_map_takes_few_queries(
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in("reader")
    client.get(url(world))
    # Session, user, seat; network, the networks, four of the map, layers, who is not named; none for the frame.
    with django_assert_num_queries(11):
        client.get(url(world))


def brought(client: Client, world: World, data: bytes, name: str = "ลุ่มน้ำ") -> Any:
    file = SimpleUploadedFile("a.geojson", data)
    return client.post(url(world, "map-layer-new"), {"file": file, "name": name})


def test_a_layer_is_brought_drawn_taken_away_and_taken_back(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    assert brought(client, world, FILE).status_code == 302
    layer = MapLayer.objects.get()
    assert "ลุ่มน้ำ" in client.get(url(world)).content.decode()
    (told,) = client.get(url(world, "map-data")).json()["layers"]
    shapes = client.get(told["url"]).json()
    # Clockwise, as a drawing on a sphere wants it.
    assert shapes["features"][0]["geometry"]["coordinates"] == [SQUARE[0][::-1]]
    client.post(url(world, "map-layer-remove", layer=layer.public_id))
    assert not MapLayer.objects.exists()
    act = Act.objects.get(action="atlas.map_layer_drop")
    act_undo(by=world.cast.coordinator, act=act)
    assert MapLayer.objects.get().name == "ลุ่มน้ำ"


def test_a_file_that_cannot_be_drawn_is_refused_at_its_field(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    answer = brought(client, world, b"PK\x03\x04")
    assert answer.status_code == 422
    assert "ไม่ใช่ GeoJSON" in answer.content.decode()
    assert not MapLayer.objects.exists()


def test_a_layer_of_another_network_is_not_found(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    brought(client, world, FILE)
    layer = MapLayer.objects.get()
    MapLayer.objects.update(network=network(world.workspace, "เครือข่ายอื่น"))
    assert client.get(url(world, "map-layer", layer=layer.public_id)).status_code == 404


# -- Points are typed ------------------------------------------------------------------------------------


def typed(client: Client, world: World, **parts: str) -> Any:
    address = reverse(
        "network:person-edit",
        kwargs={"workspace": world.workspace.public_id, "party": world.kru.public_id},
    )
    posted = {f"address_{name}": value for name, value in parts.items()}
    return client.post(
        address, {"given": "แก้ว", "family": "ใจงาม", "address_province": "57", **posted}
    )


def test_the_point_of_a_home_is_kept_to_a_kilometre(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    assert typed(signed_in("coordinator"), world, point="19.91056, 99.84056").status_code == 302
    kru = Party.objects.get(pk=world.kru.pk)
    assert (kru.latitude, kru.longitude, kru.point_from) == (19.91, 99.84, "typed")


def test_how_a_point_is_known_goes_with_its_text(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    told = {"point": "19.91056, 99.84056", "point_read": "19.91056, 99.84056"}
    typed(client, world, **told, point_from="gps", point_accuracy="12")
    kru = Party.objects.get(pk=world.kru.pk)
    assert (kru.point_from, kru.point_accuracy) == ("gps", 12)
    typed(client, world, **{**told, "point": "19.8, 99.7"}, point_from="gps", point_accuracy="12")
    kru.refresh_from_db()
    assert (kru.point_from, kru.point_accuracy, kru.latitude) == ("typed", None, 19.8)
    typed(client, world, point="")
    kru.refresh_from_db()
    assert (kru.latitude, kru.point_from) == (None, "")


@pytest.mark.parametrize(("point", "said"), [("บ้านครู", "อ่านพิกัดนี้ไม่ออก"), ("51, 0", "นอกประเทศไทย")])
def test_what_is_no_point_is_told_and_what_was_typed_stays(
    world: World, signed_in: Callable[[str], Client], point: str, said: str
) -> None:
    answer = typed(signed_in("coordinator"), world, point=point)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert f'value="{point}"' in page


def test_a_place_keeps_its_point_exactly(world: World, signed_in: Callable[[str], Client]) -> None:
    place = Place.objects.create(workspace=world.workspace, name_th="ศาลา")
    address = reverse(
        "places:point-edit",
        kwargs={"workspace": world.workspace.public_id, "place": place.public_id},
    )
    signed_in("coordinator").post(
        address, {"name_th": "ศาลา", "address_province": "57", "address_point": "19.91056 99.84056"}
    )
    place.refresh_from_db()
    assert (place.latitude, place.longitude) == (19.91056, 99.84056)


def test_a_layer_is_bounded(world: World) -> None:
    made = map_layer_add(by=None, network=world.network, name="x" * 300, content=io.BytesIO(FILE))
    assert len(made.name) == 100
