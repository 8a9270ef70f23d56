"""Which reports there are. Each selector says its number of queries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.activities.models import Activity, ActivityFile, Series
from malai.activities.selectors import activities_seen
from malai.activities.selectors_around import files_of
from malai.files.services import file_path
from malai.network.reach import networks_seen
from malai.reports.document import Document, of_plain
from malai.reports.models import Report, ReportSection, ReportState, WordTemplate


def reports_seen(workspace: Workspace) -> QuerySet[Report]:
    """Return the reports that are seen, newest first. One query.

    A limited seat sees what it made itself: its drafts are composed for whoever opens them, and
    of final ones only those that were composed within a reach.
    """
    rows = Report.objects.filter(workspace=workspace).defer("frozen")
    seat = workspace.seen_from
    if seat is None:
        return rows
    drafts = Q(state=ReportState.DRAFT, made_by=seat.user_id)
    finals = Q(state=ReportState.FINAL, frozen_by=seat.user_id, is_whole=False)
    return rows.filter(drafts | finals)


def reports_listed(workspace: Workspace) -> QuerySet[Report]:
    """Return the reports with who made them, drafts first. One query."""
    rows = reports_seen(workspace).select_related("made_by", "frozen_by")
    return rows.order_by("state", "-pk")


def reports_about(workspace: Workspace, about: UUID) -> list[Report]:
    """Return the reports about one activity, series or network. Four queries."""
    return titled(workspace, reports_listed(workspace).filter(about_id=about)[:20])


def titled(workspace: Workspace, rows: Iterable[Report]) -> list[Report]:
    """Return reports with ``shown_title``: their own, else of what they are about. Three queries."""
    found, names = list(rows), {}
    wanted = [row.about_id for row in found if not row.title]
    for seen in (
        activities_seen(workspace),
        Series.objects.filter(pk__in=activities_seen(workspace).order_by().values("series")),
        networks_seen(workspace),
    ):
        for one in seen.filter(public_id__in=wanted):
            names[one.public_id] = str(one)
    for row in found:
        row.shown_title = row.title or names.get(row.about_id, "")  # type: ignore[attr-defined]
    return found


def report_named(workspace: Workspace, public_id: UUID) -> Report:
    """Return one report. One query.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    rows = reports_seen(workspace).defer(None).select_related("word__file", "frozen_by", "made_by")
    report = rows.filter(public_id=public_id).first()
    if report is None:
        raise Http404
    report.workspace = workspace
    return report


def sections_of(report: Report) -> list[ReportSection]:
    """Return the sections of a draft in their order. One query."""
    rows = list(report.sections.order_by("position", "pk"))
    for row in rows:
        row.report = report
    return rows


def section_named(report: Report, name: str) -> ReportSection:
    """Return one section of a draft, or raise ``Http404``. One query."""
    row = report.sections.filter(name=name).first()
    if row is None:
        raise Http404
    row.report = report
    return row


def frozen_of(report: Report) -> Document:
    """Return the document of a final report. No query."""
    return of_plain(json.loads(report.frozen))


def templates_of(workspace: Workspace) -> QuerySet[WordTemplate]:
    """Return the Word templates of a workspace, retired ones last. One query."""
    rows = WordTemplate.objects.filter(workspace=workspace).select_related("file")
    return rows.order_by("is_retired", "name", "pk")


def template_named(workspace: Workspace, public_id: UUID) -> WordTemplate:
    """Return one Word template, or raise ``Http404``. One query."""
    row = templates_of(workspace).filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.workspace = workspace
    return row


def photos_of(seat: OpenSeat, document: Document) -> Mapping[str, bytes]:
    """Return the photos of a document, by key, as far as everybody on them still agrees.

    Two queries, and three for each activity with photos in it; none without photos.
    """
    keys = {photo.key for photo in document.photos()}
    if not keys or not seat.may(Action.CONTACT_READ):
        return {}
    rows = ActivityFile.objects.filter(public_id__in=keys, activity__workspace=seat.workspace)
    activities = Activity.objects.filter(pk__in=rows.values("activity"))
    found: dict[str, bytes] = {}
    for activity in activities:
        activity.workspace = seat.workspace
        for shown in files_of(activity):
            path = file_path(shown.row.file)
            if str(shown.row.public_id) in keys and shown.may_go_out and path.exists():
                found[str(shown.row.public_id)] = path.read_bytes()
    return found
