"""Care: who carries much, thanks and rest, plans for partners, and whom to invite how."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities.forms import uuids
from malai.audit.offers import act_tag, undo_tag
from malai.contact.forms_care import InvitationForm, PlanForm
from malai.contact.models import CareKind, Invitation
from malai.contact.selectors import care as selectors
from malai.contact.services.care import (
    care_give,
    invitation_change,
    invitation_create,
    invitation_values,
    plan_set,
    plan_values,
)
from malai.contact.web.noting import party_url
from malai.contact.web.tabs import first_crumb, tabs
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.models import Party
from malai.network.reach import networks_seen, parties_seen
from malai.network.selectors.parties import BODIES, PEOPLE, party_named


@require_safe
@door(Action.FINDINGS_NAMES)
def care(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show who carries much and waits for thanks or rest; then plans and invitations."""
    here, today = seat.workspace, timezone.localdate()
    loads = selectors.loads_of(here, today)
    plans = list(selectors.plans_seen(here)[: selectors.SHOWN])
    invitations = list(selectors.invitations_seen(here)[: selectors.SHOWN])
    touches = selectors.touches_of(plans)
    known = selectors.knowing(here, [row.party_id for row in invitations if row.party_id])
    context = {
        "loads": [
            (one, one.is_unthanked(today), one.is_unrested(today))
            for one in loads[: selectors.LOADS]
        ],
        "unthanked": sum(one.is_unthanked(today) for one in loads),
        "unrested": sum(one.is_unrested(today) for one in loads),
        "lately": selectors.LATELY,
        "plans": [(plan, touches.get(plan.party_id)) for plan in plans],
        "invitations": [(row, known.get(row.party_id or 0, [])) for row in invitations],
        "tabs": tabs(seat, "contact:care"),
    }
    return render(request, "contact/care.html", context)


@require_POST
@door(Action.NETWORK_EDIT)
def give(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Note thanks or rest, in one tap."""
    whom = party_named(seat.workspace, party, (*PEOPLE, *BODIES))
    kind = request.POST.get("kind", "")
    if kind not in CareKind.values:
        raise Http404
    act = care_give(by=request.user, party=whom, kind=kind, on=timezone.localdate())
    said = _("Noted: %(name)s was thanked today.") if kind == CareKind.THANKS else _("Noted: %(name)s rests today.")  # fmt: skip
    tag = act_tag(seat, act) if act else ""
    messages.success(request, said % {"name": whom.name}, extra_tags=tag)
    return redirect("contact:care", seat.workspace.public_id)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def plan(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Write down why somebody matters, what they get, and the next touch."""
    whom = party_named(seat.workspace, party, (*PEOPLE, *BODIES))
    values = plan_values(selectors.plan_of(whom))
    form = PlanForm(posted(request), workspace=seat.workspace, initial=values)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            plan_set(
                by=request.user,
                party=whom,
                fields=form.cleaned_data,
                touch=form.next_touch,
                settle=settle,
            )
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, whom.public_id))
            return redirect("contact:care", seat.workspace.public_id)
    context = {
        "heading": _("Care for %(name)s") % {"name": whom.name},
        "crumbs": [first_crumb(seat), (whom.name, party_url(seat, whom))],
    }
    return _form(request, form, context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def invitation_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Plan how to invite a new partner, on record or not."""
    party = _party(request, seat)
    networks = list(networks_seen(seat.workspace).order_by("pk")[:2])
    initial = {"network": networks[0].public_id if len(networks) == 1 else None}
    form = InvitationForm(posted(request), workspace=seat.workspace, party=party, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            fields = {**form.cleaned_data, **({"party": party} if party else {})}
            made = invitation_create(by=request.user, workspace=seat.workspace, fields=fields)
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, made.public_id))
            return redirect("contact:care", seat.workspace.public_id)
    heading = _("Invite %(name)s") % {"name": party.name} if party else _("Invite a new partner")
    return _form(request, form, _invite_context(seat, heading, party))


def _party(request: Request, seat: OpenSeat) -> Party | None:
    ids = uuids([request.GET.get("party", "")])
    return parties_seen(seat.workspace).filter(public_id__in=ids).first() if ids else None


def _invite_context(seat: OpenSeat, heading: str, party: Party | None) -> dict[str, Any]:
    known = selectors.knowing(seat.workspace, [party.pk]) if party else {}
    above = (_("Care"), reverse("contact:care", args=[seat.workspace.public_id]))
    return {
        "heading": heading,
        "crumbs": [first_crumb(seat), above],
        "knowing": known.get(party.pk, []) if party else [],
    }


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def invitation(request: Request, seat: OpenSeat, invitation: UUID) -> HttpResponse:
    """Change a plan of an invitation, or where it stands."""
    here = selectors.invitation_named(seat.workspace, invitation)
    values = invitation_values(here)
    form = InvitationForm(
        posted(request), workspace=seat.workspace, party=here.party, initial=_shown(here)
    )
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            invitation_change(
                by=request.user, invitation=here, fields=form.cleaned_data, settle=settle
            )
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect("contact:care", seat.workspace.public_id)
    heading = _("Invite %(name)s") % {"name": here}
    return _form(request, form, _invite_context(seat, heading, here.party))


def _shown(invitation: Invitation) -> dict[str, Any]:
    network = invitation.network.public_id if invitation.network else None
    return {**invitation_values(invitation), "network": network}


def _form(
    request: Request, form: PlanForm | InvitationForm, context: dict[str, Any]
) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "contact/care_form.html", {"form": form, **context}, status=status)
