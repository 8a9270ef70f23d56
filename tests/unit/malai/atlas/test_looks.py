"""The look of a picture: what is kept, what is refused, what is as it comes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from malai.atlas.looks import Look, look_from, parties_named
from malai_core.errors import InvalidInputError

SOMEBODY = "6f1c1a0e-2f4b-4a53-9a77-0d7f1e1b2c3d"
ANOTHER = "0b8f4a52-93a7-4b4f-8f0d-5f1f3f0a9c11"


def test_nothing_set_is_the_picture_as_it_comes() -> None:
    assert look_from({}) == Look()


def test_a_look_is_the_same_after_it_was_kept() -> None:
    look = Look(
        level="people",
        layers={"advice": False},
        colour="own.4",
        hidden={"kind": ["group"]},
        least=2.0,
        focus={"party": SOMEBODY, "steps": 2},
        path={"from": SOMEBODY, "to": ANOTHER},
        arrangement="rings",
        day="2026-11-22",
    )
    assert look_from(json.loads(json.dumps(look.plain()))) == look


def test_parts_that_are_not_known_are_dropped() -> None:
    assert "camera" not in look_from({"camera": {"x": 1}}).plain()


def test_a_part_that_is_null_is_as_it_comes() -> None:
    assert look_from({"focus": None, "day": None}) == Look()


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ([], "{}"),
        ("people", "{}"),
        ({"version": 2}, "version"),
        ({"level": "galaxy"}, "level"),
        ({"colour": "<b>"}, "colour"),
        ({"colour": 4}, "colour"),
        ({"layers": ["advice"]}, "layers"),
        ({"hidden": {"kind": ["x"] * 501}}, "hidden"),
        ({"least": -1}, "least"),
        ({"least": float("nan")}, "least"),
        ({"focus": {"party": SOMEBODY, "steps": 4}}, "focus"),
        ({"focus": {"party": "kru", "steps": 1}}, "focus"),
        ({"path": {"from": SOMEBODY}}, "path"),
        ({"arrangement": "spiral"}, "arrangement"),
        ({"day": "2569-13-01"}, "day"),
    ],
)
def test_what_no_look_can_have_is_refused_by_name(value: Any, part: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        look_from(value)
    assert part in str(caught.value)


def test_it_says_whom_it_is_about() -> None:
    look = Look(focus={"party": SOMEBODY, "steps": 1}, path={"from": SOMEBODY, "to": ANOTHER})
    assert parties_named(look.plain()) == {SOMEBODY, ANOTHER}
    assert parties_named(Look().plain()) == frozenset()
