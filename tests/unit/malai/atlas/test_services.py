"""Findings and pictures from the database."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from malai.access.doors import OpenSeat, seat_for
from malai.access.policy import Action
from malai.accounts.models import User
from malai.activities.models import Attendance, Mark, Session
from malai.atlas.bridge import GROUPS, PEOPLE, findings_in, loaded
from malai.atlas.drawing import drawing
from malai.atlas.models import Spot
from malai.atlas.services import findings_kept, picture_for, picture_settle, reading_request
from malai.atlas.shown import kept, kept_from, shown
from malai.network.models import Party, Tie
from malai.runs.models import RunState
from malai_core.sna.picture import CO_ATTENDANCE_LAYER
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World

DAY = date(2026, 11, 22)


def _seat(user: User, world: World) -> OpenSeat:
    return seat_for(user, world.workspace.public_id, Action.NETWORK_READ)


def test_loaded_takes_six_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):
        loaded(world.network, day=DAY)


def test_the_core_gets_every_member_tie_and_meeting(world: World) -> None:
    tables = loaded(world.network, day=DAY).view.tables

    assert {member.name for member in tables.members} == {
        "นางสาวแก้ว ใจงาม",
        "นายบุญ ดอยสูง",
        "นางมะลิ ลำธาร",
        "วัดดอยหมอก",
    }
    assert [(link.source, link.target) for link in tables.links] == [
        (str(world.kru.public_id), str(world.boon.public_id))
    ]
    assert tables.affiliations == [(str(world.kru.public_id), str(world.temple.public_id))]
    assert tables.gatherings[0].present == {str(world.kru.public_id), str(world.boon.public_id)}


def test_a_member_who_left_and_a_tie_that_ended_are_not_there(world: World) -> None:
    world.network.memberships.filter(party=world.mali).update(until="2020-05-01")
    Tie.objects.update(until="2020")

    tables = loaded(world.network, day=DAY).view.tables

    assert len(tables.members) == 3
    assert tables.links == []
    assert len(loaded(world.network, day=date(2020, 4, 30)).view.tables.members) == 4


def test_places_stay_when_a_member_is_added(world: World) -> None:
    picture_settle(loaded(world.network, day=DAY), level=PEOPLE)
    before = {s.party_id: (s.x, s.y) for s in Spot.objects.filter(level=PEOPLE)}
    new = makers.person(world.workspace, "นายภูผา ใหม่มา")
    makers.member(world.network, new)

    picture_settle(loaded(world.network, day=DAY), level=PEOPLE)

    after = {s.party_id: (s.x, s.y) for s in Spot.objects.filter(level=PEOPLE)}
    shift = {
        (round(after[k][0] - before[k][0], 6), round(after[k][1] - before[k][1], 6)) for k in before
    }
    assert len(after) == len(before) + 1
    assert len(shift) == 1


def test_the_drawing_names_nodes_ties_and_layers(world: World) -> None:
    rows = loaded(world.network, day=DAY)
    seat = _seat(world.cast.coordinator, world)

    people = drawing(rows, picture_settle(rows, level=PEOPLE), level=PEOPLE, seat=seat)
    groups = drawing(rows, picture_settle(rows, level=GROUPS), level=GROUPS, seat=seat)

    assert len(people["nodes"]) == 4
    assert {layer["id"] for layer in people["layers"]} >= {"coordination", "affiliation"}
    ids = {node["id"] for node in people["nodes"]}
    assert all({tie["source"], tie["target"]} <= ids for tie in people["ties"])
    assert "วัดดอยหมอก" in {node["label"] for node in groups["nodes"]}


def test_of_too_many_who_met_only_those_are_joined_who_met_oftener(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month, came in ((4, (world.kru, world.boon)), (5, (world.kru, world.boon, world.mali))):
        later = Session.objects.create(activity=world.activity, on=PartialDate(2016, month, 5))
        for who in came:
            Attendance.objects.create(session=later, party=who, mark=Mark.PRESENT)
    Attendance.objects.create(session=world.session, party=world.mali, mark=Mark.PRESENT)
    rows = loaded(world.network, day=DAY)
    picture = picture_settle(rows, level=PEOPLE)
    seat = _seat(world.cast.reader, world)

    def together() -> tuple[list[int], list[str]]:
        drawn = drawing(rows, picture, level=PEOPLE, seat=seat)
        lines = [tie["weight"] for tie in drawn["ties"] if tie["layer"] == CO_ATTENDANCE_LAYER]
        return lines, [one["label"] for one in drawn["layers"]]

    lines, labels = together()
    assert sorted(lines) == [2, 2, 3]
    assert "มาประชุมด้วยกัน" in labels
    monkeypatch.setattr("malai.atlas.drawing.MOST_TOGETHER", 2)
    lines, labels = together()
    assert lines == [3]
    assert "มาประชุมด้วยกัน 3 ครั้งขึ้นไป" in labels


def test_the_drawing_holds_no_phone_of_anybody(world: World) -> None:
    rows = loaded(world.network, day=DAY)
    picture = picture_settle(rows, level=PEOPLE)

    drawn = str(drawing(rows, picture, level=PEOPLE, seat=_seat(world.cast.coordinator, world)))

    assert "081-234-5678" not in drawn
    assert "0812345678" not in drawn


def test_findings_are_kept_whole_in_both_languages(world: World) -> None:
    for finding in findings_in(loaded(world.network, day=DAY)):
        one = kept(finding)
        assert kept_from(one.plain()) == one
        assert one.sentence.th != one.sentence.en


def test_a_reader_gets_counts_where_a_coordinator_gets_names(world: World) -> None:
    found = findings_kept(world.network, day=DAY)
    assert found is not None
    naming = [one for one in found if one.names_people]
    assert naming
    for one in naming:
        coordinator = shown(one, network=world.network, seat=_seat(world.cast.coordinator, world))
        reader = shown(one, network=world.network, seat=_seat(world.cast.reader, world))
        assert coordinator.sentence == one.sentence
        assert reader.sentence == one.counts_only
        assert "parties=" not in reader.act_url
        names = Party.objects.values_list("person__given", flat=True)
        assert not [name for name in names if name and name in reader.sentence.th]


@pytest.mark.django_db(transaction=True)
def test_a_large_network_is_read_by_a_task(
    world: World, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("malai.atlas.services.WITHIN_A_REQUEST", 2)
    assert findings_kept(world.network, day=DAY) is None

    run = reading_request(by=world.cast.coordinator, network=world.network, day=DAY)

    run.refresh_from_db()
    assert (run.state, run.progress) == (RunState.DONE, 100)
    assert run.methods
    assert run.versions["igraph"]
    assert findings_kept(world.network, day=DAY)


@pytest.mark.django_db(transaction=True)
def test_a_large_network_is_drawn_as_its_run_kept_it(
    world: World, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    small = {}
    for level in (GROUPS, PEOPLE):
        picture_settle(loaded(world.network, day=DAY), level=level)
        found = picture_for(world.network, level=level, day=DAY)
        assert found is not None
        small[level] = found[1]
    monkeypatch.setattr("malai.atlas.services.WITHIN_A_REQUEST", 2)
    assert picture_for(world.network, level=PEOPLE, day=DAY) is None

    reading_request(by=world.cast.coordinator, network=world.network, day=DAY)

    for level in (GROUPS, PEOPLE):
        with django_assert_num_queries(5):
            found = picture_for(world.network, level=level, day=DAY)
        assert found is not None
        assert found[1] == small[level]


@pytest.mark.django_db(transaction=True)
def test_who_has_gone_since_the_run_is_not_drawn(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("malai.atlas.services.WITHIN_A_REQUEST", 2)
    reading_request(by=world.cast.coordinator, network=world.network, day=DAY)
    world.network.memberships.filter(party=world.kru).delete()

    found = picture_for(world.network, level=PEOPLE, day=DAY)

    assert found is not None
    drawn = drawing(*found, level=PEOPLE, seat=_seat(world.cast.reader, world))
    ids = {node["id"] for node in drawn["nodes"]}
    assert ids == {str(p.public_id) for p in (world.boon, world.mali, world.temple)}
    assert all({tie["source"], tie["target"]} <= ids for tie in drawn["ties"])


def test_findings_change_with_the_next_act(world: World) -> None:
    before = findings_kept(world.network, day=DAY)
    with makers.acting(world):
        makers.member(world.network, makers.person(world.workspace, "นางสาวน้ำ ลำธาร"))

    after = findings_kept(world.network, day=DAY)

    assert before is not None
    assert after is not None
    assert [one.sentence for one in before] != [one.sentence for one in after]
