"""Words of a Thai text, and what is loaded for them."""

from __future__ import annotations

import subprocess
import sys

from malai_core.text import words_of


def test_a_sentence_is_parted_into_words() -> None:
    assert words_of("การประชุมเครือข่ายอาสาสมัคร") == ["การประชุม", "เครือข่าย", "อาสาสมัคร"]


def test_words_are_search_text_without_punctuation() -> None:
    assert words_of("ครั้งที่ ๒ (Workshop)!") == ["ครั้ง", "ที่", "2", "workshop"]
    assert words_of("  ") == []


def test_the_dictionary_is_not_loaded_before_it_is_needed() -> None:
    script = (
        "import sys, malai_core.text as text; text.split_name('นายก้อง'); text.read_date('2559');"
        "sys.exit(any(name in sys.modules for name in ('pythainlp', 'numpy', 'django')))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
