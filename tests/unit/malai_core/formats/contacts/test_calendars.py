"""Calendars: whole days, hours, repeated events and guests."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from malai_core.formats.contacts import Event, Guest, read_events, write_events

STAMP = datetime(2024, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - as the core writes it
EVENTS = [
    Event(
        "ประชุม; วางแผน", "e1", date(2024, 1, 5), date(2024, 1, 6), "หอประชุม", "สองวัน", "confirmed"
    ),
    Event("One day", "e2", date(2024, 2, 1), tags=("a", "b")),
    Event(
        "Hour",
        "e3",
        datetime(2024, 3, 1, 9, tzinfo=timezone.utc),  # noqa: UP017 - as above
        datetime(2024, 3, 1, 11, tzinfo=timezone.utc),  # noqa: UP017 - as above
        repeats="FREQ=WEEKLY;COUNT=3",
        guests=(
            Guest("ดาว", "dao@example.org", is_organiser=True),
            Guest("ฟ้า", "fah@example.org", "accepted"),
        ),
    ),
]


def test_events_come_back() -> None:
    assert list(read_events(write_events(EVENTS, stamp=STAMP))) == EVENTS


def test_an_event_of_every_second_is_one_event() -> None:
    text = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:20240101T000000Z\r\nDURATION:PT1H\r\n"
        b"RRULE:FREQ=SECONDLY;UNTIL=99991231T235959Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    (event,) = read_events(text)
    assert event.repeats.startswith("FREQ=SECONDLY")
    assert event.end == datetime(2024, 1, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - as above


def test_what_is_no_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match=r"."):
        list(read_events(b"nothing of the kind"))
