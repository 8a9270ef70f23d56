"""A document for Word: into a template of ours or of the workspace, with real styles and contents."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from malai.documents.word import document_bytes, document_made
from malai.documents.word_fonts import FACE
from malai.reports.document import Chart, Document, Section, with_digits
from malai.reports.writers.html import signer_said
from malai.reports.writers.paper import charts_png
from malai.reports.writers.word_fields import (
    complex_size,
    contents,
    dotted_tab,
    foot_line,
    heading_drop,
    thai_pages,
)
from malai.reports.writers.word_marks import INLINE, block_marks, fill_inline, runs_of
from malai.reports.writers.word_parts import Parts, ThaiParts

#: Points of usual text, as official letters have it.
POINTS: Final = 16


def docx(document: Document, photos: Mapping[str, bytes], template: bytes | None = None) -> bytes:
    """Return the document for Word. ``template`` is a file with marks; without it ours is taken.

    Charts are pictures with a table of the same numbers; one typst run draws all of them.
    """
    with override(document.language):
        base = opened(template) if template else builtin(document.form)
        told = with_digits(document)
        fill_inline(base, words_of(told))
        _fill_blocks(base, told, photos)
        base.core_properties.title = told.title.replace("\n", " ")
        if told.digits == "thai":
            thai_pages(base)
        return document_bytes(base)


def opened(template: bytes) -> Any:  # noqa: ANN401 - a document of Word
    """Open a template; it was looked through when it was brought."""
    import docx as word

    return word.Document(io.BytesIO(template))


def words_of(document: Document) -> dict[str, str]:
    """Return what stands for each mark inside a line."""
    words = dict.fromkeys(INLINE, "") | {"title": document.title, "foot": document.foot}
    words["below"] = "\n".join(document.below)
    words |= asdict(document.memo) | dict(document.words)
    return words | {"signer": signer_said(document.memo)}


def _fill_blocks(base: Any, told: Document, photos: Mapping[str, bytes]) -> None:  # noqa: ANN401 - a document of Word
    charts = [b for one in told.sections for b in one.blocks if isinstance(b, Chart)]
    pngs = dict(zip(map(id, charts), charts_png(charts), strict=True))
    made = ThaiParts if told.digits == "thai" else Parts
    parts = made(base, pngs, photos)
    marks = block_marks(base)
    placed = _placed(told, [mark for mark, _element in marks])
    for mark, element in marks:
        sections = placed.get(mark, [])
        if mark == "contents":
            sections = []
            titles = [one.title for each in placed.values() for one in each]
            made_elements = list(contents(titles, parts))
            if not made_elements:
                heading_drop(element)
        else:
            made_elements = list(_elements(parts, sections))
        for one in made_elements:
            element.addprevious(one)
        _take_away(element)


def _take_away(element: Any) -> None:  # noqa: ANN401 - an element of Word
    """Take a mark away; a cell ends with a paragraph, so the last one of it stays, empty."""
    holder, before = element.getparent(), element.getprevious()
    is_last_of_cell = holder.tag.endswith("}tc") and element.getnext() is None
    if is_last_of_cell and (before is None or not before.tag.endswith("}p")):
        for run in runs_of(element):
            element.remove(run) if run.getparent() is element else run.clear_content()
        return
    holder.remove(element)


def _elements(parts: Parts, sections: list[Section]) -> Iterator[Any]:
    for section in sections:
        yield from parts.section(section)


def _placed(told: Document, marks: list[str]) -> dict[str, list[Section]]:
    """Return which sections stand at which mark, in the order of the marks.

    What has a mark of its own stands there; the others where ``content`` is, annexes at theirs.
    """
    own = {one.name for one in told.sections} & set(marks)
    rest = [one for one in told.sections if one.name not in own]
    annexes = [one for one in rest if one.is_annex]
    body = [one for one in rest if not one.is_annex]
    if "annexes" not in marks:
        body, annexes = body + annexes, []
    by_name = {one.name: [one] for one in told.sections}
    return {
        mark: body if mark == "content" else annexes if mark == "annexes" else by_name.get(mark, [])
        for mark in marks
    }


def builtin(form: str) -> Any:  # noqa: ANN401 - a document of Word
    """Return our own template with its marks, as a secretary takes it to change it."""
    base = document_made(title="{{title}}")
    _styles(base)
    if form == "memo":
        _memo(base)
    else:
        _outline(base)
    base.sections[0].left_margin = _cm(3)
    foot_line(base.sections[0].footer.paragraphs[0], "{{foot}}")
    return base


def builtin_bytes(form: str) -> bytes:
    """Return our own template as a file."""
    return document_bytes(builtin(form))


def _cm(length: float) -> Any:  # noqa: ANN401 - a length of Word
    from docx.shared import Cm

    return Cm(length)


def _outline(base: Any) -> None:  # noqa: ANN401 - a document of Word
    base.add_paragraph("{{title}}", style="Title")
    base.add_paragraph("{{below}}", style="Subtitle")
    base.add_paragraph(_("Contents"), style="TOC Heading")
    for mark in ("contents", "content", "annexes"):
        base.add_paragraph(f"{{{{{mark}}}}}")


def _memo(base: Any) -> None:  # noqa: ANN401 - a document of Word
    base.add_paragraph(_("Memorandum"), style="Title")
    base.styles["Title"].font.size = _points(29)
    complex_size(base.styles["Title"].element.get_or_add_rPr(), 29)
    number = ((pgettext("letter", "No."), "ref"), (pgettext("letter", "Date"), "day"))
    rows = (
        ((_("Government unit"), "office"),), number, ((_("Subject"), "subject"),),
        ((pgettext("letter", "To"), "to"),),
    )  # fmt: skip
    for row in rows:
        line = base.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(_cm(8))
        for place, (label, mark) in enumerate(row):
            _labelled(line, "\t" * place + label, mark)
    base.add_paragraph("{{content}}")
    base.add_paragraph("{{closing}}", style="Body Text")
    # A letter begins its paragraphs inside.
    base.styles["Body Text"].paragraph_format.first_line_indent = _cm(2.5)
    for mark in ("({{signer}})", "{{position}}"):
        base.add_paragraph(mark, style="Subtitle")
    base.add_paragraph("{{annexes}}")


def _labelled(line: Any, label: str, mark: str) -> None:  # noqa: ANN401 - a paragraph of Word
    """Write a label as large as the official form has it, and a mark after it."""
    bold = line.add_run(f"{label}  ")
    bold.bold = bold.font.cs_bold = True
    bold.font.size = _points(20)
    complex_size(bold._r.get_or_add_rPr(), 20)
    line.add_run(f"{{{{{mark}}}}}")


def _styles(base: Any) -> None:  # noqa: ANN401 - a document of Word
    """Set our face, sizes and black in every style that a report uses."""
    from docx.enum.style import WD_STYLE_TYPE

    if "TOC 1" not in base.styles:
        base.styles.add_style("TOC 1", WD_STYLE_TYPE.PARAGRAPH)
    sizes = {
        "Normal": POINTS, "Body Text": POINTS, "Title": 20, "Subtitle": POINTS, "Heading 1": 18, "Heading 2": POINTS,
        "List Bullet": POINTS, "List Paragraph": POINTS, "Caption": POINTS, "TOC 1": POINTS,
        "TOC Heading": 18, "Footer": 14,
    }  # fmt: skip
    for name, points in sizes.items():
        _look(base.styles[name], points, bold=name in _BOLD)
    for name in ("Title", "Subtitle"):
        base.styles[name].paragraph_format.alignment = 1
        _without(base.styles[name].element, "w:pBdr")
        # Letters apart break Thai words to pieces.
        _without(base.styles[name].element.get_or_add_rPr(), "w:spacing")
    base.styles["Normal"].paragraph_format.space_after = _points(6)
    hanging = base.styles["List Paragraph"].paragraph_format
    # Room for two Thai digits and a dot.
    hanging.left_indent, hanging.first_line_indent = _cm(1.3), _cm(-1.3)
    base.styles["Caption"].paragraph_format.keep_with_next = True
    dotted_tab(base.styles["TOC 1"].paragraph_format)


def _without(element: Any, tag: str) -> None:  # noqa: ANN401 - an element of Word
    from docx.oxml.ns import qn

    for found in list(element.iter(qn(tag))):
        found.getparent().remove(found)


_BOLD: Final = frozenset({"Title", "Heading 1", "Heading 2", "Caption", "TOC Heading"})


def _points(length: float) -> Any:  # noqa: ANN401 - a length of Word
    from docx.shared import Pt

    return Pt(length)


def _look(style: Any, points: int, *, bold: bool) -> None:  # noqa: ANN401 - a style of Word
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.bold, font.italic = FACE, Pt(points), bold, False
    font.cs_bold, font.cs_italic = bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    facts = style.element.get_or_add_rPr()
    fonts = facts.find(qn("w:rFonts"))
    for key in list(fonts.attrib):
        if "theme" in key.lower():
            del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), FACE)
    complex_size(facts, points)
