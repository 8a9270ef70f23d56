"""Budget lines with honest sums, duties with one responsible, tasks that follow."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Scope
from malai.activities.models import Duty, DutyParty, Part
from malai.activities.money import baht_said, satang_of
from malai.activities.selectors_money import budget_of, duties_of, followups_of
from malai.activities.services import duties, money
from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.network.models import SeatNetwork
from malai.work.services import task_done
from malai_core.errors import InvalidInputError
from tests import makers
from tests.makers import World


@given(st.integers(0, 10**14 - 1))
def test_an_amount_is_read_back_as_it_is_written(satang: int) -> None:
    assert satang_of(baht_said(satang)) == satang


@pytest.mark.parametrize("text", ["ห้าร้อย", "1.234", "-5", "1e3", "12.", "฿"])
def test_what_is_no_amount_is_refused_or_nothing(text: str) -> None:
    if text == "฿":
        assert satang_of(text) is None
        return
    with pytest.raises(InvalidInputError):
        satang_of(text)


def line(world: World, **fields: object) -> None:
    money.line_add(by=None, activity=world.activity, fields={"what": "ค่าอาหาร", **fields})


def test_sums_by_partner_keep_apart_what_nobody_knows(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    line(world, satang=100050, partner=world.temple, state="paid")
    line(world, satang=20000, partner=world.temple)
    line(world, satang=50000, partner=world.temple, given_as="kind")
    line(world, partner=world.temple, given_as="work")
    line(world, satang=7, partner=None)
    line(world, satang=0, partner=world.kru)
    with django_assert_num_queries(1):
        budget = budget_of(world.activity)
    temple, *rest = budget.sums
    assert (temple.partner, temple.paid, temple.planned, temple.kind, temple.unknown) == (
        world.temple, 100050, 20000, 50000, 1,
    )  # fmt: skip
    assert {(one.partner, one.known, one.unknown) for one in rest} == {
        (None, 7, 0),
        (world.kru, 0, 0),
    }
    assert budget.total.known == sum(one.known for one in budget.sums)
    assert budget.total.lines == 6


def test_a_budget_line_of_nothing_below_zero_or_of_a_stranger_is_refused(world: World) -> None:
    stranger = makers.organisation(world.cast.elsewhere, "ที่อื่น")
    for fields in ({"what": ""}, {"satang": -1}, {"partner": stranger}):
        with pytest.raises(ValidationError):
            line(world, **fields)


def test_a_limited_seat_sees_no_line_of_a_partner_beyond(world: World) -> None:
    far = makers.organisation(world.workspace, "ไกลออกไป")
    line(world, satang=100, partner=far)
    line(world, satang=200, partner=world.temple)
    seat = world.cast.coordinator.seats.get()
    seat.scope = Scope.NETWORKS
    seat.save()
    SeatNetwork.objects.create(seat=seat, network=world.network)
    world.workspace.seen_from = seat
    world.activity.workspace = world.workspace
    assert budget_of(world.activity).total.known == 200


# -- Duties --------------------------------------------------------------------------------------


@pytest.fixture
def duty(world: World) -> Duty:
    return duties.duty_add(by=None, activity=world.activity, what="เชิญคน", responsible=world.kru)


def test_a_second_responsible_is_refused_with_the_name_of_the_first(
    world: World, duty: Duty
) -> None:
    with pytest.raises(ValidationError, match=r"แก้ว ใจงาม รับผิดชอบหลักอยู่แล้ว.*คนเดียว"):
        duties.part_add(by=None, duty=duty, party=world.boon, part=Part.RESPONSIBLE)
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyParty.objects.create(duty=duty, party=world.boon, part=Part.RESPONSIBLE)
    duties.part_add(by=None, duty=duty, party=world.boon, part=Part.DOES)
    with pytest.raises(ValidationError, match="บันทึกไว้แล้ว"):
        duties.part_add(by=None, duty=duty, party=world.boon, part=Part.DOES)


def test_responsibility_is_handed_over_and_never_dropped(
    world: World, duty: Duty, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with pytest.raises(ValidationError, match="เสมอ"):
        duties.part_remove(by=None, row=duty.parts.get())
    duties.duty_hand_over(by=None, duty=duty, party=world.mali)
    act_undo(by=world.cast.owner, act=Act.objects.latest("pk"))
    assert duty.parts.get().party == world.kru
    duties.duty_hand_over(by=None, duty=duty, party=world.mali)
    duties.part_add(by=None, duty=duty, party=world.kru, part=Part.INFORMED)
    with django_assert_num_queries(2):
        (shown,) = duties_of(world.activity)
    assert shown.responsible is not None
    assert shown.responsible.party == world.mali
    assert [[one.party for one in parts] for _label, parts in shown.others] == [
        [], [], [world.kru],
    ]  # fmt: skip
    duties.duty_rename(by=None, duty=duty, what="เชิญชุมชน")
    duties.duty_remove(by=None, duty=duty)
    assert duties_of(world.activity) == []


def test_what_follows_stands_on_the_list_of_tasks_and_on_the_activity(world: World) -> None:
    fields = {"what": "ส่งรายงาน", "who": world.kru, "by_when": date(2016, 10, 1)}
    task = duties.followup_add(by=world.cast.coordinator, activity=world.activity, fields=fields)
    assert (task.network, task.origin) == (world.network, "activities.followup")
    later = duties.followup_add(by=None, activity=world.activity, fields={"what": "ขอบคุณ"})
    task_done(by=None, task=task, on=date(2016, 9, 30))
    assert followups_of(world.activity) == [later, task]
