"""The picture: groups first, then people, with few names and every tie."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.rng import plain
from malai_core.sna.picture import (
    CO_ATTENDANCE_LAYER,
    LABELS_ON_A_PHONE,
    NOBODY,
    Picture,
    SpotKind,
    groups_picture,
    people_picture,
)

#: 0 and 1 are bodies; 2, 3 of 0; 4 of 1; 5 of none.
BODIES = [True, True, False, False, False, False]
MEMBERSHIPS = [(2, 0), (3, 0), (4, 1)]


def by_member(picture: Picture) -> dict[int, int]:
    return {spot.member: i for i, spot in enumerate(picture.spots)}


def test_bodies_carry_their_members_and_the_rest_share_a_bubble() -> None:
    shown = groups_picture(BODIES, MEMBERSHIPS, [])
    assert {spot.member: spot.count for spot in shown.spots} == {0: 2, 1: 1, NOBODY: 1}
    assert shown.spots[-1].kind is SpotKind.NOBODY


def test_there_is_no_bubble_when_everybody_has_a_body() -> None:
    shown = groups_picture([True, False], [(1, 0)], [])
    assert [spot.kind for spot in shown.spots] == [SpotKind.BODY]


def test_ties_of_members_are_added_up_between_bodies_by_layer() -> None:
    ties = [(2, 4, "trust"), (4, 3, "trust"), (2, 4, "advice"), (2, 3, "trust")]
    shown = groups_picture(BODIES, MEMBERSHIPS, ties)
    at = by_member(shown)
    (strand,) = [s for s in shown.strands if {s.source, s.target} == {at[0], at[1]}]
    assert (strand.layers, strand.total) == ((("advice", 1), ("trust", 2)), 3)


def test_a_shared_member_is_an_affiliation_between_bodies() -> None:
    shown = groups_picture(BODIES, [*MEMBERSHIPS, (2, 1)], [])
    assert [strand.layers for strand in shown.strands] == [(("affiliation", 1),)]


def test_who_has_most_partners_is_shown_as_a_hub() -> None:
    ties = [(2, other, "trust") for other in (3, 4, 5)]
    shown = groups_picture(BODIES, MEMBERSHIPS, ties)
    (hub,) = [spot for spot in shown.spots if spot.kind is SpotKind.HUB]
    assert (hub.member, hub.count) == (2, 3)


def test_circles_of_bodies_do_not_overlap() -> None:
    rng = plain(4)
    n_bodies = 60
    is_body = [True] * n_bodies + [False] * 300
    memberships = [(n_bodies + i, rng.randrange(n_bodies)) for i in range(300)]
    ties = [(rng.randrange(360), rng.randrange(360), "trust") for _ in range(400)]
    shown = groups_picture(is_body, memberships, ties, hubs=0)
    spots = shown.spots
    gaps = [
        math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius
        for i, a in enumerate(spots)
        for b in spots[:i]
    ]
    assert min(gaps) > 0.0


def test_hubs_are_among_the_names_a_phone_shows() -> None:
    is_body = [True] * 80 + [False] * 10
    ties = [(85, other, "trust") for other in range(20)]
    shown = groups_picture(is_body, [(85, 3)], ties)
    ranks = [spot.rank for spot in shown.spots]
    assert sorted(ranks) == list(range(len(ranks)))
    hub = next(spot for spot in shown.spots if spot.kind is SpotKind.HUB)
    assert hub.rank < LABELS_ON_A_PHONE


def test_the_second_picture_has_every_party_and_every_tie() -> None:
    shown = people_picture(BODIES, MEMBERSHIPS, [(2, 4, "trust")], together=[(2, 5, 3)])
    assert [spot.member for spot in shown.spots] == [0, 1, 2, 3, 4, 5]
    layers = {(s.source, s.target): dict(s.layers) for s in shown.strands}
    assert layers[2, 4] == {"trust": 1}
    assert layers[0, 2] == {"affiliation": 1}
    assert layers[2, 5] == {CO_ATTENDANCE_LAYER: 3}


def test_meeting_often_is_drawn_quietly_and_makes_nobody_larger() -> None:
    shown = people_picture([False, False], [], [], together=[(0, 1, 4)])
    assert shown.strands[0].is_quiet
    assert [spot.count for spot in shown.spots] == [0, 0]


def test_who_has_no_tie_stands_by_those_they_meet() -> None:
    ties = [(i, (i + 1) % 12, "trust") for i in range(12)]
    shown = people_picture([False] * 14, [], ties, together=[(3, 12, 5)])
    met, lone = shown.spots[3], shown.spots[12]
    other = shown.spots[13]
    near = math.hypot(met.x - lone.x, met.y - lone.y)
    assert near < math.hypot(met.x - other.x, met.y - other.y)


def test_every_circle_lies_inside_the_frame() -> None:
    shown = people_picture(BODIES, MEMBERSHIPS, [(2, 4, "trust")])
    for spot in shown.spots:
        assert -1e-9 <= spot.x - spot.radius <= spot.x + spot.radius <= shown.width + 1e-9
        assert -1e-9 <= spot.y - spot.radius <= spot.y + spot.radius <= shown.height + 1e-9


def test_an_empty_network_gives_an_empty_picture() -> None:
    assert groups_picture([], [], []) == people_picture([], [], []) == Picture((), (), 0.0, 0.0)


def test_a_picture_can_be_written_as_json() -> None:
    shown = groups_picture(BODIES, MEMBERSHIPS, [(2, 4, "trust")])
    assert json.loads(json.dumps(shown.plain()))["spots"][0]["kind"] == "body"


def test_the_bubble_and_bodies_stay_near_their_previous_places() -> None:
    ties = [(2, 4, "trust"), (5, 2, "trust")]
    before = {0: (0.0, 0.0), 1: (9.0, 0.0), NOBODY: (0.0, 9.0)}
    shown = groups_picture(BODIES, MEMBERSHIPS, ties, previous=before)
    at = {spot.member: (spot.x, spot.y) for spot in shown.spots}
    assert at[1][0] - at[0][0] == pytest.approx(9.0)
    assert at[NOBODY][1] - at[0][1] == pytest.approx(9.0)


def test_a_tie_of_somebody_unknown_is_refused() -> None:
    with pytest.raises(InvalidInputError):
        groups_picture([True], [], [(0, 4, "trust")])


def many_bodies(n: int) -> tuple[list[bool], list[tuple[int, int]], list[tuple[int, int, str]]]:
    """``n`` bodies of two people each; ties between neighbours on a ring and a few across."""
    people = [(n + 2 * body + i, body) for body in range(n) for i in range(2)]
    ties = [(n + 2 * a, n + 2 * ((a + step) % n), "advice") for a in range(n) for step in (1, 7)]
    return [True] * n + [False] * (2 * n), people, ties


def test_five_in_a_hundred_new_bodies_move_the_others_little() -> None:
    before = groups_picture(*many_bodies(60), hubs=0)
    kept = {spot.member: (spot.x, spot.y) for spot in before.spots}
    is_body, people, ties = many_bodies(60)
    more = [*is_body, True, True, True]
    after = groups_picture(
        more, people, [*ties, *((180 + i, 20 * i, "advice") for i in range(3))], hubs=0,
        previous=kept,
    )  # fmt: skip
    there = {spot.member: (spot.x, spot.y) for spot in after.spots if spot.member in kept}
    shifts = np.array([np.subtract(there[body], kept[body]) for body in kept])
    moved = np.hypot(*(shifts - np.median(shifts, axis=0)).T)
    assert moved.mean() < 0.02 * before.width
    assert np.median(moved) < 0.01 * before.width


def test_a_body_put_somewhere_by_hand_stays_and_others_make_room() -> None:
    before = groups_picture(*many_bodies(12), hubs=0)
    kept = {spot.member: (spot.x, spot.y) for spot in before.spots}
    kept[3] = kept[5][0] + 0.1, kept[5][1]
    after = groups_picture(*many_bodies(12), hubs=0, previous=kept, pinned=[3, 9])
    at = {spot.member: spot for spot in after.spots}
    between = (at[3].x - at[9].x, at[3].y - at[9].y)
    assert between == pytest.approx(np.subtract(kept[3], kept[9]).tolist())
    apart = np.hypot(at[3].x - at[5].x, at[3].y - at[5].y)
    assert apart > at[3].radius + at[5].radius
