"""Lists narrowed by attendance: who is not linked yet, who stopped coming."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q

from malai.activities.models import Activity, Attendance, Mark, Session
from malai.activities.shows import isolated, stopped
from malai.network.models import Party, PartyKind
from malai_core.text import PartialDate
from tests.makers import World

DAY = date(2026, 1, 1)


@pytest.fixture
def year(world: World) -> World:
    """Nine further meetings: the teacher comes to all of them, Boon to the first four."""
    for month in range(4, 13):
        on = PartialDate(2016, month, 5)
        activity = Activity.objects.create(
            workspace=world.workspace, network=world.network, title_th="ประชุม", starts=on
        )
        session = Session.objects.create(activity=activity, on=on)
        for party in (world.kru, *([world.boon] if month < 8 else [])):
            Attendance.objects.create(
                session=session, party=party, mark=Mark.PRESENT, method="list"
            )
    return world


def people(found: Q) -> set[Party]:
    return set(Party.objects.filter(found, kind=PartyKind.PERSON))


def test_who_has_no_tie_and_never_came_is_not_linked_yet(world: World) -> None:
    assert people(isolated(world.workspace, None, DAY)) == {world.mali}
    assert people(isolated(world.workspace, world.network, DAY)) == {world.mali}


def test_a_leave_note_is_no_presence(world: World) -> None:
    Attendance.objects.create(
        session=world.session, party=world.mali, mark=Mark.LEAVE, method="list"
    )
    assert people(isolated(world.workspace, None, DAY)) == {world.mali}


def test_who_came_before_and_to_none_of_the_last_meetings_stopped(year: World) -> None:
    assert people(stopped(year.workspace, year.network, DAY)) == {year.boon}
    assert people(stopped(year.workspace, None, DAY)) == {year.boon}


def test_nobody_stops_where_nothing_was_held(world: World) -> None:
    Attendance.objects.all().delete()
    assert people(stopped(world.workspace, world.network, DAY)) == set()
