"""A report as a file: at once, or by a worker where many people came."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.documents import FontsMissingError
from malai.kernel.http import Request
from malai.reports.forms import OutputForm
from malai.reports.models import Report
from malai.reports.selectors.reports import report_named
from malai.reports.services import making
from malai.reports.services.outputs import KINDS, export_note, report_file
from malai.reports.web.pages import base_context, list_crumb
from malai.runs.models import Run, RunState
from malai.runs.services import run_cancel


@require_http_methods(["GET", "POST"])
@door(Action.DATA_EXPORT)
def output(request: Request, seat: OpenSeat, report: UUID) -> HttpResponseBase:
    """Ask why, and answer with the file; a large one is made by a worker."""
    here = report_named(seat.workspace, report)
    form = OutputForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _asked(request, seat, here, form)
    context = {
        **base_context(seat, here, _("Take the report out")),
        "form": form,
        "crumbs": [list_crumb(seat), (str(here) or _("Report"), _page(here))],
    }
    return render(request, "reports/output.html", context, status=422 if form.errors else 200)


def _page(here: Report) -> str:
    return reverse("reports:report", args=[here.workspace.public_id, here.public_id])


def _asked(request: Request, seat: OpenSeat, here: Report, form: OutputForm) -> HttpResponseBase:
    kind, reason = form.cleaned_data["kind"], form.cleaned_data["reason"]
    if making.is_large(seat, here):
        run = making.file_ask(by=request.user, report=here, kind=kind, reason=reason)
        return redirect("reports:report-progress", *_ids(here), run.public_id)
    try:
        made = report_file(seat, here, kind)
    except FontsMissingError:
        messages.error(request, _("The fonts for PDF are not there. Ask who runs the server."))
        return redirect("reports:report", *_ids(here))
    export_note(by=request.user, report=here, kind=kind, reason=reason)
    return _answer(made, here, kind)


def _answer(made: bytes, here: Report, kind: str) -> HttpResponse:
    answer = HttpResponse(made, content_type=KINDS[kind])
    named = here.numbered.replace("/", "-") or "draft"
    answer["Content-Disposition"] = f'attachment; filename="report-{named}.{kind}"'
    return answer


def _ids(here: Report) -> tuple[UUID, UUID]:
    return here.workspace.public_id, here.public_id


def _run(request: Request, here: Report, run: UUID) -> Run:
    """Return a run of the person before the page: nobody takes what another asked for."""
    rows = Run.objects.filter(workspace=here.workspace, kind=making.KIND, about_id=here.public_id)
    return get_object_or_404(rows, public_id=run, asked_by=request.user)


@require_safe
@door(Action.DATA_EXPORT)
def progress(request: Request, seat: OpenSeat, report: UUID, run: UUID) -> HttpResponse:
    """Show how far a file is; when it is there, offer it."""
    here = report_named(seat.workspace, report)
    at = _run(request, here, run)
    context = {**base_context(seat, here, _("Making the file")), "run": at}
    context["is_there"] = at.state == RunState.DONE and making.path_of(at).exists()
    template = "reports/_progress.html" if request.htmx else "reports/progress.html"
    return render(request, template, context)


@require_POST
@door(Action.DATA_EXPORT)
def stop(request: Request, seat: OpenSeat, report: UUID, run: UUID) -> HttpResponse:
    """Stop making a file; it ends at its next step."""
    here = report_named(seat.workspace, report)
    run_cancel(run=_run(request, here, run))
    return redirect("reports:report", *_ids(here))


@require_safe
@door(Action.DATA_EXPORT)
def take(request: Request, seat: OpenSeat, report: UUID, run: UUID) -> HttpResponseBase:
    """Hand out a file that a worker made."""
    here = report_named(seat.workspace, report)
    at = _run(request, here, run)
    path, kind = making.path_of(at), str(at.parameters.get("file", ""))
    if at.state != RunState.DONE or kind not in KINDS or not path.exists():
        raise Http404
    export_note(
        by=request.user, report=here, kind=kind, reason=str(at.parameters.get("reason", ""))
    )
    named = here.numbered.replace("/", "-") or "draft"
    return FileResponse(
        path.open("rb"),
        content_type=KINDS[kind],
        as_attachment=True,
        filename=f"report-{named}.{kind}",
    )
