"""Agreements: the list, one agreement, who signed, what was promised and how it went."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms_projects import AgreementForm, CommitmentForm, KeptForm, SignForm
from malai.network.models import Agreement, AgreementParty, Commitment, Kept
from malai.network.reach import agreements_seen, ends_within
from malai.network.selectors.projects import (
    agreement_named,
    agreement_seen,
    agreements_listed,
)
from malai.network.services.agreements import (
    AGREEMENT_FIELDS,
    agreement_change,
    agreement_create,
    agreement_party_add,
    agreement_party_remove,
    commitment_add,
    commitment_note,
    commitment_remove,
)
from malai.network.web.narrowing import ids_in
from malai.network.web.shown import form_page
from malai_core.text import PartialDate


@require_safe
@door(Action.NETWORK_READ)
def agreements(request: Request, seat: OpenSeat) -> HttpResponse:
    """List agreements, those to renew soon first."""
    context = {
        "seen": agreements_listed(seat.workspace, timezone.localdate()),
        "may_edit": seat.may(Action.NETWORK_EDIT),
    }
    return render(request, "network/agreements.html", context)


@require_safe
@door(Action.NETWORK_READ)
def agreement(request: Request, seat: OpenSeat, agreement: UUID) -> HttpResponse:
    """Show who signed what, what each brings, and which commitments were kept."""
    here = agreement_named(seat.workspace, agreement)
    context = {
        "agreement": here,
        "seen": agreement_seen(here, timezone.localdate()),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [_crumb(seat)],
    }
    return render(request, "network/agreement.html", context)


def _crumb(seat: OpenSeat) -> tuple[str, str]:
    return (_("Agreements"), reverse("network:agreements", args=[seat.workspace.public_id]))


def agreement_url(row: Agreement) -> str:
    """Return the page of an agreement; its workspace was read with it."""
    return reverse("network:agreement", args=[row.workspace.public_id, row.public_id])


def _crumbs(seat: OpenSeat, row: Agreement) -> list[tuple[str, str]]:
    return [_crumb(seat), (row.name, agreement_url(row))]


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def agreement_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add an agreement; ``network`` in the address fills in the network."""
    network = next(iter(ids_in(request.GET.get("network", ""))), None)
    form = AgreementForm(posted(request), workspace=seat.workspace, initial={"network": network})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = agreement_create(
                by=request.user, workspace=seat.workspace, fields=form.cleaned_data
            )
            return _done(request, made, _("The agreement is added. Who signs it?"))
    return form_page(request, form, _("Add an agreement"), [_crumb(seat)])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def agreement_edit(request: Request, seat: OpenSeat, agreement: UUID) -> HttpResponse:
    """Change an agreement."""
    here = agreement_named(seat.workspace, agreement)
    initial = {name: getattr(here, name) for name in AGREEMENT_FIELDS}
    initial["network"] = here.network.public_id if here.network else None
    form = AgreementForm(posted(request), workspace=seat.workspace, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            agreement_change(by=request.user, agreement=here, fields=form.cleaned_data)
            return _done(request, here, _("Saved."))
    return form_page(request, form, _("Change the agreement"), _crumbs(seat, here))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def agreement_sign(request: Request, seat: OpenSeat, agreement: UUID) -> HttpResponse:
    """Let a party sign."""
    here = agreement_named(seat.workspace, agreement)
    form = SignForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with refusals_shown_in(form):
            agreement_party_add(
                by=request.user,
                agreement=here,
                party=typed["other"],
                brings=typed["brings"],
                budget=typed["budget"],
            )
            return _done(request, here, _("Saved."))
    return form_page(request, form, _("Add who signs"), _crumbs(seat, here), lede=here.name)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def commitment_new(request: Request, seat: OpenSeat, agreement: UUID) -> HttpResponse:
    """Note something promised."""
    here = agreement_named(seat.workspace, agreement)
    form = CommitmentForm(posted(request), agreement=here)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            commitment_add(by=request.user, agreement=here, **form.cleaned_data)
            return _done(request, here, _("Saved."))
    return form_page(request, form, _("Add a commitment"), _crumbs(seat, here), lede=here.name)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def commitment_kept(request: Request, seat: OpenSeat, commitment: UUID) -> HttpResponse:
    """Note how it went with a commitment."""
    rows = Commitment.objects.select_related("agreement__workspace", "workspace")
    rows = rows.filter(agreement__in=agreements_seen(seat.workspace))
    row = get_object_or_404(rows, public_id=commitment)
    today = PartialDate.of(timezone.localdate())
    state = Kept.KEPT if row.state == Kept.WAITING else row.state
    initial = {"state": state, "on": row.on or today, "note": row.note}
    form = KeptForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            commitment_note(by=request.user, commitment=row, **form.cleaned_data)
            return _done(request, row.agreement, _("Saved."))
    crumbs = _crumbs(seat, row.agreement)
    return form_page(request, form, _("How did it go?"), crumbs, lede=row.what)


@require_POST
@door(Action.NETWORK_EDIT)
def party_drop(request: Request, seat: OpenSeat, signature: UUID) -> HttpResponse:
    """Take a party off an agreement."""
    rows = AgreementParty.objects.select_related("agreement__workspace", "party", "workspace")
    rows = rows.filter(ends_within(seat.workspace, "party"))
    rows = rows.filter(agreement__in=agreements_seen(seat.workspace))
    row = get_object_or_404(rows, public_id=signature)
    try:
        agreement_party_remove(by=request.user, row=row)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(agreement_url(row.agreement))
    return _gone(request, seat, row.agreement)


@require_POST
@door(Action.NETWORK_EDIT)
def commitment_drop(request: Request, seat: OpenSeat, commitment: UUID) -> HttpResponse:
    """Take a commitment away."""
    rows = Commitment.objects.select_related("agreement__workspace", "workspace")
    rows = rows.filter(agreement__in=agreements_seen(seat.workspace))
    row = get_object_or_404(rows, public_id=commitment)
    commitment_remove(by=request.user, commitment=row)
    return _gone(request, seat, row.agreement)


def _gone(request: Request, seat: OpenSeat, row: Agreement) -> HttpResponse:
    """Go back to the agreement with the offer to undo."""
    tag = undo_tag(seat, row.public_id)
    messages.success(request, _("It is taken away."), extra_tags=tag)
    return redirect(agreement_url(row))


def _done(request: Request, row: Agreement, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(agreement_url(row))
