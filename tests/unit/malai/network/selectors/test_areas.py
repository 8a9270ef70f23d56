"""Areas that a list offers: those where somebody is, also under a code of former times."""

from __future__ import annotations

from pytest_django import DjangoAssertNumQueries

from malai.network.selectors.areas import AreaAsked
from malai.places import official
from tests import makers
from tests.makers import World


def live(world: World, *codes: str) -> None:
    for code in codes:
        party = makers.person(world.workspace, f"นายถิ่น {code}")
        party.area_code = code
        party.save()


def test_only_areas_where_somebody_is_are_offered(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    live(world, "570101", "570102", "570102", "5702", "500101")
    asked = AreaAsked.of(world.workspace, {"province": "57"})
    with django_assert_num_queries(2):
        assert asked.codes == ["570101", "570102", "5702"]
    assert {code for code, _name in asked.districts} == {"5701", "5702"}


def test_an_area_that_was_abolished_is_offered_while_records_name_it(world: World) -> None:
    old = next(code for code in sorted(official.abolished()) if len(code) == 6)
    live(world, old)
    assert AreaAsked.of(world.workspace, {"province": old[:2]}).codes == [old]


def test_no_province_offers_nothing(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert AreaAsked.of(world.workspace, {}).codes == []
