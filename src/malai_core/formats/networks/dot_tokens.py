"""The words and marks of DOT, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from malai_core.formats.networks.context import Opened
from malai_core.labels import Words

ARROWS: Final = ("->", "--")
_TOKEN: Final = re.compile(
    r"(?P<space>\s+)|(?P<comment>//[^\n]*|/\*.*?\*/|(?<![^\n])\#[^\n]*)|(?P<arrow>->|--)"
    r"|(?P<number>-?(?:\.\d+|\d+(?:\.\d*)?)(?![A-Za-z_\x80-\U0010ffff]))"
    r"|(?P<word>[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*)"
    r'|(?P<quoted>"(?:[^"\\]|\\.)*")|(?P<html><)|(?P<mark>[\[\]{};,=:+])',
    re.DOTALL,
)
_ESCAPED: Final = re.compile(r'\\(["\n]|\r\n)')
BAD_LETTER: Final = Words("ตัวอักษรนี้ไม่ควรอยู่ตรงนี้", "this letter should not stand here")
OPEN_HTML: Final = Words("ข้อความ < > ไม่ได้ปิด", "a text in < > is not closed")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark."""

    kind: str
    """id, arrow, mark or end"""
    text: str
    line: int
    column: int
    form: str = ""
    """How an id was written: quoted, html, or plain."""


def tokens_of(opened: Opened) -> Iterator[Token]:
    """Yield the tokens, at last one of kind ``end`` for ever; quoted texts with + are joined."""
    text = opened.text()
    waiting: Token | None = None
    joins = False
    for token in _raw(opened, text):
        if token.kind == "mark" and token.text == "+" and waiting is not None:
            joins = True
        elif joins and waiting is not None and token.form == "quoted":
            pieces = waiting.text + token.text
            waiting = Token("id", pieces, waiting.line, waiting.column, "quoted")
            joins = False
        else:
            if waiting is not None:
                yield waiting
            waiting = token if token.form == "quoted" else None
            if waiting is None:
                yield token
    if waiting is not None:
        yield waiting
    line = text.count("\n") + 1
    while True:
        yield Token("end", "", line, 1)


def _raw(opened: Opened, text: str) -> Iterator[Token]:
    at, line, start = (1 if text.startswith("\ufeff") else 0), 1, 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        column = at - start + 1
        if match is None:
            raise opened.broken(line, column, BAD_LETTER)
        kind, found, end = match.lastgroup or "", match[0], match.end()
        if kind == "html":
            end = _html_end(text, at)
            if end < 0:
                raise opened.broken(line, column, OPEN_HTML)
            yield Token("id", text[at + 1 : end - 1], line, column, "html")
        elif kind == "quoted":
            unescaped = _ESCAPED.sub(lambda m: '"' if m[1] == '"' else "", found[1:-1])
            yield Token("id", unescaped, line, column, "quoted")
        elif kind in {"word", "number"}:
            yield Token("id", found, line, column, "number" if kind == "number" else "")
        elif kind in {"arrow", "mark"}:
            yield Token(kind, found, line, column)
        breaks = text.count("\n", at, end)
        if breaks:
            line += breaks
            start = text.rfind("\n", at, end) + 1
        at = end


def _html_end(text: str, at: int) -> int:
    """Return the place behind the closing bracket of a text in brackets, -1 if there is none."""
    depth = 0
    for match in re.compile("[<>]").finditer(text, at):
        depth += 1 if match[0] == "<" else -1
        if depth == 0:
            return match.end()
    return -1
