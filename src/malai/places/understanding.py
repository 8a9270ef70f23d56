"""One line of address understood: which areas of the official list it means, and what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from malai.places import official
from malai_core.text import AddressParts, split_address

#: Texts kept understood; a page of records to mend asks for the same ones again.
KEPT = 4096


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text means: the surest area, choices where several fit, and names not in the list."""

    code: str
    """The smallest area that is certain; empty where none is."""
    choices: tuple[str, ...]
    """Areas that fit equally; empty where there is no choice to make."""
    parts: AddressParts
    unknown: tuple[str, ...]
    """Names that are in the text and in no list."""


@lru_cache(maxsize=KEPT)
def understood(text: str) -> Understood:
    """Return what an address typed in one box means. No queries; well under a millisecond.

    Marked names (ต. อ. จ. แขวง เขต) are taken by their level, bare ones from the largest area down.
    An old name leads to what took its place. What is not in the list is said, never guessed.
    """
    parts = split_address(text)
    province, words = _province(parts)
    district, words = _named_district(parts, province, words)
    subdistrict, words = _named_subdistrict(parts, province, district, words)
    unknown = list(words)
    if parts.province and not province:
        unknown.append(parts.province)
    codes = _subdistricts(subdistrict, district, province, parts.postal)
    if subdistrict and not codes:
        unknown.append(subdistrict)
    if not codes:
        codes = _districts(district, province, parts.postal)
        if district and not codes:
            unknown.append(district)
    if not codes:
        codes = [province] if province else official.by_postal(parts.postal)
    return Understood(_shared(codes), tuple(codes) if len(codes) > 1 else (), parts, tuple(unknown))


def _province(parts: AddressParts) -> tuple[str, list[str]]:
    """Return the code of the province, and the words that are not its name."""
    words = list(parts.words)
    if code := official.province_named(parts.province):
        return code, words
    for word in reversed(words):
        if code := official.province_named(word):
            # The last one: in "แพร่ แพร่" the first is the district.
            place = len(words) - 1 - words[::-1].index(word)
            return code, words[:place] + words[place + 1 :]
    return "", words


def _named_district(parts: AddressParts, province: str, words: list[str]) -> tuple[str, list[str]]:
    if parts.district or not province:
        return parts.district, words
    for place in range(len(words) - 1, -1, -1):
        if official.districts_named(words[place], province=province):
            return words[place], words[:place] + words[place + 1 :]
    return "", words


def _named_subdistrict(
    parts: AddressParts, province: str, district: str, words: list[str]
) -> tuple[str, list[str]]:
    if parts.subdistrict or not (province or district):
        return parts.subdistrict, words
    for place in range(len(words) - 1, -1, -1):
        if _subdistricts(words[place], district, province, ""):
            return words[place], words[:place] + words[place + 1 :]
    return "", words


def _subdistricts(name: str, district: str, province: str, postal: str) -> list[str]:
    """Return what fits; a postal code that contradicts is passed over, old names lead further."""
    if not name:
        return []
    whole = official.names()[province].th if province else ""
    exact = official.subdistricts_named(name, district=district, province=whole, postal=postal)
    return (
        exact
        or official.subdistricts_named(name, district=district, province=whole, postal="")
        or official.successors_named(name, district=district, province=whole)
    )


def _districts(name: str, province: str, postal: str) -> list[str]:
    found = official.districts_named(name, province=province) if name else []
    served = {code[:4] for code in official.by_postal(postal)} if postal else set()
    return [code for code in found if code in served] or found


def _shared(codes: list[str]) -> str:
    """Return the smallest area that all of ``codes`` lie in."""
    for length in (6, 4, 2):
        wholes = {code[:length] for code in codes}
        if len(wholes) == 1 and all(len(code) >= length for code in codes):
            return wholes.pop()
    return ""
