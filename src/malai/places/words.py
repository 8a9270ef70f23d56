"""Names of areas as words of a dictionary."""

from __future__ import annotations

from functools import cache


@cache
def area_words() -> frozenset[str]:
    """Return the Thai names of provinces and districts, without their kind. No query.

    Names of one or two letters are left out: they would part other words.
    """
    import geothai

    names = {province.name_th for province in geothai.provinces()}
    for province in geothai.provinces():
        names |= {district.name_th for district in geothai.districts(province.code)}
    return frozenset(name.removeprefix("เมือง") for name in names if len(name) > 2) - {""}
