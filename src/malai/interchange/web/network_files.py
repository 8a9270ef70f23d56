"""A network taken out as a file of another program, with what that costs said before."""

from __future__ import annotations

from django.http import FileResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.consent.selectors.purposes import refused
from malai.consent.wording import DIRECTORY
from malai.interchange.exporting.networks import layers_of
from malai.interchange.forms_networks import NetworkFileForm
from malai.interchange.pages import crumbs
from malai.interchange.selectors import networks_of
from malai.interchange.services import ImportRefusedError
from malai.interchange.services.network_files import (
    network_file_make,
    network_told,
    page_language,
)
from malai.interchange.web.exports import leaves_out
from malai.kernel.http import Request


@require_http_methods(["GET", "POST"])
@door(Action.DATA_EXPORT)
def network_file(request: Request, seat: OpenSeat) -> HttpResponseBase:
    """Ask what and for which program; say what is kept, or answer with the file."""
    form = _form(request, seat)
    told: dict[str, object] = {}
    is_look = "look" in request.POST
    if is_look:
        form.fields["reason"].required = False
    is_valid = form.is_valid()
    form.fields["reason"].required = True
    if is_valid:
        try:
            if not is_look:
                return _file(request, form)
            told = network_told(form.asked())
        except ImportRefusedError as error:
            form.add_error("format", str(error))
    context = {
        "form": form,
        "crumbs": _crumbs(seat),
        "leaves_out": leaves_out(seat) and refused(seat.workspace, DIRECTORY).exists(),
        **told,
    }
    return render(
        request, "interchange/network_export.html", context, status=422 if form.errors else 200
    )


def _form(request: Request, seat: OpenSeat) -> NetworkFileForm:
    return NetworkFileForm(
        request.POST if request.method == "POST" else None,
        initial={"network": request.GET.get("network", "")},
        workspace=seat.workspace,
        networks=list(networks_of(seat.workspace)),
        layers=layers_of(seat.workspace, page_language()),
        may_contacts=seat.may(Action.CONTACT_READ),
        leaves_out=leaves_out(seat),
    )


def _crumbs(seat: OpenSeat) -> list[tuple[str, str]]:
    export = (_("Export"), reverse("interchange:export", args=[seat.workspace.public_id]))
    return [*(crumbs(seat) if seat.may(Action.DATA_IMPORT) else []), export]


def _file(request: Request, form: NetworkFileForm) -> FileResponse:
    asked = form.asked()
    made, ending = network_file_make(
        by=request.user, asked=asked, reason=form.cleaned_data["reason"]
    )
    name = f"{asked.network} {timezone.localdate().isoformat()}{ending}"
    return FileResponse(made, as_attachment=True, filename=name)
