"""Overlap: against a comparison of all pairs, and its laws; then over real rows."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Scope
from malai.activities.models import Activity, ProjectGoal
from malai.activities.overlap import Undertaking, is_apart, overlaps, words_of
from malai.activities.selectors_overlap import found_in
from malai.activities.services import hands, money
from malai.activities.services.overlap import project_words_set, talk_make
from malai.network.models import Project, ProjectNetwork, SeatNetwork
from malai.places.models import Place
from tests import makers
from tests.makers import World


@st.composite
def undertakings(draw: st.DrawFn) -> list[Undertaking]:
    count = draw(st.integers(0, 9))
    some = st.frozensets
    return [
        Undertaking(
            key=key,
            owners=draw(some(st.integers(1, 3), max_size=2)),
            words=draw(some(st.sampled_from(["ก", "ข"]), max_size=2)),
            area=draw(st.sampled_from(["", "57", "50"])),
            years=draw(some(st.integers(2559, 2561), max_size=2)),
            budget=draw(st.integers(1, 3)),
            satang=draw(st.none() | st.integers(0, 100)),
        )
        for key in range(count)
    ]


def met(rows: list[Undertaking]) -> set[tuple[str, str, int, frozenset[object]]]:
    """Meet all pairs, and gather those that meet: the second way."""
    cells: dict[tuple[str, str, int], set[Undertaking]] = {}
    for one, other in combinations(rows, 2):
        if one.area and one.area == other.area and one.owners and other.owners:
            for word in one.words & other.words:
                for year in one.years & other.years:
                    cells.setdefault((word, one.area, year), set()).update((one, other))
    return {
        (*cell, frozenset(row.key for row in group))
        for cell, group in cells.items()
        if len({row.budget for row in group}) > 1
        and not any(all(owner in row.owners for row in group) for owner in (1, 2, 3))
    }


@settings(max_examples=60, deadline=None)
@given(undertakings())
def test_cells_find_what_pairs_find(rows: list[Undertaking]) -> None:
    found = {
        (one.word, one.area, year, frozenset(row.key for row in one.undertakings))
        for one in overlaps(rows)
        for year in one.years
    }
    assert found == met(rows)


@settings(max_examples=25, deadline=None)
@given(undertakings())
def test_order_and_what_fits_nowhere_change_nothing(rows: list[Undertaking]) -> None:
    stray = Undertaking(99, frozenset({1}), frozenset({"ค"}), "57", frozenset({2559}), 7)
    turned = overlaps([stray, *reversed(rows)])
    assert {(one.word, one.area, one.years) for one in turned} == {
        (one.word, one.area, one.years) for one in overlaps(rows)
    }


def test_one_budget_or_one_who_takes_part_in_everything_is_no_overlap() -> None:
    def row(key: int, owners: set[int], budget: int) -> Undertaking:
        return Undertaking(key, frozenset(owners), frozenset("ก"), "57", frozenset({2559}), budget)

    assert is_apart([row(1, {1}, 1), row(2, {2}, 2)])
    assert not is_apart([row(1, {1}, 1), row(2, {2}, 1)])
    assert not is_apart([row(1, {1, 2}, 1), row(2, {2}, 2)])
    assert not is_apart([row(1, {1}, 1)])


def test_money_of_some_years_is_known_only_where_it_is_parted() -> None:
    years = frozenset({2559, 2560})
    parted = Undertaking(
        1, frozenset({1}), frozenset("ก"), "57", years, 1, 300, {2559: 100, 2560: 200}
    )
    whole = Undertaking(2, frozenset({2}), frozenset("ก"), "57", years, 2, 500)
    short = Undertaking(3, frozenset({3}), frozenset("ก"), "57", frozenset({2559}), 3, 7)
    both, first = sorted(overlaps([parted, whole, short]), key=lambda one: one.years, reverse=True)
    assert (first.years, first.satang, first.unknown) == ((2559,), 107, 1)
    assert (both.years, both.satang, both.unknown) == ((2560,), 200, 1)
    (joined,) = overlaps([parted, whole])
    assert (joined.years, joined.satang, joined.unknown) == ((2559, 2560), 800, 0)


def test_words_are_the_same_however_they_are_written() -> None:
    assert list(words_of("Falls,ผู้สูงอายุ ;  falls\n/ ")) == list(words_of("falls, ผู้สูงอายุ"))


# -- Over rows -----------------------------------------------------------------------------------


def project(world: World, name: str, **fields: object) -> Project:
    values = {"area_code": "57", "first_year": 2560, "owner": world.temple, **fields}
    return Project.objects.create(workspace=world.workspace, name_th=name, **values)


def walk(world: World, on: str = "2016-10-01") -> Activity:
    """An activity of the teacher for older people in the province of the temple."""
    place = Place.objects.create(workspace=world.workspace, name_th="ลาน", area_code="570101")
    made = Activity.objects.create(
        workspace=world.workspace, network=world.network, title_th="ชวนเดิน", starts=on,
        goal_words="ผู้สูงอายุ", place=place,
    )  # fmt: skip
    hands.organiser_add(by=None, activity=made, party=world.kru)
    return made


def test_a_project_and_an_activity_meet_in_a_fiscal_year(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # 1 October 2559 B.E. is the first day of the fiscal year 2560.
    activity = walk(world)
    mine = project(world, "โครงการป้องกันหกล้มในผู้สูงอายุ", budget=120_000)
    project(world, "ปีก่อน", first_year=2559, purpose="ดูแลผู้สูงอายุ")
    project(world, "จังหวัดอื่น", area_code="50", purpose="ดูแลผู้สูงอายุ")
    other = project(world, "เรื่องอื่น")
    with django_assert_num_queries(9):
        found = found_in(world.workspace)
    (shown,) = found.overlaps
    assert (shown.word, shown.overlap.area, shown.overlap.years) == ("ผู้สูงอายุ", "57", (2560,))
    assert {row for row, *_more in shown.rows} == {activity, mine}
    assert set(shown.owners) == {world.temple, world.kru}
    assert (shown.overlap.satang, shown.overlap.unknown) == (12_000_000, 1)
    assert found.wordless == [other]


def test_the_last_day_of_a_fiscal_year_does_not_meet_the_next(world: World) -> None:
    walk(world, on="2016-09-30")
    project(world, "ดูแลผู้สูงอายุ")
    assert found_in(world.workspace).overlaps == []


def test_what_has_no_date_no_area_or_nobody_is_counted_and_not_guessed(world: World) -> None:
    walk(world, on="2016")
    loose = walk(world)
    loose.hands.all().delete()
    project(world, "ดูแลผู้สูงอายุ", area_code="")
    found = found_in(world.workspace)
    assert (found.overlaps, found.placeless) == ([], 3)


def test_one_payer_for_both_is_no_overlap(world: World) -> None:
    for party in (world.boon, world.mali):
        activity = walk(world)
        activity.hands.all().delete()
        hands.organiser_add(by=None, activity=activity, party=party)
        line = {"what": "ค่ารถ", "partner": world.temple, "satang": 100}
        money.line_add(by=None, activity=activity, fields=line)
    assert found_in(world.workspace).overlaps == []


def test_talking_together_is_one_task_however_often_it_is_tapped(world: World) -> None:
    walk(world)
    row = project(world, "ก")
    ProjectNetwork.objects.create(project=row, network=world.network)
    project_words_set(by=None, project=row, words="ผู้สูงอายุ")
    by = world.cast.coordinator
    (shown,) = found_in(world.workspace).overlaps
    task = talk_make(by=by, workspace=world.workspace, shown=shown)
    (again,) = found_in(world.workspace).overlaps
    assert talk_make(by=by, workspace=world.workspace, shown=again) == task
    assert {one.party for one in task.about.all()} == {world.temple, world.kru}
    assert task.network == world.network
    project_words_set(by=None, project=row, words="")
    assert found_in(world.workspace).overlaps == []
    assert ProjectGoal.objects.count() == 1


def test_a_limited_seat_finds_nothing_beyond(world: World) -> None:
    walk(world)
    far = makers.organisation(world.workspace, "ไกลออกไป")
    project(world, "ดูแลผู้สูงอายุ", owner=far)
    seat = world.cast.coordinator.seats.get()
    seat.scope = Scope.NETWORKS
    seat.save()
    SeatNetwork.objects.create(seat=seat, network=world.network)
    assert len(found_in(world.workspace).overlaps) == 1
    world.workspace.seen_from = seat
    assert found_in(world.workspace).overlaps == []
