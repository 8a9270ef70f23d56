"""Names of people: title, given name and family name, and the key that two spellings share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from malai_core.text.cleaning import clean, search_text

_TITLE = re.compile(r"(นางสาว|นาย|นาง|น\.ส\.|คุณ|ครู|ดร\.|Mr\.|Mrs\.|Ms\.|Dr\.)\s*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a person's name; each may be empty."""

    title: str
    given: str
    family: str

    @property
    def plain(self) -> str:
        """Given and family name without the title."""
        return f"{self.given} {self.family}".strip()

    @property
    def thai(self) -> str:
        """The whole name as Thai writes it, without a space after a Thai title."""
        space = " " if self.title.isascii() else ""
        return f"{self.title}{space}{self.plain}".strip()


def split_name(text: str) -> PersonName:
    """Return the title, given name and family name in ``text``."""
    rest = clean(text)
    found = _TITLE.match(rest)
    title = found.group(1) if found else ""
    rest = rest[found.end() :] if found else rest
    given, _, family = rest.partition(" ")
    return PersonName(title, given, family)


def name_key(text: str) -> str:
    """Return a key for matching: no title, no spaces, dots or hyphens."""
    return re.sub(r"[\s.\-]", "", search_text(split_name(text).plain))
