"""GeoJSON as people bring it. The square of RFC 7946 (appendix A.3), moved into Thailand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats import geojson
from malai_core.formats.geojson import geojson_read

SQUARE = [[100.0, 19.0], [101.0, 19.0], [101.0, 20.0], [100.0, 20.0], [100.0, 19.0]]
HOLE = [[100.8, 19.8], [100.8, 19.2], [100.2, 19.2], [100.2, 19.8], [100.8, 19.8]]


def file(*geometries: Any, **properties: Any) -> bytes:
    features = [
        {"type": "Feature", "properties": properties, "geometry": one} for one in geometries
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def shape(kind: str, coordinates: Any) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


def test_a_polygon_with_a_hole_is_wound_for_drawing_on_a_sphere() -> None:
    for outer in (SQUARE, SQUARE[::-1]):
        read = geojson_read(file(shape("Polygon", [outer, HOLE])))
        assert read.features[0]["geometry"]["coordinates"] == [SQUARE[::-1], HOLE[::-1]]
        assert read.positions == 10


def test_an_open_ring_is_closed_and_height_is_left_out() -> None:
    ring = [[*position, 350.5] for position in SQUARE[:-1]]
    read = geojson_read(file(shape("MultiPolygon", [[ring]])))
    assert read.features[0]["geometry"]["coordinates"][0][0][0] == [100.0, 19.0]
    assert len(read.features[0]["geometry"]["coordinates"][0][0]) == 5


def test_only_a_name_stays_and_the_thai_one_is_taken() -> None:
    point = shape("Point", [99.84, 19.91])
    read = geojson_read(file(point, NAME_EN="Forest", name_th=" ป่า  ชุมชน ", phone="081"))
    assert read.features[0]["properties"] == {"name": "ป่า ชุมชน"}
    assert geojson_read(read.written()) == read


def test_bare_geometries_collections_and_a_byte_order_mark_are_read() -> None:
    both = {
        "type": "GeometryCollection",
        "geometries": [shape("Point", [99.8, 19.9]), shape("LineString", [[99, 19], [100, 20]])],
    }
    read = geojson_read(b"\xef\xbb\xbf" + json.dumps(both).encode())
    assert [one["geometry"]["type"] for one in read.features] == ["Point", "LineString"]
    assert len(geojson_read(file(None, shape("Point", [99.8, 19.9]))).features) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no GeoJSON"),
        (b"PK\x03\x04\xff", "no GeoJSON"),
        (b"[1, 2]", "no GeoJSON"),
        (b'{"type": "Point", "coordinates": [NaN, 19]}', "no GeoJSON"),
        (b'{"type":' + b"[" * 200_000, "no GeoJSON"),
        (b'{"type": "Topology"}', "kind of geometry is unknown"),
        (b'{"type": "FeatureCollection", "features": []}', "no shape"),
        (b'{"type": "FeatureCollection", "features": 7}', "no shape"),
        (b'{"type": "FeatureCollection", "features": [7]}', "kind of geometry is unknown"),
        (file(shape("Point", [19.9, "99.8"]), name="วัด"), "Shape 1 (วัด)"),
        (file(shape("Point", [True, 19.9])), "no numbers"),
        (file(shape("Polygon", [])), "no numbers"),
        (file(shape("Polygon", [[[99, 19], [100, 20]]])), "too few"),
        (file(shape("LineString", [[99, 19]])), "too few"),
        (file(shape("Point", [99.8, 19.9]), shape("Point", [587_000, 2_201_000])), "shape 2 has"),
        (file(shape("Point", [19.9, 89.8])), "Longitude comes first"),
        (
            json.dumps(
                {
                    "type": "FeatureCollection",
                    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32647"}},
                    "features": [],
                }
            ).encode(),
            "EPSG:4326",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        geojson_read(data)
    assert said in refused.value.in_language("en")
    assert refused.value.in_language("th") != refused.value.in_language("en")


def test_a_file_is_bounded_in_bytes_shapes_and_positions(monkeypatch: pytest.MonkeyPatch) -> None:
    data = file(*[shape("Point", [99.8, 19.9])] * 4)
    monkeypatch.setattr(geojson, "MOST_SHAPES", 3)
    with pytest.raises(UnreadableFileError, match="at most 3 shapes"):
        geojson_read(data)
    monkeypatch.setattr(geojson, "MOST_BYTES", 100)
    with pytest.raises(UnreadableFileError, match="larger than"):
        geojson_read(data)
