"""Invented addresses in real subdistricts, the same every time for one person."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any, Final

from malai.accounts.models import Workspace
from malai.audit.services import Recorder
from malai.places import official
from malai.places.address import AddressValue
from malai.places.models import Place, PointFrom
from malai.places.services.addresses import address_fill

_HALLS: Final = (
    ("ศาลาวัดดอยหมอก", "Hall of the Misty Hill temple"),
    ("ห้องประชุมโรงพยาบาลส่งเสริมสุขภาพตำบล", "Meeting room of the health centre"),
    ("โรงเรียนบ้านริมฝาย", "Ban Rim Fai school"),
    ("หอประชุมอำเภอ", "District hall"),
)
_VILLAGES: Final = ("บ้านป่าแพะ", "บ้านห้วยหมอก", "บ้านริมฝาย", "บ้านดอนแก้ว", "ชุมชนหน้าวัด")
#: Of ten people so many have told where exactly they live.
_TOLD: Final = 6
#: Districts of a province that a demonstration network reaches into.
_DISTRICTS: Final = 3
#: Where the demonstration lets the first districts of a province be; elsewhere it tells no points.
_MIDDLES: Final = {
    "5701": (19.91, 99.83), "5702": (19.83, 99.68), "5703": (19.88, 100.05),
    "5601": (19.17, 99.90), "5001": (18.79, 98.98),
}  # fmt: skip
#: Of a hundred people so many live beyond the border of the province, in one of these districts.
_BEYOND: Final = 7
_NEIGHBOURS: Final = {"57": ("5601", "5001")}


@cache
def _subdistricts(province: str) -> list[str]:
    """Return the subdistricts of the first districts of a province, or of one district."""
    codes = [code for code in official.names() if len(code) == 6 and code.startswith(province)]
    districts = sorted({code[:4] for code in codes})[:_DISTRICTS]
    return [code for code in codes if code[:4] in districts]


def home_of(key: str, province: str) -> AddressValue | None:
    """Return where the demonstration lets somebody live; ``None`` where only the province is told.

    Examples
    --------
    >>> home_of("p1", "57") == home_of("p1", "57")
    True
    """
    chance = Random(f"{key} {province}")  # noqa: S311 - invented data, the same every time
    places = _subdistricts(province)
    if not places or chance.randrange(10) >= _TOLD:
        return None
    code = chance.choice(places)
    if chance.randrange(100) < _BEYOND and province in _NEIGHBOURS:
        code = chance.choice(_subdistricts(chance.choice(_NEIGHBOURS[province])))
    return AddressValue(
        area_code=code,
        area_version=official.version(),
        house_no=str(chance.randrange(1, 250)),
        moo=str(chance.randrange(1, 12)),
        village=chance.choice(_VILLAGES),
        postal=(official.postals_of(code) or ("",))[0],
        **_point(code, chance),
    )


def _point(code: str, chance: Random) -> dict[str, Any]:
    """Return the columns of an invented point near the middle of the district; often nobody told."""
    middle = _MIDDLES.get(code[:4])
    if middle is None or chance.random() < 0.4:
        return {}
    latitude, longitude = (round(chance.gauss(at, 0.04), 4) for at in middle)
    return {"latitude": latitude, "longitude": longitude, "point_from": PointFrom.MAP.value}


def places_fill(trace: Recorder, workspace: Workspace, province: str) -> list[int]:
    """Make the places where the demonstration's activities are held; returns their keys."""
    chance = Random(province)  # noqa: S311 - invented data, the same every time
    made = []
    for name_th, name_en in _HALLS:
        home = home_of(name_th, province) or AddressValue(area_code=province)
        place = Place(workspace=workspace, name_th=name_th, name_en=name_en)
        address_fill(place, replace(home, house_no="", **_point(home.area_code, chance)))
        made.append(trace.create(place).pk)
    return made
