"""Counts and names as people say them inside a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from malai_core.labels import Language, Speakable, Words

_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what is counted, in the right number in English.

    Examples
    --------
    >>> people = Counted(1, "คน", "person", "people")
    >>> people.in_language("th"), people.in_language("en")
    ('1 คน', '1 person')
    """

    number: int
    th: str
    one: str
    many: str

    def in_language(self, language: Language) -> str:
        """Return the number with its unit."""
        if language == "th":
            return f"{self.number:,} {self.th}"
        return f"{self.number:,} {self.one if self.number == 1 else self.many}"


@dataclass(frozen=True, slots=True)
class Names:
    """The first few names of a list, and how many more there are.

    Examples
    --------
    >>> Names(("ก", "ข", "ค", "ง", "จ")).in_language("th")
    'ก, ข, ค และอีก 2 ราย'
    >>> Names(("A", "B")).in_language("en")
    'A and B'
    """

    names: Sequence[str]

    def in_language(self, language: Language) -> str:
        """Return the names joined as people say a list."""
        shown, more = list(self.names[:_SHOWN]), len(self.names) - _SHOWN
        if more > 0:
            return ", ".join(shown) + (
                f" และอีก {more:,} ราย" if language == "th" else f" and {more:,} more"
            )
        if len(shown) < 2:
            return "".join(shown)
        joined = " และ " if language == "th" else " and "
        return ", ".join(shown[:-1]) + joined + shown[-1]


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things that can speak, joined as people say a list.

    Examples
    --------
    >>> Listed((people(3), ties(1))).in_language("en")
    '3 people and 1 relationship'
    """

    items: Sequence[Speakable]

    def in_language(self, language: Language) -> str:
        """Return the things, in their order."""
        said = [item.in_language(language) for item in self.items]
        if len(said) < 2:
            return "".join(said)
        comma, joint = (" ", " และ ") if language == "th" else (", ", " and ")
        return comma.join(said[:-1]) + joint + said[-1]


@dataclass(frozen=True, slots=True)
class Percent:
    """A share between 0 and 1, said as a whole per cent.

    Examples
    --------
    >>> Percent(0.126).in_language("th")
    'ร้อยละ 13'
    """

    share_0_1: float

    def in_language(self, language: Language) -> str:
        """Return the share in per cent."""
        whole = round(100 * self.share_0_1)
        return f"ร้อยละ {whole}" if language == "th" else f"{whole}%"


def people(number: int) -> Counted:
    """Return so many people."""
    return Counted(number, "คน", "person", "people")


def members(number: int) -> Counted:
    """Return so many members of any kind."""
    return Counted(number, "ราย", "member", "members")


def organisations(number: int) -> Counted:
    """Return so many organisations."""
    return Counted(number, "องค์กร", "organisation", "organisations")


def groups(number: int) -> Counted:
    """Return so many groups."""
    return Counted(number, "กลุ่ม", "group", "groups")


def ties(number: int) -> Counted:
    """Return so many relationships."""
    return Counted(number, "ความสัมพันธ์", "relationship", "relationships")


def meetings(number: int) -> Counted:
    """Return so many meetings."""
    return Counted(number, "ครั้ง", "meeting", "meetings")


def how(th: str, en: str, method: str) -> Words:
    """Return how a finding is known, with the id of its method."""
    return Words(f"{th} ({method})", f"{en} ({method})")
