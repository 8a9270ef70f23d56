"""Address books (vCard) and calendars (iCalendar), both ways."""

from __future__ import annotations

from malai_core.formats.contacts.calendars import read_events, write_events
from malai_core.formats.contacts.model import Card, Event, Guest
from malai_core.formats.contacts.vcards import read_cards, write_cards

__all__ = ["Card", "Event", "Guest", "read_cards", "read_events", "write_cards", "write_events"]
