"""The joint plan of a network: one page, and the forms of its goals, parts and shares."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms_plan import GoalForm, ItemForm, ShareForm
from malai.activities.models import PlanGoal
from malai.activities.selectors_plan import (
    goal_named,
    item_named,
    network_planned,
    plan_of,
    share_named,
)
from malai.activities.services import plans
from malai.activities.web.pages import list_crumb, without_network
from malai.audit.offers import undo_tag
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.models import Network


@require_safe
@door(Action.NETWORK_READ)
def plans_of(request: Request, seat: OpenSeat) -> HttpResponse:
    """Go on to the plan of the first network; without a network, to the list of activities."""
    network = selectors.networks_of(seat.workspace).first()
    if network is None:
        return without_network(request, seat)
    return redirect("activities:plan", seat.workspace.public_id, network.public_id)


@require_safe
@door(Action.NETWORK_READ)
def plan(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show the joint plan of a network."""
    here = network_planned(seat.workspace, network)
    networks = list(selectors.networks_of(seat.workspace)[:20])
    context = {
        "network": here,
        "goals": plan_of(here),
        "chips": _chips(seat, networks, here),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "activities/plan.html", context)


def _chips(seat: OpenSeat, networks: list[Network], here: Network) -> list[dict[str, Any]]:
    if len(networks) < 2:
        return []
    return [
        {
            "label": one.name,
            "url": reverse("activities:plan", args=[seat.workspace.public_id, one.public_id]),
            "is_here": one.pk == here.pk,
        }
        for one in networks
    ]


def _plan_url(network: Network) -> str:
    return reverse("activities:plan", args=[network.workspace.public_id, network.public_id])


def _form(
    request: Request, network: Network, form: forms.Form, heading: str, **more: str
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "crumbs": [(_("Joint plan"), _plan_url(network))],
        "lede": network.name,
        **more,
    }
    status = 422 if form.errors else 200
    return render(request, "activities/about_form.html", context, status=status)


def _done(request: Request, seat: OpenSeat, goal: PlanGoal, said: str) -> HttpResponse:
    messages.success(request, said, extra_tags=undo_tag(seat, goal.public_id))
    return redirect(_plan_url(goal.network))


def _removal(network: Network, name: str, label: str, public_id: UUID) -> dict[str, str]:
    ids = [network.workspace.public_id, network.public_id, public_id]
    return {"remove_url": reverse(f"activities:{name}", args=ids), "remove_label": label}


# -- Goals ---------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def goal_new(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Add a goal."""
    here = network_planned(seat.workspace, network)
    form = GoalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            goal = plans.goal_add(by=request.user, network=here, fields=form.cleaned_data)
            return _done(request, seat, goal, _("The goal is added."))
    return _form(request, here, form, _("Add a goal"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def goal_edit(request: Request, seat: OpenSeat, network: UUID, goal: UUID) -> HttpResponse:
    """Change a goal."""
    here = network_planned(seat.workspace, network)
    row = goal_named(here, goal)
    values = plans.goal_values(row)
    form = GoalForm(posted(request), initial=values)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            typed = form.cleaned_data
            plans.goal_change(by=request.user, goal=row, fields=typed, settle=settle)
            return _done(request, seat, row, _("Saved."))
    removal = _removal(here, "goal-remove", _("Take this goal away"), goal)
    return _form(request, here, form, _("Change the goal"), **removal)


@require_POST
@door(Action.NETWORK_EDIT)
def goal_remove(request: Request, seat: OpenSeat, network: UUID, goal: UUID) -> HttpResponse:
    """Take a goal away that nothing is planned for."""
    row = goal_named(network_planned(seat.workspace, network), goal)
    try:
        plans.goal_remove(by=request.user, goal=row)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(_plan_url(row.network))
    return _done(request, seat, row, _("The goal is taken away."))


# -- What is planned -----------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def item_new(request: Request, seat: OpenSeat, network: UUID, goal: UUID) -> HttpResponse:
    """Plan something for a goal."""
    here = network_planned(seat.workspace, network)
    row = goal_named(here, goal)
    form = ItemForm(posted(request), network=here)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            plans.item_add(by=request.user, goal=row, fields=form.cleaned_data)
            return _done(request, seat, row, _("It is planned."))
    return _form(request, here, form, row.what)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def item_edit(request: Request, seat: OpenSeat, network: UUID, item: UUID) -> HttpResponse:
    """Change what is planned, or say how far it is."""
    here = network_planned(seat.workspace, network)
    row = item_named(here, item)
    values = plans.item_values(row)
    initial = {**values, "activity": row.activity.public_id if row.activity else None}
    form = ItemForm(posted(request), network=here, kept=row.activity, initial=initial)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            typed = form.cleaned_data
            plans.item_change(by=request.user, item=row, fields=typed, settle=settle)
            return _done(request, seat, row.goal, _("Saved."))
    removal = _removal(here, "item-remove", _("Take this out of the plan"), item)
    return _form(request, here, form, _("Change what is planned"), **removal)


@require_POST
@door(Action.NETWORK_EDIT)
def item_remove(request: Request, seat: OpenSeat, network: UUID, item: UUID) -> HttpResponse:
    """Take something out of the plan."""
    row = item_named(network_planned(seat.workspace, network), item)
    plans.item_remove(by=request.user, item=row)
    return _done(request, seat, row.goal, _("Taken out of the plan."))


# -- Shares --------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def share_new(request: Request, seat: OpenSeat, network: UUID, item: UUID) -> HttpResponse:
    """Note what a partner gives."""
    here = network_planned(seat.workspace, network)
    row = item_named(here, item)
    form = ShareForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            plans.share_add(by=request.user, item=row, fields=form.values())
            return _done(request, seat, row.goal, _("Saved."))
    return _form(request, here, form, row.what)


@require_POST
@door(Action.NETWORK_EDIT)
def share_remove(request: Request, seat: OpenSeat, network: UUID, share: UUID) -> HttpResponse:
    """Take a share away."""
    here = network_planned(seat.workspace, network)
    row = share_named(here, share)
    row.item.goal.network = here
    plans.share_remove(by=request.user, share=row)
    return _done(request, seat, row.item.goal, _("The share is taken away."))
