"""Words and sentences in two languages."""

from __future__ import annotations

from malai_core.labels import LANGUAGES, Sentence, Speakable, Words, say


def test_words_are_said_in_either_language() -> None:
    name = Words("เครือข่าย", "network")
    assert [name.in_language(language) for language in LANGUAGES] == ["เครือข่าย", "network"]
    assert isinstance(name, Speakable)


def test_values_that_can_speak_are_put_into_the_language_too() -> None:
    who = Words("ครูแดง", "teacher Daeng")
    met = Sentence(
        Words("พบ {who} {times} ครั้ง", "met {who} {times} times"), {"who": who, "times": 1200}
    )
    assert met.in_language("th") == "พบ ครูแดง 1,200 ครั้ง"
    assert met.in_language("en") == "met teacher Daeng 1,200 times"


def test_a_sentence_in_a_sentence_is_said_whole() -> None:
    inner = Sentence(Words("{n} คน", "{n} people"), {"n": 3})
    assert Sentence(Words("มี {who}", "there are {who}"), {"who": inner}).in_language("en") == (
        "there are 3 people"
    )


def test_braces_in_a_value_are_only_text() -> None:
    typed = Sentence(Words("“{text}”", "“{text}”"), {"text": "{rows} {0}"})
    assert typed.in_language("th") == "“{rows} {0}”"


def test_numbers_are_said_as_people_read_them() -> None:
    assert say(1234567, "th") == "1,234,567"
    assert say(1234.56, "en") == "1,234.6"
    assert say("2559", "th") == "2559"
