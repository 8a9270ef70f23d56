"""Points on the earth as people write them: from a map, a telephone or a note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.text.cleaning import ascii_digits, clean

#: Thailand with a little of its neighbours: south, north, west, east. No latitude of it is a
#: longitude of it, so the two may be written in either order.
SOUTH, NORTH, WEST, EAST = 5.0, 21.0, 96.5, 106.5
#: Decimals that are kept: about a metre.
DECIMALS: Final = 5
#: Decimals of a home: a square of about 1.1 km, some hundred houses in a village.
COARSE: Final = 2

UNREADABLE: Final = Words(
    "อ่านพิกัดนี้ไม่ออก พิมพ์ละติจูดแล้วตามด้วยลองจิจูด เช่น 19.9105, 99.8406 หรือแตะบนแผนที่",
    "This is no point. Write latitude and longitude such as 19.9105, 99.8406, or tap on the map.",
)
OUTSIDE: Final = Words(
    "พิกัด {latitude}, {longitude} อยู่นอกประเทศไทย ละติจูดควรอยู่ระหว่าง 5 ถึง 21 และลองจิจูดระหว่าง 96.5 ถึง 106.5",
    "The point {latitude}, {longitude} lies outside Thailand: latitudes go from 5 to 21, "
    "longitudes from 96.5 to 106.5.",
)

_DEGREES: Final = re.compile(
    r"(\d{1,3})\s*[°º]\s*(?:(\d{1,2})\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*[\"″”]\s*)?([NSEWnsew])?"
)
_DECIMAL: Final = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?")
#: Where a map's address carries its point.
_ADDRESS: Final = re.compile(
    r"(?:@|[?&](?:q|ll|query|center|mlat)=|!3d)(-?\d+\.\d+)(?:,|%2C|&mlon=|!4d)\s*(-?\d+\.\d+)"
)


@dataclass(frozen=True, slots=True)
class Point:
    """A point in degrees (WGS 84), rounded to about a metre."""

    latitude: float
    longitude: float

    def __str__(self) -> str:
        """Return it as a box of a form shows it."""
        return f"{self.latitude}, {self.longitude}"


def point_read(text: str) -> Point | None:
    r"""Return the point that ``text`` names, ``None`` where the text is empty.

    Read are decimal degrees in either order (with a comma, a space or both between), degrees with
    minutes and seconds, Thai digits, and the addresses of the usual maps.

    Raises
    ------
    InvalidInputError
        The text is no point, or one outside Thailand.

    Examples
    --------
    >>> point_read("๑๙.๙๑๐๕, ๙๙.๘๔๐๖")
    Point(latitude=19.9105, longitude=99.8406)
    >>> str(point_read('19°54\'38"N 99°50\'26"E'))
    '19.91056, 99.84056'
    """
    flat = ascii_digits(clean(text))
    if not flat:
        return None
    pair = _in_address(flat) or _in_degrees(flat) or _in_decimals(flat)
    if pair is None:
        raise InvalidInputError(UNREADABLE)
    first, second = pair
    return point_of(first, second) if first < WEST else point_of(second, first)


def point_of(latitude: float, longitude: float) -> Point:
    """Return the point, rounded.

    Raises
    ------
    InvalidInputError
        It lies outside Thailand and the strip around it.
    """
    if not is_inside(latitude, longitude):
        raise InvalidInputError(OUTSIDE, latitude=f"{latitude:g}", longitude=f"{longitude:g}")
    return Point(round(latitude, DECIMALS), round(longitude, DECIMALS))


def is_inside(latitude: float, longitude: float) -> bool:
    """Say whether a point lies in Thailand or the strip around it; NaN does not."""
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def coarse(point: Point) -> Point:
    """Return the corner of the square of about 1.1 km that ``point`` lies in, for homes.

    Rounding a second time changes nothing, so a home cannot wander or be told finer.

    Examples
    --------
    >>> coarse(Point(19.91056, 99.84056))
    Point(latitude=19.91, longitude=99.84)
    """
    return Point(round(point.latitude, COARSE), round(point.longitude, COARSE))


def _in_address(text: str) -> tuple[float, float] | None:
    found = _ADDRESS.search(text)
    return (float(found[1]), float(found[2])) if found else None


def _in_degrees(text: str) -> tuple[float, float] | None:
    found = list(_DEGREES.finditer(text))
    if len(found) != 2:
        return None
    first, second = (_whole(part) for part in found)
    return (second, first) if (found[0][4] or "N").upper() in "EW" else (first, second)


def _whole(part: re.Match[str]) -> float:
    size = float(part[1]) + float(part[2] or 0) / 60 + float(part[3] or 0) / 3600
    return -size if (part[4] or "").upper() in {"S", "W"} else size


def _in_decimals(text: str) -> tuple[float, float] | None:
    if re.search(r"[^\d\s.,;/()+\-]", re.sub(r"(?i)lat\w*|lon\w*|lng|:|[NE](?![a-z])", "", text)):
        return None
    found = _DECIMAL.findall(text)
    return (float(found[0]), float(found[1])) if len(found) == 2 else None
