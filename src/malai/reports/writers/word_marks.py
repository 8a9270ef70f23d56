"""Marks of a Word template: ``{{title}}`` inside a line, ``{{content}}`` on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

#: A mark as people type it in Word, which likes to begin a line with a capital.
MARK: Final = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}", re.IGNORECASE)
#: What was meant as a mark, well written or not.
LOOSE: Final = re.compile(r"\{\{[^{}]{0,40}\}{0,2}")
#: What stands inside a line.
INLINE: Final = (
    "title", "below", "dates", "venue", "workspace", "network", "people", "observers", "batch",
    "number", "day", "foot",
    "office", "ref", "subject", "to", "closing", "signer", "position",
)  # fmt: skip
#: What stands on a line of its own and becomes many.
WHOLE: Final = ("contents", "content", "annexes")


class Place(StrEnum):
    """Where in a document a line stands."""

    BODY = "body"
    TABLE = "table"
    BOX = "box"
    HEAD = "head"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a document: its element, its text, and where it stands."""

    element: Any
    text: str
    place: Place

    def marks(self) -> list[str]:
        """Return the marks in it, as they are known."""
        return [mark.lower() for mark in MARK.findall(self.text)]

    def alone(self) -> str:
        """Return the mark that is the whole line; empty where there is more, or none."""
        found = MARK.fullmatch(self.text.strip())
        return found[1].lower() if found else ""


def lines_of(document: Any) -> Iterator[Line]:  # noqa: ANN401 - a document of Word
    """Yield every paragraph: of the body, of tables and text boxes, of heads and feet."""
    for element, place in _holders(document):
        for paragraph in element.iter(_tag("w:p")):
            text = "".join(run.text for run in runs_of(paragraph))
            yield Line(paragraph, text, _place(paragraph, place))


def _holders(document: Any) -> Iterator[tuple[Any, Place]]:  # noqa: ANN401 - a document of Word
    yield document._body._element, Place.BODY
    for section in document.sections:
        heads = (section.header, section.first_page_header, section.even_page_header)
        feet = (section.footer, section.first_page_footer, section.even_page_footer)
        for place, holders in ((Place.HEAD, heads), (Place.FOOT, feet)):
            yield from ((one._element, place) for one in holders if not one.is_linked_to_previous)


def _place(paragraph: Any, place: Place) -> Place:  # noqa: ANN401 - an element of Word
    above = {one.tag for one in paragraph.iterancestors()}
    if _tag("w:txbxContent") in above:
        return Place.BOX
    return Place.TABLE if place is Place.BODY and _tag("w:tc") in above else place


def runs_of(paragraph: Any) -> list[Any]:  # noqa: ANN401 - an element of Word
    """Return the runs of a paragraph, those in links and changes too, not those of a box inside it."""
    runs = paragraph.iter(_tag("w:r"))
    return [run for run in runs if next(run.iterancestors(_tag("w:p"))) is paragraph]


def fill_inline(document: Any, words: Mapping[str, str]) -> None:  # noqa: ANN401 - a document of Word
    """Write the words where their marks stand, in the look of the mark."""
    for line in list(lines_of(document)):
        if any(mark in words for mark in line.marks()):
            _fill(runs_of(line.element), words)


def _fill(runs: list[Any], words: Mapping[str, str]) -> None:
    """Fill the marks of one line from the last to the first, so that places before stay right.

    Word cuts a mark into several runs: the first of them takes the words, the rest of the mark
    goes from the others, and what stands around it keeps its look.
    """
    for found in reversed(list(MARK.finditer("".join(run.text for run in runs)))):
        said = words.get(found[1].lower())
        if said is not None:
            _put(runs, found.start(), found.end(), said)


def _put(runs: list[Any], start: int, end: int, said: str) -> None:
    at, is_said = 0, False
    for run in runs:
        text = run.text
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first < last:
            run.text = text[:first] + ("" if is_said else said) + text[last:]
            is_said = True


def block_marks(document: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - a document of Word
    """Return the lines that are nothing but a mark of a whole block, with its name; of the body alone."""
    lines = (one for one in lines_of(document) if one.place in (Place.BODY, Place.TABLE))
    return [(mark, one.element) for one in lines if (mark := one.alone()) and mark not in INLINE]


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))
