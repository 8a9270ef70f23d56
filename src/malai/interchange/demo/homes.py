"""Invented addresses in real subdistricts, the same every time for one person."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Final

from malai.places import official
from malai.places.address import AddressValue

_VILLAGES: Final = ("บ้านป่าแพะ", "บ้านห้วยหมอก", "บ้านริมฝาย", "บ้านดอนแก้ว", "ชุมชนหน้าวัด")
#: Of ten people so many have told where exactly they live.
_TOLD: Final = 6
#: Districts of a province that a demonstration network reaches into.
_DISTRICTS: Final = 3


@cache
def _subdistricts(province: str) -> list[str]:
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
    return AddressValue(
        area_code=code,
        area_version=official.version(),
        house_no=str(chance.randrange(1, 250)),
        moo=str(chance.randrange(1, 12)),
        village=chance.choice(_VILLAGES),
        postal=(official.postals_of(code) or ("",))[0],
    )
