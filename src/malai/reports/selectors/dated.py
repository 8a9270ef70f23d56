"""Days that are certainly before or within others, asked of rows; and who came before a report's first day.

A date may be a month or a year alone. What may lie on either side of a border counts on neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from malai.activities.models import Attendance, Mark
from malai.network.models import PartyKind
from malai.reports.selectors.scope import Subject
from malai_core.text import PartialDate


def certainly_before(field: str, day: date) -> Q:
    """Return the filter of rows all of whose days lie before ``day``. No query of its own.

    Dates sort as text, a month before its days: the month and the year of ``day`` itself would
    pass, though they reach beyond it.
    """
    told = day.isoformat()
    return Q(**{f"{field}__lt": told}) & ~Q(**{f"{field}__in": ["", told[:4], told[:7]]})


def certainly_within(field: str, first: date, last: date) -> Q:
    """Return the filter of rows all of whose days lie from ``first`` to ``last``. No query of its own."""
    vague = list(_vague(first, last))
    inside = [one.iso for one in vague if first <= one.first_day and one.last_day <= last]
    between = Q(**{f"{field}__gte": first.isoformat(), f"{field}__lte": last.isoformat()})
    exact = between & ~Q(**{f"{field}__in": [one.iso for one in vague]})
    return exact | Q(**{f"{field}__in": inside})


def _vague(first: date, last: date) -> Iterator[PartialDate]:
    """Yield the months and years that touch the days from ``first`` to ``last``."""
    day = first.replace(day=1)
    while day <= last:
        yield PartialDate(day.year, day.month)
        day = (day + timedelta(days=31)).replace(day=1)
    for year in range(first.year, last.year + 1):
        yield PartialDate(year)


def attended_before(subject: Subject, parties: Iterable[int]) -> QuerySet[Attendance]:
    """Return who of ``parties`` came to what was certainly before the first day. One query when read.

    A session without a day is as old as its activity. Nothing where the first day is not known.
    """
    rows = Attendance.objects.filter(
        party__in=parties, party__kind=PartyKind.PERSON, mark=Mark.PRESENT
    )
    if subject.first is None:
        return rows.none()
    undated = Q(session__on="") & certainly_before("session__activity__starts", subject.first)
    before = certainly_before("session__on", subject.first) | undated
    return rows.filter(before).exclude(session__in=subject.sessions)
