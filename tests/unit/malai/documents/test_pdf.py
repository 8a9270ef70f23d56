"""PDF: our own face, Thai that can be read back, and text that stays text."""

from __future__ import annotations

from typing import Any

import pytest

from malai.documents import pdf_of
from malai.documents.pdf import layout


def data(**changes: Any) -> dict[str, Any]:
    plain = {
        "language": "th",
        "title": "เครือข่ายดอยหมอก",
        "lede": "สิ่งที่เห็นจากเครือข่าย",
        "foot": "มูลนิธิดอยหมอก",
        "who_said": "ใครรับไปทำ",
        "when_said": "ภายใน",
        "empty": "ยังไม่มี",
        "numbers": [{"value": "12", "label": "คน"}],
        "findings": [{"tone": "good", "tone_said": "ไปได้ดี", "sentence": "ทุกคนรู้จักกัน", "asks": True}],
    }
    return {**plain, **changes}


def test_a_page_of_findings_is_a_pdf_in_sarabun() -> None:
    made = pdf_of("site/findings.typ", data())
    assert made.startswith(b"%PDF-")
    assert b"Sarabun" in made


@pytest.mark.parametrize(
    "text",
    [
        "#panic(1)",
        '"; #read("/etc/passwd")',
        "$ x^ $ ] [ * _ ` @ < > \\ #",
        "#import",
        "ชื่อ\nสองบรรทัด",
        "",
    ],
)
def test_what_people_write_is_never_a_command(text: str) -> None:
    one = {"tone": text, "tone_said": text, "sentence": text, "asks": True}
    assert pdf_of("site/findings.typ", data(title=text, findings=[one])).startswith(b"%PDF-")


def test_a_page_without_findings_says_so() -> None:
    assert pdf_of("site/findings.typ", data(findings=[], numbers=[])).startswith(b"%PDF-")


def test_many_findings_make_a_longer_document() -> None:
    one = data()["findings"]
    short, long = (pdf_of("site/findings.typ", data(findings=one * n)) for n in (1, 60))
    assert len(long) > len(short)


@pytest.mark.parametrize(
    "name",
    [
        "site/none.typ",
        "nowhere/findings.typ",
        "site/../site/findings.typ",
        "site/../apps.py",
        "",
        "/",
    ],
)
def test_only_the_layouts_of_a_room_are_layouts(name: str) -> None:
    with pytest.raises(LookupError):
        layout(name)
