"""The page of one relationship: how strong, since when, who says so; changing and reopening it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.kernel.registries import tie_panels
from malai.network.forms_ties import EvidenceForm, TieChangeForm
from malai.network.models import RecordKind, Tie
from malai.network.selectors.custom import values_seen
from malai.network.selectors.evidence import sides_heard, tie_named
from malai.network.services.ties import evidence_add, tie_change, tie_reopen
from malai.network.web.custom import offer_custom
from malai.network.web.party import party_url


@require_safe
@door(Action.NETWORK_READ)
def tie(request: Request, seat: OpenSeat, tie: UUID) -> HttpResponse:
    """Show a relationship and every source of it."""
    row = tie_named(seat.workspace, tie)
    evidence = list(row.evidence.all())
    heard = sides_heard(row, evidence)
    context = {
        "tie": row,
        "evidence": evidence,
        "is_confirmed": len(heard) == 2,
        "heard": [end for end in (row.source, row.target) if end.pk in heard],
        "silent": [end for end in (row.source, row.target) if end.pk not in heard],
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_see_notes": seat.may(Action.CONTACT_READ),
        "notes": row.notes.select_related("written_by"),
        "custom": values_seen(row, with_sensitive=seat.may(Action.SENSITIVE_READ)),
        "panels": _panels(request, seat, row),
        "crumbs": _crumbs(row)[:1],
    }
    return render(request, "network/tie.html", context)


def _panels(request: Request, seat: OpenSeat, row: Tie) -> list[dict[str, Any]]:
    found = []
    for panel in tie_panels:
        if context := panel.context_for(row):
            base = {"workspace": seat.workspace, "seat": seat, "tie": row}
            html = render_to_string(panel.template, {**base, **context}, request)
            if html.strip():  # a panel may have nothing for this reader
                found.append({"title": panel.title, "html": html})
    return found


def _crumbs(row: Tie) -> list[tuple[str, str]]:
    row.source.workspace = row.workspace
    return [(row.source.name, party_url(row.source)), (_("Relationship"), tie_url(row))]


def tie_url(row: Tie) -> str:
    """Return the page of a tie; its workspace was read with it."""
    return reverse("network:tie", args=[row.workspace.public_id, row.public_id])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def tie_edit(request: Request, seat: OpenSeat, tie: UUID) -> HttpResponse:
    """Change how strong a relationship is and since when."""
    row = tie_named(seat.workspace, tie)
    form = TieChangeForm(posted(request), tie=row)
    offer_custom(form, seat, [RecordKind.TIE], row)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            tie_change(by=request.user, tie=row, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(tie_url(row))
    return record_form(request, row, form, _("Change a relationship"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def tie_said(request: Request, seat: OpenSeat, tie: UUID) -> HttpResponse:
    """Note one more source of a relationship."""
    row = tie_named(seat.workspace, tie)
    form = EvidenceForm(posted(request), tie=row, workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with refusals_shown_in(form):
            evidence_add(
                by=request.user,
                tie=row,
                side=typed["side"],
                said_by=typed["other"],
                on=typed["on"],
                said=typed["said"],
            )
            messages.success(request, _("The source is noted."))
            return redirect(tie_url(row))
    return record_form(request, row, form, _("Who says so?"))


@require_POST
@door(Action.NETWORK_EDIT)
def tie_open(request: Request, seat: OpenSeat, tie: UUID) -> HttpResponse:
    """Note that a relationship which was ended holds after all."""
    row = tie_named(seat.workspace, tie)
    try:
        tie_reopen(by=request.user, tie=row)
        messages.success(request, _("The relationship is open again."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(tie_url(row))


def record_form(request: Request, row: Tie, form: forms.Form, heading: str) -> HttpResponse:
    """Show a form about a relationship, with its errors where there are any."""
    context: dict[str, Any] = {
        "form": form,
        "heading": heading,
        "lede": f"{row.source.name} · {row.kind.label} · {row.target.name}",
        "crumbs": _crumbs(row),
    }
    status = 422 if form.errors else 200
    return render(request, "network/record_form.html", context, status=status)
