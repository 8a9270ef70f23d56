"""What pages of activities ask: order, pages, counts, and whose names stand on a list."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from malai.activities import selectors
from malai.activities.models import Activity, Attendance, Mark, Session
from malai.activities.selectors import Narrowing
from malai.network.models import Party
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World


def held(world: World, title: str, on: PartialDate | None = None, **fields: object) -> Activity:
    made = Activity.objects.create(workspace=world.workspace, title_th=title, starts=on, **fields)
    Session.objects.create(activity=made, on=on)
    return made


def titles(world: World, to: Narrowing) -> list[str]:
    return [row.title_th for row in selectors.activities_narrowed(world.workspace, to)]


def names(lines: list[selectors.Line]) -> set[Party]:
    return {line.party for line in lines}


def test_the_newest_comes_first_and_the_undated_last(world: World) -> None:
    held(world, "ไม่ทราบวัน")
    held(world, "ปี", PartialDate(2017))
    held(world, "เดือน", PartialDate(2016, 4))
    assert titles(world, Narrowing()) == ["ปี", "เดือน", "ประชุมประจำเดือน", "ไม่ทราบวัน"]


def test_a_list_is_narrowed_by_words_in_either_language_network_and_kind(world: World) -> None:
    held(world, "เยี่ยมบ้าน", title_en="Home visit", kind="visit")
    assert titles(world, Narrowing("บ้าน เยี่ยม")) == ["เยี่ยมบ้าน"]
    assert titles(world, Narrowing("HOME")) == ["เยี่ยมบ้าน"]
    assert titles(world, Narrowing(kind="visit")) == ["เยี่ยมบ้าน"]
    assert titles(world, Narrowing(network=world.network.public_id)) == ["ประชุมประจำเดือน"]
    assert titles(world, Narrowing("บ้าน", kind="meeting")) == []
    Activity.objects.create(workspace=world.cast.elsewhere, title_th="ของที่อื่น")
    assert "ของที่อื่น" not in titles(world, Narrowing())


def test_pages_hold_every_activity_once_also_of_one_day_and_of_none(world: World) -> None:
    for n in range(selectors.PAGE + 5):
        held(world, f"วันเดียวกัน {n}", PartialDate(2016, 1, 1))
        held(world, f"ไม่ทราบวัน {n}")
    rows = selectors.activities_narrowed(world.workspace, Narrowing())
    seen: list[int] = []
    after = None
    while True:
        page = selectors.activities_page(world.workspace, rows, after=after)
        seen += [row.activity.pk for row in page.rows]
        after = page.next_after
        if after is None:
            break
    assert seen == [row.pk for row in rows]
    assert page.total == len(seen)


def test_a_page_behind_an_absent_activity_is_absent(world: World) -> None:
    rows = selectors.activities_narrowed(world.workspace, Narrowing())
    with pytest.raises(Http404):
        selectors.activities_page(world.workspace, rows, after=uuid4())


def test_who_came_to_two_sessions_counts_once(world: World) -> None:
    second = Session.objects.create(activity=world.activity, on=PartialDate(2016, 3, 6))
    for party, mark in ((world.kru, Mark.PRESENT), (world.mali, Mark.LEAVE)):
        Attendance.objects.create(session=second, party=party, mark=mark, method="list")
    assert selectors.came_to(world.workspace, [world.activity]) == {world.activity.pk: 2}


def test_shares_add_up_to_all_activities(world: World) -> None:
    held(world, "ก", kind="visit", network=world.network)
    held(world, "ข")
    shares = selectors.shares_of(world.workspace)
    assert sum(share.count for share in shares) == 3
    assert {(share.network, share.kind) for share in shares} == {
        (world.network.public_id, "meeting"),
        (world.network.public_id, "visit"),
        (None, "meeting"),
    }


def test_a_sheet_holds_each_mark_in_thai_order(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Attendance.objects.create(
        session=world.session, party=world.mali, mark=Mark.LEAVE, method="list"
    )
    with django_assert_num_queries(3):
        (sheet,) = selectors.sheets_of(world.activity)
    assert (sheet.came, sheet.sent_word, sheet.not_there) == (
        [world.kru, world.boon],
        [world.mali],
        [],
    )


def test_the_list_of_a_session_holds_the_people_of_its_network_and_who_is_noted(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    guest = makers.person(world.workspace, "นายแขก มาไกล")
    assert guest not in names(selectors.lines_of(world.session))
    Attendance.objects.create(session=world.session, party=guest, mark=Mark.PRESENT, method="list")
    with django_assert_num_queries(7):
        lines = selectors.lines_of(world.session)
    assert names(lines) == {world.kru, world.boon, world.mali, guest}
    assert {line.party: line.mark for line in lines}[world.mali] == ""


def test_search_finds_everybody_in_the_workspace_and_nobody_else(world: World) -> None:
    guest = makers.person(world.workspace, "นายแขก มาไกล")
    makers.person(world.cast.elsewhere, "นายแขก คนอื่น")
    assert names(selectors.lines_of(world.session, "แขก")) == {guest}


def test_an_activity_of_no_network_expects_everybody(world: World) -> None:
    guest = makers.person(world.workspace, "นายแขก มาไกล")
    session = held(world, "ก").sessions.get()
    assert names(selectors.lines_of(session)) == {world.kru, world.boon, world.mali, guest}


def test_taps_go_round_and_a_missing_person_begins_with_came(world: World) -> None:
    marks = [""]
    for _tap in range(3):
        marks.append(selectors.Line(world.kru, marks[-1]).next_mark)
    assert marks == ["", "present", "leave", ""]
    assert selectors.Line(world.kru, Mark.ABSENT).next_mark == "present"


def test_counts_name_every_mark(world: World) -> None:
    assert selectors.counts_of(world.session) == {
        "present": 2,
        "leave": 0,
        "absent": 0,
        "observers": 0,
    }


def test_who_comes_most_is_offered_first_and_who_is_picked_not_again(world: World) -> None:
    session = held(world, "ก").sessions.get()
    Attendance.objects.create(session=session, party=world.boon, mark="present", method="list")
    assert selectors.people_to_pick(world.workspace, "", []) == [world.boon, world.kru, world.mali]
    rest = selectors.people_to_pick(world.workspace, "", [world.boon.public_id])
    assert rest == [world.kru, world.mali]
    assert selectors.people_to_pick(world.workspace, "มะลิ", []) == [world.mali]


def test_only_people_of_the_workspace_are_picked(world: World) -> None:
    stranger = makers.person(world.cast.elsewhere, "นายไกล บ้านอื่น")
    ids = [party.public_id for party in (world.mali, world.kru, world.temple, stranger)]
    assert selectors.people_picked(world.workspace, ids) == [world.kru, world.mali]
