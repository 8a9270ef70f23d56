"""vCard 2.1, 3.0 and 4.0: content lines, folded and escaped as the versions differ."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from malai_core.formats.contacts.model import Card

_NAME: Final = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)\Z", re.ASCII)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_SPLIT_LIST: Final = re.compile(r"(?<!\\),")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_KNOWN: Final = frozenset(
    {"BEGIN", "END", "VERSION", "PRODID", "REV", "PHOTO", "LOGO", "SOUND", "KEY"}
)
"""What is not kept: pictures and keys are large, the rest says nothing of the person."""
_FOLD: Final = 75


@dataclass(slots=True)
class _Open:
    """A card while its lines are read."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)


def read_cards(lines: Iterable[tuple[int, str]]) -> Iterator[Card | tuple[int, str]]:
    r"""Yield the cards of an address book, and (line, text) of what no card could be made of.

    Parameters
    ----------
    lines
        (number, text) of the lines, with their ends.

    Notes
    -----
    Streams; memory is that of one card. Photos and keys are passed over.

    Examples
    --------
    >>> text = "BEGIN:VCARD\nFN:ครู\\, แดง\nTEL;TYPE=cell:081 234 5678\nEND:VCARD\n"
    >>> card = next(read_cards(enumerate(text.splitlines(True), 1)))
    >>> (card.name, card.phones) if isinstance(card, Card) else None
    ('ครู, แดง', ('081 234 5678',))
    """
    card: _Open | None = None
    for number, text in _unfolded(lines):
        head, colon, value = _cut(text)
        name, *parameters = head.split(";")
        found = _NAME.match(name.strip())
        if not (colon and found):
            if text.strip():
                yield number, text.strip()[:80]
            continue
        key = found[1].upper()
        if key == "BEGIN" and value.strip().upper() == "VCARD":
            card = _Open(number)
        elif card is None:
            yield number, text.strip()[:80]
        elif key == "END":
            yield _card(card)
            card = None
        elif key not in _KNOWN:
            card.values.setdefault(key, []).append(_decoded(value, parameters))
    if card is not None:
        yield card.line, "BEGIN:VCARD"


def _cut(text: str) -> tuple[str, str, str]:
    """Cut a line at the first colon that does not stand in quotes."""
    is_quoted = False
    for at, letter in enumerate(text):
        if letter == '"':
            is_quoted = not is_quoted
        elif letter == ":" and not is_quoted:
            return text[:at], ":", text[at + 1 :]
    return text, "", ""


def _unfolded(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Join lines that begin with a space to the one before, and soft breaks of version 2.1."""
    start, pieces = 0, [""]
    for number, raw in lines:
        text = raw.rstrip("\r\n")
        is_soft = pieces[-1].endswith("=") and "QUOTED-PRINTABLE" in pieces[0].upper()
        if start and (text[:1] in {" ", "\t"} or is_soft):
            if is_soft:
                pieces[-1] = pieces[-1][:-1]
            pieces.append(text if is_soft else text[1:])
        else:
            if start:
                yield start, "".join(pieces)
            start, pieces = number, [text.lstrip("\ufeff")]
    if start:
        yield start, "".join(pieces)


def _decoded(value: str, parameters: list[str]) -> str:
    folded = [parameter.upper() for parameter in parameters]
    if any(p in {"ENCODING=QUOTED-PRINTABLE", "QUOTED-PRINTABLE"} for p in folded):
        return quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
    return value


def _card(found: _Open) -> Card:
    values = found.values

    def first(key: str) -> str:
        return _text(next(iter(values.pop(key, [])), ""))

    kind = first("KIND") or first("X-ADDRESSBOOKSERVER-KIND") or "individual"
    return Card(
        name=_name(values),
        uid=first("UID").removeprefix("urn:uuid:"),
        kind=kind.lower(),
        phones=tuple(_text(v).removeprefix("tel:") for v in values.pop("TEL", [])),
        emails=tuple(map(_text, values.pop("EMAIL", []))),
        organisation=" · ".join(_parts(next(iter(values.pop("ORG", [])), ""))),
        role=first("TITLE") or first("ROLE"),
        address=" ".join(_parts(next(iter(values.pop("ADR", [])), ""))),
        birthday=first("BDAY"),
        note="\n".join(map(_text, values.pop("NOTE", []))),
        tags=tuple(_text(t) for v in values.pop("CATEGORIES", []) for t in _SPLIT_LIST.split(v)),
        members=tuple(_text(v).removeprefix("urn:uuid:") for v in values.pop("MEMBER", [])),
        more={key: " · ".join(map(_text, many)) for key, many in values.items() if any(many)},
        line=found.line,
    )


def _name(values: dict[str, list[str]]) -> str:
    """Return the full name; where only its parts are given, title, given and family name."""
    parts = _parts(next(iter(values.pop("N", [])), ""), keeps_empty=True)
    full = _text(next(iter(values.pop("FN", [])), "")).strip()
    if full:
        return full
    family, given, middle, title = [*parts, "", "", "", ""][:4]
    return " ".join(filter(None, (title, given, middle, family)))


def _parts(value: str, *, keeps_empty: bool = False) -> list[str]:
    found = [_text(piece).strip() for piece in re.split(r"(?<!\\);", value)]
    return found if keeps_empty else [piece for piece in found if piece]


def _text(value: str) -> str:
    """Return a value with its escapes undone."""
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value) if "\\" in value else value


def write_cards(cards: Iterable[Card]) -> Iterator[str]:
    r"""Yield an address book in vCard 4.0, which is always UTF-8.

    Examples
    --------
    >>> print("".join(write_cards([Card("ครูแดง", phones=("0812345678",))])).replace("\r", ""))
    BEGIN:VCARD
    VERSION:4.0
    KIND:individual
    FN:ครูแดง
    TEL:0812345678
    END:VCARD
    <BLANKLINE>
    """
    for card in cards:
        lines = [("VERSION", "4.0"), ("KIND", _escaped(card.kind)), ("FN", _escaped(card.name))]
        lines += [("UID", _escaped(card.uid))] if card.uid else []
        lines += [("TEL", _escaped(phone)) for phone in card.phones]
        lines += [("EMAIL", _escaped(email)) for email in card.emails]
        lines += [("MEMBER", _escaped(uid)) for uid in card.members]
        for key, text in (
            ("ORG", card.organisation), ("TITLE", card.role), ("BDAY", card.birthday), ("NOTE", card.note),
        ):  # fmt: skip
            lines += [(key, _escaped(text))] if text else []
        lines += [("ADR", f";;{_escaped(card.address)};;;;")] if card.address else []
        lines += [("CATEGORIES", ",".join(map(_escaped, card.tags)))] if card.tags else []
        lines += [(key, _escaped(text)) for key, text in card.more.items() if _NAME.match(key)]
        yield "BEGIN:VCARD\r\n"
        for key, text in lines:
            yield from _folded(f"{key}:{text}")
        yield "END:VCARD\r\n"


def _escaped(text: str) -> str:
    bare = _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    for letter in "\\;,":
        bare = bare.replace(letter, f"\\{letter}")
    return bare.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 bytes, never cutting a letter."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _FOLD:
            yield f"{piece}\r\n"
            piece, size = " ", 1
        piece += letter
        size += width
    yield f"{piece}\r\n"
