"""QR codes: black on white squares that a telephone's camera reads, as drawings without style."""

from __future__ import annotations

import io

from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str, *, said: str) -> SafeString:
    """Return a code of ``text`` as SVG for a page; ``said`` is what a screen reader says.

    Error correction M: an eighth of it may be dirty. No inline style, so the policy of our pages
    allows it.
    """
    from django.utils.html import escape

    drawing = qr_drawing(text)
    # The drawing is made of numbers alone; the sentence is escaped.
    opened = f'<svg role="img" aria-label="{escape(said)}" class="qr" '
    return mark_safe(drawing.replace("<svg ", opened, 1))  # noqa: S308 - see above


def qr_drawing(text: str) -> str:
    """Return a code of ``text`` as a bare SVG, with the white border that cameras need."""
    import segno

    target = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        target, kind="svg", xmldecl=False, svgns=True, omitsize=True, svgclass=None, light="#fff"
    )
    return target.getvalue().decode().strip()
