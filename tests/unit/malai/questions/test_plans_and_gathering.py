"""What may be answered to a question, and that the order of answers shows nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from malai.questions.gathering import Told, gathered
from malai.questions.plans import ItemPlan, Said, SetPlan, said_to


@dataclass
class Question:
    kind: str
    is_required: bool = False
    choices: list[Any] = field(default_factory=lambda: [["a", "ก", "A"], ["b", "ข", "B"]])
    low: int | None = 1
    high: int | None = 5


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        ("text", ["  ฝนตก \r\n ข้าวพอ "], Said(text="ฝนตก\nข้าวพอ")),
        ("choice", ["b"], Said(picked=("b",))),
        ("choices", ["b", "a"], Said(picked=("a", "b"))),
        ("scale", ["๔"], Said(number=4)),
        ("number", ["2.5"], Said(number=2.5)),
        ("yes_no", ["no"], Said(picked=("no",))),
        ("text", ["", " \0"], None),
        ("number", [], None),
    ],
)
def test_answers_are_typed(kind: str, written: list[str], said: Said | None) -> None:
    assert said_to(Question(kind), written) == said


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("choice", ["c"]),
        ("choice", ["a", "b"]),
        ("choices", ["a", "x"]),
        ("scale", ["6"]),
        ("scale", ["2.5"]),
        ("scale", ["nan"]),
        ("number", ["many"]),
        ("yes_no", ["maybe"]),
        ("text", ["ก" * 2_001]),
    ],
)
def test_what_is_no_answer_is_refused(kind: str, written: list[str]) -> None:
    with pytest.raises(ValidationError):
        said_to(Question(kind), written)


def test_rather_not_said_is_an_answer_and_empty_is_none() -> None:
    must = Question("text", is_required=True)
    assert said_to(must, [""], is_withheld=True) == Said(is_withheld=True)
    with pytest.raises(ValidationError):
        said_to(must, [""])


def test_a_set_that_cannot_be_asked_is_refused() -> None:
    one = ItemPlan("a", "text", "ก", "A")
    for items in (
        (),
        (one, one),
        (ItemPlan("a", "choice", "ก", "A"),),
        (ItemPlan("s", "scale", "ก", "A"),),
    ):
        with pytest.raises(ValueError, match=r"one to|needs"):
            SetPlan("test", "ก", "A", items)


told = st.builds(
    Told,
    item=st.integers(1, 3),
    by=st.text("abcdef", min_size=1, max_size=4),
    text=st.sampled_from(["", "ฝน", "ข้าว"]),
    number=st.none() | st.integers(1, 5).map(float),
    picked=st.sampled_from([(), ("yes",), ("no",), ("a", "b")]),
    is_withheld=st.booleans(),
)


@settings(max_examples=60)
@given(
    st.lists(told, max_size=12, unique_by=lambda one: (one.item, one.by)),
    st.randoms(use_true_random=False),
)
def test_the_order_of_answers_does_not_matter(answers: list[Told], random: Any) -> None:
    before = gathered(answers)
    random.shuffle(answers)
    assert gathered(answers) == before
    assert sum(one.spoken for one in before.values()) == len(answers)
    for item, one in before.items():
        rows = [each for each in answers if each.item == item]
        assert one.said + one.withheld == len(rows)
        assert sum(one.counts.values()) == sum(len(each.picked) for each in rows)
