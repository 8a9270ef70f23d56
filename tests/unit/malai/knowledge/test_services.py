"""Reviews, lessons and duties: refused, undone, carried."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from malai.access.doors import OpenSeat
from malai.accounts.models import Role, Scope, Seat
from malai.activities.models import Activity, Session
from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.kernel.registries import act_words, week_items
from malai.knowledge.models import Lesson, LessonNote, Review, SessionDuty
from malai.knowledge.selectors.lessons import lessons_seen
from malai.knowledge.selectors.reviews import held_in, reviews_seen, waiting_for_review
from malai.knowledge.services.lessons import lesson_create, lesson_note, lesson_renew
from malai.knowledge.services.reviews import review_write, rule_set
from malai.knowledge.services.sessions import duty_set, months_after, session_hold
from malai.network.models import SeatNetwork
from malai.work.models import Task
from malai_core.text import PartialDate
from tests.makers import World, network, person

DAY = date(2017, 1, 10)
BANGKOK = ZoneInfo("Asia/Bangkok")


def lesson(world: World, **fields: Any) -> Lesson:
    said = {"recommendation": "นัดพระก่อน", "network": world.network, **fields}
    return lesson_create(by=None, workspace=world.workspace, fields=said, on=DAY)


def held(world: World, day: date, *more: date) -> Activity:
    row = Activity.objects.create(
        workspace=world.workspace,
        network=world.network,
        title_th="อบรม",
        starts=PartialDate.of(day),
    )
    for one in (day, *more):
        Session.objects.create(activity=row, on=PartialDate.of(one))
    return row


def test_a_review_is_waited_for_from_the_end_of_the_last_day(world: World) -> None:
    held(world, DAY, DAY + timedelta(days=1))
    last = datetime(2017, 1, 11, 23, 59, tzinfo=BANGKOK)
    assert waiting_for_review(world.workspace, now=last) == []
    after = last + timedelta(minutes=1)
    [waiting] = waiting_for_review(world.workspace, now=after)
    assert waiting.ended == DAY + timedelta(days=1)
    assert waiting.until == datetime(2017, 1, 15, tzinfo=BANGKOK)
    assert not waiting.is_overdue(waiting.until)
    assert waiting.is_overdue(waiting.until + timedelta(seconds=1))
    assert waiting_for_review(world.workspace, now=after + timedelta(days=91)) == []


def test_yesterday_lowers_no_rate(world: World) -> None:
    held(world, DAY)
    first, last = DAY - timedelta(days=9), DAY + timedelta(days=9)
    soon = datetime(2017, 1, 12, tzinfo=BANGKOK)
    later = soon + timedelta(days=5)
    assert held_in(world.workspace, first=first, last=last, now=soon) == []
    assert held_in(world.workspace, first=first, last=last, now=later) == [(DAY, None)]


def test_a_month_alone_and_a_spared_kind_are_not_waited_for(world: World) -> None:
    row = held(world, DAY)
    now = datetime(2017, 1, 12, tzinfo=BANGKOK)
    rule_set(by=None, workspace=world.workspace, hours=72, spared=["meeting"])
    assert waiting_for_review(world.workspace, now=now) == []
    rule_set(by=None, workspace=world.workspace, hours=72, spared=[])
    Activity.objects.filter(pk=row.pk).update(starts=PartialDate(2017, 1))
    Session.objects.filter(activity=row).update(on=PartialDate(2017, 1))
    assert waiting_for_review(world.workspace, now=now) == []


def test_acts_are_undone_and_have_words(world: World) -> None:
    by = world.cast.coordinator
    review_write(by=by, activity=world.activity, fields={"improve": "ร่ม", "reviewed_on": DAY})
    one = lesson(world)
    lesson_note(by=by, lesson=one, what="used", activity=world.activity, on=DAY)
    duty_set(by=by, network=world.network, fields={"next_on": DAY, "on_duty": world.kru})
    session_hold(by=by, network=world.network, fields={"held_on": DAY})
    acts = list(Act.objects.filter(action__startswith="knowledge.").order_by("-pk"))
    assert all(act.action in act_words.entries for act in acts)
    for act in acts:
        act_undo(by=by, act=act)
    left = [model.objects.count() for model in (Review, Lesson, LessonNote, SessionDuty)]
    assert left == [0, 0, 0, 0]


def test_strangers_are_refused(world: World) -> None:
    other = person(world.cast.elsewhere, "นายไกล มาก")
    far = network(world.cast.elsewhere)
    said = {"happened": "ดี", "reviewed_on": DAY, "led_by": other}
    activity, mine = held(world, DAY), lesson(world)
    with pytest.raises(ValidationError):
        review_write(by=None, activity=activity, fields=said)
    with pytest.raises(ValidationError):
        lesson(world, network=far)
    with pytest.raises(ValidationError):
        duty_set(by=None, network=world.network, fields={"next_on": DAY, "on_duty": other})
    with pytest.raises(ValidationError):
        lesson_renew(by=None, lesson=mine, on=DAY, look_again_on=DAY)
    assert not Review.objects.exists()


def test_a_limited_seat_sees_what_its_networks_learned(world: World) -> None:
    lesson(world)
    lesson(world, network=None)
    review_write(by=None, activity=world.activity, fields={"happened": "ดี", "reviewed_on": DAY})
    seat = Seat.objects.get(user=world.cast.reader)
    Seat.objects.filter(pk=seat.pk).update(scope=Scope.NETWORKS)
    seat.refresh_from_db()
    world.workspace.seen_from = seat
    assert (lessons_seen(world.workspace).count(), reviews_seen(world.workspace).count()) == (0, 0)
    SeatNetwork.objects.create(seat=seat, network=world.network)
    assert (lessons_seen(world.workspace).count(), reviews_seen(world.workspace).count()) == (1, 1)


def test_the_week_names_what_is_to_be_looked_back_on(world: World) -> None:
    today = date(2017, 1, 12)
    lesson(world, look_again_on=today)
    duty_set(by=None, network=world.network, fields={"next_on": today, "on_duty": world.kru})
    opened = OpenSeat(
        Seat.objects.get(user=world.cast.coordinator), world.workspace, Role.COORDINATOR
    )
    items = week_items.entries["knowledge"].items_for(opened, world.network, today)
    assert [item.key.split(":")[0] for item in items] == ["knowledge.session", "knowledge.lesson"]
    reader = OpenSeat(Seat.objects.get(user=world.cast.reader), world.workspace, Role.READER)
    assert week_items.entries["knowledge"].items_for(reader, world.network, today) == []


def test_months_are_counted_to_the_end_of_shorter_ones() -> None:
    assert months_after(date(2016, 2, 29), 12) == date(2017, 2, 28)
    assert months_after(date(2016, 12, 31), 6) == date(2017, 6, 30)
    assert months_after(date(2016, 10, 1), 3) == date(2017, 1, 1)


def test_nothing_is_agreed_by_a_refused_review(world: World) -> None:
    with pytest.raises(ValidationError):
        review_write(by=None, activity=world.activity, fields={"happened": " ", "reviewed_on": DAY})
    assert not Task.objects.exists()
