"""The ceiling plot as SVG."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from malai_core.nca import CEILINGS, ceiling_plot, pair_of
from tests.data.innovation import COUNTRIES, INDIVIDUALISM, INNOVATION

SVG = "{http://www.w3.org/2000/svg}"


def drawn(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - our own text


@pytest.mark.parametrize("corner", [1, 2, 3, 4])
def test_every_case_and_every_ceiling_is_drawn_inside_the_picture(corner: int) -> None:
    pair = pair_of(INDIVIDUALISM, INNOVATION, corner=corner, scope=(0, 120, 0, 240))
    text = ceiling_plot(pair, CEILINGS, names=("I", "Y"), cases=COUNTRIES, language="en")
    root = drawn(text)
    assert len(root.findall(f"{SVG}circle")) == 28
    lines = root.findall(f"{SVG}polyline")
    assert 2 <= len(lines) <= 6
    for line in lines:
        for point in line.attrib["points"].split():
            left, top = (float(part) for part in point.split(","))
            assert 63.9 <= left <= 540.1
            assert 43.9 <= top <= 364.1
    assert "Ceiling of Y over I" in text
    assert "Japan: 46, 171.6" in text


def test_ceilings_differ_by_more_than_colour() -> None:
    lines = drawn(ceiling_plot(pair_of(INDIVIDUALISM, INNOVATION), CEILINGS)).findall(
        f"{SVG}polyline"
    )
    assert len({line.attrib.get("stroke-dasharray") for line in lines}) == len(lines)


def test_a_constant_is_drawn_without_ceilings() -> None:
    root = drawn(ceiling_plot(pair_of([1, 1], [2, 2]), CEILINGS))
    assert len(root.findall(f"{SVG}circle")) == 2
    assert root.findall(f"{SVG}polyline") == []
