"""The month on a page, and a calendar by a link: made, read without an account, closed."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from malai.activities.models import Activity, Feed, Session
from malai.places.models import Place
from tests.makers import World


def at(world: World, name: str, **more: object) -> str:
    return reverse(f"activities:{name}", kwargs={"workspace": world.workspace.public_id, **more})


def test_a_month_is_said_in_the_buddhist_era_with_its_holidays(
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    Session.objects.create(activity=world.activity, on="2016-04-12", starts_at="09:00")
    client = signed_in("reader")
    # Session, user, seat, sessions, networks.
    with django_assert_num_queries(5):
        answer = client.get(at(world, "calendar"), {"month": "2016-04"})
    page = unescape(answer.content.decode())
    assert "เมษายน 2559" in page
    assert "วันสงกรานต์" in page
    assert "ประชุมประจำเดือน" in page
    assert "?month=2016-03" in page
    assert "?month=2016-05" in page
    client.cookies["malai_language"] = "en"
    page = unescape(client.get(at(world, "calendar"), {"month": "2016-04"}).content.decode())
    assert "April 2016" in page
    assert "Songkran" in page


def test_an_empty_or_senseless_month_leads_to_where_something_is(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    for month in ("2016-07", "2559-13", "x"):
        page = signed_in("reader").get(at(world, "calendar"), {"month": month})
        assert "?month=2016-03" in unescape(page.content.decode())


def test_the_map_is_one_tap_away(world: World, signed_in: Callable[[str], Client]) -> None:
    answer = signed_in("reader").get(at(world, "on-map"))
    args = [world.workspace.public_id, world.network.public_id]
    assert answer.headers["Location"] == reverse("atlas:map", args=args) + "?measure=activities"


def test_a_point_with_many_activities_leads_to_the_list_of_its_place(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    here = Place.objects.create(
        workspace=world.workspace, name_th="ศาลากลางบ้าน", latitude=19.9, longitude=99.8
    )
    Activity.objects.update(place=here)
    for title in ("นัดหนึ่ง", "นัดสอง"):
        Activity.objects.create(
            workspace=world.workspace, network=world.network, title_th=title, place=here
        )
    elsewhere = Activity.objects.create(workspace=world.workspace, title_th="ที่อื่น")
    client = signed_in("reader")
    data = reverse("atlas:map-data", args=[world.workspace.public_id, world.network.public_id])
    (mark,) = client.get(data, {"measure": "activities"}).json()["marks"]
    assert mark["names"] == ["ศาลากลางบ้าน: 3 กิจกรรม"]
    page = client.get(mark["url"]).content.decode()
    assert "นัดหนึ่ง" in page
    assert "ศาลากลางบ้าน" in page
    assert elsewhere.title_th not in page
    shown = client.get(data.replace("map.json", ""), {"measure": "activities"}).content.decode()
    assert "แผนที่กิจกรรม" in shown


def test_without_a_network_map_and_plan_lead_back_with_a_sentence(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    world.network.delete()
    for name in ("on-map", "plans"):
        page = signed_in("reader").get(at(world, name), follow=True)
        assert "ยังไม่มีเครือข่าย" in unescape(page.content.decode())


def test_a_calendar_by_a_link_is_made_read_and_closed(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    form = {"network": str(world.network.public_id), "other": str(world.kru.public_id)}
    page = unescape(client.post(at(world, "feed-new"), form).content.decode())
    found = re.search(r"http://testserver(/l/[\w-]+/)", page)
    assert found is not None
    read = Client().get(found[1])
    assert read.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert read.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert "no-store" in read.headers["Cache-Control"]
    assert "ใจงาม" in unescape(client.get(at(world, "feeds")).content.decode())
    feed = Feed.objects.get()
    assert signed_in("owner").post(at(world, "feed-close", feed=feed.public_id)).status_code == 404
    client.post(at(world, "feed-close", feed=feed.public_id))
    assert Client().get(found[1]).status_code == 404
