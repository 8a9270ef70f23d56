"""From a file to a preview to one act, and back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.services import UndoRefusedError
from malai.interchange import said
from malai.interchange.bundling import bundled
from malai.interchange.forms import UploadForm
from malai.interchange.forms_sheets import SheetsForm
from malai.interchange.models import Import, ImportState
from malai.interchange.pages import crumbs, page_of
from malai.interchange.progress import ask_to_stop
from malai.interchange.selectors import imports_of, imports_within, networks_of
from malai.interchange.services import (
    ImportRefusedError,
    import_ask,
    import_drop,
    import_reread,
    import_start,
    import_undo_ask,
)
from malai.interchange.services.reading import too_large
from malai.interchange.web.uploads import LimitedUpload
from malai.kernel.http import Request
from malai.network.models import Network
from malai.network.services.networks import network_create

PAGE = 20


@require_GET
@door(Action.DATA_IMPORT)
def imports(request: Request, seat: OpenSeat) -> HttpResponse:
    """List what was brought in, newest first. Three queries."""
    page = Paginator(imports_of(seat.workspace), PAGE).get_page(request.GET.get("page"))
    rows = [{"row": row, "news": said.news(row.preview.get("counts", {}))} for row in page]
    context = {"page": page, "rows": rows, "may_export": seat.may(Action.DATA_EXPORT)}
    return render(request, "interchange/imports.html", context)


@csrf_exempt
def upload(request: Request, workspace: UUID) -> HttpResponse:
    """Put the limit before the upload; the token of the form is checked behind it."""
    limit = LimitedUpload(request)
    request.upload_handlers.insert(0, limit)
    request.limit = limit  # type: ignore[attr-defined]
    answer: HttpResponse = _upload(request, workspace)  # type: ignore[assignment]
    return answer


@csrf_protect
@require_http_methods(["GET", "POST"])
@door(Action.DATA_IMPORT)
def _upload(request: Request, seat: OpenSeat) -> HttpResponse:
    """Take a file and go to its preview; a refused one gets its sentence here."""
    networks = list(networks_of(seat.workspace))
    initial = {"network": request.GET.get("network")}
    form = UploadForm(
        request.POST or None, request.FILES or None, networks=networks, initial=initial
    )
    if request.method == "POST":
        form.is_bound, form.data, form.files = True, request.POST, request.FILES
        if (row := _brought(request, seat, form)) is not None:
            return _go(request, _page_url(seat, row))
    return _form_page(request, seat, form)


def _brought(request: Request, seat: OpenSeat, form: UploadForm) -> Import | None:
    if request.limit.is_too_large:  # type: ignore[attr-defined]
        form.add_error("file", too_large())
        return None
    if not form.is_valid():
        return None
    files = form.cleaned_data["file"]
    try:
        network = form.network_chosen() or _new_network(request, seat, form)
        if len(files) == 1:
            name = files[0].name
            return import_start(by=request.user, network=network, name=name, content=files[0])
        with bundled(files) as (name, content):
            return import_start(by=request.user, network=network, name=name, content=content)
    except ImportRefusedError as error:
        form.add_error("file", str(error))
        return None


def _new_network(request: Request, seat: OpenSeat, form: UploadForm) -> Network:
    name = form.cleaned_data["new_network"]
    return network_create(by=request.user, workspace=seat.workspace, fields={"name_th": name})


def _form_page(request: Request, seat: OpenSeat, form: UploadForm) -> HttpResponse:
    template = "interchange/_upload.html" if request.htmx else "interchange/upload.html"
    status = 422 if form.errors else 200
    context = {"form": form, "crumbs": crumbs(seat)}
    return render(request, template, context, status=status)


def _go(request: Request, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def _page_url(seat: OpenSeat, row: Import) -> str:
    return reverse("interchange:import", args=[seat.workspace.public_id, row.public_id])


def import_of(seat: OpenSeat, row: UUID) -> Import:
    """Return an import of the workspace, or the answer of an absent page."""
    rows = Import.objects.select_related("network", "act", "file", "brought_by")
    return get_object_or_404(rows, imports_within(seat.workspace), public_id=row)


@require_GET
@door(Action.DATA_IMPORT)
def import_page(request: Request, seat: OpenSeat, row: UUID) -> HttpResponse:
    """Show an import where it is: being read, the preview, being written, the result."""
    here = import_of(seat, row)
    is_moving = here.state in {ImportState.READING, ImportState.WRITING, ImportState.UNDOING}
    if request.htmx and not is_moving:
        return HttpResponseClientRefresh()
    template, context = page_of(here, seat)
    template = "kernel/progress.html" if request.htmx else template
    return render(request, template, context)


@require_POST
@door(Action.DATA_IMPORT)
def reread(request: Request, seat: OpenSeat, row: UUID) -> HttpResponse:
    """Read the file again: with another kind for a sheet, or after a stop."""
    here = import_of(seat, row)
    form = SheetsForm(request.POST, sheets=here.preview.get("sheets", []))
    changed = form.changed() if form.is_valid() else {}
    asked = request.POST.get("takes_file")
    takes = None if asked is None else asked == "1"
    return _step(
        request,
        seat,
        here,
        lambda: import_reread(by=request.user, row=here, sheets=changed, takes_file=takes),
    )


@require_POST
@door(Action.DATA_IMPORT)
def write(request: Request, seat: OpenSeat, row: UUID) -> HttpResponse:
    """Bring the file in: the one act."""
    here = import_of(seat, row)
    return _step(request, seat, here, lambda: import_ask(by=request.user, row=here))


@require_POST
@door(Action.DATA_IMPORT)
def drop(request: Request, seat: OpenSeat, row: UUID) -> HttpResponse:
    """Do not use the file, or stop what is under way."""
    here = import_of(seat, row)
    answer = _step(request, seat, here, lambda: import_drop(row=here))
    if here.state == ImportState.DROPPED:
        messages.info(request, _("The file was not used, and it is no longer kept."))
        return redirect("interchange:imports", seat.workspace.public_id)
    return answer


@require_POST
@door(Action.DATA_IMPORT)
def stop(request: Request, seat: OpenSeat, row: UUID) -> HttpResponse:
    """Ask a large import that is being written to stop; nothing of it stays then."""
    here = import_of(seat, row)
    if here.state == ImportState.WRITING:
        ask_to_stop(here.public_id)
        messages.info(request, _("It stops at its next step, and nothing of it stays."))
    return redirect(_page_url(seat, here))


@require_POST
@door(Action.HISTORY_UNDO)
def undo(request: Request, seat: OpenSeat, row: UUID) -> HttpResponse:
    """Take the whole import back."""
    here = import_of(seat, row)
    try:
        import_undo_ask(by=request.user, row=here)
        if here.is_undone:
            messages.success(request, _("Taken back. Everything is as it was before."))
    except (ImportRefusedError, UndoRefusedError) as error:
        messages.error(request, str(error))
    return redirect(_page_url(seat, here))


def _step(request: Request, seat: OpenSeat, row: Import, take: Any) -> HttpResponse:  # noqa: ANN401 - a call without arguments
    """Take one step and show the import again; a refusal is a message."""
    try:
        take()
    except ImportRefusedError as error:
        messages.error(request, str(error))
    return redirect(_page_url(seat, row))
