"""Lines that telephones send end the same, whatever their order, their batches and their repeats."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malai.activities.models import Attendance, Session
from malai.activities.models_attending import Arrival
from malai.activities.services.arriving import arrivals_take
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.links.sync import Line, Verdict
from malai_core.text import PartialDate
from tests.makers import Cast, World, make_cast, make_world

SPACE = UUID(int=7)
DAY = datetime(2016, 3, 5, 2, tzinfo=UTC)
End = set[tuple[Any, ...]]


def line(number: int, session: Session, **facts: Any) -> Line:
    client_id = uuid5(SPACE, str(number))
    return Line(str(client_id), client_id, {"session": str(session.public_id), **facts})


def take(world: World, lines: Sequence[Line]) -> dict[str, Any]:
    return arrivals_take(by=world.cast.coordinator, activity=world.activity, lines=lines)


def at(minutes: int) -> str:
    return (DAY + timedelta(minutes=minutes)).isoformat()


def end(world: World) -> End:
    rows = Attendance.objects.filter(session__activity=world.activity)
    names = ("session_id", "party_id", "mark", "method", "came_at", "left_at")
    sent = Arrival.objects.filter(method="offline")
    lines = sent.values_list("client_id", "party_id", "written", "state")
    return {*rows.values_list(*names), *lines}


def test_the_first_coming_and_the_last_leaving_count(world: World) -> None:
    who = str(world.mali.public_id)
    first = line(1, world.session, party=who, came_at=at(20))
    second = line(2, world.session, party=who, came_at=at(5), left_at=at(60))
    answers = take(world, [first, second, line(3, world.session, party=who, left_at=at(90))])
    assert {answer.verdict for answer in answers.values()} == {Verdict.TAKEN}
    row = Attendance.objects.get(session=world.session, party=world.mali)
    assert (row.came_at, row.left_at) == (
        DAY + timedelta(minutes=5),
        DAY + timedelta(minutes=90),
    )
    assert Act.objects.filter(action="activities.arrivals_take").count() == 1


def test_what_is_sent_again_changes_nothing_and_leaves_no_act(world: World) -> None:
    lines = [line(1, world.session, party=str(world.mali.public_id), came_at=at(1))]
    take(world, lines)
    before, acts = end(world), Act.objects.count()
    assert take(world, lines)[lines[0].written_id].verdict == Verdict.TAKEN
    assert (end(world), Act.objects.count()) == (before, acts)


def test_lines_that_cannot_be_kept_are_answered_with_a_sentence_each(world: World) -> None:
    elsewhere = Session.objects.create(activity=world.activity, on=PartialDate(2016, 3, 6))
    take(world, [line(9, elsewhere, name="ใครคนหนึ่ง")])
    lines = [
        Line("ไม่ใช่เลข", None, {"session": str(world.session.public_id)}),
        line(1, world.session),
        line(2, world.session, party=str(UUID(int=1))),
        Line(*_numbered(3), {"session": str(UUID(int=2)), "party": str(world.mali.public_id)}),
        line(9, world.session, name="ใครคนหนึ่ง"),
    ]
    answers = take(world, lines)
    assert {answer.verdict for answer in answers.values()} == {Verdict.REFUSED}
    assert len({answer.said for answer in answers.values()}) == 5


def _numbered(number: int) -> tuple[str, UUID]:
    client_id = uuid5(SPACE, str(number))
    return str(client_id), client_id


def test_a_name_that_fits_one_person_is_hers_and_others_wait(world: World) -> None:
    answers = take(
        world,
        [line(1, world.session, name="มะลิ ลำธาร"), line(2, world.session, name="ไม่มีใครรู้จัก")],
    )
    assert [answer.verdict for answer in answers.values()] == [Verdict.TAKEN, Verdict.WAITING]
    assert Attendance.objects.filter(session=world.session, party=world.mali).exists()


def test_a_clock_that_is_years_off_says_nothing_of_the_time(world: World) -> None:
    future = (datetime.now(UTC) + timedelta(days=3)).isoformat()
    who = str(world.mali.public_id)
    take(world, [line(1, world.session, party=who, came_at=future)])
    take(world, [line(2, world.session, party=who, came_at="1970-01-01T00:00:00Z")])
    assert Attendance.objects.get(session=world.session, party=world.mali).came_at is None


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        # The 29th of February 2567 begins at 17:00 of the 28th by the clock of the world.
        ("2024-02-28T17:00:00Z", "2024-02-28T17:00"),
        ("2024-02-29T00:00:00+07:00", "2024-02-28T17:00"),
        ("2024-02-29T23:59:00", "2024-02-29T16:59"),
        # A day of leeway on both sides, by the clock of Bangkok.
        ("2024-02-27T17:00:00Z", "2024-02-27T17:00"),
        ("2024-02-27T16:59:59Z", ""),
        ("2024-03-01T16:59:59Z", "2024-03-01T16:59"),
        ("2024-03-01T17:00:00Z", ""),
        ("2024-02-30T09:00:00+07:00", ""),
        # A telephone that counts years of the Buddhist era.
        ("2567-02-28T17:00:00Z", ""),
    ],
)
def test_midnight_zones_and_leap_days_are_those_of_the_session(
    world: World, sent: str, kept: str
) -> None:
    day = Session.objects.create(activity=world.activity, on=PartialDate(2024, 2, 29))
    take(world, [line(1, day, party=str(world.mali.public_id), came_at=sent)])
    came = Attendance.objects.get(session=day, party=world.mali).came_at
    assert (f"{came.astimezone(UTC):%Y-%m-%dT%H:%M}" if came else "") == kept


def test_an_undo_takes_the_whole_batch_out(world: World) -> None:
    before = end(world)
    take(world, [line(1, world.session, party=str(world.kru.public_id), came_at=at(1))])
    act_undo(by=None, act=Act.objects.get(action="activities.arrivals_take"))
    assert end(world) == before


# -- Any order ---------------------------------------------------------------------------------------

#: A line: its number, whom of four it names, minutes of coming and leaving, whether it is back.
LINES = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(0, 3),
        st.none() | st.integers(0, 3),
        st.none() | st.integers(0, 3),
        st.booleans(),
    ),
    min_size=1,
    max_size=10,
)


@pytest.fixture
def small(db: None) -> World:
    """The small world, made once for all examples."""
    cast: Cast = make_cast()
    return make_world(cast)


@given(rows=LINES, chance=st.randoms(use_true_random=False))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_in_any_order_and_any_batches_end_the_same(
    small: World, rows: list[tuple[Any, ...]], chance: random.Random
) -> None:
    lines = _lines(small, rows)
    shuffled = [*lines, *chance.choices(lines, k=3)]
    chance.shuffle(shuffled)
    cut = chance.randint(0, len(shuffled))
    first = _end_of(small, [lines])
    assert _end_of(small, [shuffled[:cut], shuffled[cut:]]) == first
    assert _end_of(small, [[one] for one in reversed(shuffled)]) == first


def _lines(world: World, rows: list[tuple[Any, ...]]) -> list[Line]:
    """Return lines as telephones send them: what a number says never changes, but it may be back."""
    facts: dict[int, dict[str, Any]] = {}
    lines = []
    people = (world.kru, world.boon, world.mali)
    for number, who, came, left, is_back in rows:
        said = {"party": str(people[who].public_id)} if who < 3 else {"name": "แขก"}
        if came is not None:
            said["came_at"] = at(came)
        if left is not None:
            said["left_at"] = at(60 + left)
        known = facts.setdefault(number, said)
        lines.append(line(number, world.session, **known, withdrawn=is_back))
    return lines


def _end_of(world: World, batches: Sequence[Sequence[Line]]) -> End:
    """Return the end of these batches, and leave no trace of them."""
    with transaction.atomic():
        for batch in batches:
            take(world, batch)
        found = end(world)
        transaction.set_rollback(True)
    return found
