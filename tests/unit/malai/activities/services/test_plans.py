"""The joint plan, and the credit that partners get."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Scope
from malai.activities.models import Activity, PlanGoal, PlanItem
from malai.activities.selectors_plan import credit_of, plan_of
from malai.activities.services import hands, money, plans
from malai.network.models import SeatNetwork
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World


@pytest.fixture
def goal(world: World) -> PlanGoal:
    fields = {"what": "เด็กทุกคนได้ฟื้นฟู", "first_year": 2559, "last_year": 2560}
    return plans.goal_add(by=None, network=world.network, fields=fields)


def item(goal: PlanGoal, what: str, **fields: object) -> PlanItem:
    return plans.item_add(by=None, goal=goal, fields={"what": what, **fields})


def test_progress_counts_what_was_given_up_apart(
    world: World, goal: PlanGoal, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    item(goal, "อบรม", progress="done", due=PartialDate(2016, 10, 1), activity=world.activity)
    item(goal, "เยี่ยมบ้าน", progress="going_on")
    given_up = item(goal, "ค่าย", progress="given_up", why="ฝนตก")
    plans.share_add(by=None, item=given_up, fields={"party": world.temple, "given_as": "kind"})
    with django_assert_num_queries(3):
        (shown,) = plan_of(world.network)
    assert (shown.done, shown.wanted) == (1, 2)
    assert [count for _label, count in shown.progress] == [1, 1, 1]
    begun = plans.item_change(by=None, item=given_up, fields={"progress": "not_begun"})
    assert begun.why == ""


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"what": ""}, "what"), ({"what": "ค่าย", "progress": "given_up"}, "why")],
)
def test_what_is_planned_without_words_or_given_up_without_reason_is_refused(
    fields: dict[str, str], field: str, goal: PlanGoal
) -> None:
    with pytest.raises(ValidationError) as refusal:
        plans.item_add(by=None, goal=goal, fields=fields)
    assert field in refusal.value.message_dict


def test_a_goal_that_ends_before_it_begins_or_holds_something_is_refused(
    world: World, goal: PlanGoal
) -> None:
    with pytest.raises(ValidationError, match="ก่อนปีแรก"):
        plans.goal_change(by=None, goal=goal, fields={"last_year": 2558})
    goal.refresh_from_db()
    made = item(goal, "อบรม")
    with pytest.raises(ValidationError, match="เอาออกก่อน"):
        plans.goal_remove(by=None, goal=goal)
    plans.item_remove(by=None, item=made)
    plans.goal_remove(by=None, goal=goal)
    assert plan_of(world.network) == []


def test_strangers_share_in_nothing(world: World, goal: PlanGoal) -> None:
    made = item(goal, "อบรม")
    stranger = makers.organisation(world.cast.elsewhere, "ที่อื่น")
    with pytest.raises(ValidationError):
        plans.share_add(by=None, item=made, fields={"party": stranger, "given_as": "money"})
    theirs = Activity.objects.create(workspace=world.cast.elsewhere, title_th="ของเขา")
    with pytest.raises(ValidationError):
        plans.item_change(by=None, item=made, fields={"activity": theirs})


def test_a_partner_is_credited_with_everything_it_gave(
    world: World, goal: PlanGoal, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert not credit_of(world.temple)
    hands.organiser_add(by=None, activity=world.activity, party=world.temple)
    hands.speaker_add(by=None, activity=world.activity, fields={"party": world.kru})
    for fields in ({"satang": 100, "state": "paid"}, {"satang": 50, "given_as": "work"}, {}):
        line = {"what": "ค่า", "partner": world.temple, **fields}
        money.line_add(by=None, activity=world.activity, fields=line)
    made = item(goal, "อบรม")
    plans.share_add(by=None, item=made, fields={"party": world.temple, "given_as": "work"})
    with django_assert_num_queries(5):
        credit = credit_of(world.temple)
    assert (credit.times_organised, credit.speakers_lent, credit.share_count) == (1, 1, 1)
    assert (credit.budget.paid, credit.budget.kind, credit.budget.unknown) == (100, 50, 1)
    assert credit.organised == [world.activity]
    assert credit_of(world.kru).times_spoke == 1


def test_a_limited_seat_credits_what_it_sees(world: World, goal: PlanGoal) -> None:
    far = makers.network(world.workspace, "เครือข่ายไกล")
    beyond = Activity.objects.create(workspace=world.workspace, network=far, title_th="ไกล")
    for activity in (world.activity, beyond):
        hands.organiser_add(by=None, activity=activity, party=world.temple)
    seat = world.cast.coordinator.seats.get()
    seat.scope = Scope.NETWORKS
    seat.save()
    SeatNetwork.objects.create(seat=seat, network=world.network)
    world.workspace.seen_from = seat
    world.temple.workspace = world.workspace
    assert credit_of(world.temple).times_organised == 1


def test_days_of_the_plan_are_kept_at_the_edge_of_the_fiscal_year(goal: PlanGoal) -> None:
    for day in (date(2016, 9, 30), date(2016, 10, 1)):
        item(goal, f"ครบ {day}", due=PartialDate.of(day))
    assert [row.due and row.due.iso for row in goal.items.order_by("due")] == [
        "2016-09-30",
        "2016-10-01",
    ]
