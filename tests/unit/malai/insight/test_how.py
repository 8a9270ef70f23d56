"""How a number was measured, in the reader's words."""

from __future__ import annotations

import pytest
from django.utils import translation

from malai.insight.how import methods_shown
from malai.insight.results import MethodUse


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("th", "เส้นทางที่ต่อถึงกัน: ไม่คิดทิศทาง · เริ่มนับจาก 109 จุด · ค่าจริงทั้งหมด"),
        ("en", "chains: whatever the direction · from 109 starting points · exact"),
    ],
)
def test_what_was_chosen_is_told_in_words(language: str, said: str) -> None:
    use = MethodUse("sna.x.y1.v1", {"chain": "weak", "pivots": 109, "is_exact": True})
    with translation.override(language):
        assert methods_shown((use,))[0].said == said


def test_a_choice_without_words_is_told_as_it_is() -> None:
    with translation.override("en"):
        assert methods_shown((MethodUse("x", {"new": 3}),))[0].said == "new 3 · exact"
