"""Thai addresses as people write them, taken apart: house, หมู่ที่, village, soi, the three areas.

Only the writing is read here; whether such areas exist is for who knows the official list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from malai_core.text.cleaning import ascii_digits, clean

#: An abbreviation written without a space before it: "ต.ลมหนาวอ.แม่สาย". Not the ต. of รพ.สต. or
#: อบต., the ม. of กทม., nor a name with dots of its own (ต.จ.ป.ร.).
_GLUED: Final = re.compile(r"(?<=[ก-๎0-9])(?<![สบ])(?=ต\.)|(?<=[ก-๎0-9])(?=[อจซถ]\.)|(?<=\d)(?=ม\.)")
_POSTAL: Final = re.compile(r"(?:รหัสไปรษณีย์|รหัส|ปณ\.?)?\s*(?<![\d/-])(\d{5})(?![\d/-])")
_HOUSE: Final = re.compile(
    r"^\s*(?:(?:บ้านเลขที่|บ้าน\s*เลขที่|เลขที่|house no\.?|no\.)\s*)?(\d+(?:\s?[/-]\s?\d+)*)(?=[\s,]|$)",
    re.IGNORECASE,
)
_MOO: Final = re.compile(r"(?<![ก-๎])(?:หมู่ที่|หมู่|ม\.|moo\b\.?)\s*(\d{1,3})(?!\d)", re.IGNORECASE)
_KINDS: Final = {
    "subdistrict": r"ตำบล|ต\.|แขวง|tambon\b|t\.",
    "district": r"กิ่งอำเภอ|อำเภอ|อ\.|เขต|amphoe\b|a\.",
    "province": r"จังหวัด|จ\.|changwat\b",
    "village": r"หมู่บ้าน|ชุมชน|บ้าน",
    "soi": r"ซอย|ซ\.|ถนน|ถ\.|soi\b",
}
_MARK: Final = re.compile(
    r"(?:(?<=^)|(?<=[\s,]))(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    + r")\s*",
    re.IGNORECASE,
)
#: Kinds whose value keeps the word it was marked by: "บ้านป่าซาง" is the name of the village.
_WITH_WORD: Final = frozenset({"village", "soi"})


@dataclass(frozen=True, slots=True)
class AddressParts:
    """What an address says, each part as it was written; an absent part is empty."""

    house_no: str = ""
    moo: str = ""
    """หมู่ที่, digits."""
    village: str = ""
    """With its word: บ้านป่าซาง, ชุมชนริมน้ำ."""
    soi: str = ""
    """Soi and road, with their words."""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    postal: str = ""
    """Five digits."""
    words: tuple[str, ...] = ()
    """Names without a word that says what they are, in order; often the areas, largest last."""


def split_address(text: str) -> AddressParts:
    """Take an address apart by the words and abbreviations that mark its parts.

    Parameters
    ----------
    text
        One address in Thai or in English letters, on one line or several, with or without spaces
        before the abbreviations, digits of either script.

    Returns
    -------
    AddressParts
        Parts as written. Names are not checked: "ต.ลมหนาว" is a subdistrict whether or not it
        exists. Of a part that is written twice the first counts, the other becomes a word.

    Notes
    -----
    Time grows with the length of the text. Nothing is undefined: an empty text has empty parts.

    Examples
    --------
    >>> made = split_address("12 ม.3 ต.ลมหนาว อ.แม่สาย จ.เชียงราย 57130")
    >>> made.house_no, made.moo, made.subdistrict, made.district, made.province, made.postal
    ('12', '3', 'ลมหนาว', 'แม่สาย', 'เชียงราย', '57130')
    >>> split_address("99/1 บ้านป่าซาง หมู่ที่ ๕ เวียง เชียงแสน เชียงราย").village
    'บ้านป่าซาง'
    """
    flat = re.sub(r"\s*[\n\r\t,;]+\s*", ", ", ascii_digits(clean(text.replace("\n", ", "))))
    flat = _GLUED.sub(" ", flat)
    flat, postal = _taken(_POSTAL, flat)
    flat, house = _taken(_HOUSE, flat)
    flat, moo = _taken(_MOO, flat)
    parts = _marked(AddressParts(re.sub(r"\s", "", house), moo, postal=postal), flat)
    return replace(parts, words=tuple(word for word in parts.words if word))


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """Return ``text`` without what ``pattern`` finds last, and that."""
    found = list(pattern.finditer(text))
    if not found:
        return text, ""
    last = found[-1]
    return f"{text[: last.start()]} {text[last.end() :]}", last[1]


def _marked(parts: AddressParts, text: str) -> AddressParts:
    marks = list(_marks(text))
    words = list(_words(text[: marks[0].start()] if marks else text))
    for mark, behind in zip(marks, [*marks[1:], None], strict=False):
        kind = str(mark.lastgroup)
        value, rest = _value(text[mark.end() : behind.start() if behind else None])
        before = getattr(parts, kind)
        told: dict[str, Any] = {}
        if kind in _WITH_WORD and value:
            told[kind] = f"{before} {mark[0].strip()}{value}".strip()
        elif value and not before:
            told[kind] = value
        else:
            words.append(value)
        parts = replace(parts, **told)
        words += rest
    return replace(parts, words=tuple(words))


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Return the marks of ``text``; the บ้าน of "ต. บ้านดู่" is a part of the name, not a mark."""
    end = -1
    for mark in _MARK.finditer(text):
        if not (mark.lastgroup == "village" and mark.start() == end):
            yield mark
        end = mark.end()


def _value(text: str) -> tuple[str, list[str]]:
    """Return the name after a mark, and the words behind it that are no part of it.

    A Thai name has no spaces; one in English letters goes to the comma.
    """
    first, _comma, behind = text.strip().partition(",")
    if first.isascii():
        return first.strip(), list(_words(behind))
    name, *others = first.split() or [""]
    # ซอยสุขุมวิท 22, and the one subdistrict whose name has another one in brackets.
    if others and (others[0].startswith("(") or others[0].isdecimal()):
        name, others = f"{name} {others[0]}", others[1:]
    return name, [*others, *_words(behind)]


def _words(text: str) -> Iterator[str]:
    for piece in text.split(","):
        if piece.strip().isascii():
            yield piece.strip()
        else:
            yield from piece.split()
