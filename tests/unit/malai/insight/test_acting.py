"""From seeing to doing: days until tasks that came from an analysis were done."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from malai.insight.results import KIND
from malai.insight.selectors.acting import Acting, acting_of, seen_on
from malai.runs.models import Run, RunState
from malai.work.models import Task, TaskState
from tests.makers import World

TODAY = date(2026, 11, 26)
NOON = datetime(2026, 11, 1, 5, tzinfo=UTC)


def task(
    world: World, made: int, done: int | None = None, *, origin: str = "insight.introduction"
) -> Task:
    """Make a task on a day of November, done on another."""
    row = Task.objects.create(
        workspace=world.workspace, network=world.network, what="แนะนำให้รู้จักกัน", origin=origin,
        state=TaskState.DONE if done else TaskState.OPEN,
        settled_on=date(2026, 11, done) if done else None,
    )  # fmt: skip
    Task.objects.filter(pk=row.pk).update(created_at=NOON + timedelta(days=made - 1))
    return row


def analysis(world: World, day: int) -> None:
    Run.objects.create(
        workspace=world.workspace, kind=KIND, about_id=world.network.public_id,
        state=RunState.DONE, finished_at=NOON + timedelta(days=day - 1),
    )  # fmt: skip


def test_a_task_counts_from_the_last_analysis_before_it(world: World) -> None:
    analysis(world, 2)
    analysis(world, 8)
    task(world, 5, 9)
    task(world, 10, 12)
    assert acting_of(world.network, today=TODAY) == Acting(2, 2, (7 + 4) / 2, None)


def test_a_task_counts_from_its_own_day_where_no_analysis_was_kept(world: World) -> None:
    task(world, 5, 8)
    task(world, 20)
    assert acting_of(world.network, today=TODAY) == Acting(2, 1, 3, 6)


def test_days_are_undefined_where_nothing_is_done(world: World) -> None:
    task(world, 20)
    assert acting_of(world.network, today=TODAY).days is None


def test_other_tasks_and_those_no_longer_needed_do_not_count(world: World) -> None:
    task(world, 5, 8, origin="")
    Task.objects.filter(pk=task(world, 5).pk).update(state=TaskState.DROPPED)
    assert acting_of(world.network, today=TODAY) == Acting(0, 0, None, None)


def test_it_takes_two_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(3, 9):
        task(world, day)
    with django_assert_num_queries(2):
        acting_of(world.network, today=TODAY)


@given(
    st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=8),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_the_day_of_seeing_is_that_of_a_plain_loop(analyses: list[date], made: date) -> None:
    row = Task(created_at=datetime(made.year, made.month, made.day, 5, tzinfo=UTC))
    seen = made
    for day in sorted(analyses):
        if day <= made:
            seen = day
    assert seen_on(row, sorted(analyses)) == seen


def test_the_worked_case_of_the_page(world: World) -> None:
    analysis(world, 2)
    analysis(world, 10)
    task(world, 5, 11)
    task(world, 12)
    assert acting_of(world.network, today=TODAY) == Acting(2, 1, 9, 16)
