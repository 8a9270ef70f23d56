"""GeoJSON as people bring it: checked, cut to shapes and names, and made safe to draw.

Read is what RFC 7946 describes, with two kindnesses: an open ring is closed, and the winding of
rings does not matter. Written are only names and shapes, so that a file about people brings
nothing else about them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from malai_core.errors import UnreadableFileError
from malai_core.labels import Words

#: Bytes of a file; a whole country by subdistricts fits after simplifying.
MOST_BYTES: Final = 5_000_000
MOST_SHAPES: Final = 5_000
MOST_POSITIONS: Final = 200_000
#: Letters of a name.
LONGEST: Final = 150
#: Degrees around Thailand in which at least one position must lie.
AROUND: Final = (90.0, 0.0, 113.0, 26.0)
#: About a metre.
DECIMALS: Final = 5

_NAMES: Final = ("name_th", "ชื่อ", "name", "title", "name_en", "adm3_th", "adm2_th", "adm1_th")
#: How deep the positions of each kind of geometry lie.
_DEPTH: Final = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
_LEAST: Final = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}
_USUAL_CRS: Final = ("crs84", "4326")

TOO_LARGE: Final = Words(
    "ไฟล์นี้ใหญ่กว่า {most} MB ลดรายละเอียดของเส้น (simplify) แล้วนำเข้าใหม่",
    "This file is larger than {most} MB. Simplify its lines and bring it again.",
)
NOT_JSON: Final = Words(
    "ไฟล์นี้ไม่ใช่ GeoJSON ในโปรแกรมแผนที่ให้บันทึกเป็น GeoJSON (.geojson) แล้วนำเข้าใหม่",
    "This file is no GeoJSON. Save it as GeoJSON (.geojson) in your map program and bring it again.",
)
NO_SHAPES: Final = Words(
    "ไฟล์นี้ไม่มีรูปร่าง เส้น หรือจุดให้วาด", "This file has no shape, line or point to draw."
)
TOO_MANY: Final = Words(
    "ไฟล์นี้มีรูปร่างหรือจุดมากเกินไป (ได้ไม่เกิน {shapes} รูป รวม {positions} จุด) ลดรายละเอียดหรือแบ่งเป็นหลายไฟล์",
    "This file has too much to draw (at most {shapes} shapes with {positions} positions). "
    "Simplify it or split it.",
)
BAD_SHAPE: Final = Words(
    "รูปที่ {number} ({name}) อ่านไม่ได้: {reason}", "Shape {number} ({name}) cannot be read: {reason}"
)
NOT_DEGREES: Final = Words(
    "พิกัดในไฟล์นี้ไม่ใช่องศา (รูปที่ {number} มี {x}, {y}) บันทึกใหม่เป็น WGS 84 (EPSG:4326)",
    "The coordinates of this file are no degrees (shape {number} has {x}, {y}). "
    "Save it as WGS 84 (EPSG:4326).",
)
ELSEWHERE: Final = Words(
    "ไม่มีรูปใดในไฟล์นี้อยู่ในประเทศไทยหรือใกล้เคียง ดูว่าสลับละติจูดกับลองจิจูดหรือไม่: GeoJSON เขียนลองจิจูดก่อน",
    "Nothing of this file lies in Thailand or near it. Longitude comes first in GeoJSON: "
    "perhaps the two were exchanged.",
)
_UNKNOWN_KIND: Final = Words("ไม่รู้จักชนิดของรูป", "its kind of geometry is unknown")
_NO_POSITIONS: Final = Words("พิกัดไม่ครบหรือไม่ใช่ตัวเลข", "its positions are incomplete or no numbers")
_TOO_SHORT: Final = Words("มีจุดน้อยเกินไป", "it has too few positions")

Position = list[float]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes that can be drawn: GeoJSON features with a name each, and how many positions they have."""

    features: list[dict[str, Any]]
    positions: int

    def written(self) -> bytes:
        """Return the cleaned file: a feature collection in UTF-8."""
        whole = {"type": "FeatureCollection", "features": self.features}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def geojson_read(data: bytes) -> Shapes:
    """Return the shapes of a GeoJSON file.

    Positions are rounded to about a metre and lose their height; outer rings run clockwise, as
    drawing on a sphere wants. Of the properties only a name stays.

    Raises
    ------
    UnreadableFileError
        Too large, no GeoJSON, nothing to draw, a broken shape (named by its number), coordinates
        that are no degrees, or nothing near Thailand.

    Examples
    --------
    >>> file = b'{"type": "Point", "coordinates": [99.84, 19.91, 400]}'
    >>> geojson_read(file).features[0]["geometry"]
    {'type': 'Point', 'coordinates': [99.84, 19.91]}
    """
    if len(data) > MOST_BYTES:
        raise UnreadableFileError(TOO_LARGE, most=MOST_BYTES // 1_000_000)
    whole = _parsed(data)
    _refuse_other_degrees(whole)
    reader = _Reader()
    features = list(reader.features(whole))
    if not features:
        raise UnreadableFileError(NO_SHAPES)
    if not reader.is_near:
        raise UnreadableFileError(ELSEWHERE)
    return Shapes(features, reader.positions)


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(NOT_JSON) from error
    if not isinstance(whole, dict) or not isinstance(whole.get("type"), str):
        raise UnreadableFileError(NOT_JSON)
    return whole


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _refuse_other_degrees(whole: dict[str, Any]) -> None:
    """Refuse a file that names another system of coordinates (an old way, but map programs write it)."""
    crs = whole.get("crs")
    named = str(crs.get("properties", "")).lower() if isinstance(crs, dict) else ""
    if named and not any(usual in named for usual in _USUAL_CRS):
        raise UnreadableFileError(NOT_DEGREES, number="–", x=named[:60], y="")


class _Reader:
    """Reads feature after feature and counts what they hold."""

    def __init__(self) -> None:
        self.positions = 0
        self.number = 0
        self.is_near = False
        self.name = ""

    def features(self, whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the cleaned features of a collection, of one feature or of a bare geometry."""
        found = whole.get("features") if whole["type"] == "FeatureCollection" else [whole]
        for one in found if isinstance(found, list) else []:
            self.number += 1
            self.name = _name_of(one)
            geometry = one.get("geometry") if _is(one, "Feature") else one
            for part in self._parts(geometry, 0):
                name = {"name": self.name}
                yield {"type": "Feature", "properties": name, "geometry": part}

    def _parts(self, geometry: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - what a file holds
        """Yield simple geometries; a collection of them is taken apart, an empty one passed over."""
        if geometry is None:
            return
        if _is(geometry, "GeometryCollection") and depth < 3:
            for part in geometry.get("geometries") or []:
                yield from self._parts(part, depth + 1)
        else:
            yield self._geometry(geometry)

    def _geometry(self, geometry: Any) -> dict[str, Any]:  # noqa: ANN401 - what a file holds
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if kind not in _DEPTH:
            raise self._refusal(_UNKNOWN_KIND)
        found = self._nested(geometry.get("coordinates"), _DEPTH[kind], kind)
        if self.number > MOST_SHAPES or self.positions > MOST_POSITIONS:
            raise UnreadableFileError(TOO_MANY, shapes=MOST_SHAPES, positions=MOST_POSITIONS)
        if kind == "Polygon":
            found = _wound(found)
        if kind == "MultiPolygon":
            found = [_wound(polygon) for polygon in found]
        return {"type": kind, "coordinates": found}

    def _nested(self, found: Any, depth: int, kind: str) -> list[Any]:  # noqa: ANN401 - what a file holds
        """Return positions nested ``depth`` lists deep; rings are closed."""
        if depth == 0:
            return self._position(found)
        if not isinstance(found, list) or not found:
            raise self._refusal(_NO_POSITIONS)
        parts = [self._nested(part, depth - 1, kind) for part in found]
        if depth == 1 and kind.endswith("Polygon") and parts[0] != parts[-1]:
            parts.append(list(parts[0]))
        if depth == 1 and len(parts) < _LEAST.get(kind, 1):
            raise self._refusal(_TOO_SHORT)
        return parts

    def _position(self, found: Any) -> Position:  # noqa: ANN401 - what a file holds
        if not isinstance(found, list) or len(found) < 2:
            raise self._refusal(_NO_POSITIONS)
        x, y = found[:2]
        if not (_is_number(x) and _is_number(y)):
            raise self._refusal(_NO_POSITIONS)
        if not (abs(x) <= 180 and abs(y) <= 90):
            raise UnreadableFileError(NOT_DEGREES, number=self.number, x=f"{x:g}", y=f"{y:g}")
        self.positions += 1
        west, south, east, north = AROUND
        self.is_near = self.is_near or (west <= x <= east and south <= y <= north)
        return [round(float(x), DECIMALS), round(float(y), DECIMALS)]

    def _refusal(self, reason: Words) -> UnreadableFileError:
        said = self.name or "–"
        return UnreadableFileError(BAD_SHAPE, number=self.number, name=said, reason=reason)


def _is(value: Any, kind: str) -> bool:  # noqa: ANN401 - what a file holds
    return isinstance(value, dict) and value.get("type") == kind


def _is_number(value: Any) -> bool:  # noqa: ANN401 - what a file holds
    return isinstance(value, int | float) and not isinstance(value, bool)


def _name_of(feature: Any) -> str:  # noqa: ANN401 - what a file holds
    """Return the name among the properties, in Thai where there is one; empty where none is told."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return ""
    told = {str(key).lower(): value for key, value in properties.items()}
    found = (told.get(name) for name in _NAMES)
    texts = (" ".join(value.split()) for value in found if isinstance(value, str))
    return next((text[:LONGEST] for text in texts if text), "")


def _wound(polygon: list[list[Position]]) -> list[list[Position]]:
    """Return the rings with the outer one clockwise and holes the other way."""
    turned = []
    for place, ring in enumerate(polygon):
        is_clockwise = _doubled_area(ring) < 0
        turned.append(ring if is_clockwise == (place == 0) else ring[::-1])
    return turned


def _doubled_area(ring: list[Position]) -> float:
    """Return twice the area of a closed ring, negative where it runs clockwise."""
    pairs = pairwise(ring)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)
