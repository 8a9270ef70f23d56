"""Points as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.errors import InvalidInputError
from malai_core.text.points import EAST, NORTH, SOUTH, WEST, Point, coarse, point_of, point_read

inside = st.builds(
    point_of,
    st.floats(SOUTH, NORTH, allow_nan=False),
    st.floats(WEST, EAST, allow_nan=False),
)


@pytest.mark.parametrize(
    "text",
    [
        "19.9105, 99.8406",
        "19.9105 99.8406",
        "99.8406,19.9105",
        "๑๙.๙๑๐๕, ๙๙.๘๔๐๖",
        "(19.9105; 99.8406)",
        "lat 19.9105 lon 99.8406",
        "19.9105N, 99.8406E",
        "https://www.example.org/maps/@19.9105,99.8406,15z",
        "https://www.example.org/maps?q=19.9105,99.8406",
        "https://www.example.org/place/x/data=!3d19.9105!4d99.8406",
        "https://www.example.org/?mlat=19.9105&mlon=99.8406",
    ],
)
def test_a_point_is_read_in_the_ways_people_have_it(text: str) -> None:
    assert point_read(text) == Point(19.9105, 99.8406)


def test_degrees_are_read_with_minutes_and_seconds_in_either_order() -> None:
    assert point_read("13°45'N 100°30'E") == Point(13.75, 100.5)
    assert point_read("100°30'0\"E, 13°45'0\"N") == Point(13.75, 100.5)


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_nothing_is_no_point(text: str) -> None:
    assert point_read(text) is None


@pytest.mark.parametrize(
    "text", ["บ้านครูแก้ว", "19.9105", "1 2 3", "19,9105 99,8406", "12 ม.3", "19.91, abc 99.84"]
)
def test_what_is_no_point_is_told_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        point_read(text)
    assert "19.9105, 99.8406" in refused.value.in_language("th")


@pytest.mark.parametrize("text", ["51.5, 0.12", "-13.7, 100.5", "0, 0", "21.5, 100", "13°S 100°E"])
def test_a_point_outside_thailand_is_refused_with_the_bounds(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        point_read(text)
    assert "106.5" in refused.value.in_language("en")


@settings(max_examples=60)
@given(inside)
def test_what_a_box_shows_is_read_back_as_the_same_point(point: Point) -> None:
    assert point_read(str(point)) == point
    assert point_read(f"{point.longitude:.5f} {point.latitude:.5f}") == point


@settings(max_examples=60)
@given(inside)
def test_a_home_is_coarse_once_and_stays_there(point: Point) -> None:
    home = coarse(point)
    assert coarse(home) == home
    assert abs(home.latitude - point.latitude) <= 0.00501
    assert abs(home.longitude - point.longitude) <= 0.00501
