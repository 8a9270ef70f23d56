"""What the reading says of small, odd and empty networks, from rows to typed lines."""

from __future__ import annotations

from itertools import combinations

import pytest
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Workspace
from malai.insight.bridge.arrays import USUAL, arrays_of
from malai.insight.bridge.reading import Before, measured
from malai.insight.meanings import MEANINGS
from malai.insight.methods import METHODS
from malai.insight.results import TONES, Detail, Line, Results
from malai.insight.selectors.rows import standing_of
from malai.network.models import Affiliation, Evidence, Layer, MembershipRole, Network, Tie
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World
from tests.unit.malai.insight.places import DAY, STAR, TWO_CIRCLES, kind_of, place


@pytest.fixture
def workspace(db: None) -> Workspace:
    return Workspace.objects.create(name_th="พื้นที่ทดลอง")


def read(network: Network, **options: object) -> tuple[Results, Detail]:
    return measured(standing_of(network, day=DAY), **options)  # type: ignore[arg-type]


def line(network: Network, name: str) -> Line:
    found = read(network)[0].line(name)
    assert found is not None
    return found


def test_the_rows_take_four_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        standing_of(world.network, day=DAY)


def test_nobody_gives_one_line_that_says_what_to_do_first(workspace: Workspace) -> None:
    results, detail = read(makers.network(workspace))
    assert [one.id for one in results.lines] == ["empty"]
    assert (results.members, detail.n) == (0, 0)


@pytest.mark.parametrize("count", [1, 2, 12])
def test_a_few_people_without_ties_are_not_called_weak(workspace: Workspace, count: int) -> None:
    network, _people = place(workspace, count)
    results, detail = read(network)
    assert "alarm" not in {one.tone for one in results.lines}
    assert results.ties == 0
    assert set(detail.role) == {"alone"}
    # What is not recorded is said once, and nothing about structure is made of it.
    assert line(network, "no_ties").values["members"] == count
    said = {one.id for one in results.lines}
    assert not said & {"breaking", "connected", "hubs", "edge", "shape", "woven", "across"}
    assert results.coordination["undefined"]["en"] == "no relationship is recorded yet"


def test_all_tied_to_all_has_no_hub_and_everybody_in_the_core(workspace: Workspace) -> None:
    network, _people = place(workspace, 8, list(combinations(range(8), 2)))
    results, detail = read(network)
    assert set(detail.role) == {"core"}
    assert results.line("connected").number == 1.0  # type: ignore[union-attr]
    assert detail.weaving == []


def test_a_star_hangs_on_its_middle(workspace: Workspace) -> None:
    network, people = place(workspace, 6, STAR)
    found = line(network, "breaking")
    assert (found.tone, found.number) == ("alarm", 1.0)
    assert found.members == (str(people[0].public_id),)
    assert (found.values["before"], found.values["left"]) == (6, 1)


def test_the_star_is_horizontal_until_its_middle_commands(workspace: Workspace) -> None:
    network, people = place(workspace, 6, STAR)
    assert line(network, "shape").values["shape"] == "coordinated"
    orders = kind_of(workspace, Layer.AUTHORITY)
    for one in people[1:]:
        Tie.objects.create(
            workspace=workspace, network=network, source=people[0], target=one, kind=orders
        )
    assert line(network, "shape").values["shape"] == "commanded"


def test_two_with_one_name_stay_two(workspace: Workspace) -> None:
    network, _people = place(workspace, 2, [(0, 1)])
    twin = makers.person(workspace, "มะลิ ที่00")
    makers.member(network, twin)
    _results, detail = read(network)
    assert detail.n == 3
    assert sorted(detail.degree) == [0, 1, 1]


def test_an_empty_layer_leaves_everybody_there_without_contacts(workspace: Workspace) -> None:
    network, _people = place(workspace, 6, STAR)
    results, detail = read(network, layers=[Layer.ADVICE.value])
    assert (results.members, results.ties) == (6, 0)
    assert set(detail.role) == {"alone"}


def test_a_network_of_one_day_calls_nobody_new(workspace: Workspace) -> None:
    network, people = place(workspace, 6, STAR)
    network.memberships.update(since="2026-11-21")
    assert "new" not in read(network)[1].role
    network.memberships.exclude(party=people[5]).update(since="2020")
    assert read(network)[1].role.count("new") == 1


def test_who_left_and_what_ended_are_not_measured(workspace: Workspace) -> None:
    network, people = place(workspace, 3, [(0, 1), (1, 2)])
    network.memberships.filter(party=people[2]).update(until="2020-05-01")
    Tie.objects.filter(target=people[1]).update(until="2021")
    results, _detail = read(network)
    assert (results.members, results.ties) == (2, 0)


def test_a_body_is_met_through_its_people_unless_it_has_ties_of_its_own(world: World) -> None:
    standing = standing_of(world.network, day=DAY)
    assert arrays_of(standing).left_out == 1
    assert arrays_of(standing, [*USUAL, Layer.AFFILIATION]).left_out == 0
    Tie.objects.create(
        workspace=world.workspace, network=world.network, kind=world.kind,
        source=world.temple, target=world.mali,
    )  # fmt: skip
    assert arrays_of(standing_of(world.network, day=DAY)).left_out == 0


def test_a_body_without_people_is_counted_as_alone(workspace: Workspace) -> None:
    network, _people = place(workspace, 2, [(0, 1)])
    makers.member(network, makers.organisation(workspace, "วัดป่า"))
    assert read(network)[1].role.count("alone") == 1


