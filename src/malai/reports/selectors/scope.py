"""What a report is about: its activities and sessions. Each selector says its queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q
from django.http import Http404

from malai.activities.models import Activity, Series, Session
from malai.activities.selectors import activities_seen, activity_named
from malai.activities.selectors_series import series_named
from malai.kernel.templatetags.malai import name
from malai.network.models import Network
from malai.network.selectors.pages import network_named
from malai.reports.models import Report, Scope
from malai.reports.periods import Period, fiscal_period, quarter_period


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about, with its activities by day and the sessions that belong to it."""

    scope: str
    title: str
    network: Network | None = None
    period: Period | None = None
    activities: Sequence[Activity] = ()
    sessions: Sequence[Session] = ()
    called_off: int = 0
    undated: int = 0
    """Activities whose date is not known well enough to say whether they belong here."""
    days: Sequence[date] = field(default=())
    batch: str = ""
    """Which time a training is held, as it is said; of one activity alone."""

    @property
    def first(self) -> date | None:
        """The first day; of a period, its own."""
        return self.period.first if self.period else min(self.days, default=None)

    @property
    def last(self) -> date | None:
        """The last day."""
        return self.period.last if self.period else max(self.days, default=None)


def subject_of(report: Report) -> Subject:
    """Return what a report is about, as far as it is seen. At most five queries.

    Raises
    ------
    Http404
        It is not there any more, or not seen from here.
    """
    if report.scope == Scope.ACTIVITY:
        here = activity_named(report.workspace, report.about_id)
        subject = _subject(report.scope, here.title, here.network, [here], None)
        return replace(subject, batch=here.batch)
    if report.scope == Scope.SERIES:
        series = series_named(report.workspace, report.about_id)
        return _subject(report.scope, series.title, series.network, _of_series(series), None)
    network = network_named(report.workspace, report.about_id)
    period = period_of(report)
    return _subject(report.scope, name(network), network, _within(network, period), period)


def is_there(report: Report) -> bool:
    """Say whether what a report is about is seen from here. Two queries."""
    try:
        if report.scope == Scope.ACTIVITY:
            activity_named(report.workspace, report.about_id)
        elif report.scope == Scope.SERIES:
            series_named(report.workspace, report.about_id)
        else:
            network_named(report.workspace, report.about_id)
    except Http404:
        return False
    return True


def period_of(report: Report) -> Period:
    """Return the days of a quarter or a fiscal year."""
    year = report.year or 0
    if report.scope == Scope.QUARTER:
        return quarter_period(year, report.quarter or 1)
    return fiscal_period(year)


def _of_series(series: Series) -> list[Activity]:
    rows = activities_seen(series.workspace).filter(series=series)
    rows = rows.select_related("network", "place", "own_kind")
    return _owned(list(rows.order_by("starts", "pk")), series)


def _within(network: Network, period: Period) -> list[Activity]:
    """Return the activities of a network that have, or may have, a day in the period."""
    # A month or a year alone sorts before its days; Python decides about what is near the edge.
    early, late = f"{period.first:%Y}", f"{period.last:%Y-%m-%d}"
    inside = Q(sessions__on__gte=early, sessions__on__lte=late)
    starts = Q(starts__gte=early, starts__lte=late)
    rows = activities_seen(network.workspace).filter(inside | starts, network=network)
    rows = rows.select_related("network", "place", "own_kind").distinct()
    return _owned(list(rows.order_by("starts", "pk")), network)


def _owned(rows: list[Activity], of: Series | Network) -> list[Activity]:
    for row in rows:
        row.workspace = of.workspace
    return rows


def _subject(
    scope: str,
    title: str,
    network: Network | None,
    activities: list[Activity],
    period: Period | None,
) -> Subject:
    held = [one for one in activities if one.called_off_on is None]
    sessions = list(Session.objects.filter(activity__in=held).order_by("on", "pk"))
    inside, undated = _cut(held, sessions, period)
    there = {one.pk: one for one in inside}
    kept = [one for one in sessions if one.activity_id in there]
    if period is not None:
        kept = [one for one in kept if period.holds(one.on)]
    for session in kept:
        session.activity = there[session.activity_id]
    called_off = [one for one in activities if one.called_off_on is not None]
    if period is not None:
        called_off = [one for one in called_off if period.holds(one.starts)]
    return Subject(
        scope,
        title,
        network,
        period,
        inside,
        kept,
        len(called_off),
        undated,
        _days(inside, kept, period),
    )


def _cut(
    held: list[Activity], sessions: list[Session], period: Period | None
) -> tuple[list[Activity], int]:
    if period is None:
        return held, 0
    dates = {one.pk: [one.starts] for one in held}
    for session in sessions:
        dates[session.activity_id].append(session.on)
    inside = [one for one in held if any(map(period.holds, dates[one.pk]))]
    there = {one.pk for one in inside}
    vague = [one for one in held if one.pk not in there and any(map(period.touches, dates[one.pk]))]
    return inside, len(vague)


def _days(
    activities: Sequence[Activity], sessions: Sequence[Session], period: Period | None
) -> list[date]:
    known = {one.activity_id for one in sessions if one.on}
    dates = [one.on for one in sessions if one.on]
    dates += [one.starts for one in activities if one.pk not in known and one.starts]
    days = {day for on in dates for day in (on.first_day, on.last_day)}
    if period is not None:
        days = {day for day in days if period.first <= day <= period.last}
    return sorted(days)
