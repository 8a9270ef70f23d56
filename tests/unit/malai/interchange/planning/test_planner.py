"""What an import would change."""

from __future__ import annotations

from pytest_django import DjangoAssertNumQueries

from malai.activities.models import Mark
from malai.interchange.bridge import opened, reading_of
from malai.interchange.planning import Plan, plan_make
from malai.network.models import Network
from malai_core.reading import Reading
from tests import makers
from tests.functional.interchange.workbooks import people, workbook
from tests.makers import Cast, World


def read(data: bytes) -> Reading:
    with opened(data, "ภูตะวัน.xlsx") as book:
        return reading_of(book)


def plan(network: Network, data: bytes) -> Plan:
    return plan_make(read(data), network, source="ภูตะวัน.xlsx")


def test_everything_is_new_in_an_empty_workspace(cast: Cast) -> None:
    made = plan(makers.network(cast.workspace), workbook())
    assert made.changes() == {
        "edited": 0,
        "parties": 5,
        "filled": 0,
        "memberships": 5,
        "affiliations": 3,
        "activities": 2,
        "attendances": 3,
        "ties": 2,
        "ties_touched": 0,
        "hints": 0,
    }
    assert {aside.reason for aside in made.asides} == {"unknown_name", "self_tie"}


def test_a_known_tie_gets_its_missing_strength_and_the_evidence(world: World) -> None:
    rows = [
        ("จาก", "ถึง", "ลักษณะความสัมพันธ์", "ความถี่"),
        ("แก้ว ใจงาม", "บุญ ดอยสูง", "ประสานงาน", "ทุกวัน"),
    ]
    made = plan(world.network, workbook({"ความสัมพันธ์": rows}))
    assert [(tie.known, tie.fills, len(tie.rows)) for tie in made.ties] == [
        (world.tie.pk, {"strength": 4.0}, 1)
    ]


def test_another_strength_waits_and_the_known_one_stays(world: World) -> None:
    world.tie.strength = 1
    world.tie.save()
    rows = [
        ("จาก", "ถึง", "ลักษณะความสัมพันธ์", "ความถี่"),
        ("แก้ว ใจงาม", "บุญ ดอยสูง", "ประสานงาน", "ทุกวัน"),
    ]
    made = plan(world.network, workbook({"ความสัมพันธ์": rows}))
    assert [tie.fills for tie in made.ties] == [{}]
    assert [(a.reason, a.facts["kept"], a.facts["said"]) for a in made.asides] == [
        ("differs", "1", "4")
    ]


def test_a_meeting_of_the_same_day_and_title_is_the_known_one(world: World) -> None:
    rows = [("ชื่อ - สกุล", "ประชุมประจำเดือน 5 มี.ค. 2559"), ("แก้ว ใจงาม", "ลา"), ("มะลิ ลำธาร", "มา")]
    made = plan(world.network, workbook({"ลงชื่อ": rows}))
    assert list(made.sessions.values()) == [world.session.pk]
    assert [(row.party, row.mark) for row in made.attendances] == [(world.mali.pk, Mark.PRESENT)]
    assert [(a.reason, a.facts["kept"], a.facts["said"]) for a in made.asides] == [
        ("differs", "present", "leave")
    ]


def test_a_name_of_the_file_that_fits_two_known_people_waits_with_both(world: World) -> None:
    other = makers.person(world.workspace, "นายบุญ ดอยสูง", phone="+66800000001")
    makers.member(world.network, other)
    rows = [("จาก", "ถึง", "ลักษณะความสัมพันธ์"), ("แก้ว ใจงาม", "บุญ ดอยสูง", "ปรึกษา")]
    made = plan(world.network, workbook({"ความสัมพันธ์": rows}))
    assert list(made.ties) == []
    assert [set(aside.candidates) for aside in made.asides] == [{world.boon.pk, other.pk}]


def test_planning_asks_a_bounded_number_of_queries(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    few, many = read(people(40)), read(people(400))
    for reading in (few, many):
        with django_assert_max_num_queries(14):
            plan_make(reading, world.network, source="x")
