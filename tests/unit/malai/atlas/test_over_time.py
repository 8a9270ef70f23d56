"""The network over the years: shares of kinds of relationship, undefined where there is none."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from malai.atlas.selectors.over_time import YearOfTies, first_year, years_of_ties
from malai.network.models import Layer, Membership, Tie, TieKind, way_told
from tests import makers
from tests.makers import World

TODAY = date(2026, 11, 22)


def tied(
    world: World, since: str, until: str = "", *, ends: str = "people", kind: TieKind | None = None
) -> Tie:
    school = makers.organisation(world.workspace, f"โรงเรียน {Tie.objects.count()}")
    source = world.temple if ends == "bodies" else world.boon
    target = school if ends != "people" else makers.person(world.workspace, "นายใหม่ มาดี")
    return Tie.objects.create(
        workspace=world.workspace,
        network=world.network,
        source=source,
        target=target,
        kind=kind or world.kind,
        since=since,
        until=until,
    )


def by_year(world: World) -> dict[int, YearOfTies]:
    return {year.year: year for year in years_of_ties(world.network, today=TODAY)}


def test_ties_are_counted_from_their_beginning_to_their_end(world: World) -> None:
    Tie.objects.all().delete()
    tied(world, "2020-05", "2023-02")
    tied(world, "2021", "2024", ends="bodies")
    tied(world, "2022-12-31", ends="mixed")

    found = by_year(world)

    assert {year: (one.people, one.bodies, one.mixed) for year, one in found.items()} == {
        2020: (1, 0, 0),
        2021: (1, 1, 0),
        2022: (1, 1, 1),
        2023: (0, 1, 1),
        2024: (0, 1, 1),
        2025: (0, 0, 1),
        2026: (0, 0, 1),
    }
    assert found[2022].share("people") == pytest.approx(1 / 3)


def test_a_year_without_ties_has_no_shares(world: World) -> None:
    Tie.objects.all().delete()
    tied(world, "2020", "2021-06")
    assert by_year(world)[2021].share("people") is None


def test_a_tie_without_a_beginning_counts_from_the_first_year(world: World) -> None:
    tied(world, "2024")
    assert {year: one.people for year, one in by_year(world).items()} == {2024: 2, 2025: 2, 2026: 2}


def test_no_ties_are_no_years(world: World) -> None:
    Tie.objects.all().delete()
    assert years_of_ties(world.network, today=TODAY) == []


@pytest.mark.parametrize(
    ("thai", "english", "expected"),
    [
        ("คุยกันทางไลน์", "talks on LINE with", "online"),
        ("ประชุมออนไลน์กับ", "meets", "online"),
        ("ประสานงาน", "coordinates with", ""),
        ("ทำตามแนวทางเดียวกัน", "follows the guidelines of", ""),
    ],
)
def test_the_name_of_a_kind_tells_whether_it_is_online(
    thai: str, english: str, expected: str
) -> None:
    assert way_told(thai, english) == expected


def kind_kept_up(world: World, way: str) -> TieKind:
    return TieKind.objects.create(
        workspace=world.workspace, code=f"chat {way}", label_th=f"คุยกัน {way}", label_en="chats",
        layer=Layer.INFORMATION, way=way,
    )  # fmt: skip


def test_online_ties_are_a_share_of_those_whose_way_is_told(world: World) -> None:
    in_person, online, both = (kind_kept_up(world, way) for way in ("in_person", "online", "both"))
    for kind in (in_person, in_person, online, both):
        tied(world, "2026", kind=kind)
    year = by_year(world)[2026]
    assert (year.share("online"), year.share("both"), year.untold) == (0.25, 0.25, 1)


def test_a_share_of_ways_is_undefined_where_nobody_told_any(world: World) -> None:
    tied(world, "2026")
    assert by_year(world)[2026].share("online") is None


def test_the_years_take_one_query(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for year in range(2018, 2026):
        tied(world, str(year))
    with django_assert_num_queries(1):
        years_of_ties(world.network, today=TODAY)


def test_the_first_year_is_the_earliest_that_anything_names(world: World) -> None:
    assert first_year(world.network) == 2016
    Membership.objects.filter(party=world.kru).update(since="2012-05")
    assert first_year(world.network) == 2012
    world.activity.sessions.update(on="")
    Membership.objects.update(since="")
    assert first_year(world.network) is None
