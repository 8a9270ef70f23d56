"""The ledger of hours as a table that leaves Malai."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from malai.activities.hours import HoursSource
from malai.activities.models import Attendance
from malai.activities.selectors_hours import entries_of
from malai.activities.templatetags.hours import clock
from malai.kernel.templatetags.malai import thai_date
from malai.tables.writing import Table
from malai_core.formats import CellValue


def hours_table(rows: QuerySet[Attendance]) -> Table:
    """Return the ledger; rows are read while they are written. One query."""
    return Table(_("Hours"), _heads(), _lines(rows))


def _heads() -> list[str]:
    return [
        _("Name"),
        _("Activity"),
        _("Session"),
        _("Date"),
        _("Date (ISO)"),
        _("Came at"),
        _("Left at"),
        _("Hours"),
        _("Where the hours come from"),
        _("Approved"),
        _("Approved hours"),
    ]


def said_source(source: HoursSource) -> str:
    """Say where hours come from."""
    if source == HoursSource.NOTED:
        return _("in and out")
    return _("times of the session") if source == HoursSource.SESSION else _("not known")


def _lines(rows: QuerySet[Attendance]) -> Iterator[list[CellValue]]:
    for entry in entries_of(rows):
        row, stay = entry.row, entry.stay
        session = row.session
        yield [
            row.party.name,
            session.activity.title,
            session.title,
            thai_date(session.on),
            session.on.iso if session.on else "",
            clock(row.came_at),
            clock(row.left_at),
            None if stay.minutes is None else round(stay.minutes / 60, 2),
            said_source(stay.source),
            row.get_hours_state_display(),
            None if row.hours_minutes is None else round(row.hours_minutes / 60, 2),
        ]
