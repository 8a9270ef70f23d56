"""An analysis in a notebook."""

from __future__ import annotations

from xml.etree import ElementTree

from malai_core.nca import Settings, analyse

DATA = {"case": ["<A>", "B", "C"], "x & y": [0, 1, 2], "Z": [1, 1, 1], "out": [0, 1, 2]}


def test_names_are_escaped_and_the_whole_is_well_formed() -> None:
    found = analyse(DATA, outcome="out", settings=Settings(repetitions=10), language="en")
    text = found._repr_html_()
    root = ElementTree.fromstring(text)  # noqa: S314 - our own text
    assert root.tag == "div"
    assert "x &amp; y" in text
    assert "&lt;A&gt;" in text
    assert "Z, CE-FDH: The condition or the outcome is the same in every case" in text
    assert "NN = not necessary" in text


def test_it_speaks_thai() -> None:
    assert "ปัจจัยที่จำเป็นสำหรับ" in analyse(DATA, outcome="out").html()
