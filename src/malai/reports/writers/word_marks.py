"""Marks of a Word template: ``{{title}}`` inside a line, ``{{content}}`` on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

#: A mark as people type it in Word.
MARK: Final = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
#: What stands inside a line.
INLINE: Final = (
    "title", "below", "dates", "venue", "workspace", "network", "people", "observers", "batch",
    "number", "day", "foot",
    "office", "ref", "subject", "to", "closing", "signer", "position",
)  # fmt: skip
#: What stands on a line of its own and becomes many.
WHOLE: Final = ("contents", "content", "annexes")


def paragraphs_of(document: Any) -> Iterator[Any]:  # noqa: ANN401 - a document of Word
    """Yield every paragraph: of the body, of tables, of heads and feet."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    for holder in _holders(document):
        for element in holder._element.iter(qn("w:p")):
            yield Paragraph(element, holder)


def _holders(document: Any) -> Iterator[Any]:  # noqa: ANN401 - a document of Word
    yield document._body
    for section in document.sections:
        for holder in (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
            section.even_page_header, section.even_page_footer,
        ):  # fmt: skip
            if not holder.is_linked_to_previous:
                yield holder


def marks_in(document: Any) -> list[str]:  # noqa: ANN401 - a document of Word
    """Return the marks of a document, each once, in the order they stand."""
    found = (mark for one in paragraphs_of(document) for mark in MARK.findall(one.text))
    return list(dict.fromkeys(found))


def fill_inline(document: Any, words: Mapping[str, str]) -> None:  # noqa: ANN401 - a document of Word
    """Write the words where their marks stand, in the look of the mark."""
    for paragraph in paragraphs_of(document):
        if any(mark in words for mark in MARK.findall(paragraph.text)):
            _fill(paragraph, words)


def _fill(paragraph: Any, words: Mapping[str, str]) -> None:  # noqa: ANN401 - a paragraph of Word
    def said(found: re.Match[str]) -> str:
        return words.get(found[1], found[0])

    for run in paragraph.runs:
        if MARK.search(run.text):
            run.text = MARK.sub(said, run.text)
    if any(mark in words for mark in MARK.findall(paragraph.text)):
        # Word has cut a mark into several runs: the first of them takes the whole line.
        first, *others = paragraph.runs
        first.text = MARK.sub(said, "".join(run.text for run in paragraph.runs))
        for run in others:
            run.text = ""


def block_marks(document: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - a document of Word
    """Return the paragraphs that are nothing but a mark of a whole block, with its name."""
    found = []
    for paragraph in document.paragraphs:
        mark = MARK.fullmatch(paragraph.text.strip())
        if mark and mark[1] not in INLINE:
            found.append((mark[1], paragraph._p))
    return found
