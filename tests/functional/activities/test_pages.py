"""Pages of activities: found, read, handed on, and the same queries however many there are."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from malai.activities.models import Activity, Attendance, Mark, Session
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World

#: Session, user, seat, shares, rows, who came, who observed, total, what came by LINE.
LIST_QUERIES = 9
#: Session, user, seat, activity, sessions, organisers and speakers, files;
#: review, lessons, reports, who is noted, who observes twice.
ONE_QUERIES = 13
#: Session, user, seat, activity, sessions, noted, people, two prefetches, who observes, two counts.
LIST_OF_NAMES_QUERIES = 15


def address(world: World, name: str = "activities") -> str:
    here = [world.workspace.public_id]
    one = [] if name in ("activities", "activity-new") else [world.activity.public_id]
    return reverse(f"activities:{name}", args=[*here, *one])


def shown(client: Client, url: str, **asked: Any) -> str:
    answer = client.get(url, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def grown(world: World, count: int) -> None:
    """Add activities and people who came to the first one."""
    for n in range(count):
        made = Activity.objects.create(
            workspace=world.workspace, network=world.network, title_th=f"กิจกรรม {n}", starts="2015"
        )
        Session.objects.create(activity=made)
        party = makers.person(world.workspace, f"นายคน{n} ดอยหมอก")
        makers.member(world.network, party)
        Attendance.objects.create(
            session=world.session, party=party, mark=Mark.PRESENT, method="list"
        )


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("activities", LIST_QUERIES),
        ("activity", ONE_QUERIES),
        ("attendance", LIST_OF_NAMES_QUERIES),
    ],
)
def test_a_page_takes_the_same_queries_for_any_number_of_rows(
    name: str,
    queries: int,
    count: int,
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    grown(world, count)
    client = signed_in("coordinator")
    with django_assert_num_queries(queries):
        client.get(address(world, name))


def test_the_list_says_when_in_the_era_of_the_reader_and_how_many_came(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("reader")
    assert "5 มี.ค. 2559" in shown(client, address(world))
    client.cookies["malai_language"] = "en"
    assert "5 Mar 2016" in shown(client, address(world))


def test_every_activity_is_reached_by_going_on(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    grown(world, 40)
    client = signed_in("reader")
    first = shown(client, address(world))
    start = first.index("?after=")
    second = shown(client, address(world) + first[start : first.index('"', start)])
    assert "กิจกรรม 39" in first
    assert "กิจกรรม 39" not in second
    assert "กิจกรรม 0<" in second


def test_chips_narrow_to_a_network_and_keep_the_search(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    other = makers.network(world.workspace, "เครือข่ายลำธาร")
    Activity.objects.create(
        workspace=world.workspace, network=other, title_th="ลงแขก", kind="field_day"
    )
    client = signed_in("reader")
    page = shown(client, address(world), network=str(other.public_id))
    assert "ลงแขก" in page
    assert "ประชุมประจำเดือน" not in page
    page = shown(client, address(world), q="ลงแขก")
    assert f"?q=%E0%B8%A5%E0%B8%87%E0%B9%81%E0%B8%82%E0%B8%81&network={other.public_id}" in page


@pytest.mark.parametrize(
    "asked", [{"kind": "dance"}, {"network": "x"}, {"q": "\0"}, {"after": "x"}]
)
def test_an_address_that_nobody_made_shows_the_list(
    asked: dict[str, str], world: World, signed_in: Callable[[str], Client]
) -> None:
    assert "ประชุมประจำเดือน" in shown(signed_in("reader"), address(world), **asked)


def test_an_empty_list_says_what_to_do_first_to_those_who_may(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    world.activity.delete()
    upload = reverse("interchange:upload", args=[world.workspace.public_id])
    assert upload in shown(signed_in("coordinator"), address(world))
    page = shown(signed_in("reader"), address(world))
    assert upload not in page
    assert address(world, "activity-new") not in page


def test_a_search_that_finds_nothing_leads_back_to_all(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    page = shown(signed_in("reader"), address(world), q="ไม่มีหรอก")
    assert "ดูกิจกรรมทั้งหมด" in page


def test_a_page_links_the_names_and_hands_the_list_on_without_those_who_did_not_come(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    Attendance.objects.create(
        session=world.session, party=world.mali, mark=Mark.ABSENT, method="import"
    )
    page = shown(signed_in("reader"), address(world, "activity"))
    for party in (world.kru, world.mali):
        assert reverse("network:person", args=[world.workspace.public_id, party.public_id]) in page
    start = page.index('data-copy="') + len('data-copy="')
    text = page[start : page.index('"', start)]
    assert text.splitlines()[:2] == ["ประชุมประจำเดือน", "5 มีนาคม 2559"]
    assert "มา 2 คน" in text
    assert "1. นางสาวแก้ว ใจงาม" in text
    assert "มะลิ" not in text


def test_a_reader_sees_no_way_to_change(world: World, signed_in: Callable[[str], Client]) -> None:
    page = shown(signed_in("reader"), address(world, "activity"))
    assert address(world, "attendance") not in page
    assert address(world, "activity-edit") not in page


def test_every_session_has_its_own_list(world: World, signed_in: Callable[[str], Client]) -> None:
    second = Session.objects.create(activity=world.activity, on=PartialDate(2016, 3, 6))
    page = shown(signed_in("coordinator"), address(world, "activity"))
    assert f"?session={second.public_id}" in page
    assert page.count("ช่วงที่") >= 2


def test_an_activity_of_another_workspace_is_absent(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    theirs = Activity.objects.create(workspace=world.cast.elsewhere, title_th="ของที่อื่น")
    for name in ("activity", "activity-edit", "attendance"):
        url = reverse(f"activities:{name}", args=[world.workspace.public_id, theirs.public_id])
        assert signed_in("owner").get(url).status_code == 404


def test_the_page_of_a_person_tells_what_she_came_to(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    url = reverse("network:person", args=[world.workspace.public_id, world.kru.public_id])
    page = shown(signed_in("reader"), url)
    assert "มา 1 ครั้ง" in page
    assert address(world, "activity") in page
