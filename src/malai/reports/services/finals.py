"""Final reports: frozen with a number, who and when; and a new version of one."""

from __future__ import annotations

import json
from typing import Final

from django.db.models import Max
from django.utils import timezone

from malai.access.doors import OpenSeat
from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.reports.composing.whole import Step, draft_of
from malai.reports.document import to_plain
from malai.reports.models import NamedIn, Report, ReportSection, ReportState
from malai.reports.periods import BUDDHIST_ERA
from malai.reports.selectors.reports import sections_of
from malai.reports.services.drafts import SETTINGS, _locked
from malai.runs.services import fingerprint_of

_KEPT: Final = ("name", "position", "text", "is_written", "is_out", "written_by_id")


def report_finish(*, by: User, seat: OpenSeat, report: Report, step: Step | None = None) -> Report:
    """Freeze a draft as ``seat`` sees it now, with the next number of this Buddhist year.

    Raises
    ------
    ValidationError
        It is final already.
    Http404
        What it is about is not there any more.
    """
    with recorded(
        "reports.report_finish", by=by, workspace=report.workspace, subject=report.public_id
    ) as trace:
        # One after the other in a workspace: two at once would take the same number.
        Workspace.objects.select_for_update().get(pk=report.workspace.pk)
        now = _locked(report)
        trace.changing([now])
        now.workspace = seat.workspace
        now.number_year = timezone.localdate().year + BUDDHIST_ERA
        now.number = _next_number(now)
        made = draft_of(seat, now, sections_of(now), step=step)
        plain = to_plain(made.document)
        now.title = made.document.title.replace("\n", " ")
        now.frozen = json.dumps(plain, ensure_ascii=False)
        now.fingerprint = fingerprint_of(plain)
        now.state, now.frozen_at, now.frozen_by = ReportState.FINAL, timezone.now(), by
        now.is_whole = seat.workspace.seen_from is None
        now.save()
        trace.create_all(NamedIn, (NamedIn(report=now, party_id=key) for key in sorted(made.named)))
        trace.say(number=now.numbered)
    return now


def _next_number(report: Report) -> int:
    rows = Report.objects.filter(workspace=report.workspace, number_year=report.number_year)
    return int(rows.aggregate(most=Max("number"))["most"] or 0) + 1


def report_again(*, by: User, report: Report) -> Report:
    """Make a new draft from a report, with what people wrote in it and the records of today."""
    fresh = Report(
        workspace=report.workspace,
        scope=report.scope,
        about_id=report.about_id,
        year=report.year,
        quarter=report.quarter,
        made_by=by,
        is_whole=report.workspace.seen_from is None,
        **{name: getattr(report, name) for name in SETTINGS},
    )
    with recorded("reports.report_again", by=by, workspace=report.workspace) as trace:
        trace.create(fresh)
        trace.about(fresh.public_id)
        trace.say(number=report.numbered)
        rows = sections_of(report)
        trace.create_all(
            ReportSection,
            (
                ReportSection(report=fresh, **{name: getattr(row, name) for name in _KEPT})
                for row in rows
            ),
        )
    return fresh
