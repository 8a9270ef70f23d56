"""Every line and method of the room has its words, its act and its page."""

from __future__ import annotations

from pathlib import Path

from django.utils import translation

from malai.insight.bridge.reading import _ORDER
from malai.insight.how import HOW, methods_shown
from malai.insight.methods import METHODS
from malai.insight.results import Line, MethodUse
from malai.insight.sentences import SAID
from malai.insight.shown import ACTS, change_said
from malai.insight.wording import REASONS, ROLE_HELP, ROLE_TONES, ROLES, SHAPES
from malai_core.sna.positions import Role, Shape
from malai_core.sna.weaving import Reason

DOCS = Path(__file__).resolve().parents[4] / "docs" / "methods"


def test_every_line_has_a_sentence_an_act_and_says_how_it_is_known() -> None:
    assert set(_ORDER) == set(SAID) == set(HOW) == set(ACTS)


def test_every_value_of_the_core_has_a_word() -> None:
    assert set(ROLES) == set(ROLE_HELP) == set(ROLE_TONES) == {role.value for role in Role}
    assert set(REASONS) == {reason.value for reason in Reason}
    assert set(SHAPES) == {shape.value for shape in Shape}


def test_every_method_has_its_page_and_stands_on_it() -> None:
    missing = [one.id for one in METHODS if one.id not in (DOCS / f"{one.page}.md").read_text()]
    assert missing == []


def test_change_is_said_in_points_for_shares_and_in_units_for_counts() -> None:
    share, count = (Line(name, "plain", 0.5) for name in ("connected", "breaking"))
    assert "+30" in change_said(Line("connected", "plain", 0.8), share)
    assert change_said(Line("breaking", "plain", 2.5), count).startswith("+2 ")
    assert change_said(Line("breaking", "plain", None), count) == ""
    assert change_said(count, None) == ""


def test_what_was_searched_for_is_not_called_exact() -> None:
    exact, searched, sampled = (
        methods_shown((use,))[0].said
        for use in (
            MethodUse("sna.a.b.v1"),
            MethodUse("sna.a.b.v1", {"share": 0.5, "is_exact": False}),
            MethodUse("sna.a.b.v1", seed=1, error_bound=0.08),
        )
    )
    with translation.override("en"):
        assert methods_shown((MethodUse("sna.a.b.v1"),))[0].said == "exact"
    assert len({exact, searched, sampled}) == 3
    assert "is_exact" not in searched
    assert "0.080" in sampled
