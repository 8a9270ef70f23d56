"""Paragraphs, tables and pictures of Word, made as elements: rows by the hundred in no time."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from malai.reports.document import (
    Block,
    Bullets,
    Chart,
    Heading,
    Paragraph,
    Photo,
    Section,
    Table,
    numeric_columns,
)
from malai.reports.writers.html import gone_said
from malai_core.text import thai_digits

#: Twentieths of a point between the margins of A4 in a report.
LINE_TWIPS: Final = 9070
#: A table of at most so many rows stays on one page.
TOGETHER: Final = 12
#: Room between the line of a table and its text.
CELL_TWIPS: Final = 108
_PICTURE_CM: Final = 15.5


@dataclass
class Parts:
    """Makes elements for one document; ``pngs`` are its charts, ``photos`` its photos."""

    document: Any
    pngs: Mapping[int, bytes]
    photos: Mapping[str, bytes]
    marks: int = field(default=0)

    def section(self, section: Section) -> Iterator[Any]:
        """Yield the elements of a section, its heading first; an annex begins on a new page."""
        yield self.paragraph(section.title, "Heading 1", breaks=section.is_annex, bookmark=True)
        for block in section.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[Any]:
        """Yield the elements of one block."""
        if isinstance(block, Paragraph):
            yield self.paragraph(block.text, "Body Text")
        elif isinstance(block, Heading):
            yield self.paragraph(block.text, "Heading 2")
        elif isinstance(block, Bullets):
            yield from self._items(block)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Chart):
            yield from self._chart(block)
        elif isinstance(block, Photo):
            yield from self._photo(block)

    def paragraph(
        self, text: str, style: str = "Normal", *, breaks: bool = False, bookmark: bool = False
    ) -> Any:  # noqa: ANN401 - an element of Word
        """Return a paragraph of a named style; a break of a line stays one."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph as WordParagraph

        element: Any = OxmlElement("w:p")
        made = WordParagraph(element, self.document._body)
        made.style = self.style(style)
        made.paragraph_format.page_break_before = breaks or None
        made.add_run(text)
        if bookmark:
            self._bookmark(element)
        return element

    def style(self, name: str) -> Any:  # noqa: ANN401 - a style of Word
        """Return a style of the document; the usual one where it has none of that name."""
        styles = self.document.styles
        return styles[name] if name in styles else styles["Normal"]

    def _bookmark(self, element: Any) -> None:  # noqa: ANN401 - an element of Word
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self.marks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(1000 + self.marks))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), f"_Toc{self.marks:06d}")
            element.append(mark)

    def _items(self, block: Bullets) -> Iterator[Any]:
        for place, item in enumerate(block.items, start=1):
            if block.is_numbered:
                yield self.paragraph(f"{self._number(place)}\t{item}", "List Paragraph")
            else:
                yield self.paragraph(item, "List Bullet")

    @staticmethod
    def _number(place: int) -> str:
        return f"{place}."

    def _table(self, table: Table) -> Iterator[Any]:
        if table.caption:
            yield self.paragraph(table.caption, "Caption")
        yield table_element(table, self.style("Table Grid").style_id)
        yield self._below_table("")

    def _below_table(self, text: str) -> Any:  # noqa: ANN401 - an element of Word
        """Return a line that stands off the table above it."""
        from docx.oxml.ns import qn

        element = self.paragraph(text)
        element.find(qn("w:pPr")).append(valued("w:spacing", before="80"))
        return element

    def _chart(self, chart: Chart) -> Iterator[Any]:
        yield self.paragraph(chart.caption, "Caption")
        png = self.pngs.get(id(chart))
        if png:
            yield self._picture(png, chart.caption)
        rows = tuple((bar.label, bar.said) for bar in chart.bars)
        yield table_element(
            Table((_("What is counted"), _("Number")), rows, (70, 30)),
            self.style("Table Grid").style_id,
        )
        yield self._below_table(chart.note)

    def _photo(self, photo: Photo) -> Iterator[Any]:
        content = self.photos.get(photo.key)
        if content is None:
            yield self.paragraph(gone_said(photo))
            return
        yield self._picture(content, photo.caption or _("photo"))
        if photo.caption:
            yield self.paragraph(photo.caption, "Caption")

    def _picture(self, content: bytes, said: str) -> Any:  # noqa: ANN401 - an element of Word
        from docx.shared import Cm

        holder = self.document.add_paragraph()
        picture = holder.add_run().add_picture(io.BytesIO(content), width=Cm(_PICTURE_CM))
        picture._inline.docPr.set("descr", said)
        element = holder._p
        element.getparent().remove(element)
        return element


