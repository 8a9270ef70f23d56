"""What somebody typed to find a party, and how close one party is to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from malai.network.parting import JOINED, words_in
from malai_core.text import name_key, search_text, sort_key, split_name

#: A trigram index answers from three letters on.
TRIGRAM: Final = 3
EXACT, PREFIX, WORDS, CONTAINS, ELSEWHERE = range(5)


class Row(NamedTuple):
    """What is read of a party to tell how close it is."""

    pk: int
    sort_key: str
    match_key: str
    search_text: str
    name_en: str
    nickname: str | None


FIELDS: Final = ("pk", "sort_key", "match_key", "search_text", "name_en", "person__nickname")


@dataclass(frozen=True, slots=True)
class Asked:
    """A text as typed, in the forms it is looked for in."""

    text: str
    key: str
    """Without titles and spaces."""
    words: tuple[str, ...]
    plain: tuple[str, ...]
    """Words without a title; empty where that changes nothing."""
    letters: str
    """The letters of the sort key: the beginning of a given name in Thai order."""

    @classmethod
    def of(cls, written: str) -> Asked:
        """Read what was typed."""
        text = search_text(written)
        words = tuple(text.split())
        plain = tuple(search_text(split_name(written).plain).split())
        return cls(
            text=text,
            key=name_key(written) or text,
            words=words,
            plain=plain if plain != words else (),
            letters=sort_key(text).split(" ")[0],
        )

    @property
    def is_short(self) -> bool:
        """Whether only a beginning can be meant."""
        return len("".join(self.words)) < TRIGRAM

    def parted(self) -> tuple[str, ...]:
        """Return the words of the dictionary in the text, none where it is a single one.

        Loads the dictionary: call it where the letters alone did not answer.
        """
        if max(map(len, self.words), default=0) < JOINED:
            return ()
        parts = tuple(dict.fromkeys(words_in(self.text)))
        is_known = parts == self.words or not any(len(part) >= TRIGRAM for part in parts)
        return () if is_known or len(parts) < 2 else parts


def rank_of(asked: Asked, row: Row, parts: tuple[str, ...] = ()) -> int | None:
    """Return how close a party is: exact, beginning, whole words, letters; ``None`` is not at all.

    ``parts`` are the words of the dictionary in what was typed.
    """
    names = ((row.nickname or "").lower(), row.name_en.lower())
    if row.match_key == asked.key or asked.text in names:
        return EXACT
    if _begins(asked, row, names):
        return PREFIX
    if asked.is_short:
        return None
    whole = f" {row.search_text} "
    for words in (asked.words, asked.plain, parts):
        if words and all(f" {word} " in whole for word in words):
            return WORDS
    ways = (asked.words, asked.plain, parts, (asked.key,) if len(asked.key) >= TRIGRAM else ())
    is_held = any(words and all(word in whole for word in words) for words in ways)
    return CONTAINS if is_held else None


def _begins(asked: Asked, row: Row, names: tuple[str, str]) -> bool:
    if asked.is_short and row.sort_key.startswith(asked.letters):
        return True
    starts = ((row.search_text, asked.text), (row.match_key, asked.key))
    return any(text.startswith(typed) for text, typed in starts) or any(
        name.startswith(asked.text) for name in names
    )
