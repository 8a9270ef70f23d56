"""Every sentence of refusal, in both languages."""

from __future__ import annotations

from collections import defaultdict

import pytest

from malai_core.formats import refusals
from malai_core.labels import Words

_SENTENCES = {name: value for name, value in vars(refusals).items() if isinstance(value, Words)}


def test_there_are_sentences() -> None:
    assert len(_SENTENCES) > 15


@pytest.mark.parametrize("words", _SENTENCES.values(), ids=_SENTENCES)
def test_both_languages_name_the_file_and_the_same_facts(words: Words) -> None:
    facts: dict[str, str] = defaultdict(lambda: "◆")
    thai, english = (text.format_map(facts) for text in (words.th, words.en))
    assert thai.count("◆") == english.count("◆") >= 1
    assert "{name}" in words.th
    assert "{name}" in words.en


@pytest.mark.parametrize("words", _SENTENCES.values(), ids=_SENTENCES)
def test_every_sentence_says_what_to_do(words: Words) -> None:
    assert words.en.count(".") >= 2


def test_sizes_are_rounded_up_to_megabytes() -> None:
    assert [refusals.megabytes(size) for size in (0, 1, 1 << 20, (1 << 20) + 1)] == [0, 1, 1, 2]
