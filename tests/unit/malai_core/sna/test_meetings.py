"""People and the activities they came to in one picture."""

from __future__ import annotations

import math

import pytest

from malai_core.errors import InvalidInputError
from malai_core.sna.meetings import meetings_picture
from malai_core.sna.picture import SpotKind


def test_nobody_came_to_anything() -> None:
    shown = meetings_picture(4, [{}, {}])
    assert (shown.spots, shown.strands, shown.width) == ((), (), 0.0)


def test_who_came_to_nothing_is_left_out_and_so_is_what_nobody_came_to() -> None:
    shown = meetings_picture(4, [{}, {3: 1}])
    assert [(spot.member, spot.kind) for spot in shown.spots] == [
        (3, SpotKind.PERSON),
        (5, SpotKind.MEETING),
    ]


def test_a_line_says_how_many_sessions_somebody_came_to() -> None:
    shown = meetings_picture(2, [{0: 3, 1: 1}])
    assert [(s.source, s.target, s.total) for s in shown.strands] == [(0, 2, 3), (1, 2, 1)]


def test_people_stay_where_they_were() -> None:
    previous = {0: (4.0, 1.0), 1: (-3.0, 7.5), 2: (90.0, 90.0)}
    shown = meetings_picture(3, [{0: 1, 1: 1}], previous=previous)
    assert [(spot.x, spot.y) for spot in shown.spots[:2]] == [(4.0, 1.0), (-3.0, 7.5)]


def test_an_activity_stands_near_the_middle_of_its_people_on_nobody() -> None:
    previous = {i: (float(i), 0.0) for i in range(5)}
    shown = meetings_picture(5, [dict.fromkeys(range(5), 1)] * 3, previous=previous)
    people, activities = shown.spots[:5], shown.spots[5:]
    for one in activities:
        assert math.hypot(one.x - 2.0, one.y) < 4.0
        others = [spot for spot in (*people, *activities) if spot is not one]
        assert min(math.hypot(one.x - o.x, one.y - o.y) for o in others) >= 0.9


def test_a_hundred_activities_of_the_same_people_stand_apart() -> None:
    shown = meetings_picture(2, [{0: 1, 1: 1}] * 100)
    places = {(round(spot.x, 3), round(spot.y, 3)) for spot in shown.spots}
    assert len(places) == 102


@pytest.mark.parametrize("came", [[{2: 1}], [{0: 0}], [{-1: 1}]])
def test_what_cannot_be_is_refused(came: list[dict[int, int]]) -> None:
    with pytest.raises(InvalidInputError, match="cannot have come"):
        meetings_picture(2, came)
