"""What rooms must register is registered."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.urls import NoReverseMatch, reverse

from malai.kernel import registries

SOURCE = Path(__file__).resolve().parents[2] / "src" / "malai"
ANY = "00000000-0000-0000-0000-000000000000"


def _acts() -> Iterator[str]:
    for path in SOURCE.rglob("*.py"):
        calls = (n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call))
        for call in calls:
            is_act = getattr(call.func, "id", "") == "recorded" and call.args
            if is_act and isinstance(call.args[0], ast.Constant):
                yield str(call.args[0].value)


def test_every_act_has_words_for_the_history() -> None:
    assert sorted(set(_acts()) - set(registries.act_words.entries)) == []


def test_every_entry_of_the_menu_leads_to_a_page() -> None:
    broken = []
    for item in registries.navigation:
        try:
            reverse(item.url_name, args=[ANY])
        except NoReverseMatch:
            broken.append(item.url_name)
    assert broken == []
