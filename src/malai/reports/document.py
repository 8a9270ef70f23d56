"""A composed document as one plain type: what all writers read, and what is frozen.

Everything is text as it is read; nothing points at a row but photos, which are shown only as long
as everybody on them agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from malai_core.text import thai_digits

#: Parts of a plain document that are no text for readers.
_MACHINE: Final = frozenset({"is_a", "key", "name", "language", "digits", "form"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with numbers or with dots."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; ``widths`` are shares of the line, one for each column."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    caption: str = ""


#: A number as a report writes it, with at most a word for its unit.
_NUMBER: Final = re.compile(r"[\d๐-๙][\d๐-๙,.]*( \S+)?")


def numeric_columns(table: Table) -> tuple[int, ...]:
    """Return the columns that hold numbers alone; writers set them to the right.

    Examples
    --------
    >>> numeric_columns(Table(("ที่", "ผู้ให้", "บาท"), (("1", "วัด", "1,200"), ("2", "โรงเรียน", "–")), (1, 1, 1)))
    (2,)
    """
    columns = list(zip(*table.rows, strict=True))[1:]
    return tuple(place for place, cells in enumerate(columns, start=1) if _are_numbers(cells))


def _are_numbers(cells: tuple[str, ...]) -> bool:
    told = [cell for cell in cells if cell not in ("", "–")]
    return bool(told) and all(_NUMBER.fullmatch(cell) for cell in told)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its name, how long it is, and its number as it is read."""

    label: str
    value: int
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars beside each other; writers that draw them give the same numbers as a table too."""

    caption: str
    bars: tuple[Bar, ...]
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of an activity, by the public id of its row, with what it shows."""

    key: str
    caption: str


Block = Paragraph | Heading | Bullets | Table | Chart | Photo


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading of its own; annexes come last and begin on a page of their own."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    is_annex: bool = False


@dataclass(frozen=True, slots=True)
class Memo:
    """The head and the end of an official memo."""

    office: str = ""
    ref: str = ""
    day: str = ""
    subject: str = ""
    to: str = ""
    closing: str = ""
    signer: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``below`` are the lines under the title, ``words`` what one line says."""

    title: str
    below: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str
    language: str = "th"
    digits: str = "arabic"
    form: str = "outline"
    memo: Memo = Memo()
    words: tuple[tuple[str, str], ...] = ()

    def photos(self) -> Iterator[Photo]:
        """Yield the photos in the order they stand."""
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Photo))


_KINDS: Final[dict[str, type[Any]]] = {
    kind.__name__: kind for kind in (Paragraph, Heading, Bullets, Table, Chart, Photo)
}


def to_plain(document: Document) -> dict[str, Any]:
    """Return a document as JSON holds it.

    Examples
    --------
    >>> one = Document("งาน", (), (Section("s", "ผล", (Bullets(("ก", "ข")),)),), "")
    >>> of_plain(to_plain(one)) == one
    True
    """
    plain = asdict(document)
    for made, section in zip(plain["sections"], document.sections, strict=True):
        for block, kind in zip(made["blocks"], section.blocks, strict=True):
            block["is_a"] = type(kind).__name__
    return plain


def of_plain(plain: Mapping[str, Any]) -> Document:
    """Return the document that ``to_plain`` wrote, also after JSON made its tuples to lists."""
    values = {key: _tupled(value) for key, value in plain.items()}
    values["sections"] = tuple(_section(one) for one in plain["sections"])
    values["memo"] = Memo(**plain["memo"])
    return Document(**values)


def _section(plain: Mapping[str, Any]) -> Section:
    blocks = tuple(_block(one) for one in plain["blocks"])
    return Section(plain["name"], plain["title"], blocks, plain["is_annex"])


def _block(plain: Mapping[str, Any]) -> Block:
    kind = _KINDS[plain["is_a"]]
    values = {field.name: _tupled(plain[field.name]) for field in fields(kind)}
    if kind is Chart:
        values["bars"] = tuple(Bar(**bar) for bar in plain["bars"])
    made: Block = kind(**values)
    return made


def _tupled(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    return tuple(_tupled(each) for each in value) if isinstance(value, list | tuple) else value


def with_digits(document: Document) -> Document:
    """Return the document as it is read: with Thai digits where they were chosen.

    Examples
    --------
    >>> with_digits(Document("รุ่นที่ 10", (), (), "", digits="thai")).title
    'รุ่นที่ ๑๐'
    """
    if document.digits != "thai":
        return document
    return of_plain(_thai(to_plain(document)))


def _thai(plain: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(plain, str):
        return thai_digits(plain)
    if isinstance(plain, Mapping):
        return {key: one if key in _MACHINE else _thai(one) for key, one in plain.items()}
    if isinstance(plain, list | tuple):
        return [_thai(one) for one in plain]
    return plain
