"""Word templates: ours to take home, those of the workspace, and a new one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.files.kinds import DOCX
from malai.files.services import FileRefusedError, file_path
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import said
from malai.reports.composing.wording import TITLES
from malai.reports.forms import TemplateForm
from malai.reports.models import Form
from malai.reports.selectors.reports import template_named, templates_of
from malai.reports.services.templates import template_keep, template_retire
from malai.reports.web.pages import list_crumb
from malai.reports.word_templates import LARGEST, marks_of, sections_without_place
from malai.reports.writers.word import builtin_bytes
from malai.reports.writers.word_marks import INLINE, WHOLE
from malai_core.errors import MalaiError


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def templates(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the Word templates, tell the marks, and take a new one."""
    whole(seat)
    is_sent = request.method == "POST"
    form = TemplateForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if form.is_valid() and _kept(request, seat, form):
        return redirect("reports:templates", seat.workspace.public_id)
    context = {
        "form": form,
        "rows": list(templates_of(seat.workspace)),
        "forms": Form.choices,
        "inline": [f"{{{{{mark}}}}}" for mark in INLINE],
        "whole": [f"{{{{{mark}}}}}" for mark in WHOLE],
        "sections": [(f"{{{{{mark}}}}}", title) for mark, title in TITLES.items()],
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "reports/templates.html", context, status=422 if form.errors else 200)


def _kept(request: Request, seat: OpenSeat, form: TemplateForm) -> bool:
    content = form.cleaned_data["file"].read(LARGEST + 1)
    try:
        row = template_keep(
            by=request.user,
            workspace=seat.workspace,
            name=form.cleaned_data["name"],
            content=content,
        )
    except MalaiError as error:
        form.add_error("file", said(error))
        return False
    except FileRefusedError as error:
        form.add_error("file", str(error))
        return False
    messages.success(request, _("“%(name)s” can be chosen for reports now.") % {"name": row.name})
    if missing := sections_without_place(marks_of(content)):
        told = ", ".join(str(TITLES[name]) for name in missing)
        messages.info(request, _("It has no place for: %(sections)s") % {"sections": told})
    return True


@require_safe
@door(Action.NETWORK_EDIT)
def builtin(request: Request, seat: OpenSeat, form: str) -> HttpResponse:
    """Hand out our own template, to be changed in Word."""
    del request
    whole(seat)
    if form not in Form.values:
        raise Http404
    answer = HttpResponse(builtin_bytes(form), content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="template-{form}.docx"'
    return answer


@require_safe
@door(Action.NETWORK_EDIT)
def template_file(request: Request, seat: OpenSeat, template: UUID) -> HttpResponseBase:
    """Hand out a template of the workspace."""
    del request
    row = template_named(whole(seat).workspace, template)
    path = file_path(row.file)
    if not path.exists():
        raise Http404
    return FileResponse(
        path.open("rb"), content_type=DOCX, as_attachment=True, filename=row.file.name
    )


@require_POST
@door(Action.NETWORK_EDIT)
def retire(request: Request, seat: OpenSeat, template: UUID) -> HttpResponse:
    """Offer a template no longer."""
    row = template_named(whole(seat).workspace, template)
    template_retire(by=request.user, template=row)
    messages.success(request, _("The template is offered no longer. Reports that use it keep it."))
    return redirect("reports:templates", seat.workspace.public_id)
