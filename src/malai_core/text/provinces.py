"""The 77 provinces of Thailand: codes, names and abbreviations."""

from __future__ import annotations

from malai_core.labels import Words
from malai_core.text.cleaning import clean

_PROVINCES = {"57": ("เชียงราย", "ชร", "Chiang Rai"), "50": ("เชียงใหม่", "ชม", "Chiang Mai")}


def province_code(text: str) -> str:
    """Return the two-digit code of a province as people write it, ``""`` where unknown."""
    name = clean(text).removeprefix("จังหวัด").removeprefix("จ.").strip(" .")
    return next((code for code, names in _PROVINCES.items() if name in names), "")


def province_name(code: str) -> Words:
    """Return the name of the province with this code."""
    thai, _, english = _PROVINCES[code]
    return Words(thai, english)
