"""Names of people: title, given name and family name, and the key that two spellings share.

The rules and their limits are written down in ``docs/methods/text-names.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from malai_core.text.cleaning import clean, search_text
from malai_core.text.titles import (
    ADDRESSES,
    CIVIL_TITLES,
    NAMES_LIKE_TITLES,
    SPELLED_RANKS,
    Match,
    Title,
    titles_at_start,
)

_NUMBERING: Final = re.compile(r"\d{1,4}(?:[.)]\s*|\s+)(?=\D)")
_ASIDE: Final = re.compile(r'\s*(?:\(([^()]*)\)|\[([^\[\]]*)\]|["“”]([^"“”]*)["“”])\s*')
_PART_OF_TITLE: Final = re.compile(r"(?<=\.)\s*\((?:พิเศษ|หญิง|เกียรติคุณ|คลินิก)\)\s*")
_SIGN_FIRST: Final = re.compile("[ะ-ฺๅ-๎]|[ก-ฮ][ุู]?์")
_CAN_BE_A_NAME: Final = re.compile("[ก-ฮ][ะ-๎]*[ก-ฮ]|[ก-ฮ][่-๋]?[ะ-ู]|[เ-ไ][ก-ฮ]|[a-zA-Z]{2}")
_PARTICLES: Final = frozenset(
    [
        "na",
        "de",
        "del",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "da",
        "dos",
        "bin",
        "binti",
        "al",
        "ibn",
        "san",
        "st",
    ]
)
_NOT_IN_KEY: Final = dict.fromkeys(map(ord, " .-‐‑–—'’‘`,\"_/·"))


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a person's name; each may be empty, and a single name is a given name.

    ``aside`` is what stood in brackets or quotation marks: a nickname, a role. It is not a part of
    the name.
    """

    title: str
    given: str
    family: str
    aside: str = ""

    @property
    def plain(self) -> str:
        """Given and family name: ``กัญญา ทองคำ``."""
        return f"{self.given} {self.family}".strip()

    @property
    def thai(self) -> str:
        """The whole name as Thai writes it: no space behind a title, one behind a spelled rank.

        English titles and names keep their space.
        """
        if not self.title:
            return self.plain
        glued = _is_thai(self.title) and _is_thai(self.given)
        spelled = self.title.removesuffix("หญิง").endswith(SPELLED_RANKS)
        return f"{self.title}{'' if glued and not spelled else ' '}{self.plain}".strip()


def _is_thai(text: str) -> bool:
    return "\u0e01" <= text[:1] <= "\u0e5b"


@lru_cache(maxsize=1 << 14)
def split_name(text: str) -> PersonName:
    """Return the title, given name and family name in ``text``.

    Several titles in a row are one title. What could be either a title or the beginning of a name
    is left to the name, unless what follows can stand as a name by itself.

    Parameters
    ----------
    text
        One person's name as typed, Thai or English, with or without a title, also numbered
        (``1. นายก้อง ใจดี``) and with an aside in brackets.

    Returns
    -------
    PersonName
        Titles in their usual writing (``นส.`` is ``น.ส.``). ``given`` is empty only where ``text``
        is blank.

    Notes
    -----
    Time linear in the length; about 10 microseconds for a new name, a tenth for a repeated one.

    Examples
    --------
    >>> split_name("นส.กัญญา  ทองคำ")
    PersonName(title='น.ส.', given='กัญญา', family='ทองคำ', aside='')
    >>> split_name("ผศ.ดร.พญ.มะลิ ณ ดอยงาม").thai
    'ผศ.ดร.พญ.มะลิ ณ ดอยงาม'
    >>> split_name("คุณากร").title
    ''
    """
    name = _PART_OF_TITLE.sub(lambda found: "หญิง" * ("หญิง" in found.group()), clean(text))
    name = _NUMBERING.sub("", name, count=1) if name[:1].isdigit() else name
    name, aside = _without_aside(name)
    title, rest = _titles_and_rest(name)
    given, family = _given_and_family(rest)
    return PersonName(title, given, family, aside)


def _without_aside(name: str) -> tuple[str, str]:
    found = _ASIDE.search(name)
    if found is None:
        return name, ""
    outside = f"{name[: found.start()]} {name[found.end() :]}".strip()
    inside = next(group for group in found.groups() if group is not None).strip()
    return (outside, inside) if outside else (inside, "")


def _titles_and_rest(name: str) -> tuple[str, str]:
    written = ""
    last: Title | None = None
    while match := next((m for m in titles_at_start(name) if _is_title(m, last)), None):
        written = _joined(written, match.title, last)
        last, name = match.title, match.rest
        if last.is_rank and name.startswith("หญิง") and _can_be_a_name(name[4:].strip()):
            written, name = f"{written}หญิง", name[4:].strip()
    return written, name


def _is_title(match: Match, last: Title | None) -> bool:
    """Return whether a title was seen and not the first letters of a name."""
    title, seen, rest = match.title, match.seen, match.rest
    if not rest or _SIGN_FIRST.match(rest) or (title.kind == "address" and rest in ADDRESSES):
        return False
    if last is not None and last.written in CIVIL_TITLES:
        return title.kind in ("abbreviation", "english") and "." in seen
    if "." in seen or title.kind == "english":
        return True
    if seen.endswith(" "):
        return title.needs_no_dot or " " in rest
    whole = f"{seen}{rest}".partition(" ")[0]
    return whole not in NAMES_LIKE_TITLES and _can_be_a_name(rest)


def _can_be_a_name(rest: str) -> bool:
    """Return whether a word can be a Thai name: two consonants, or one with a vowel."""
    first = rest.partition(" ")[0]
    return not _SIGN_FIRST.match(first) and _CAN_BE_A_NAME.search(first) is not None


def _joined(written: str, title: Title, last: Title | None) -> str:
    """Return titles in a row: ``ผศ.ดร.``, ``อาจารย์ ดร.``, ``ว่าที่ร้อยตรี``, ``Prof. Dr.``."""
    english = last is not None and last.kind == "english"
    acting = written.endswith("ว่าที่") and title.kind == "rank"
    glued = not written or acting or (written.endswith(".") and not english)
    return f"{written}{'' if glued else ' '}{title.written}"


def _given_and_family(rest: str) -> tuple[str, str]:
    words = rest.split(" ")
    if rest.isascii() and len(words) > 2:
        start = len(words) - 1
        while start > 1 and words[start - 1].lower() in _PARTICLES:
            start -= 1
        return " ".join(words[:start]), " ".join(words[start:])
    return words[0], " ".join(words[1:])


@lru_cache(maxsize=1 << 14)
def name_key(text: str) -> str:
    """Return the key under which spellings of one person's name are equal.

    Titles, asides, spaces, dots, hyphens and case do not count. Equal keys suggest one person and
    never prove it: two people may share a name.

    Parameters
    ----------
    text
        A name as :func:`split_name` takes it.

    Returns
    -------
    str
        The key; ``""`` for a blank text.

    Examples
    --------
    >>> name_key("น.ส. กัญญา  ทองคำ (แดง)") == name_key("นางสาวกัญญาทองคำ") == name_key("กัญญา ทองคำ")
    True
    """
    return search_text(split_name(text).plain).translate(_NOT_IN_KEY)
