"""From a chat, a calendar or a list of calls to a preview, to who is who, to one act."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import act_tag
from malai.contact.forms_files import ColumnsForm, FileForm, WhichGroupForm, WhoForm
from malai.contact.models import FileKind, FileRead
from malai.contact.selectors.groups import file_waiting
from malai.contact.selectors.names import names_meant, people_offered
from malai.contact.services.bringing import Written, chat_write, lines_write
from malai.contact.services.files import FileRefusedError, file_drop, file_remap, file_take
from malai.contact.web.tabs import first_crumb, tabs
from malai.contact.web.uploads import NamelessUpload
from malai.kernel.forms import posted
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, number

#: Names that can be settled at once; those who wrote most come first.
NAMES = 300


@csrf_exempt
def bring(request: Request, workspace: UUID) -> HttpResponse:
    """Take the file without a name; the token of the form is checked behind it."""
    taking = NamelessUpload(request)
    request.upload_handlers = [taking]
    request.taking = taking  # type: ignore[attr-defined]
    answer: HttpResponse = _bring(request, workspace)  # type: ignore[assignment]
    return answer


@csrf_protect
@require_http_methods(["GET", "POST"])
@door(Action.DATA_IMPORT)
def _bring(request: Request, seat: OpenSeat) -> HttpResponse:
    """Take a file and go to its preview; a refused one gets its sentence here."""
    form = FileForm(posted(request), request.FILES or None)
    if request.method == "POST" and (row := _taken(request, seat, form)) is not None:
        return redirect("contact:file", seat.workspace.public_id, row.public_id)
    context = {"form": form, "tabs": tabs(seat, "contact:bring")}
    return render(request, "contact/bring.html", context, status=422 if form.errors else 200)


def _taken(request: Request, seat: OpenSeat, form: FileForm) -> FileRead | None:
    if request.taking.is_too_large:  # type: ignore[attr-defined]
        form.add_error("file", _("This file is too large. Export a shorter time."))
        return None
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return file_take(
            by=request.user,
            workspace=seat.workspace,
            name=file.name,
            content=file.file,
            language=language(),
        )
    except FileRefusedError as error:
        form.add_error("file", str(error))
        return None


@require_http_methods(["GET", "POST"])
@door(Action.DATA_IMPORT)
def file(request: Request, seat: OpenSeat, file: UUID) -> HttpResponse:
    """Show what a file holds, by counts; take who is who, and write it as one act."""
    row = file_waiting(seat.workspace, request.user, file)
    meant = names_meant(seat.workspace, row.kind, names_of(row)[:NAMES])
    who = WhoForm(posted(request), meant=meant, people=people_offered(seat.workspace, meant))
    which = None
    if row.kind == FileKind.CHAT:
        which = WhichGroupForm(posted(request), workspace=seat.workspace, title=row.title)
    if request.method == "POST" and who.is_valid() and (which is None or which.is_valid()):
        try:
            return _done(request, seat, _write(request, row, who, which))
        except ValidationError as error:
            who.add_error(None, error)
    return _preview(request, seat, row, who, which)


def _write(request: Request, row: FileRead, who: WhoForm, which: WhichGroupForm | None) -> Written:
    if which is not None:
        return chat_write(by=request.user, row=row, choices=who.choices, group=which.chosen)
    return lines_write(by=request.user, row=row, choices=who.choices)


def _done(request: Request, seat: OpenSeat, written: Written) -> HttpResponse:
    if written.act is None:
        messages.info(request, _("Everything in this file was known already."))
    else:
        said = _("Taken over: %(count)s.") % {"count": number(written.new)}
        messages.success(request, said, extra_tags=act_tag(seat, written.act))
    return redirect("contact:groups", seat.workspace.public_id)


def names_of(row: FileRead) -> list[str]:
    """Return the names in a file, those it tells most of first."""
    if row.kind == FileKind.CHAT:
        often = {name: sum(days.values()) for name, days in row.found["names"].items()}
    else:
        often = {}
        for line in row.found.get("lines", []):
            for one in line["names"]:
                often[one] = often.get(one, 0) + 1
    return sorted(often, key=lambda name: (-often[name], name))


def _preview(
    request: Request, seat: OpenSeat, row: FileRead, who: WhoForm, which: WhichGroupForm | None
) -> HttpResponse:
    meant, counts = who.meant, row.counts
    context: dict[str, Any] = {
        "row": row,
        "counts": counts,
        "who": who,
        "which": which,
        "columns": columns_form(row),
        "unknown": sum(one.chosen is None and not one.is_nobody for one in meant),
        "remembered": sum(one.is_remembered for one in meant),
        "more_names": max(0, counts["names"] - NAMES),
        "crumbs": [first_crumb(seat)],
    }
    bound = who.errors or (which is not None and which.errors)
    return render(request, "contact/file.html", context, status=422 if bound else 200)


def columns_form(row: FileRead, request: Request | None = None) -> ColumnsForm | None:
    """Return the choice of columns of a list of calls."""
    if row.kind != FileKind.CALLS:
        return None
    data = request.POST if request else None
    return ColumnsForm(data, heads=row.found["cells"][0], columns=row.found["columns"])


@require_POST
@door(Action.DATA_IMPORT)
def columns(request: Request, seat: OpenSeat, file: UUID) -> HttpResponse:
    """Read a list of calls again with the columns that were chosen."""
    row = file_waiting(seat.workspace, request.user, file)
    form = columns_form(row, request)
    if form is None:
        raise Http404
    if form.is_valid():
        file_remap(row=row, columns=form.columns)
    return redirect("contact:file", seat.workspace.public_id, row.public_id)


@require_POST
@door(Action.DATA_IMPORT)
def drop(request: Request, seat: OpenSeat, file: UUID) -> HttpResponse:
    """Let a file go; nothing of it is kept."""
    file_drop(row=file_waiting(seat.workspace, request.user, file))
    messages.info(request, _("Let go. Nothing of the file was kept."))
    return redirect("contact:bring", seat.workspace.public_id)
