"""Every act of the house has words for the history."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import translation

import malai
from malai.audit.models import Act
from malai.audit.words import sentence_of, told
from malai.kernel.registries import act_words

RECORDED = re.compile(r"""recorded\(\s*["']([a-z_]+\.[a-z_]+)["']""")


def actions() -> set[str]:
    """Every name of an act that stands in the code."""
    files = Path(malai.__file__).parent.rglob("*.py")
    return {name for file in files for name in RECORDED.findall(file.read_text(encoding="utf-8"))}


def test_the_rule_finds_the_acts() -> None:
    assert "audit.act_undo" in actions()
    assert RECORDED.findall('with recorded(\n    "a.b_c", by=None)') == ["a.b_c"]


def test_every_act_that_is_recorded_can_be_told() -> None:
    assert actions() - set(act_words.entries) == set()


@pytest.mark.parametrize("action", sorted(act_words.entries))
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_sentence_breaks_on_missing_or_strange_facts(action: str, language: str) -> None:
    strange = {"name": "100%(x)s", "role": "gone", "was": "", "undone_action": "nobody.knows"}
    with translation.override(language):
        assert told(action, {"undone_action": "nobody.knows"})
        assert told(action, strange)


def test_an_undo_repeats_what_it_undid() -> None:
    facts = {"undone_action": "site.seat_remove", "name": "แก้ว"}
    with translation.override("en"):
        assert sentence_of(Act(action="audit.act_undo", facts=facts)).startswith("Undone: Took")


def test_sentences_are_in_the_language_of_the_reader() -> None:
    sentences = set()
    for language in ("th", "en"):
        with translation.override(language):
            sentences.add(told("site.seat_remove", {"name": "แก้ว"}))
    assert len(sentences) == 2
