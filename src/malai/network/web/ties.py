"""Relationships, belonging and membership, noted and ended from the page of a party."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms import AffiliationForm, EndForm, MembershipForm, TieForm
from malai.network.forms_networks import LeaveForm
from malai.network.models import Affiliation, Membership, Party, Tie
from malai.network.reach import ends_within, networks_seen, ties_seen
from malai.network.selectors.pages import tie_kinds_of
from malai.network.selectors.parties import BODIES, PEOPLE, party_named, with_belongings
from malai.network.selectors.search import by_rank, parties_matching
from malai.network.services.memberships import membership_add, membership_end
from malai.network.services.parties import affiliation_add, affiliation_end
from malai.network.services.ties import Told, tie_create, tie_end
from malai.network.web.narrowing import ids_in
from malai.network.web.party import list_crumb, party_url
from malai_core.text import PartialDate

EVERY = (*PEOPLE, *BODIES)
#: Names offered while typing.
OFFERED = 8


@require_safe
@door(Action.NETWORK_READ)
def parties_find(request: Request, seat: OpenSeat) -> HttpResponse:
    """Offer parties while somebody types a name; ``bodies=1`` leaves people out.

    ``chosen`` was chosen before the form came back with something to mend.
    """
    text = request.GET.get("q", "").replace("\0", "")
    kinds = BODIES if request.GET.get("bodies") else EVERY
    chosen = ids_in(request.GET.get("chosen", ""))
    rows = parties_matching(seat.workspace, text).filter(kind__in=kinds)
    rows = rows if text.strip() else rows.filter(public_id__in=chosen)
    found = list(with_belongings(by_rank(rows), seat.workspace)[:OFFERED])
    context = {"found": found, "text": text, "chosen": chosen}
    return render(request, "network/_found.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def tie_add(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Note a relationship of this party with another."""
    here = party_named(seat.workspace, party, EVERY)
    kinds = tie_kinds_of(seat.workspace)
    form = TieForm(posted(request), workspace=seat.workspace, kinds=kinds, here=here.kind)
    form.initial["other"] = request.GET.get("other", "")  # drawn in the picture: the end is known
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            _tie_create(request, here, form.cleaned_data)
            return _done(request, here, _("The relationship is noted."))
    return _form(request, seat, here, form, _("Add a relationship"))


def _tie_create(request: Request, here: Party, typed: dict[str, Any]) -> Tie:
    kind, is_inverse = typed["how"]
    ends = (typed["other"], here) if is_inverse else (here, typed["other"])
    return tie_create(
        by=request.user,
        source=ends[0],
        target=ends[1],
        kind=kind,
        network=_shared_network(*ends),
        since=typed["since"],
        told=Told(typed["said"], _speakers(here, typed)),
    )


def _speakers(here: Party, typed: dict[str, Any]) -> tuple[Party, ...]:
    other = typed["other"]
    sides = {"here": (here,), "other": (other,), "both": (here, other)}
    return sides.get(typed["said_by"], ())


def _shared_network(source: Party, target: Party) -> Any:  # noqa: ANN401 - a network or nothing
    """Return the network that both are in, if there is exactly one. One query."""
    theirs = Membership.objects.filter(party=target, until="").values("network")
    rows = Membership.objects.filter(party=source, until="", network__in=theirs)
    shared = {row.network for row in rows.select_related("network")}
    return shared.pop() if len(shared) == 1 else None


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def affiliation_new(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Note that this party belongs to an organisation or a group."""
    here = party_named(seat.workspace, party, EVERY)
    form = AffiliationForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with refusals_shown_in(form):
            affiliation_add(
                by=request.user,
                member=here,
                body=typed["other"],
                position=typed["position"],
                since=typed["since"],
            )
            return _done(request, here, _("Saved."))
    return _form(request, seat, here, form, _("Add where they belong"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def membership_new(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Put this party into a network."""
    here = party_named(seat.workspace, party, EVERY)
    form = MembershipForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            membership_add(by=request.user, party=here, **form.cleaned_data)
            return _done(request, here, _("Saved."))
    return _form(request, seat, here, form, _("Add to a network"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def tie_finish(request: Request, seat: OpenSeat, tie: UUID, party: UUID) -> HttpResponse:
    """Note that a relationship ended."""
    here = party_named(seat.workspace, party, EVERY)
    rows = ties_seen(seat.workspace).select_related("source", "target", "kind", "workspace")
    row = get_object_or_404(rows, public_id=tie, until="")
    form = _end_form(request)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            tie_end(by=request.user, tie=row, **form.cleaned_data)
            return _done(request, here, _("The end is noted. The past stays in the history."))
    return _form(request, seat, here, form, _("End a relationship"), what=str(row))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def affiliation_finish(request: Request, seat: OpenSeat, affiliation: UUID) -> HttpResponse:
    """Note that somebody no longer belongs to a body."""
    rows = Affiliation.objects.select_related("member__workspace", "body", "workspace")
    seen = ends_within(seat.workspace, "member", "body")
    row = get_object_or_404(rows, seen, workspace=seat.workspace, public_id=affiliation, until="")
    form = _end_form(request)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            affiliation_end(by=request.user, affiliation=row, **form.cleaned_data)
            return _done(request, row.member, _("The end is noted. The past stays in the history."))
    return _form(request, seat, row.member, form, _("No longer belongs"), what=row.body.name)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def membership_finish(request: Request, seat: OpenSeat, membership: UUID) -> HttpResponse:
    """Note that somebody left a network."""
    rows = Membership.objects.select_related("party__workspace", "network", "workspace")
    seen = Q(network__in=networks_seen(seat.workspace)) & ends_within(seat.workspace, "party")
    row = get_object_or_404(rows, seen, public_id=membership, until="")
    form = LeaveForm(posted(request), initial={"until": PartialDate.of(timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            membership_end(by=request.user, membership=row, **form.cleaned_data)
            return _done(request, row.party, _("The end is noted. The past stays in the history."))
    return _form(request, seat, row.party, form, _("Left the network"), what=row.network.name)


def _end_form(request: Request) -> EndForm:
    today = PartialDate.of(timezone.localdate())
    return EndForm(posted(request), initial={"until": today})


def _done(request: Request, party: Party, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(party_url(party))


def _form(
    request: Request,
    seat: OpenSeat,
    party: Party,
    form: forms.Form,
    heading: str,
    *,
    what: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "party": party,
        "heading": heading,
        "what": what,
        "crumbs": [list_crumb(seat, party), (party.name, party_url(party))],
        "is_bodies": isinstance(form, AffiliationForm),
    }
    status = 422 if form.errors else 200
    return render(request, "network/small_form.html", context, status=status)
