"""Writing in a draft, setting it up, making it final."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.editing import Settle, editing
from malai.kernel.http import Request
from malai.reports.composing.whole import draft_of
from malai.reports.forms import LookForm, MemoForm, SectionForm
from malai.reports.models import Report
from malai.reports.selectors.reports import report_named, section_named
from malai.reports.services import drafts, finals
from malai.reports.web.pages import base_context, list_crumb
from malai.reports.web.sections import shown_text


@require_POST
@door(Action.NETWORK_EDIT)
def section(request: Request, seat: OpenSeat, report: UUID, section: str) -> HttpResponse:
    """Keep the text of a section: by itself while somebody types, or by the button."""
    here = report_named(seat.workspace, report)
    row = section_named(here, section)
    composed = {} if row.is_written else draft_of(seat, here, [row]).composed
    shown = row.text if row.is_written else shown_text(row, composed[row.name])
    form = SectionForm(request.POST, auto_id=f"{row.name}_%s")
    settle = editing(form, {"text": shown})
    try:
        if not form.is_valid():
            raise ValidationError(_("Write at most a few pages in one section."))
        drafts.section_write(by=request.user, section=row, settle=settle, shown=shown)
    except ValidationError as error:
        form.add_error(None, error)
    if request.htmx:
        return _saved(request, here, row.name, form)
    if form.errors:
        context = {"form": form, "heading": _("Text of the section"), "act": _("Save")}
        crumbs = [list_crumb(seat), (str(here) or _("draft"), _url(here))]
        return render(request, "reports/form.html", {**context, "crumbs": crumbs}, status=422)
    return redirect(f"{_url(here)}#{row.name}")


def _saved(request: Request, here: Report, name: str, form: SectionForm) -> HttpResponse:
    """Answer with the line that says "saved", and with what the form shows from now on."""
    if not form.errors:
        now = section_named(here, name)
        form = SectionForm(initial={"text": now.text})
        editing(form, {"text": now.text})
    return render(request, "reports/_saved.html", {"form": form, "name": name})


@require_POST
@door(Action.NETWORK_EDIT)
def section_change(request: Request, seat: OpenSeat, report: UUID, section: str) -> HttpResponse:
    """Take the text from the records again, leave a section out or in, move it up or down."""
    here = report_named(seat.workspace, report)
    row = section_named(here, section)
    step, by = request.POST.get("step", ""), request.user
    try:
        if step == "reset":
            drafts.section_reset(by=by, section=row)
        elif step in ("out", "in"):
            drafts.section_out(by=by, section=row, is_out=step == "out")
        elif step in ("up", "down"):
            drafts.section_move(by=by, section=row, is_up=step == "up")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"{_url(here)}#{row.name}")


def _url(here: Report) -> str:
    return reverse("reports:report", args=[here.workspace.public_id, here.public_id])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def look(request: Request, seat: OpenSeat, report: UUID) -> HttpResponse:
    """Change how a draft looks: title, form, language, digits, names, template."""
    here = report_named(seat.workspace, report)
    shown = {name: getattr(here, name) for name in drafts.SETTINGS if name != "memo"}
    data = request.POST if request.method == "POST" else None
    form = LookForm(data, workspace=seat.workspace, initial=shown)
    settle = editing(form, shown)
    if form.is_valid() and _done(request, form, here, settle):
        return redirect(_url(here))
    context = {
        **base_context(seat, here, _("How the report looks")),
        "form": form,
        "act": _("Save"),
        "crumbs": [list_crumb(seat), (_("Report"), _url(here))],
    }
    return render(request, "reports/form.html", context, status=422 if form.errors else 200)


def _done(request: Request, form: LookForm, here: Report, settle: Settle) -> bool:
    try:
        drafts.report_change(by=request.user, report=here, settle=settle)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


@require_POST
@door(Action.NETWORK_EDIT)
def memo(request: Request, seat: OpenSeat, report: UUID) -> HttpResponse:
    """Keep the head and the end of a memo."""
    here = report_named(seat.workspace, report)
    form = MemoForm(request.POST)
    if form.is_valid():
        kept = {key: value for key, value in form.cleaned_data.items() if value}
        try:
            drafts.report_change(by=request.user, report=here, settle=lambda _now: {"memo": kept})
            messages.success(request, _("Saved."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _("One of the lines is too long."))
    return redirect(_url(here))


@require_POST
@door(Action.NETWORK_EDIT)
def finish(request: Request, seat: OpenSeat, report: UUID) -> HttpResponse:
    """Make a draft final: frozen, with a number."""
    here = report_named(seat.workspace, report)
    try:
        made = finals.report_finish(by=request.user, seat=seat, report=here)
        said = {"number": made.numbered}
        messages.success(request, _("The report is final: number %(number)s.") % said)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(_url(here))


@require_POST
@door(Action.NETWORK_EDIT)
def again(request: Request, seat: OpenSeat, report: UUID) -> HttpResponse:
    """Make a new draft from a report."""
    here = report_named(seat.workspace, report)
    fresh = finals.report_again(by=request.user, report=here)
    messages.success(request, _("This is a new draft. The final report stays as it is."))
    return redirect("reports:report", seat.workspace.public_id, fresh.public_id)


@require_POST
@door(Action.NETWORK_EDIT)
def drop(request: Request, seat: OpenSeat, report: UUID) -> HttpResponse:
    """Throw a draft away."""
    here = report_named(seat.workspace, report)
    try:
        drafts.report_drop(by=request.user, report=here)
        messages.success(request, _("The draft is gone. The history can bring it back."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("reports:reports", seat.workspace.public_id)
