"""Sensitive facts: noted, looked at with a trace; who looked; who may; what is kept."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.models import Seat
from malai.audit.offers import newest_tag, undo_tag
from malai.consent.forms import FactForm, RulesForm
from malai.consent.selectors.sensitive import (
    PAGE,
    fact_named,
    rights_of,
    rules_of,
    views_of,
)
from malai.consent.services.sensitive import (
    fact_note,
    fact_remove,
    fact_view,
    grant_set,
    has_consent,
    rules_change,
)
from malai.consent.web.answers import person_crumb
from malai.consent.web.purposes import overview_crumb, shown_form
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.models import Party
from malai.network.selectors.parties import PEOPLE, party_named


@never_cache
@require_POST
@door(Action.SENSITIVE_READ)
def look(request: Request, seat: OpenSeat, fact: UUID) -> HttpResponse:
    """Show one fact, and note who looked. By POST: a look is noted, so it changes something."""
    here = fact_named(seat.workspace, fact)
    context = {
        "fact": here,
        "value": fact_view(by=request.user, fact=here),
        "party": here.party,
        "crumbs": [person_crumb(here.party)],
    }
    name = "consent/_value.html" if request.htmx else "consent/value.html"
    return render(request, name, context)


@require_http_methods(["GET", "POST"])
@door(Action.SENSITIVE_READ)
def note(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Note one sensitive fact."""
    here = party_named(seat.workspace, party, PEOPLE)
    rules = rules_of(seat.workspace)
    form = FactForm(posted(request), keeps_id_numbers=rules.keeps_id_numbers)
    if has_consent(here):
        del form.fields["has_agreed"]
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            fact_note(by=request.user, party=here, **form.cleaned_data)
            return _done(request, seat, here, _("The fact is noted, hidden until somebody looks."))
    context = {
        "heading": _("Note a sensitive fact"),
        "crumbs": [person_crumb(here)],
        "lede": _("Kept apart from the record, seen by few, and every look is noted."),
        "note": "" if rules.keeps_id_numbers else _id_numbers_not_kept(),
    }
    return shown_form(request, form, context)


def _id_numbers_not_kept() -> str:
    return _(
        "Numbers of identity cards are not kept here: one that leaks opens bank accounts, and the "
        "network works without it. The owner can change this."
    )


@require_POST
@door(Action.SENSITIVE_READ)
def remove(request: Request, seat: OpenSeat, fact: UUID) -> HttpResponse:
    """Take a fact away."""
    here = fact_named(seat.workspace, fact)
    fact_remove(by=request.user, fact=here)
    return _done(request, seat, here.party, _("The fact is taken away."))


def _done(request: Request, seat: OpenSeat, party: Party, said: str) -> HttpResponse:
    messages.success(request, said, extra_tags=undo_tag(seat, party.public_id))
    return redirect(person_crumb(party)[1])


@require_safe
@door(Action.WORKSPACE_MANAGE)
def looks(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show who looked at what, newest first, and who may."""
    before = request.GET.get("before", "")
    if before and not before.isdecimal():
        raise Http404
    found = views_of(seat.workspace, before=int(before) if before else None)
    is_more = len(found) > PAGE
    context = {
        "looks": found[:PAGE],
        "rights": rights_of(seat.workspace),
        "rules": rules_of(seat.workspace),
        "next_url": f"?before={found[PAGE - 1].pk}" if is_more else "",
        "first_url": request.path if before else "",
        "crumbs": [overview_crumb(seat)],
    }
    return render(request, "consent/looks.html", context)


@require_POST
@door(Action.WORKSPACE_MANAGE)
def grant(request: Request, seat: OpenSeat, of: UUID) -> HttpResponse:
    """Let one seat see sensitive facts, or no longer."""
    rows = Seat.objects.select_related("workspace", "user").filter(workspace=seat.workspace)
    other = get_object_or_404(rows, public_id=of)
    may_see = request.POST.get("may") == "1"
    grant_set(by=request.user, seat=other, may_see=may_see)
    tag = newest_tag(seat, "consent.grant_give" if may_see else "consent.grant_take")
    messages.success(request, _("Saved."), extra_tags=tag)
    return redirect("consent:looks", seat.workspace.public_id)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def rules(request: Request, seat: OpenSeat) -> HttpResponse:
    """Decide what is kept, and after how long somebody looks again."""
    known = rules_of(seat.workspace)
    names = ("keeps_id_numbers", "why_id_numbers", "review_after_years")
    form = RulesForm(posted(request), initial={name: getattr(known, name) for name in names})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            rules_change(by=request.user, workspace=seat.workspace, **form.cleaned_data)
            tag = newest_tag(seat, "consent.rules_change")
            messages.success(request, _("Saved."), extra_tags=tag)
            return redirect("consent:looks", seat.workspace.public_id)
    here = reverse("consent:looks", args=[seat.workspace.public_id])
    crumbs = [overview_crumb(seat), (_("Sensitive facts"), here)]
    return shown_form(request, form, {"heading": _("Rules about personal data"), "crumbs": crumbs})
