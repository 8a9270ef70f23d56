"""Words and sentences for people, in Thai and in English.

The core speaks to people in two places (a terminal and a web page), so its sentences carry both
languages and are put into one of them as late as possible. Thai is written first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol, runtime_checkable

Language = Literal["th", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("th", "en")


@runtime_checkable
class Speakable(Protocol):
    """Anything that can say itself in a language: words, sentences, dates."""

    def in_language(self, language: Language) -> str:
        """Return the text in ``language``."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """A short text in both languages, such as a column's or a button's name."""

    th: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.th if language == "th" else self.en


Value = str | int | float | Speakable


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with places for values, as ``str.format`` writes them.

    Examples
    --------
    >>> read = Sentence(Words("อ่านได้ {rows} แถว", "{rows} rows read"), {"rows": 1200})
    >>> read.in_language("th"), read.in_language("en")
    ('อ่านได้ 1,200 แถว', '1,200 rows read')
    """

    words: Words
    values: Mapping[str, Value] = field(default_factory=dict)

    def in_language(self, language: Language) -> str:
        """Return the sentence in ``language``; values that can speak are put into it too."""
        said = {name: say(value, language) for name, value in self.values.items()}
        return self.words.in_language(language).format(**said)


def say(value: Value, language: Language) -> str:
    """Return one value as people read it: whole numbers with thousands separators."""
    if isinstance(value, Speakable):
        return value.in_language(language)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.1f}"
    return value
