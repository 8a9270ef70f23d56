"""The list of reports, a new one, and one of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities.selectors import activity_named
from malai.activities.selectors_series import series_named
from malai.kernel.http import Request
from malai.reports.composing.whole import draft_of
from malai.reports.composing.wording import report_of
from malai.reports.forms import LookForm, MemoForm, PeriodForm, quarter_scope
from malai.reports.models import Form, Report, Scope
from malai.reports.selectors.reports import (
    photos_of,
    report_named,
    reports_listed,
    sections_of,
    titled,
)
from malai.reports.services.drafts import About, report_make
from malai.reports.services.outputs import document_of
from malai.reports.web.sections import section_context
from malai.reports.writers.html import fragment

#: Reports on the list; older ones are found on the pages of their subjects.
PAGE = 60


@require_safe
@door(Action.NETWORK_READ)
def reports(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the reports of a workspace: drafts first, then final ones by number."""
    rows = titled(seat.workspace, reports_listed(seat.workspace)[:PAGE])
    context = {
        "drafts": [row for row in rows if not row.is_final],
        "finals": [row for row in rows if row.is_final],
        "may_edit": seat.may(Action.NETWORK_EDIT),
    }
    return render(request, "reports/reports.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def report_period(request: Request, seat: OpenSeat) -> HttpResponse:
    """Make a report of a network over a quarter or a fiscal year."""
    form = PeriodForm(request.POST if request.method == "POST" else None, workspace=seat.workspace)
    if form.is_valid():
        said = form.cleaned_data
        quarter = said["quarter"]
        about = About(quarter_scope(quarter), UUID(said["network"]), said["year"], quarter or None)
        return _made(request, seat, about, form)
    return _form(request, seat, form, _("Report of a quarter or a year"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def report_activity(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Make a report of one activity."""
    here = activity_named(seat.workspace, activity)
    return _asked(request, seat, About(Scope.ACTIVITY, here.public_id), here.title)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def report_series(request: Request, seat: OpenSeat, series: UUID) -> HttpResponse:
    """Make a report of a series of activities."""
    here = series_named(seat.workspace, series)
    return _asked(request, seat, About(Scope.SERIES, here.public_id), here.title)


def _asked(request: Request, seat: OpenSeat, about: About, title: str) -> HttpResponse:
    form = LookForm(request.POST if request.method == "POST" else None, workspace=seat.workspace)
    if form.is_valid():
        return _made(request, seat, about, form)
    return _form(request, seat, form, report_of(title))


def _made(request: Request, seat: OpenSeat, about: About, form: LookForm) -> HttpResponse:
    made = report_make(
        by=request.user, workspace=seat.workspace, about=about, settings=form.cleaned_data
    )
    return redirect("reports:report", seat.workspace.public_id, made.public_id)


def _form(request: Request, seat: OpenSeat, form: LookForm, heading: str) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "act": _("Make the draft"),
        "crumbs": [list_crumb(seat)],
    }
    status = 422 if form.errors else 200
    return render(request, "reports/form.html", context, status=status)


def list_crumb(seat: OpenSeat) -> tuple[str, str]:
    """Return the list of reports as a step above a page."""
    return (_("Reports"), reverse("reports:reports", args=[seat.workspace.public_id]))


@require_safe
@door(Action.NETWORK_READ)
def report(request: Request, seat: OpenSeat, report: UUID) -> HttpResponse:
    """Show a report: a draft with its sections to write in, a final one as it was frozen."""
    here = report_named(seat.workspace, report)
    if here.is_final or not seat.may(Action.NETWORK_EDIT):
        return _shown(request, seat, here)
    rows = sections_of(here)
    draft = draft_of(seat, here, rows)
    context = {
        **base_context(seat, here, draft.document.title),
        "below": draft.document.below,
        "sections": [section_context(row, draft.composed[row.name]) for row in rows],
        "is_memo": here.form == Form.MEMO,
        "memo_form": MemoForm(initial=here.memo),
    }
    return render(request, "reports/draft.html", context)


def _shown(request: Request, seat: OpenSeat, here: Report) -> HttpResponse:
    document = document_of(seat, here)
    context = {
        **base_context(seat, here, document.title),
        "below": document.below,
        "document": fragment(document, photos_of(seat, document)),
        "language": document.language,
    }
    return render(request, "reports/report.html", context)


@require_safe
@door(Action.NETWORK_READ)
def preview(request: Request, seat: OpenSeat, report: UUID) -> HttpResponse:
    """Show a report as it reads now, without anything to write in."""
    return _shown(request, seat, report_named(seat.workspace, report))


def base_context(seat: OpenSeat, here: Report, title: str) -> dict[str, Any]:
    """Return what every page of a report shows."""
    return {
        "report": here,
        "heading": title,
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_export": seat.may(Action.DATA_EXPORT),
        "may_see_history": seat.may(Action.HISTORY_READ),
        "crumbs": [list_crumb(seat)],
    }
