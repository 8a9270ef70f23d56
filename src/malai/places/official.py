"""The official list of areas, as the package geothai brings it. No queries, no network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import geothai
from geothai.abolished import abolished_areas, match_abolished

from malai_core.labels import Words
from malai_core.text import province_code

BANGKOK: Final = "10"
_KHET: Final = "เขต"


def version() -> str:
    """Return the version of the list."""
    return geothai.DATA_VERSION


@cache
def names() -> dict[str, Words]:
    """Return the name of every area in use by its code; of Bangkok without เขต and แขวง."""
    found = {}
    for province in geothai.provinces():
        found[province.code] = Words(province.name_th, province.name_en)
        for district in geothai.districts(province.code):
            found[district.code] = Words(_bare(district.name_th, district.code), district.name_en)
            for part in geothai.subdistricts(district.code):
                found[part.code] = Words(part.name_th, part.name_en)
    return found


def _bare(name: str, code: str) -> str:
    return name.removeprefix(_KHET) if code.startswith(BANGKOK) else name


def is_in_use(code: str) -> bool:
    """Say whether ``code`` is an area of today."""
    return code in names()


@dataclass(frozen=True, slots=True)
class Gone:
    """An area that was abolished: its name, since when, and the areas of today in its place."""

    code: str
    name: Words
    on: str
    """ISO date."""
    successors: tuple[str, ...]
    is_certain: bool
    """Whether a notice says so; otherwise it is the one area of the same name nearby."""


@cache
def abolished() -> dict[str, Gone]:
    """Return the abolished areas by code, with those of today that followed, through all steps."""
    rows = {row.code: row for row in abolished_areas()}
    found = {}
    for code, row in rows.items():
        is_certain = row.successors_basis == "notice"
        name = Words(_bare(row.name_th, code), row.name_en or row.name_th)
        followed = tuple(_followed(row.successors, {c: r.successors for c, r in rows.items()}))
        found[code] = Gone(code, name, row.abolished_on, followed, is_certain)
    return found


def _followed(codes: Iterable[str], further: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the areas in use that ``codes`` lead to, each once."""
    found: dict[str, None] = {}
    waiting, seen = list(codes), set[str]()
    while waiting:
        code = waiting.pop(0)
        if is_in_use(code):
            found[code] = None
        elif code not in seen:
            waiting += further.get(code, ())
        seen.add(code)
    return list(found)


def by_postal(postal: str) -> list[str]:
    """Return the subdistricts that a postal code serves."""
    return [part.code for part in geothai.by_postal_code(postal)]


def postals_of(code: str) -> tuple[str, ...]:
    """Return the postal codes of a subdistrict; of larger areas none."""
    found = geothai.subdistrict(code) if len(code) == 6 else None
    return found.postal_codes if found else ()


def subdistricts_named(name: str, *, district: str, province: str, postal: str) -> list[str]:
    """Return the subdistricts that fit; names as written, the larger ones may be empty."""
    found = geothai.match(
        name, district=district or None, province=province or None, postal_code=postal or None
    )
    return [one.subdistrict.code for one in found]


def successors_named(name: str, *, district: str, province: str) -> list[str]:
    """Return what took the place of an abolished subdistrict of this name."""
    found = match_abolished(name, district=district or None, province=province or None)
    return list(dict.fromkeys(code for one in found for code in abolished()[one.code].successors))


#: What spellings of one name differ by, and the word before a name.
_LOOSE: Final = re.compile(r"[\s.'’-]|^(?:อำเภอ|เขต|amphoe |khet )")


def _letters(name: str) -> str:
    return _LOOSE.sub("", name.lower())


@cache
def _districts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in names().items():
        if len(code) == 4:
            for written in {_letters(name.th), _letters(name.en)}:
                found.setdefault(written, []).append(code)
    return found


def districts_named(name: str, *, province: str = "") -> list[str]:
    """Return the districts of this name; "เมือง" is the capital district of the province.

    ``province`` is a code, or empty for all.
    """
    plain = _letters(name)
    if plain in {"เมือง", "mueang", "muang"}:
        return [f"{province}01"] if province and is_in_use(f"{province}01") else []
    return [code for code in _districts().get(plain, []) if code.startswith(province)]


def province_named(name: str) -> str:
    """Return the code of a province, empty where ``name`` is none."""
    return province_code(name) if name else ""
