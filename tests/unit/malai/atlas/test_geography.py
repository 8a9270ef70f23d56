"""A network on the map: its numbers against a plain loop, its points, its shapes."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Role, Scope, Seat
from malai.activities.models import Activity
from malai.atlas import geography
from malai.atlas.geography import SHADES, Asked, placed, shade_of, steps_of
from malai.atlas.provinces import middle_of, rings
from malai.network.models import Affiliation, Layer, Party, SeatArea, Tie
from malai.places.address import AddressValue
from malai.places.models import Place
from malai.places.services.addresses import address_fill
from malai_core.text import PartialDate
from malai_core.text.points import is_inside
from tests import makers
from tests.makers import World

DAY = date(2026, 11, 22)
CODES = ["570101", "5709", "57", "500101", "50", "100101", ""]


def scattered(world: World, number: int = 30) -> list[Party]:
    """Put people and ties all over the country, by chance but always the same."""
    chance = random.Random(20261122)  # noqa: S311 - the same every time
    people = [
        makers.person(world.workspace, f"นายคน{n} ทดสอบ", area_code=chance.choice(CODES))
        for n in range(number)
    ]
    for one in people:
        makers.member(world.network, one)
    pairs = {tuple(sorted(chance.sample(range(number), 2))) for _ in range(number * 3)}
    for first, second in sorted(pairs):
        Tie.objects.create(
            workspace=world.workspace,
            network=world.network,
            source=people[first],
            target=people[second],
            kind=world.kind,
        )
    return people


@pytest.mark.parametrize("province", ["", "57"])
def test_areas_and_ties_between_them_are_those_of_a_plain_loop(world: World, province: str) -> None:
    scattered(world)

    def area(code: str) -> str:
        if not province:
            return code[:2]
        return code[:4] if code[:2] == province else ""

    members: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    pairs: Counter[frozenset[str]] = Counter()
    for party in Party.objects.exclude(area_code=""):
        members[area(party.area_code)] += 1
    for tie in Tie.objects.select_related("source", "target"):
        if tie.source.area_code and tie.target.area_code:
            ends = frozenset((area(tie.source.area_code), area(tie.target.area_code)))
            if len(ends) == 1:
                inside[next(iter(ends))] += 1
            else:
                pairs[ends] += 1
    found = placed(world.network, Asked(DAY, province=province))
    assert {one.code: one.people for one in found.areas} == {
        code: count for code, count in members.items() if code
    }
    assert {one.code: one.inside for one in found.areas if one.inside} == {
        code: count for code, count in inside.items() if code
    }
    across = {frozenset((one.first, one.second)): one.count for one in found.between}
    assert across == {ends: count for ends, count in pairs.items() if "" not in ends}
    for one in found.areas:
        assert one.across == sum(count for ends, count in pairs.items() if one.code in ends)
    assert found.nowhere.people == Party.objects.filter(area_code="", kind="person").count()


def test_kinds_layers_and_the_day_narrow_the_map(world: World) -> None:
    Party.objects.update(area_code="57")
    whole = placed(world.network, Asked(DAY)).areas[0]
    # The declared tie, and who belongs to the temple.
    assert (whole.people, whole.bodies, whole.inside, whole.activities) == (3, 1, 2, 0)
    people = placed(world.network, Asked(DAY, kinds=frozenset({"person"}))).areas[0]
    assert (people.people, people.bodies, people.inside) == (3, 0, 1)
    layers = frozenset({Layer.AFFILIATION.value})
    assert placed(world.network, Asked(DAY, layers=layers)).areas[0].inside == 1
    Affiliation.objects.update(until=PartialDate(2020))
    assert placed(world.network, Asked(DAY, layers=layers)).areas[0].inside == 0
    assert placed(world.network, Asked(date(2019, 1, 1), layers=layers)).areas[0].inside == 1


def test_an_activity_counts_where_its_place_is_from_its_day_on(world: World) -> None:
    place = Place.objects.create(workspace=world.workspace, name_th="ศาลา", area_code="5709")
    Activity.objects.update(place=place)
    assert placed(world.network, Asked(date(2016, 3, 4))).areas == []
    (area,) = placed(world.network, Asked(date(2016, 3, 5))).areas
    assert (area.code, area.activities) == ("57", 1)


def test_the_map_of_activities_shows_them_alone_by_kind_and_fiscal_year(world: World) -> None:
    point = {"latitude": 19.9, "longitude": 99.8, "area_code": "5709"}
    place = Place.objects.create(workspace=world.workspace, name_th="ศาลา", **point)
    Party.objects.filter(pk=world.temple.pk).update(**point)
    Activity.objects.all().delete()
    for day in ((2015, 9, 30), (2015, 10, 1), (2015, 10), (2016, 2, 29), (2016, 9, 30), (2016,)):
        Activity.objects.create(
            workspace=world.workspace, network=world.network, place=place, title_th="งาน",
            kind="training" if len(day) == 3 else "meeting", starts=PartialDate(*day),
        )  # fmt: skip

    def held(**asked: Any) -> int:
        found = placed(world.network, Asked(DAY, measure="activities", **asked))
        assert {mark.kind for mark in found.shown} <= {"activity"}
        return sum(len(mark.rows) for mark in found.shown)

    # The year ends on the last day of September; 2016 alone lies in two fiscal years.
    assert (held(), held(year=2559), held(year=2558), held(year=2560)) == (6, 4, 1, 0)
    assert held(year=2559, activity_kind="training") == 3
    everything = placed(world.network, Asked(DAY))
    assert {mark.kind for mark in everything.shown} == {"organisation", "activity"}


def test_a_home_is_stored_coarse_and_an_organisation_is_not(world: World) -> None:
    exact = AddressValue(area_code="5701", latitude=19.91056, longitude=99.84056)
    for party in (world.kru, world.temple):
        address_fill(party, exact)
        party.save()
    marks = placed(world.network, Asked(DAY)).marks
    assert {(m.kind, m.latitude, m.longitude) for m in marks} == {
        ("person", 19.91, 99.84),
        ("organisation", 19.91056, 99.84056),
    }
    (area,) = placed(world.network, Asked(DAY)).areas
    assert area.middle == pytest.approx((99.84028, 19.91028))


def test_points_are_joined_where_there_are_too_many(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, party in enumerate(Party.objects.filter(kind="person")):
        Party.objects.filter(pk=party.pk).update(latitude=19.9 + number / 100, longitude=99.8)
    assert len(placed(world.network, Asked(DAY)).marks) == 3
    monkeypatch.setattr(geography, "MOST_MARKS", 1)
    (mark,) = placed(world.network, Asked(DAY)).marks
    assert len(mark.rows) == 3


def test_the_map_takes_four_queries_whatever_the_size(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(2):
        with django_assert_num_queries(4):
            placed(world.network, Asked(DAY))
        scattered(world, 12)


def test_a_limited_seat_sees_the_map_of_what_it_sees(world: World) -> None:
    Party.objects.filter(pk__in=[world.kru.pk, world.boon.pk]).update(area_code="5701")
    Party.objects.filter(pk=world.mali.pk).update(area_code="50")
    seat = Seat.objects.create(
        user=makers.user("area"),
        workspace=world.workspace,
        role=Role.COORDINATOR,
        scope=Scope.AREAS,
    )
    SeatArea.objects.create(seat=seat, area_code="57")
    world.network.workspace.seen_from = seat
    found = placed(world.network, Asked(DAY))
    assert [one.code for one in found.areas] == ["57"]
    assert found.areas[0].people == 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 500), max_size=15))
def test_shades_keep_the_order_of_numbers(numbers: list[int]) -> None:
    steps = steps_of(numbers)
    assert len(steps) <= SHADES
    shades = [shade_of(number, steps) for number in sorted(numbers)]
    assert shades == sorted(shades)
    for number in numbers:
        assert (shade_of(number, steps) == 0) is (number == 0)
    if steps:
        assert shade_of(max(numbers), steps) == SHADES


def test_every_province_has_a_shape_in_thailand_with_its_middle() -> None:
    found = rings()
    assert len(found) == 77
    for code, parts in found.items():
        assert all(ring[0] == pytest.approx(ring[-1]) for ring in parts)
        assert all(is_inside(y, x) for ring in parts for x, y in ring)
        longitude, latitude = middle_of(code)
        assert is_inside(latitude, longitude)
    # Chiang Rai's town lies at 19.91, 99.83; Phuket's at 7.88, 98.39.
    assert middle_of("57") == pytest.approx((99.9, 19.9), abs=0.4)
    assert middle_of("83") == pytest.approx((98.35, 7.95), abs=0.2)
