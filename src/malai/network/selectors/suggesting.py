"""What somebody may have meant where nothing fits: names that differ in a letter or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from malai.network.reach import parties_seen
from malai.network.selectors.asked import TRIGRAM
from malai.network.selectors.paging import Listed
from malai.network.selectors.search import begins, holding_any
from malai_core.text import name_key, search_text, similarity, split_name

#: Names offered, and rows looked at for each of the two ways of looking.
OFFERED: Final = 5
LOOKED_AT: Final = 300
#: How alike a name must be, by its trigrams: one wrong letter in a name of four.
ALIKE: Final = 0.34
#: Letters of a longer text that are looked at, and letters that a slip may spoil side by side.
LONGEST: Final = 40
SLIP: Final = 2

_Names = tuple[str, str, str | None, str | None]


def meant_instead(listed: Listed) -> list[str]:
    """Return names of the list's kinds that are nearly what was typed, the nearest first.

    One letter wrong, left out or too many leaves what stands before and behind it. Those pieces
    are looked for by the index, and the names found are compared by their trigrams. Two queries;
    none for a text of fewer than three letters.
    """
    text = search_text(listed.text)[:LONGEST]
    if len(text) < TRIGRAM:
        return []
    rows = parties_seen(listed.workspace).filter(listed.filter()).order_by()
    nearly = holding_any(rows, list(_pieces(text)))
    begun = rows.filter(begins("match_key", name_key(text)[:2]))
    alike: dict[str, float] = {}
    for found in (nearly, begun):
        names = ("name_th", "name_en", "person__given", "person__nickname")
        for row in found.values_list(*names)[:LOOKED_AT]:
            _compare(text, row, alike)
    best = sorted(alike.items(), key=lambda pair: (-pair[1], pair[0]))
    return [name for name, _alike in best[:OFFERED]]


def _pieces(text: str) -> Iterator[Sequence[str]]:
    """Return what is left of ``text`` around each slip, pieces that an index can find."""
    ways: dict[tuple[str, ...], None] = {}
    for at in range(len(text) - SLIP + 1):
        halves = (text[:at].strip(), text[at + SLIP :].strip())
        if pieces := tuple(half for half in halves if len(half) >= TRIGRAM):
            ways[pieces] = None
    yield from ways


def _compare(text: str, row: _Names, alike: dict[str, float]) -> None:
    """Keep the names of a row that are like ``text``; of one word, also a part of the name."""
    whole = {split_name(row[0]).plain, row[1]}
    for name in whole if " " in text else whole | {*row[2:]}:
        if name and (near := similarity(text, name)) >= ALIKE:
            alike[name] = max(near, alike.get(name, 0.0))
