"""iCalendar, by the library ``icalendar``: events, guests and their answers, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

from malai_core.formats.contacts.model import Event, Guest

_MAILTO: Final = "mailto:"


def read_events(data: bytes) -> Iterator[Event]:
    """Yield the events of a calendar file; tasks, journals and alarms are passed over.

    Raises
    ------
    ValueError
        The file is no calendar.

    Notes
    -----
    Read whole. Rules of repetition are kept as text and never carried out, so that an event of
    every second until the year 9999 costs nothing.
    """
    from icalendar import Calendar

    for calendar in Calendar.from_ical(data, multiple=True):
        for found in calendar.walk("VEVENT"):
            yield _event(found)


def _event(found: Any) -> Event:  # noqa: ANN401 - icalendar's component
    start, end = _day(found, "DTSTART"), _day(found, "DTEND")
    if end is None and start is not None:
        lasts = _value(found, "DURATION")
        end = start + lasts if isinstance(lasts, timedelta) else None
    if end is not None and not isinstance(end, datetime) and end > date.min:
        end -= timedelta(days=1)
        if start is not None and end.isoformat() < start.isoformat()[:10]:
            end = start
    return Event(
        title=_text(found, "SUMMARY"),
        uid=_text(found, "UID"),
        start=start,
        end=end if end != start else None,
        place=_text(found, "LOCATION"),
        description=_text(found, "DESCRIPTION"),
        status=_text(found, "STATUS").lower(),
        repeats=_rule(found),
        occurrence=_occurrence(found),
        tags=_tags(found),
        guests=tuple(_guests(found)),
    )


def _value(found: Any, key: str) -> Any:  # noqa: ANN401 - whatever a property holds
    value = _first(found, key)
    return getattr(value, "dt", None)


def _first(found: Any, key: str) -> Any:  # noqa: ANN401 - whatever a property holds
    value = found.get(key)
    return value[0] if isinstance(value, list) and value else value


def _day(found: Any, key: str) -> date | None:  # noqa: ANN401 - icalendar's component
    value = _value(found, key)
    return value if isinstance(value, date) else None


def _text(found: Any, key: str) -> str:  # noqa: ANN401 - icalendar's component
    value = _first(found, key)
    return "" if value is None else str(value)


def _rule(found: Any) -> str:  # noqa: ANN401 - icalendar's component
    rule = _first(found, "RRULE")
    if rule is None:
        return ""
    to_ical = getattr(rule, "to_ical", None)
    return to_ical().decode() if to_ical else str(rule)


def _occurrence(found: Any) -> str:  # noqa: ANN401 - icalendar's component
    value = _day(found, "RECURRENCE-ID")
    return value.isoformat() if value else ""


def _tags(found: Any) -> tuple[str, ...]:  # noqa: ANN401 - icalendar's component
    value = found.get("CATEGORIES")
    groups = value if isinstance(value, list) else [value] if value is not None else []
    return tuple(str(tag) for group in groups for tag in getattr(group, "cats", [group]))


def _guests(found: Any) -> Iterator[Guest]:  # noqa: ANN401 - icalendar's component
    for key in ("ORGANIZER", "ATTENDEE"):
        value = found.get(key)
        for one in value if isinstance(value, list) else [value] if value is not None else []:
            address = str(one)
            is_mail = address.lower().startswith(_MAILTO)
            email = address[len(_MAILTO) :].strip().lower() if is_mail else ""
            parameters = getattr(one, "params", {})
            name = str(parameters.get("CN", "")).strip('"') or email or address
            answer = str(parameters.get("PARTSTAT", "")).lower()
            yield Guest(name, email, answer, is_organiser=key == "ORGANIZER")


def write_events(events: Iterable[Event], *, stamp: datetime, name: str = "") -> bytes:
    """Return a calendar file.

    Parameters
    ----------
    events
        A guest without an address is written by name only.
    stamp
        When the file is made; the core has no clock.
    name
        What a program that subscribes to it shows; without one it shows the address.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Malai//network calendar//TH")
    calendar.add("version", "2.0")
    if name:
        # RFC 7986, section 5.1, and what programs knew before it.
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_component(event, stamp))
    written: bytes = calendar.to_ical()
    return written


def _component(event: Event, stamp: datetime) -> Any:  # noqa: ANN401 - icalendar's component
    from icalendar import Event as Component
    from icalendar import vRecur

    found = Component()
    found.add("dtstamp", stamp)
    texts = {"summary": event.title, "uid": event.uid, "location": event.place}
    texts |= {"description": event.description, "status": event.status.upper()}
    for key, text in texts.items():
        if text:
            found.add(key, text)
    if event.start is not None:
        found.add("dtstart", event.start)
    if event.end is not None:
        is_day = not isinstance(event.end, datetime)
        found.add("dtend", event.end + timedelta(days=1) if is_day else event.end)
    if event.repeats:
        found.add("rrule", vRecur.from_ical(event.repeats))
    if event.occurrence:
        found.add("recurrence-id", _point(event.occurrence))
    if event.tags:
        found.add("categories", list(event.tags))
    for guest in event.guests:
        found.add("organizer" if guest.is_organiser else "attendee", _address(guest), encode=False)
    return found


def _point(text: str) -> date:
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def _address(guest: Guest) -> Any:  # noqa: ANN401 - icalendar's property
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"{_MAILTO}{guest.email}" if guest.email else "invalid:nomail")
    address.params["CN"] = vText(guest.name.replace('"', "'"))
    if guest.answer:
        address.params["PARTSTAT"] = vText(guest.answer.upper())
    return address
