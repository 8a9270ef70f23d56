"""QR codes for pages: no style of their own, and whatever is said is escaped."""

from __future__ import annotations

import re

from malai.documents.qr import qr_drawing, qr_svg


def test_the_drawing_has_no_style_and_a_white_ground() -> None:
    drawing = qr_drawing("https://example.org/c/1/")
    assert drawing.startswith("<svg ")
    assert "style=" not in drawing
    assert "#fff" in drawing
    assert not re.search(r"(width|height)=", drawing.split(">")[0])


def test_what_is_said_cannot_become_markup() -> None:
    assert '"><script>' not in qr_svg("x", said='"><script>')
    assert 'role="img"' in qr_svg("x", said="รหัส")
