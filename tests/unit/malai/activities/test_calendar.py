"""The sheet of a month, and what a calendar outside is told."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Scope
from malai.activities.feeds import CalendarPage
from malai.activities.models import Activity, Feed, Session
from malai.activities.selectors_calendar import month_of, months_beside
from malai.activities.services.hands import speaker_add
from malai.network.models import SeatNetwork
from malai.places.models import Place
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World

MARCH = date(2016, 3, 1)


def sitting(world: World, on: PartialDate | None, **fields: object) -> Session:
    return Session.objects.create(activity=world.activity, on=on, **fields)


def test_a_month_begins_on_monday_and_shares_its_weeks_with_its_neighbours(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    leap = sitting(world, PartialDate(2016, 2, 29))
    sometime = sitting(world, PartialDate(2016, 3))
    sitting(world, None)
    with django_assert_num_queries(1):
        month = month_of(world.workspace, MARCH, today=date(2016, 3, 5))
    # The 29th of February 2559 B.E. is a Monday, and stands at the head of March.
    head = month.weeks[0][0]
    assert (head.on, head.is_in_month, head.sessions) == (date(2016, 2, 29), False, [leap])
    assert month.undated == [sometime]
    assert month.count == 2
    assert [day.on for day in month.days if day.is_today] == [date(2016, 3, 5)]
    assert all(week[0].on.weekday() == 0 for week in month.weeks)


def test_february_of_a_buddhist_leap_year_has_29_days(world: World) -> None:
    days = [day.on for week in month_of(world.workspace, date(2016, 2, 1)).weeks for day in week]
    assert date(2016, 2, 29) in days
    days = [day.on for week in month_of(world.workspace, date(2017, 2, 1)).weeks for day in week]
    assert sum(day.month == 2 for day in days) == 28


def test_an_empty_month_knows_where_something_is(world: World) -> None:
    Activity.objects.create(workspace=world.workspace, title_th="ปีก่อน", starts="2015")
    Activity.objects.create(workspace=world.workspace, title_th="ทีหลัง", starts="2016-10-01")
    assert months_beside(world.workspace, date(2016, 5, 1)) == ("2016-03", "2016-10")
    assert months_beside(world.workspace, date(2016, 3, 1)) == ("", "2016-10")


def calendar_of(feed: Feed) -> Any:
    found = CalendarPage().page_for(feed.public_id)
    assert found is not None
    assert found[1]["content_type"].startswith("text/calendar")
    return Calendar.from_ical(found[1]["calendar"])


@pytest.fixture
def feed(world: World, monkeypatch: pytest.MonkeyPatch) -> Feed:
    """A calendar of the coordinator, read in March 2016."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: MARCH)
    return Feed.objects.create(
        workspace=world.workspace, network=world.network, given_by=world.cast.coordinator
    )


def test_a_calendar_tells_title_times_and_place_and_nothing_else(world: World, feed: Feed) -> None:
    world.activity.place = Place.objects.create(workspace=world.workspace, name_th="ศาลาวัด")
    world.activity.note, world.activity.objectives = "ความลับ", "ความลับ"
    world.activity.save()
    speaker_add(by=None, activity=world.activity, fields={"name": "แก้ว ใจงาม"})
    sitting(world, PartialDate(2016, 3, 6), starts_at=time(0, 30), ends_at=time(9))
    first, second = calendar_of(feed).walk("VEVENT")
    assert first["dtstart"].dt == date(2016, 3, 5)
    # Half past midnight in Bangkok is the evening before by the clock that calendars share.
    assert second["dtstart"].dt.isoformat() == "2016-03-05T17:30:00+00:00"
    assert second["dtend"].dt.isoformat() == "2016-03-06T02:00:00+00:00"
    assert {str(one["location"]) for one in (first, second)} == {"ศาลาวัด"}
    keys = {key for one in (first, second) for key in one}
    assert keys == {"SUMMARY", "UID", "DTSTAMP", "DTSTART", "DTEND", "LOCATION"}
    written = calendar_of(feed).to_ical().decode()
    assert "ความลับ" not in written
    assert "ใจงาม" not in written


def test_what_is_called_off_is_told_and_what_has_no_day_is_not(world: World, feed: Feed) -> None:
    sitting(world, PartialDate(2016, 3))
    world.activity.called_off_on = MARCH
    world.activity.save()
    (event,) = calendar_of(feed).walk("VEVENT")
    assert event["status"] == "CANCELLED"


def test_a_calendar_shows_what_its_giver_sees_now(world: World, feed: Feed) -> None:
    seat = world.cast.coordinator.seats.get()
    seat.scope = Scope.NETWORKS
    seat.save()
    assert CalendarPage().page_for(feed.public_id) is None
    SeatNetwork.objects.create(seat=seat, network=world.network)
    assert CalendarPage().page_for(feed.public_id) is not None
    feed.network = None
    feed.save()
    other = makers.network(world.workspace, "เครือข่ายอื่น")
    beyond = Activity.objects.create(
        workspace=world.workspace, network=other, title_th="ของที่อื่น", starts="2016-03-08"
    )
    Session.objects.create(activity=beyond, on="2016-03-08")
    assert len(calendar_of(feed).walk("VEVENT")) == 1
    seat.delete()
    assert CalendarPage().page_for(feed.public_id) is None
