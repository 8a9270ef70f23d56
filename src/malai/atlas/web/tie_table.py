"""Changing a relationship in the table beside the picture."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.tie_table import tie_row
from malai.atlas.web.picture import network_of
from malai.audit.offers import undo_tag
from malai.kernel.http import Request
from malai.network.models import Network, Tie, TieKind
from malai.network.reach import ties_seen
from malai.network.selectors.pages import tie_kinds_of
from malai.network.services.rekinding import tie_rekind


def tie_of(seat: OpenSeat, network: Network, tie: UUID) -> Tie:
    """Return a tie of the network with its ends and kind; an absent one is an absent page."""
    rows = ties_seen(seat.workspace).select_related("source", "target", "kind", "workspace")
    return get_object_or_404(rows, network=network, public_id=tie)


@require_POST
@door(Action.NETWORK_EDIT)
def tie_kind(request: Request, seat: OpenSeat, network: UUID, tie: UUID) -> HttpResponse:
    """Give a relationship another kind, as one act that can be undone."""
    here = network_of(seat, network)
    row = tie_of(seat, here, tie)
    refused = _rekinded(request, seat, row)
    if not refused:
        said = _("%(source)s and %(target)s: now “%(kind)s”.")
        told = {"source": row.source.name, "target": row.target.name, "kind": row.kind.label}
        undo = undo_tag(seat, row.source.public_id)
        messages.success(request, said % told, extra_tags=undo)
    elif not request.htmx:
        messages.error(request, refused)
    if not request.htmx:
        return redirect("atlas:picture", seat.workspace.public_id, here.public_id)
    shown = tie_of(seat, here, tie)
    context: dict[str, Any] = {
        "row": tie_row(shown, tie_kinds_of(seat.workspace)),
        "network": here,
        "may_edit": True,
        "saved": not refused,
        "refused": refused,
    }
    status = 422 if refused else 200
    answer = render(request, "atlas/_kind_again.html", context, status=status)
    if not refused:
        # The drawing follows the table.
        answer["HX-Trigger"] = "malai:ties-changed"
    return answer


def _rekinded(request: Request, seat: OpenSeat, row: Tie) -> str:
    """Give ``row`` the kind that was chosen; return why not where that cannot be."""
    try:
        kinds = TieKind.objects.filter(workspace=seat.workspace)
        kind = kinds.filter(public_id=request.POST.get("kind", "")).first()
        if kind is None:
            return _("Choose a kind of relationship.")
        tie_rekind(by=request.user, tie=row, kind=kind)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
