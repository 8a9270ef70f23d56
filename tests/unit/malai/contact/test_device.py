"""What a telephone noted without signal: in any order and any number of times the same end."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.contact.models import Contact, ContactSource, TakenBack
from malai.contact.selectors.device import lines_sorted, names_of
from malai.contact.services.device import contacts_take
from malai.links.sync import Line, Verdict
from malai.work.models import Task
from tests import makers
from tests.makers import World

pytestmark = pytest.mark.django_db


def line(world: World, **facts: Any) -> Line:
    key = facts.pop("key", None) or uuid4()
    said = {"parties": [str(world.boon.public_id)], "channel": "phone", **facts}
    return Line(str(key), key, said)


def take(world: World, *lines: Line) -> dict[str, Verdict]:
    answers = contacts_take(by=world.cast.coordinator, workspace=world.workspace, lines=lines)
    return {key: answer.verdict for key, answer in answers.items()}


def test_a_line_is_taken_once_with_what_the_telephone_knew(world: World) -> None:
    one = line(
        world, what="โทรถามเรื่องรถเข็น", noted_at="2026-11-20T17:30:00Z",
        promise="ยืมรถเข็นไปให้", promise_by="2026-12-01",
    )  # fmt: skip
    assert take(world, one) == {one.written_id: Verdict.TAKEN}
    assert take(world, one, one) == {one.written_id: Verdict.TAKEN}
    made = Contact.objects.get()
    # Half past midnight in Bangkok: the next day there.
    assert (str(made.on and made.on.iso), str(made.at)) == ("2026-11-21", "00:30:00")
    assert (made.source, made.what) == (ContactSource.DEVICE, "โทรถามเรื่องรถเข็น")
    task = Task.objects.get()
    assert (task.what, task.by_when, task.origin_id) == (
        "ยืมรถเข็นไปให้", date(2026, 12, 1), made.public_id,
    )  # fmt: skip
    act = Act.objects.get(action="contact.contacts_take")
    act_undo(by=world.cast.coordinator, act=act)
    assert (Contact.objects.count(), Task.objects.count()) == (0, 0)


def test_a_name_that_nobody_has_is_asked_about_and_makes_nobody_up(world: World) -> None:
    one = line(world, parties=[], others=["ลุงดำ บ้านท้ายนา"], channel="visit")
    assert take(world, one) == {one.written_id: Verdict.WAITING}
    assert take(world, one) == {one.written_id: Verdict.TAKEN}
    assert Contact.objects.count() == 0
    task = Task.objects.get()
    assert "ลุงดำ บ้านท้ายนา" in task.what
    assert take(world, line(world, key=one.client_id, withdrawn=True)) == {
        one.written_id: Verdict.TAKEN
    }
    assert Task.objects.count() == 0


def test_what_is_no_contact_is_refused_with_a_sentence(world: World) -> None:
    far = makers.person(world.cast.elsewhere, "แขก ต่างถิ่น")
    odd = [
        line(world, channel="smoke"),
        line(world, parties=[str(far.public_id)]),
        line(world, parties="all of them"),
        Line("7", None, {"channel": "phone"}),
    ]
    answers = contacts_take(by=world.cast.coordinator, workspace=world.workspace, lines=odd)
    assert {one.verdict for one in answers.values()} == {Verdict.REFUSED}
    assert all(one.said for one in answers.values())
    assert (Contact.objects.count(), Act.objects.count()) == (0, 0)


def test_a_clock_that_is_ahead_says_nothing_of_the_day(world: World) -> None:
    take(world, line(world, noted_at="2569-11-20T08:00:00Z"))
    made = Contact.objects.get()
    assert made.at is None
    assert made.on is not None
    assert made.on.first_day.year < 2400


def test_nobody_takes_back_what_is_of_another_workspace(world: World) -> None:
    one = line(world)
    take(world, one)
    other = contacts_take(
        by=world.cast.coordinator,
        workspace=world.cast.elsewhere,
        lines=[line(world, key=one.client_id, withdrawn=True)],
    )
    assert other[one.written_id].verdict == Verdict.TAKEN
    assert Contact.objects.count() == 1


KEYS = [UUID(int=number) for number in range(1, 4)]
SENT = st.tuples(st.sampled_from(KEYS), st.booleans())


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(SENT, min_size=1, max_size=8), st.data())
def test_the_end_is_the_same_in_every_order(
    world: World, sent: list[tuple[UUID, bool]], data: st.DataObject
) -> None:
    ends = []
    for order in (sent, data.draw(st.permutations(sent))):
        for key, is_back in order:
            take(world, line(world, key=key, withdrawn=is_back))
        ends.append(set(Contact.objects.values_list("client_id", flat=True)))
        Contact.objects.all().delete()
        TakenBack.objects.all().delete()
    back = {key for key, is_back in sent if is_back}
    assert ends[0] == ends[1] == {key for key, _ in sent} - back


def test_looking_takes_a_stated_number_of_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    some = [line(world, key=UUID(int=9), withdrawn=True), *(line(world) for _ in range(20))]
    with django_assert_num_queries(6):
        found = lines_sorted(world.workspace, some)
    assert len(found.new) == 20
    with django_assert_num_queries(1):
        names = names_of(world.workspace, [world.mali])
    assert names[0][0] == world.mali.public_id
    assert len({key for key, _ in names}) == len(names)
