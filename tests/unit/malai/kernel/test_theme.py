"""The theme keeps its promise: text and ground differ enough to be read (WCAG 2.2 AA)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
STYLES = ROOT / "frontend" / "src" / "styles"
BUILT = ROOT / "src" / "malai" / "static" / "built"
TEXT = 4.5
MARK = 3.0
PAIRS = [
    *(
        (f"color-{one}", f"color-{one}-content")
        for one in (
            "primary",
            "secondary",
            "accent",
            "neutral",
            "info",
            "success",
            "warning",
            "error",
        )
    ),
    *((ground, "color-base-content") for ground in ("color-base-100", "color-base-200")),
    *((ground, "malai-muted") for ground in ("color-base-100", "color-base-200")),
    *(
        (ground, f"malai-{tone}")
        for tone in ("leaf", "marigold", "rose", "crown")
        for ground in ("color-base-100", "color-base-200", f"malai-{tone}-soft")
    ),
    ("graph-ground", "graph-ink"),
    ("graph-ground", "graph-muted"),
]
MARKS = [
    *(("graph-ground", f"graph-{kind}") for kind in ("person", "organisation", "chosen")),
    ("color-base-100", "color-primary"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(theme: str) -> dict[str, str]:
    """Return every colour that the style sheets give to ``theme``."""
    text = "".join((STYLES / name).read_text() for name in ("theme.css", "graph.css"))
    blocks = re.findall(rf'name: "{theme}";(.*?)\n}}', text, re.DOTALL)
    place = "@variant at-night" if theme == "malai-dark" else rf'\[data-theme="{theme}"\]'
    blocks += re.findall(rf"{place} \{{(.*?)\}}", text, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", "".join(blocks)))


@pytest.mark.parametrize("theme", ["malai", "malai-dark"])
def test_text_can_be_read_on_its_ground(theme: str) -> None:
    found = colours(theme)
    weak = {
        (ground, text): round(ratio, 2)
        for ground, text in PAIRS
        if (ratio := contrast(found[ground], found[text])) < TEXT
    }
    assert weak == {}


@pytest.mark.parametrize("theme", ["malai", "malai-dark"])
def test_marks_can_be_told_from_their_ground(theme: str) -> None:
    found = colours(theme)
    weak = [pair for pair in MARKS if contrast(found[pair[0]], found[pair[1]]) < MARK]
    assert weak == []


def test_a_dark_system_sees_the_dark_theme_without_a_choice() -> None:
    """In the style sheet that goes out: what follows the system is what was chosen as dark."""
    manifest = json.loads((BUILT / "manifest.json").read_text())
    sheets = {name for entry in manifest.values() for name in entry.get("css", [])}
    text = "".join((BUILT / name).read_text() for name in sheets)
    follows = re.findall(r":root:not\(\[data-theme\]\)\{(--(?:malai|graph)-.*?)\}", text)
    chosen = re.findall(r':root\[data-theme="?malai-dark"?\]\{(--(?:malai|graph)-.*?)\}', text)
    assert len(chosen) == 2
    assert follows == chosen


def test_the_measure_of_contrast_knows_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
