"""What is refused of a Word file that is to be a template, in sentences that say what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from malai.reports.word_templates import LARGEST, marks_of, sections_without_place
from malai.reports.writers.word import builtin_bytes
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
