"""Bars as SVG: colours stand as attributes, text as text, so that every reader sets Thai marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from malai.reports.document import Bar, Chart

WIDTH: Final = 680
#: Height of a bar with the room around it, and of the name above it.
STEP: Final = 52
_LEAF, _INK, _GROUND = "#2f6b3c", "#26302a", "#e8efe6"
_FONT: Final = "Sarabun, 'Noto Sans Thai', sans-serif"
#: Units kept free on the right for the number.
_RIGHT: Final = 130
#: Letters of a name that fit above a bar.
_LONGEST: Final = 70


def bars_svg(chart: Chart) -> str:
    """Return a chart as a drawing of its own; the longest bar is as long as the drawing allows.

    A bar of nothing has no length. The name stands above its bar, so that long ones have room.
    """
    height = STEP * len(chart.bars) + 8
    drawn = "".join(_bars(chart.bars))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" font-family="{_FONT}" font-size="16" '
        f'fill="{_INK}"><title>{escape(chart.caption)}</title>{drawn}</svg>'
    )


def _bars(bars: tuple[Bar, ...]) -> Iterator[str]:
    most = max((bar.value for bar in bars), default=0) or 1
    room = WIDTH - _RIGHT
    for place, bar in enumerate(bars):
        top, length = place * STEP + 30, round(room * bar.value / most)
        yield f'<text x="0" y="{top - 10}">{escape(_cut(bar.label))}</text>'
        yield f'<rect x="0" y="{top}" width="{room}" height="14" fill="{_GROUND}"/>'
        yield f'<rect x="0" y="{top}" width="{length}" height="14" fill="{_LEAF}"/>'
        yield f'<text x="{room + 10}" y="{top + 13}">{escape(bar.said)}</text>'


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
