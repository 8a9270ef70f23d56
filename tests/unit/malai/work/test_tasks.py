"""Tasks: one act each, undone as one; lists; panels; merges; what goes with a person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Scope, Seat
from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.kernel.registries import erasers
from malai.network.models import SeatNetwork
from malai.network.services.merging import party_merge
from malai.work.models import Task, TaskState
from malai.work.selectors import is_late, people_offered, tasks_listed, tasks_of, tasks_seen
from malai.work.services import task_change, task_create, task_done, task_drop, task_reopen
from tests import makers
from tests.makers import World

DAY = date(2026, 11, 22)


def make(world: World, what: str = "ชวนคุย", **fields: Any) -> Task:
    return task_create(
        by=world.cast.coordinator, workspace=world.workspace, about=[world.boon],
        fields={"what": what, "network": world.network, **fields},
    )  # fmt: skip


def test_a_task_is_done_reopened_and_dropped_each_as_one_act(world: World) -> None:
    task = make(world)
    by = world.cast.coordinator
    assert task_done(by=by, task=task, on=DAY).state == TaskState.DONE
    assert task_reopen(by=by, task=task).settled_on is None
    assert task_drop(by=by, task=task, on=DAY).state == TaskState.DROPPED
    assert [act.action for act in Act.objects.order_by("pk")] == [
        "work.task_create",
        "work.task_done",
        "work.task_reopen",
        "work.task_drop",
    ]


def test_done_can_be_undone(world: World) -> None:
    task = make(world)
    task_done(by=world.cast.coordinator, task=task, on=DAY)
    act_undo(by=world.cast.coordinator, act=Act.objects.get(action="work.task_done"))
    task.refresh_from_db()
    assert (task.state, task.settled_on) == (TaskState.OPEN, None)


def test_a_task_without_words_or_with_a_stranger_is_refused(world: World) -> None:
    stranger = makers.person(world.cast.elsewhere, "แขก ต่างถิ่น")
    wrong: tuple[dict[str, Any], ...] = ({"what": ""}, {"who": stranger})
    for fields in wrong:
        with pytest.raises(ValidationError):
            make(world, **fields)
    assert not Task.objects.exists()
    assert not Act.objects.exists()


def test_the_soonest_comes_first_and_what_has_no_day_last(world: World) -> None:
    later, never, soon = (
        make(world, name, by_when=day)
        for name, day in (("หลัง", date(2026, 12, 9)), ("เมื่อไรก็ได้", None), ("ก่อน", DAY))
    )
    assert list(tasks_listed(world.workspace)) == [soon, later, never]
    assert is_late(soon, date(2026, 11, 23))
    assert not is_late(never, DAY)


def test_a_list_takes_two_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        make(world, f"งาน {number}", who=world.kru)
    with django_assert_num_queries(2):
        for task in tasks_listed(world.workspace):
            assert [one.party for one in task.about.all()] == [world.boon]
            assert task.who == world.kru


def test_a_task_stands_on_the_page_of_who_takes_it_on_and_whom_it_is_about(world: World) -> None:
    task = make(world, who=world.kru)
    assert tasks_of(world.kru) == tasks_of(world.boon) == [task]
    assert tasks_of(world.mali) == []


def test_a_merge_carries_tasks(world: World) -> None:
    task = make(world, who=world.boon)
    party_merge(by=world.cast.coordinator, kept=world.kru, gone=world.boon)
    task.refresh_from_db()
    assert task.who == world.kru
    assert [one.party for one in task.about.all()] == [world.kru]


def test_the_words_of_a_task_go_with_a_person_who_is_made_anonymous(world: World) -> None:
    task = make(world, "โทรหาบุญ")
    for eraser in erasers:
        eraser.erase([world.boon.pk])
    task.refresh_from_db()
    assert "บุญ" not in task.what


def test_a_limited_seat_sees_no_task_about_somebody_beyond(world: World) -> None:
    make(world)
    seat = Seat.objects.get(user=world.cast.coordinator, workspace=world.workspace)
    seat.scope = Scope.NETWORKS
    seat.save()
    SeatNetwork.objects.create(seat=seat, network=world.network)
    world.workspace.seen_from = seat
    assert tasks_seen(world.workspace).count() == 1
    beyond = makers.person(world.workspace, "ไกล สุดตา")
    world.workspace.seen_from = None
    task_create(
        by=None, workspace=world.workspace, about=[beyond],
        fields={"what": "ไกล", "network": world.network},
    )  # fmt: skip
    world.workspace.seen_from = seat
    assert tasks_seen(world.workspace).count() == 1


def test_who_carries_a_role_is_offered(world: World) -> None:
    world.network.memberships.filter(party=world.kru).update(role="coordinator")
    assert list(people_offered(world.workspace, world.network)) == [world.kru]


def test_a_change_says_what_it_now_is(world: World) -> None:
    task = task_change(by=None, task=make(world), fields={"what": "นัดพบ", "by_when": DAY})
    assert (task.what, task.by_when) == ("นัดพบ", DAY)
