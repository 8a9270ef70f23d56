"""Kinds of tie and words of frequency."""

from __future__ import annotations

import pytest

from malai_core.reading.kinds import TIE_KINDS, UNNAMED_KIND, kinds_in, strength_of
from malai_core.reading.layers import LAYERS


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ประสานงาน", "coordination"),
        ("ประสานงานเรื่องเด็ก", "coordination"),
        ("แบ่งปันข้อมูล", "information"),
        ("Shares information", "information"),
        ("ปรึกษา", "advice"),
        ("asks for advice", "advice"),
        ("สนับสนุนงบประมาณ", "exchange"),
        ("funding", "exchange"),
        ("กำกับดูแล", "authority"),
        ("MOU", "agreement"),
        ("เครือญาติ", "kinship"),
        ("ไว้วางใจ", "trust"),
        ("Friend", "friendship"),
        ("ส่งต่อ", "referral"),
        ("member of", "affiliation"),
        ("trust", "trust"),
    ],
)
def test_a_known_kind_gets_its_code(text: str, code: str) -> None:
    assert kinds_in(text) == ((code, text),)


@pytest.mark.parametrize("text", ["Employee/Founder", "Investor", "ปลูกป่า"])
def test_an_unknown_kind_keeps_its_words(text: str) -> None:
    assert kinds_in(text) == ((text, text),)


def test_several_known_kinds_in_one_cell_are_several_ties() -> None:
    assert [code for code, _ in kinds_in("ประสานงาน / ปรึกษา และ ไว้วางใจ")] == [
        "coordination",
        "advice",
        "trust",
    ]


def test_no_kind_says_only_that_they_are_in_contact() -> None:
    assert kinds_in(" - ") == ((UNNAMED_KIND, ""),)


def test_every_kind_is_of_a_known_layer_and_said_from_both_sides() -> None:
    for facts in TIE_KINDS.values():
        assert facts.layer in LAYERS
        assert facts.label.th
        assert facts.inverse.en
        assert facts.is_directed or facts.label == facts.inverse


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("ทุกวัน", 4),
        ("ทุกสัปดาห์", 3),
        ("สัปดาห์ละครั้ง", 3),
        ("ทุกเดือน", 2),
        ("นาน ๆ ครั้ง", 1),
        ("นานๆครั้ง", 1),
        ("Daily", 4),
        ("weekly", 3),
        ("Once a month", 2),
        ("rarely", 1),
        ("ไม่บ่อย", 1),
        ("บ่อย", 3),
        ("๒", 2),
        ("0.5", 0.5),
        ("", None),
        ("เมื่อมีงาน", None),
    ],
)
def test_how_often_gives_how_strong(text: str, strength: float | None) -> None:
    assert strength_of(text) == strength
