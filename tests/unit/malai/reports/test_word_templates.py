"""What is refused of a Word file that is to be a template, in sentences that say what to do."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml

from malai.reports.document import Document, Heading, Memo, Paragraph, Section, Table
from malai.reports.word_templates import LARGEST, marks_of, sections_without_place
from malai.reports.writers.word import builtin_bytes
from malai.reports.writers.word import docx as docx_of
from malai_core.errors import InvalidInputError


def made(*lines: str) -> bytes:
    document, held = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(held)
    return held.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    held = io.BytesIO(made("{{title}}", "{{content}}"))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize("form", ["outline", "memo"])
def test_ours_can_be_brought_back_as_they_are(form: str) -> None:
    assert "content" in marks_of(builtin_bytes(form))


def test_marks_are_found_in_tables_heads_and_feet() -> None:
    document, held = docx.Document(io.BytesIO(made("{{title}}", "{{content}}"))), io.BytesIO()
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{ office }}"
    document.sections[0].header.paragraphs[0].text = "{{workspace}}"
    document.save(held)
    assert marks_of(held.getvalue()) == ["title", "content", "office", "workspace"]


LINKED = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="x/hyperlink" Target="http://a.example" TargetMode="External"/>'
    b'<Relationship Id="b" Type="x/image" Target="http://b.example" TargetMode="External"/>'
    b"</Relationships>"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: b"not a zip", "no Word file"),
        (lambda: b"x" * (LARGEST + 1), "at most 5 MB"),
        (lambda: with_part("word/vbaProject.bin", b"x"), "macros"),
        (lambda: with_part("word/embeddings/a.bin", b"x"), "macros"),
        (lambda: with_part("word/_rels/header9.xml.rels", LINKED), "fetches"),
        (lambda: with_part("word/a.xml", b"<!DOCTYPE a>"), "no Word file"),
        (lambda: made("{{title}}", "{{content}}", "{{salary}}"), "{{salary}}"),
        (lambda: made("{{content}}"), "{{title}}"),
        (lambda: made("{{title}}"), "{{content}}"),
    ],
)
def test_what_cannot_be_a_template_is_refused_with_a_sentence(
    content: Callable[[], bytes], said: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        marks_of(content())
    assert said in refused.value.in_language("en")
    assert refused.value.in_language("th") != refused.value.in_language("en")


def test_sections_without_a_place_are_told() -> None:
    assert sections_without_place(["title", "content"]) == []
    assert "photos" in sections_without_place(["title", "participants"])


# -- Marks as Word leaves them ---------------------------------------------------------------------

SHORT = Document(
    "รายงานผล", (), (Section("summary", "สรุป", (Paragraph("มา 51 คน"), Heading("วันแรก"))),), "ฉบับร่าง",
    memo=Memo(office="วัดดอยหมอก", day="1 เมษายน 2560"),
)  # fmt: skip


def filled(change: Callable[[Any], None]) -> Any:
    """Return the report in a template that somebody changed in Word."""
    template = docx.Document(io.BytesIO(made("{{title}}")))
    change(template)
    held = io.BytesIO()
    template.save(held)
    assert marks_of(held.getvalue())
    return docx.Document(io.BytesIO(docx_of(SHORT, {}, held.getvalue())))


def test_a_mark_that_word_cut_into_runs_is_filled_and_its_line_keeps_its_look() -> None:
    def change(template: Any) -> None:
        line = template.add_paragraph()
        line.add_run("ส่วนราชการ ").bold = True
        for part in ("{", "{off", "ice}", "} วันที่ {{da"):
            line.add_run(part)
        line.add_run("y}}").italic = True
        template.add_paragraph("{{Content}}")

    line = filled(change).paragraphs[1]
    assert line.text == "ส่วนราชการ วัดดอยหมอก วันที่ 1 เมษายน 2560"
    assert [(run.text, bool(run.bold)) for run in line.runs if run.text] == [
        ("ส่วนราชการ ", True), ("วัดดอยหมอก", False), (" วันที่ 1 เมษายน 2560", False),
    ]  # fmt: skip


def test_marks_in_cells_heads_links_and_boxes_are_filled() -> None:
    def change(template: Any) -> None:
        table = template.add_table(rows=2, cols=2)
        table.cell(0, 1).text = "{{office}}"
        table.cell(1, 0).text = "{{content}}"
        template.sections[0].header.paragraphs[0].text = "{{workspace}}"
        template.sections[0].footer.paragraphs[0].text = "{{foot}}"
        link = OxmlElement("w:hyperlink")
        run = template.add_paragraph().add_run("{{day}}")
        run._r.addprevious(link)
        link.append(run._r)
        template.add_paragraph()._p.append(parse_xml(BOX))

    read = filled(change)
    table = read.tables[0]
    assert table.cell(0, 1).text == "วัดดอยหมอก"
    assert [one.text for one in table.cell(1, 0).paragraphs] == ["สรุป", "มา 51 คน", "วันแรก"]
    assert read.sections[0].footer.paragraphs[0].text == "ฉบับร่าง"
    xml = read.element.xml
    assert "1 เมษายน 2560" in xml
    assert "<w:t>รายงานผล</w:t></w:r></w:p></w:txbxContent>" in re.sub(r">\s+<", "><", xml)
    assert "{{" not in xml


BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict>'
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>{{title}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def test_a_cell_that_ends_with_a_table_still_ends_with_a_paragraph() -> None:
    def change(template: Any) -> None:
        template.add_table(rows=1, cols=1).cell(0, 0).text = "{{annexes}}"
        template.add_paragraph("{{content}}")

    table = Table(("ที่", "ชื่อ"), (("1", "แก้ว"),), (1, 9))
    annex = Section("annex_people", "รายชื่อ", (table,), is_annex=True)
    template, held = docx.Document(io.BytesIO(made("{{title}}"))), io.BytesIO()
    change(template)
    template.save(held)
    told = replace(SHORT, sections=(*SHORT.sections, annex))
    cell = docx.Document(io.BytesIO(docx_of(told, {}, held.getvalue()))).tables[0].cell(0, 0)
    assert cell.tables[0].cell(1, 1).text == "แก้ว"
    assert cell._tc[-1].tag.endswith("}p")


def in_header(text: str) -> bytes:
    document, held = docx.Document(io.BytesIO(made("{{title}}", "{{content}}"))), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = text
    document.save(held)
    return held.getvalue()


def in_table(text: str) -> bytes:
    document, held = docx.Document(io.BytesIO(made("{{title}}", "{{content}}"))), io.BytesIO()
    document.add_table(rows=1, cols=1).cell(0, 0).text = text
    document.save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "thai"),
    [
        (in_table("เงินเดือน {{salary}} บาท"), "ไม่รู้จัก {{salary}} ซึ่งอยู่ในตาราง บรรทัด “เงินเดือน {{salary}} บาท”"),
        (in_header("{{ชื่อ}}"), "ไม่รู้จัก {{ชื่อ}} ซึ่งอยู่ในหัวกระดาษ"),
        (made("{{title", "{{content}}"), "ไม่รู้จัก {{title ซึ่งอยู่ในเนื้อเรื่อง"),
        (made("{{title}}", "เนื้อหา {{content}}"), "{{content}} ต้องอยู่บรรทัดเดียวลำพัง"),
        (made("{{title}}", "{{content}} {{annexes}}"), "{{content}} ต้องอยู่บรรทัดเดียวลำพัง"),
        (in_header("{{annexes}}"), "{{annexes}} อยู่ในหัวกระดาษ ซึ่งไม่มีที่"),
    ],
)  # fmt: skip
def test_a_wrong_mark_is_told_with_its_place(content: bytes, thai: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        marks_of(content)
    assert thai in refused.value.in_language("th")
