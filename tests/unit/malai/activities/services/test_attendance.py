"""A tap notes one mark of one person; sent twice it is one act; taken back it is as before."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from malai.activities.models import Attendance, AttendanceMethod, Mark, Session
from malai.activities.services.attendance import attendance_clear, attendance_note, now_at
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.audit.words import sentence_of
from malai.network.models import Party
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World


def mark_of(world: World, party: Party) -> str | None:
    rows = Attendance.objects.filter(session=world.session, party=party)
    return rows.values_list("mark", flat=True).first()


def note(world: World, party: Party, mark: str) -> Act | None:
    return attendance_note(by=world.cast.coordinator, session=world.session, party=party, mark=mark)


def test_a_first_note_says_who_noted_it_and_how(world: World) -> None:
    act = note(world, world.mali, Mark.PRESENT)
    row = Attendance.objects.get(session=world.session, party=world.mali)
    assert (row.mark, row.method) == (Mark.PRESENT, AttendanceMethod.LIST)
    assert row.noted_by == world.cast.coordinator
    assert act is not None
    assert (act.action, act.subject_id) == (
        "activities.attendance_note",
        world.activity.public_id,
    )


def test_a_second_note_replaces_the_first(world: World) -> None:
    act = note(world, world.kru, Mark.LEAVE)
    assert mark_of(world, world.kru) == Mark.LEAVE
    assert act is not None
    act_undo(by=None, act=act)
    assert mark_of(world, world.kru) == Mark.PRESENT


def test_the_same_tap_sent_twice_is_one_act(world: World) -> None:
    assert note(world, world.mali, Mark.PRESENT) is not None
    assert note(world, world.mali, Mark.PRESENT) is None
    assert Act.objects.count() == 1
    assert Attendance.objects.filter(session=world.session, party=world.mali).count() == 1


@pytest.mark.parametrize(
    ("now", "is_now"),
    [
        ("2024-02-28T16:59:59+00:00", False),
        ("2024-02-28T17:00:00+00:00", True),
        ("2024-02-29T16:59:59+00:00", True),
        ("2024-02-29T17:00:00+00:00", False),
    ],
)
def test_a_day_begins_at_midnight_in_bangkok(
    world: World, monkeypatch: pytest.MonkeyPatch, now: str, *, is_now: bool
) -> None:
    day = Session.objects.create(activity=world.activity, on=PartialDate(2024, 2, 29))
    moment = datetime.fromisoformat(now)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert now_at(day) == (moment if is_now else None)


def test_what_was_noted_can_be_taken_away_and_brought_back(world: World) -> None:
    before = Attendance.objects.get(session=world.session, party=world.kru)
    act = attendance_clear(by=None, session=world.session, party=world.kru)
    assert mark_of(world, world.kru) is None
    assert act is not None
    act_undo(by=None, act=act)
    again = Attendance.objects.get(session=world.session, party=world.kru)
    assert (again.pk, again.client_id) == (before.pk, before.client_id)


def test_taking_away_nothing_is_no_act(world: World) -> None:
    assert attendance_clear(by=None, session=world.session, party=world.mali) is None
    assert not Act.objects.exists()


def test_an_unknown_mark_is_refused(world: World) -> None:
    with pytest.raises(ValidationError):
        note(world, world.mali, "late")
    assert not Act.objects.exists()


def test_nobody_of_another_workspace_is_noted(world: World) -> None:
    stranger = makers.person(world.cast.elsewhere, "นายไกล บ้านอื่น")
    with pytest.raises(ValidationError):
        note(world, stranger, Mark.PRESENT)
    assert mark_of(world, stranger) is None


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_history_says_each_mark_in_words(language: str, world: World) -> None:
    told = set()
    with override(language):
        for mark in Mark:
            act = note(world, world.mali, mark)
            assert act is not None
            told.add(sentence_of(act))
    assert len(told) == len(Mark)
    assert all("มะลิ" in sentence and "ประชุม" in sentence for sentence in told)
    assert not any(
        mark.value in sentence for sentence in told for mark in (Mark.PRESENT, Mark.LEAVE)
    )
