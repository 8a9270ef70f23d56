"""How far a seat reaches, chosen by an owner or manager."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.models import Scope
from malai.kernel.forms import posted, refusals_shown_in
from malai.site.forms import ReachForm
from malai.site.selectors import reach_of, seat_named
from malai.site.services.reach import seat_reach_change

if TYPE_CHECKING:
    from malai.kernel.http import Request


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def seat_reach(request: Request, seat: OpenSeat, person: UUID) -> HttpResponse:
    """Choose whether a seat reaches everything, some networks, or some areas."""
    target = seat_named(seat.workspace, person)
    reach = reach_of(target)
    form = ReachForm(posted(request), workspace=seat.workspace, reach=reach)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            seat_reach_change(
                seat=seat,
                target=target,
                scope=Scope(form.cleaned_data["scope"]),
                networks=list(form.cleaned_data["networks"]),
                areas=form.codes(),
            )
            messages.success(request, _("Saved."))
            return redirect("site:seats", seat.workspace.public_id)
    back = reverse("site:seats", args=[seat.workspace.public_id])
    context = {"form": form, "target": target, "crumbs": [(_("People who work here"), back)]}
    return render(request, "site/reach.html", context, status=422 if form.errors else 200)
