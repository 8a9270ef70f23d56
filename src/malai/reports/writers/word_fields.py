"""What Word counts for itself: pages at the foot, pages in the contents; and sizes of Thai letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from malai.reports.writers.word_parts import LINE_TWIPS, Parts, valued

_TWIP: Final = 635
#: Sections from which a report has contents; the layout for PDF says the same.
FEWEST: Final = 4


def contents(titles: list[str], parts: Parts) -> Iterator[Any]:
    """Yield a table of contents: each line refers to the page of its heading (ADR 69).

    Nothing for a report so short that nobody looks for a page. A template without the style of
    contents gets the dots on each line.
    """
    if len(titles) < FEWEST:
        return
    has_style = "TOC 1" in parts.document.styles
    for place, title in enumerate(titles):
        element = parts.paragraph("", "TOC 1" if has_style else "Normal")
        for run in element.findall(_tag("w:r")):
            element.remove(run)
        if not has_style:
            dotted_tab(_format(element, parts))
        element.append(_line(title, f"_Toc{place + 1:06d}"))
        yield element


def heading_drop(element: Any) -> None:  # noqa: ANN401 - an element of Word
    """Take away the heading of contents that are not there."""
    before = element.getprevious()
    style = None if before is None else before.find(f"{_tag('w:pPr')}/{_tag('w:pStyle')}")
    if style is not None and style.get(_tag("w:val")).startswith("TOC"):
        before.getparent().remove(before)


def _line(title: str, anchor: str) -> Any:  # noqa: ANN401 - an element of Word
    from docx.oxml import OxmlElement

    link: Any = OxmlElement("w:hyperlink")
    link.set(_tag("w:anchor"), anchor)
    tab = OxmlElement("w:r")
    tab.append(OxmlElement("w:tab"))
    link.extend([_told("w:t", title), tab, *_field(f" PAGEREF {anchor} \\h ")])
    return link


def _format(element: Any, parts: Parts) -> Any:  # noqa: ANN401 - the format of a paragraph
    from docx.text.paragraph import Paragraph

    return Paragraph(element, parts.document._body).paragraph_format


def dotted_tab(paragraph_format: Any) -> None:  # noqa: ANN401 - the format of a paragraph
    """Set a stop at the right margin with dots up to it."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

    stops = paragraph_format.tab_stops
    stops.add_tab_stop(LINE_TWIPS * _TWIP, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def foot_line(paragraph: Any, text: str) -> None:  # noqa: ANN401 - a paragraph of Word
    """Write a text on the left and the number of the page on the right."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    # The usual foot has a stop in the middle; one alone takes the number to the right.
    paragraph.style.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(LINE_TWIPS * _TWIP, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.text = f"{text}\t"
    paragraph._p.extend(_field(" PAGE "))


def thai_pages(document: Any) -> None:  # noqa: ANN401 - a document of Word
    """Count pages in Thai digits, where a template does not say how."""
    for section in document.sections:
        facts = section._sectPr
        if facts.find(_tag("w:pgNumType")) is None:
            kind = valued("w:pgNumType", fmt="thaiNumbers")
            after = facts.find(_tag("w:pgMar"))
            after.addnext(kind) if after is not None else facts.append(kind)


def complex_size(facts: Any, points: int) -> None:  # noqa: ANN401 - the look of letters
    """Set the size of Thai letters, which Word keeps apart from that of Latin ones."""
    from docx.oxml import OxmlElement

    size = facts.find(_tag("w:szCs"))
    if size is None:
        size = OxmlElement("w:szCs")
        facts.find(_tag("w:sz")).addnext(size)
    size.set(_tag("w:val"), str(points * 2))


def _field(said: str) -> list[Any]:
    # Without a number until Word counts: a wrong one would be believed.
    return [*_opened(said, dirty="true"), _told("w:t", ""), _mark("end")]


def _opened(said: str, **more: str) -> list[Any]:
    return [_mark("begin", **more), _told("w:instrText", said), _mark("separate")]


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))


def _mark(kind: str, **more: str) -> Any:  # noqa: ANN401 - an element of Word
    from docx.oxml import OxmlElement

    run: Any = OxmlElement("w:r")
    run.append(valued("w:fldChar", fldCharType=kind, **more))
    return run


def _told(tag: str, text: str) -> Any:  # noqa: ANN401 - an element of Word
    from docx.oxml import OxmlElement

    run: Any = OxmlElement("w:r")
    said: Any = OxmlElement(tag)
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(said)
    return run
