"""Areas in words: ต. อ. จ., in Bangkok แขวง and เขต, each level said with its name."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import get_language

from malai.places import official
from malai_core.labels import Words

LENGTHS: Final = (6, 4, 2)


def is_thai() -> bool:
    """Say whether the page speaks Thai."""
    return not (get_language() or "th").startswith("en")


#: The word of each level by the length of its code; Bangkok has its own.
_FRAMES: Final = {
    2: Words("จ.%s", "%s"),
    4: Words("อ.%s", "%s District"),
    6: Words("ต.%s", "%s Subdistrict"),
}
_IN_BANGKOK: Final = {
    2: Words("%s", "%s"),
    4: Words("เขต%s", "%s District"),
    6: Words("แขวง%s", "%s Subdistrict"),
}
_MOO: Final = Words("ม.%s", "Moo %s")
_LEVELS: Final = {
    "province": Words("จังหวัด", "Province"),
    "district": Words("อำเภอ", "District"),
    "subdistrict": Words("ตำบล", "Subdistrict"),
}
_LEVELS_IN_BANGKOK: Final = {
    **_LEVELS,
    "district": Words("เขต", "District"),
    "subdistrict": Words("แขวง", "Subdistrict"),
}


def part_said(code: str) -> str:
    """Return one area with the word of its level: ต.เวียง, เขตบางนา, Mae Sai District."""
    gone = official.abolished().get(code)
    found = official.names().get(code) or (gone.name if gone else None)
    if found is None:
        return ""
    frames = _IN_BANGKOK if code.startswith(official.BANGKOK) else _FRAMES
    return _spoken(frames[len(code)]) % _spoken(found)


def _spoken(words: Words) -> str:
    return words.th if is_thai() else words.en


def area_said(code: str) -> str:
    """Return an area with the wholes it lies in, smallest first. No queries.

    Abolished areas are named too: records may still hold their codes.
    """
    parts = [part_said(code[:length]) for length in LENGTHS if length <= len(code)]
    return (" " if is_thai() else ", ").join(part for part in parts if part)


def level_labels(province: str) -> dict[str, str]:
    """Return the words for the three levels, those of Bangkok where that is the province."""
    levels = _LEVELS_IN_BANGKOK if province == official.BANGKOK else _LEVELS
    return {name: _spoken(words) for name, words in levels.items()}


def address_said(row: Any, *, with_house: bool = True) -> str:  # noqa: ANN401 - any row with an address
    """Return the whole address of a row in one line, without what is unknown."""
    moo = getattr(row, "moo", "")
    parts: list[str] = []
    if with_house:
        parts += [getattr(row, "house_no", ""), getattr(row, "soi", "")]
    parts += [_spoken(_MOO) % moo if moo else "", getattr(row, "village", "")]
    parts += [area_said(row.area_code), getattr(row, "postal", "")]
    return (" " if is_thai() else ", ").join(part for part in parts if part)
