"""Sensitive columns of earlier imports: what there is, and moving them apart."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.audit.offers import act_tag
from malai.consent.selectors.sensitive import rules_of
from malai.consent.services.moving import columns_left, columns_move
from malai.consent.web.purposes import overview_crumb
from malai.kernel.http import Request


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def columns(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show which columns hold sensitive facts; by POST move them to where few see them."""
    here = whole(seat).workspace
    if request.method == "POST":
        act = columns_move(by=request.user, workspace=here)
        moved = int(act.facts["moved"])
        said = ngettext("%(n)s fact was moved.", "%(n)s facts were moved.", moved) % {"n": moved}
        messages.success(request, said, extra_tags=act_tag(seat, act))
        return redirect("consent:columns", here.public_id)
    context = {
        "columns": columns_left(here),
        "rules": rules_of(here),
        "crumbs": [overview_crumb(seat)],
        "heading": _("Sensitive columns of earlier imports"),
    }
    return render(request, "consent/columns.html", context)
