"""What the reading says to people."""

from __future__ import annotations

import string

from malai_core.labels import Sentence, Words
from malai_core.reading import Party, PartyKind, Where, sentences


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_fixed_sentence_is_said_in_both_languages() -> None:
    said = [v for v in vars(sentences).values() if isinstance(v, Sentence | Words)]

    assert len(said) > 15
    for words in (s.words if isinstance(s, Sentence) else s for s in said):
        assert words.th
        assert words.en
        assert fields(words.th) == fields(words.en) == set()


def test_sentences_with_values_fill_all_places_in_both_languages() -> None:
    party = Party(1, PartyKind.PERSON, "ดาริน", [Where("ก", 1200)])
    made = [
        sentences.unknown_name("ก"),
        sentences.ambiguous_name("ก", [party, Party(2, PartyKind.PERSON, "เมฆา")]),
        sentences.self_tie("ก"),
        sentences.bad_date("ก", "ข"),
        sentences.unknown_mark("?", "ข"),
        sentences.short_years("ก", 2, "1/1/60", "2560"),
        sentences.doubtful_dates("ก", 2, "x", "y", Words("ทำไม", "why")),
        sentences.crosses(3, came=True),
        sentences.unknown_types(1, "Place"),
        sentences.passed_heads(1, "กลุ่มที่ 1"),
    ]
    for sentence in made:
        assert fields(sentence.words.th) == fields(sentence.words.en) == set(sentence.values)
        assert sentence.in_language("th") != sentence.in_language("en")


def test_rows_are_numbered_as_the_spreadsheet_does() -> None:
    party = Party(1, PartyKind.PERSON, "ดาริน", [Where("ก", 1200)])

    assert "แถว 1200" in sentences.ambiguous_name("ดาริน", [party]).in_language("th")
