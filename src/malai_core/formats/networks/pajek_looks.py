"""What a line of a Pajek file says beside numbers and labels: places, colours, times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from malai_core.formats.networks.model import Attributes, Spell
from malai_core.formats.networks.values import guessed, number

_ENTITY: Final = re.compile(r"&#(\d{1,7});", re.ASCII)
_TIMES: Final = re.compile(r"\[([\d\s,*-]+)\]\s*\Z", re.ASCII)
_SPAN: Final = re.compile(r"(\d+)(?:\s*-\s*(\d+|\*))?", re.ASCII)
_SHAPES: Final = frozenset(
    {"circle", "ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman"}
)
_NAMES: Final = {
    "ic": "color", "c": "color", "bc": "border color", "bw": "border width", "w": "width",
    "lc": "label color", "l": "label", "p": "pattern", "s": "arrow size",
}  # fmt: skip
_KNOWN: Final = frozenset(
    {*_NAMES, "x_fact", "y_fact", "la", "lr", "lp", "phi", "r", "q", "ap", "fos", "font", "a"}
    | {"h1", "h2", "k1", "k2", "a1", "a2", "b"}
)


def unescaped(text: str) -> str:
    """Return a label with Pajek's numbered letters put in.

    Examples
    --------
    >>> unescaped("&#3649;&#3604;&#3591;")
    'แดง'
    """
    if "&#" not in text:
        return text
    return _ENTITY.sub(lambda m: chr(int(m[1])) if _is_letter(int(m[1])) else m[0], text)


def _is_letter(code: int) -> bool:
    return 0 < code < 0x110000 and not 0xD800 <= code < 0xE000


def times_cut_off(line: str) -> tuple[str, tuple[Spell, ...]]:
    """Return a line without the times at its end, and the times.

    Examples
    --------
    >>> times_cut_off("1 2 1 [5-10,12-*]")[1]
    (Spell(start=5.0, end=10.0), Spell(start=12.0, end=None))
    """
    found = _TIMES.search(line) if line.endswith("]") else None
    if found is None:
        return line, ()
    spells = [
        Spell(float(a), None if b == "*" else float(b or a)) for a, b in _SPAN.findall(found[1])
    ]
    return line[: found.start()], tuple(spells)


def looks(words: Sequence[str], *, is_vertex: bool) -> Attributes:
    """Return what stands behind a vertex's label or a line's value, by plain names.

    Examples
    --------
    >>> looks(["0.1", "0.5", "box", "ic", "Red"], is_vertex=True)
    {'x': 0.1, 'y': 0.5, 'shape': 'box', 'color': 'Red'}
    """
    found: Attributes = {}
    left: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if is_vertex and "x" not in found and number(word) is not None:
            found |= _place(words[at : at + 3])
            at += len(found.keys() & {"x", "y", "z"}) - 1
        elif word in _KNOWN and at + 1 < len(words):
            found[_NAMES.get(word, word)] = guessed(unescaped(words[at + 1]))
            at += 1
        elif word in _SHAPES and "shape" not in found:
            found["shape"] = word
        else:
            left.append(word)
        at += 1
    if left:
        found["pajek"] = unescaped(" ".join(left))
    return found


def _place(words: Sequence[str]) -> Attributes:
    """Return the one to three numbers that the words begin with: where a vertex stands."""
    found: Attributes = {}
    for axis, word in zip("xyz", words, strict=False):
        place = number(word)
        if place is None:
            break
        found[axis] = place
    return found
