"""Lines of print break between Thai words, never inside one."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai.documents import pdf_of
from malai.documents.thai_words import words_within
from malai_core.text import cut_at_words
from tests.unit.malai.documents.test_pdf import data

WORDS = ("ศูนย์", "การศึกษา", "พิเศษ", "ประจำจังหวัด", "วิสาหกิจ", "ชุมชน", "กาแฟ", "ดอย", "หมอก")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not on this machine")
@pytest.mark.parametrize("before", range(0, 60, 3))
def test_no_line_ends_inside_a_word(before: int) -> None:
    """Pushed to the right letter by letter, so that the line ends at every place of the text."""
    text = "ก " * before + "".join(WORDS)
    one = {"tone": "good", "tone_said": "ดี", "sentence": text, "asks": False}
    made = pdf_of("site/findings.typ", data(findings=[one]))
    told = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True)
    lines = told.stdout.decode().replace("ก ", "").splitlines()
    rest = "".join(WORDS)
    parts = [line.strip(" ก") if line.strip(" ") == "ก" else line.strip() for line in lines]
    found = [part for part in parts if part and part in rest]
    assert "".join(found) == rest
    assert all(part.startswith(WORDS) and part.endswith(WORDS) for part in found)


def test_an_ordinal_keeps_to_its_word() -> None:
    assert words_within({"a": ["อบรมรุ่นที่ 3"], "b": 1})["อบรมรุ่นที่"] == ["อบรม", "รุ่นที่"]


def test_a_drawing_is_not_read() -> None:
    assert words_within(["<svg>ประจำจังหวัด</svg>"]) == {}


@given(st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E4F)], max_size=300))
def test_the_pieces_are_the_run_again(run: str) -> None:
    assert "".join(cut_at_words(run)) == run
