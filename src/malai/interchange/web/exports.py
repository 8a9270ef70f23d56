"""Taking data out of a workspace."""

from __future__ import annotations

from django.http import FileResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.models import Role
from malai.consent.selectors.purposes import refused
from malai.consent.wording import DIRECTORY
from malai.interchange.exporting.tables import Export
from malai.interchange.forms import ExportForm
from malai.interchange.pages import crumbs
from malai.interchange.selectors import networks_of
from malai.interchange.services import ImportRefusedError
from malai.interchange.services.exporting import export_make, whole_make
from malai.kernel.http import Request


@require_http_methods(["GET", "POST"])
@door(Action.DATA_EXPORT)
def export(request: Request, seat: OpenSeat) -> HttpResponseBase:
    """Ask what, as what and why; answer with the file."""
    networks = list(networks_of(seat.workspace))
    asked = request.POST if request.method == "POST" else None
    form = ExportForm(
        asked,
        networks=networks,
        # It holds every table, those too who did not agree to be shown.
        may_whole=not leaves_out(seat),
        may_sensitive=seat.may(Action.SENSITIVE_READ),
    )
    if form.is_valid():
        try:
            return _file(request, seat, form)
        except ImportRefusedError as error:
            form.add_error("format", str(error))
    context = {
        "form": form,
        "may_contacts": seat.may(Action.CONTACT_READ),
        "leaves_out": leaves_out(seat) and refused(seat.workspace, DIRECTORY).exists(),
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
        "crumbs": crumbs(seat) if seat.may(Action.DATA_IMPORT) else [],
    }
    status = 422 if form.errors else 200
    return render(request, "interchange/export.html", context, status=status)


def leaves_out(seat: OpenSeat) -> bool:
    """Say whether files of this seat leave out who did not agree to be shown (ADR 40)."""
    return seat.role != Role.OWNER


def _file(request: Request, seat: OpenSeat, form: ExportForm) -> HttpResponseBase:
    if form.is_whole():
        return _whole(request, seat, form)
    network = form.network_chosen()
    kind = form.cleaned_data["format"]
    made = export_make(
        by=request.user,
        export=Export(
            seat.workspace,
            network,
            "en" if get_language() == "en" else "th",
            with_contacts=seat.may(Action.CONTACT_READ),
            with_sensitive=bool(form.cleaned_data.get("with_sensitive")),
            leaves_out=leaves_out(seat),
        ),
        form=kind,
        reason=form.cleaned_data["reason"],
    )
    ending = "xlsx" if kind == "xlsx" else "zip"
    name = f"{network or seat.workspace} {timezone.localdate().isoformat()}.{ending}"
    return FileResponse(made, as_attachment=True, filename=name)


def _whole(request: Request, seat: OpenSeat, form: ExportForm) -> HttpResponseBase:
    reason = form.cleaned_data["reason"]
    made = whole_make(by=request.user, workspace=seat.workspace, reason=reason)
    name = f"{seat.workspace} {timezone.localdate().isoformat()}.zip"
    return FileResponse(made, as_attachment=True, filename=name)
