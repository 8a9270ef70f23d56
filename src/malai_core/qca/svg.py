"""Pictures as SVG text, without a browser: the pieces that every picture shares."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

INK, LEAF, MARIGOLD, ROSE, LINE = "#2b2b2b", "#2f7d4f", "#d98e04", "#b3404a", "#c9c9c9"
FONT = "Sarabun, 'Noto Sans Thai', sans-serif"


def picture(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    """Return a whole SVG; ``title`` is read out where the picture cannot be seen."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" font-family="{escape(FONT)}" font-size="12">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def text(
    x: float, y: float, words: str, *, anchor: str = "middle", fill: str = INK, turn: float = 0.0
) -> str:
    """Return a text; ``anchor`` is start, middle or end; ``turn`` in degrees."""
    turned = f' transform="rotate({turn:g} {x:.1f} {y:.1f})"' if turn else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}"{turned}>'
        f"{escape(words)}</text>"
    )


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str = LINE) -> str:
    """Return a line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}"/>'


def dot(x: float, y: float, fill: str, label: str, *, radius: float = 4.0) -> str:
    """Return a dot that says its name when pointed at."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" fill-opacity="0.8">'
        f"<title>{escape(label)}</title></circle>"
    )
