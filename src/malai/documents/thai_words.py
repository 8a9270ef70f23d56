"""The words of the Thai texts of a paper, between which its lines may break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from malai_core.text import cut_at_words

#: As the layout looks for them (``words.typ``): Thai letters, vowels and marks in a row.
_RUN: Final = re.compile("[\u0e01-\u0e4e]{3,}")
#: A run longer than this is no sentence of a person.
_LONGEST: Final = 2_000


def words_within(data: Any) -> dict[str, list[str]]:  # noqa: ANN401 - whatever JSON holds
    """Return by run of Thai letters the words it is made of; joined again they are the run.

    Time O(length of all texts), about 0.1 ms for a sentence; the dictionary is read once.
    """
    runs = {run for text in _texts(data) for run in _RUN.findall(text) if len(run) <= _LONGEST}
    return {run: _ordinal_kept(cut_at_words(run)) for run in sorted(runs)}


def _ordinal_kept(words: list[str]) -> list[str]:
    """Keep the ที่ of ครั้งที่ 3, รุ่นที่ 2, วันที่ 1 with the word before it; a number follows."""
    if len(words) > 1 and words[-1] == "ที่":
        return [*words[:-2], words[-2] + words[-1]]
    return words


def _texts(data: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    if isinstance(data, str):
        # A drawing breaks no lines.
        if not data.startswith("<svg"):
            yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)
