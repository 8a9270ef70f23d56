"""HTML that escapes by itself."""

from __future__ import annotations

import json

from malai.look.html import Html, data, el, join, plain, text


def test_a_text_is_escaped_and_html_is_not() -> None:
    assert join("<b>", Html("<br/>")) == "&lt;b&gt;<br/>"


def test_an_attribute_cannot_be_left() -> None:
    assert el("a", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;"></a>'


def test_attributes_that_do_not_hold_are_left_out() -> None:
    assert el("input", hidden=False, checked=True, id=None) == "<input checked/>"


def test_marks_that_turn_the_direction_and_controls_are_taken_out() -> None:
    assert plain("ab\u202ecd\u2066e\x1b[2Jf\x00\ud800") == "abcde[2Jf"


def test_a_line_break_in_a_cell_stays() -> None:
    assert text("one\ntwo") == "one\ntwo"


def test_a_data_block_cannot_be_closed_from_inside() -> None:
    hostile = {"</script><!--": ["</script>", "&amp;", "\u2028", 1, None]}
    written = data(hostile, id_="data")
    assert written.count("</script>") == 1
    assert "<!--" not in written
    inside = written.removeprefix('<script type="application/json" id="data">')
    assert json.loads(inside.removesuffix("</script>")) == hostile
