"""Every icon that a page asks for is in the sprite."""

from __future__ import annotations

import re
from pathlib import Path

from malai.kernel import assets

SOURCE = Path(__file__).resolve().parents[4] / "src" / "malai"
ASKED = re.compile(r"""\{%\s*icon\s+["']([^"']+)["']""")
GIVEN = re.compile(r"""\bicon(?:_name)?=["']([a-z0-9-]+)["']""")


def asked_for() -> set[str]:
    """Return the icons named in templates and in Python."""
    files = [*SOURCE.rglob("*.html"), *SOURCE.rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in files]
    return {name for text in texts for rule in (ASKED, GIVEN) for name in rule.findall(text)}


def test_no_icon_is_missing_from_the_sprite() -> None:
    sprite = assets.path("icons.svg").read_text(encoding="utf-8")
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    assert asked_for() - drawn == set()


def test_the_rule_finds_an_icon_in_a_template_and_in_python() -> None:
    assert ASKED.findall("""{% icon "house" %} {%icon 'x' "icon-lg" %}""") == ["house", "x"]
    assert GIVEN.findall('NavigationItem(icon="users") with icon_name="flower-2"') == [
        "users",
        "flower-2",
    ]