class ThaiParts(Parts):
    """The same with Thai digits before the items of a list."""

    @staticmethod
    def _number(place: int) -> str:
        return thai_digits(f"{place}.")


def table_element(table: Table, style: str) -> Any:  # noqa: ANN401 - an element of Word
    """Return a table: its head is repeated on every page, no row is cut in two. Linear in cells."""
    from docx.oxml import OxmlElement

    widths = [
        round((LINE_TWIPS - CELL_TWIPS) * share / sum(table.widths)) for share in table.widths
    ]
    element = OxmlElement("w:tbl")
    facts = OxmlElement("w:tblPr")
    facts.append(valued("w:tblStyle", val=style))
    facts.append(valued("w:tblW", w=str(sum(widths)), type="dxa"))
    # Word puts the text of a table in line with that around it, and its lines outside the margin.
    facts.append(valued("w:tblInd", w=str(CELL_TWIPS), type="dxa"))
    facts.append(valued("w:tblLayout", type="fixed"))
    element.append(facts)
    grid = OxmlElement("w:tblGrid")
    for width in widths:
        grid.append(valued("w:gridCol", w=str(width)))
    element.append(grid)
    right = numeric_columns(table)
    element.append(_row(table.heads, widths, right, is_head=True))
    for row in table.rows:
        element.append(_row(row, widths, right))
    if len(table.rows) <= TOGETHER:
        _hold_together(element)
    return element


def _hold_together(element: Any) -> None:  # noqa: ANN401 - an element of Word
    """Keep the rows of a table on one page: each holds on to the next."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for row in element.findall(qn("w:tr"))[:-1]:
        for paragraph in row.iter(qn("w:p")):
            facts = paragraph.find(qn("w:pPr"))
            if facts is None:
                facts = OxmlElement("w:pPr")
                paragraph.insert(0, facts)
            facts.insert(0, OxmlElement("w:keepNext"))


def _row(
    texts: tuple[str, ...], widths: list[int], right: tuple[int, ...], *, is_head: bool = False
) -> Any:  # noqa: ANN401 - an element of Word
    from docx.oxml import OxmlElement

    row, facts = OxmlElement("w:tr"), OxmlElement("w:trPr")
    facts.append(OxmlElement("w:cantSplit"))
    if is_head:
        facts.append(OxmlElement("w:tblHeader"))
    row.append(facts)
    for place, (text, width) in enumerate(zip(texts, widths, strict=True)):
        row.append(_cell(text, width, is_head=is_head, is_right=place in right))
    return row


def _cell(text: str, width: int, *, is_head: bool, is_right: bool) -> Any:  # noqa: ANN401 - an element of Word
    from docx.oxml import OxmlElement

    cell, facts = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    facts.append(valued("w:tcW", w=str(width), type="dxa"))
    paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
    if is_right:
        line = OxmlElement("w:pPr")
        line.append(valued("w:jc", val="right"))
        paragraph.append(line)
    look = OxmlElement("w:rPr")
    if is_head:
        # Word keeps a second "bold" and a second size for Thai letters.
        look.extend([OxmlElement("w:b"), OxmlElement("w:bCs")])
    look.extend([valued("w:sz", val="28"), valued("w:szCs", val="28")])
    said: Any = OxmlElement("w:t")
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.extend([look, said])
    paragraph.append(run)
    cell.extend([facts, paragraph])
    return cell


def valued(tag: str, **values: str) -> Any:  # noqa: ANN401 - an element of Word
    """Return an element with its values."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
