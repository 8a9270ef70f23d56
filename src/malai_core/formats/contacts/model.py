"""What address books and calendars are read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Card:
    """One card of an address book."""

    name: str
    uid: str = ""
    """Who it is; a card without one is nobody's for certain."""
    kind: str = "individual"
    """individual, org or group"""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    organisation: str = ""
    role: str = ""
    address: str = ""
    birthday: str = ""
    """As written: ISO 8601, and the year may be missing."""
    note: str = ""
    tags: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """The uids of a group's members."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Every other property by its name, as text."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited, and what she answered; an answer is no attendance."""

    name: str
    email: str = ""
    answer: str = ""
    """accepted, declined, tentative, needs-action, or nothing."""
    is_organiser: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a calendar."""

    title: str
    uid: str = ""
    start: date | None = None
    """A day, or a day with an hour."""
    end: date | None = None
    """For whole days the last one, though iCalendar itself writes the day after."""
    place: str = ""
    description: str = ""
    status: str = ""
    repeats: str = ""
    """The rule of a repeated event, as written; the repetitions are not made."""
    occurrence: str = ""
    """Which one of a repeated event this is, where it stands alone."""
    tags: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
