"""Group chats as channels: whose they are, what for, and who wrote lately."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.contact.forms_files import GroupForm
from malai.contact.models import ChatGroup
from malai.contact.selectors.groups import group_named, groups_listed
from malai.contact.services.groups import group_change, group_create, values_of
from malai.contact.web.tabs import first_crumb, tabs
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request

#: Who wrote within so many days counts as writing.
WINDOW_DAYS: Final = 90


@require_safe
@door(Action.NETWORK_EDIT)
def groups(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the groups."""
    since = timezone.localdate() - timedelta(days=WINDOW_DAYS)
    context = {
        "groups": groups_listed(seat.workspace, since),
        "window": WINDOW_DAYS,
        "may_import": seat.may(Action.DATA_IMPORT),
        "tabs": tabs(seat, "contact:groups"),
    }
    return render(request, "contact/groups.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def group_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add a group."""
    form = GroupForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = group_create(by=request.user, workspace=seat.workspace, fields=form.cleaned_data)
            return _saved(request, seat, made)
    return _form(request, seat, form, _("Add a group"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def group(request: Request, seat: OpenSeat, group: UUID) -> HttpResponse:
    """Change what is said of a group."""
    here = group_named(seat.workspace, group)
    form = GroupForm(
        posted(request), workspace=seat.workspace, owner=here.owner, initial=_shown(here)
    )
    settle = editing(form, values_of(here))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            group_change(by=request.user, group=here, fields=form.cleaned_data, settle=settle)
            return _saved(request, seat, here)
    return _form(request, seat, form, here.name)


def _shown(group: ChatGroup) -> dict[str, Any]:
    keys = {name: getattr(group, name) for name in ("network", "owner")}
    ids = {name: row.public_id if row else None for name, row in keys.items()}
    return {**values_of(group), **ids}


def _saved(request: Request, seat: OpenSeat, group: ChatGroup) -> HttpResponse:
    messages.success(request, _("Saved."), extra_tags=undo_tag(seat, group.public_id))
    return redirect("contact:groups", seat.workspace.public_id)


def _form(request: Request, seat: OpenSeat, form: GroupForm, heading: str) -> HttpResponse:
    above = (_("Group chats"), reverse("contact:groups", args=[seat.workspace.public_id]))
    context = {"form": form, "heading": heading, "crumbs": [first_crumb(seat), above]}
    return render(request, "contact/group.html", context, status=422 if form.errors else 200)
