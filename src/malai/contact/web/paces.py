"""How often we want to be in touch, by role."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import newest_tag
from malai.contact.models import Pace
from malai.contact.services.paces import paces_set
from malai.contact.web.tabs import first_crumb
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.models import MembershipRole


class PaceForm(forms.Form):
    """A number of days for each role, or none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        for role in MembershipRole:
            self.fields[role.value] = forms.IntegerField(
                label=capfirst(role.label), required=False, min_value=1, max_value=1_000
            )


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def paces(request: Request, seat: OpenSeat) -> HttpResponse:
    """Set after how many days contact is due."""
    rows = Pace.objects.filter(workspace=seat.workspace)
    form = PaceForm(posted(request), initial=dict(rows.values_list("role", "days")))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            paces_set(by=request.user, workspace=seat.workspace, days=form.cleaned_data)
            messages.success(request, _("Saved."), extra_tags=newest_tag(seat, "contact.paces_set"))
            return redirect("contact:overview", seat.workspace.public_id)
    context = {"form": form, "crumbs": [first_crumb(seat)]}
    return render(request, "contact/paces.html", context, status=422 if form.errors else 200)
