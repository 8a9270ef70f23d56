"""The yearly look at people not seen for long: keep, or make anonymous."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.consent.selectors.retention import not_seen
from malai.consent.services.retention import record_keep, records_erase
from malai.consent.web.answers import person_crumb
from malai.consent.web.purposes import overview_crumb
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.selectors.parties import PEOPLE, party_named


class EraseForm(forms.Form):
    """A plain yes to what cannot be taken back."""

    why = forms.CharField(label=gettext_lazy("Why"), max_length=300, required=False)
    is_sure = forms.BooleanField(
        label=gettext_lazy("I understand that this cannot be taken back."),
        error_messages={"required": gettext_lazy("Tick this if you are sure.")},
    )


@require_safe
@door(Action.WORKSPACE_MANAGE)
def review(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the people not seen for the years that the workspace decided."""
    after = request.GET.get("after", "0")
    if not after.isdecimal():
        raise Http404
    page = not_seen(seat.workspace, after=int(after))
    context = {
        "page": page,
        "next_url": f"?after={page.next_after}" if page.next_after else "",
        "first_url": request.path if int(after) else "",
        "crumbs": [overview_crumb(seat)],
    }
    return render(request, "consent/review.html", context)


@require_POST
@door(Action.WORKSPACE_MANAGE)
def keep(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Keep a record for another year."""
    here = party_named(seat.workspace, party, PEOPLE)
    record_keep(by=request.user, party=here, why=request.POST.get("why", ""))
    said = _("Kept: %(name)s. The list asks again in a year.") % {"name": here.name}
    messages.success(request, said, extra_tags=undo_tag(seat, here.public_id))
    return redirect("consent:review", seat.workspace.public_id)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def erase(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Make somebody anonymous, after a plain yes; there is no undo."""
    here = party_named(seat.workspace, party, PEOPLE)
    form = EraseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            why = form.cleaned_data["why"]
            records_erase(by=request.user, workspace=seat.workspace, parties=[here], why=why)
            messages.success(request, _("The record has no name any more."))
            return redirect("consent:review", seat.workspace.public_id)
    context = {"form": form, "party": here, "crumbs": [overview_crumb(seat), person_crumb(here)]}
    return render(request, "consent/erase.html", context, status=422 if form.errors else 200)
