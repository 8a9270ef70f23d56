"""Text as people write it in a draft, and the parts of a document it means.

An empty line parts paragraphs, ``##`` begins a heading, ``-`` a list, ``1.`` a list with numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from malai.reports.document import Block, Bullets, Heading, Paragraph
from malai_core.text import ascii_digits

_HEADING: Final = re.compile(r"#{1,4}\s+(.+)")
_DOT: Final = re.compile(r"[-•*–]\s*(\S.*)")
_NUMBER: Final = re.compile(r"\d{1,3}[.)]\s+(.+)", re.ASCII)


def blocks_of(text: str) -> tuple[Block, ...]:
    r"""Return what a written text means.

    Examples
    --------
    >>> blocks_of("## วันแรก\nฝนตก\n\n- ก\n- ข")
    (Heading(text='วันแรก'), Paragraph(text='ฝนตก'), Bullets(items=('ก', 'ข'), is_numbered=False))
    """
    lines = [_line(line) for line in text.replace("\r\n", "\n").split("\n")]
    return tuple(_blocks(lines))


def _line(line: str) -> tuple[str, str]:
    plain = line.strip()
    for kind, pattern in (("heading", _HEADING), ("dot", _DOT)):
        if found := pattern.fullmatch(plain):
            return kind, found[1].strip()
    if _NUMBER.fullmatch(ascii_digits(plain)):
        return "number", plain.split(maxsplit=1)[1]
    return ("text", plain) if plain else ("gap", "")


def _blocks(lines: Iterable[tuple[str, str]]) -> Iterator[Block]:
    for kind, group in groupby(lines, key=lambda line: line[0]):
        texts = [text for _kind, text in group]
        if kind == "heading":
            yield from (Heading(text) for text in texts)
        elif kind == "text":
            yield Paragraph("\n".join(texts))
        elif kind != "gap":
            yield Bullets(tuple(texts), is_numbered=kind == "number")


def text_of(blocks: Iterable[Block]) -> str:
    r"""Return blocks of text as a person would have written them; others are passed over.

    Examples
    --------
    >>> text_of([Heading("วันแรก"), Bullets(("ก", "ข"), is_numbered=True)])
    '## วันแรก\n\n1. ก\n2. ข'
    """
    return "\n\n".join(part for part in (_written(block) for block in blocks) if part)


def _written(block: Block) -> str:
    if isinstance(block, Heading):
        return f"## {block.text}"
    if isinstance(block, Bullets):
        marks = (f"{n}." if block.is_numbered else "-" for n in range(1, len(block.items) + 1))
        return "\n".join(f"{m} {item}" for m, item in zip(marks, block.items, strict=True))
    return block.text if isinstance(block, Paragraph) else ""