def test_ties_across_groups_are_counted_where_both_groups_are_known(workspace: Workspace) -> None:
    network, people = place(workspace, 4, [(0, 1), (1, 2), (2, 3)])
    for name, members in (("กลุ่มเหนือ", people[:2]), ("กลุ่มใต้", people[2:])):
        body = makers.organisation(workspace, name)
        makers.member(network, body)
        for one in members:
            Affiliation.objects.create(workspace=workspace, member=one, body=body)
    found = line(network, "across")
    assert found.values["ties"] == 3
    assert found.number == pytest.approx(1 / 3)


def test_missing_answers_are_said_and_not_taken_for_no(workspace: Workspace) -> None:
    network, people = place(workspace, 4, [(0, 1), (1, 2)])
    assert line(network, "heard").number is None
    first, second = Tie.objects.order_by("pk")
    for tie, who in ((first, 0), (first, 1), (second, 1)):
        Evidence.objects.create(workspace=workspace, tie=tie, origin="typed", said_by=people[who])
    found = line(network, "heard")
    assert (found.values["both"], found.values["one"], found.values["silent"]) == (1, 1, 2)
    assert found.number == 0.5


def test_a_manager_and_a_deputy_are_a_strength(workspace: Workspace) -> None:
    network, people = place(workspace, 3, [(0, 1)])
    assert line(network, "stewards").tone == "attention"
    for role, who in ((MembershipRole.MANAGER, 0), (MembershipRole.DEPUTY, 1)):
        makers.member(network, people[who], role=role)
    assert line(network, "stewards").tone == "good"


def test_change_is_told_against_the_earlier_day(workspace: Workspace) -> None:
    network, people = place(workspace, 3, [(0, 1)], since=PartialDate(2020))
    Tie.objects.create(
        workspace=workspace, network=network, kind=Tie.objects.get().kind,
        source=people[1], target=people[2], since=PartialDate(2026, 6),
    )  # fmt: skip
    before = Before(standing=standing_of(network, day=DAY.replace(year=2025)))
    found = read(network, before=before)[0].line("changed")
    assert found is not None
    assert (found.values["formed"], found.values["faded"], found.tone) == (1, 0, "good")


def test_an_introduction_that_was_taken_on_is_looked_for(workspace: Workspace) -> None:
    network, people = place(workspace, 4, [(0, 1)])
    ids = [str(one.public_id) for one in people]
    before = Before(introduced=[(ids[0], ids[1]), (ids[2], ids[3])])
    found = read(network, before=before)[0].line("introduced")
    assert found is not None
    assert (found.values["count"], found.values["formed"]) == (2, 1)
    assert set(found.members) == {ids[2], ids[3]}


def test_lines_come_worst_first_and_every_one_names_its_method(workspace: Workspace) -> None:
    network, _people = place(workspace, 6, STAR)
    lines = read(network)[0].lines
    order = [TONES.index(one.tone) for one in lines]
    assert order == sorted(order)
    assert all(use.id.count(".") >= 3 for one in lines for use in one.methods)
    assert all((one.number is None) == bool(one.undefined) for one in lines)


def test_circles_keep_their_numbers_from_one_analysis_to_the_next(workspace: Workspace) -> None:
    network, _people = place(workspace, 6, TWO_CIRCLES)
    _results, first = read(network)
    known = {
        public_id: 7 + circle for public_id, circle in zip(first.ids, first.circle, strict=True)
    }
    _results, second = read(network, before=Before(circles=known))
    assert [7 + circle for circle in first.circle] == second.circle


def test_results_come_back_from_json_as_they_were(workspace: Workspace) -> None:
    import json

    network, _people = place(workspace, 6, STAR)
    results, detail = read(network)
    assert Results.of(json.loads(json.dumps(results.plain()))) == results
    assert Detail(**json.loads(json.dumps(detail.plain()))) == detail


def test_the_whole_in_numbers_agrees_with_what_is_known_of_a_star(workspace: Workspace) -> None:
    network, _people = place(workspace, 6, STAR)
    found = {one["id"]: one["value"] for one in read(network)[0].numbers}
    assert found["density"] == pytest.approx(1 / 3, abs=1e-6)
    assert (found["parts"], found["largest"], found["diameter"]) == (1, 6, 2)
    # A star is Freeman's extreme of both; nobody in it closes a triangle.
    assert (found["centralisation"], found["betweenness"], found["transitivity"]) == (1.0, 1.0, 0.0)
    assert (found["effective_hubs"], found["distance"]) == (1.0, pytest.approx(5 / 3, abs=1e-6))


def test_every_number_of_the_whole_has_its_meaning_and_says_why_there_is_none(
    workspace: Workspace,
) -> None:
    network, _people = place(workspace, 2)
    numbers = read(network)[0].numbers
    assert [one["id"] for one in numbers] == list(MEANINGS)
    assert all((one["value"] is None) == bool(one["undefined"]) for one in numbers)


def test_missing_answers_bound_the_density(workspace: Workspace) -> None:
    network, people = place(workspace, 4, [(0, 1), (1, 2)])
    assert read(network)[0].missing == {}
    for tie in Tie.objects.all():
        Evidence.objects.create(workspace=workspace, tie=tie, origin="typed", said_by=people[1])
    missing = read(network)[0].missing
    # One of four was heard: two pairs are tied for certain, three were never asked about.
    assert (missing["heard"], missing["is_enough"]) == (0.25, 0)
    assert missing["low"] == pytest.approx(2 / 6)
    assert missing["low"] <= missing["high"] <= 1


def test_every_method_that_was_used_stands_on_the_page_of_methods(workspace: Workspace) -> None:
    network, _people = place(workspace, 6, STAR)
    results, _detail = read(network)
    used = {use.id for one in results.lines for use in one.methods}
    used |= {one["method"]["id"] for one in results.numbers}
    assert used - {one.id for one in METHODS} == set()
