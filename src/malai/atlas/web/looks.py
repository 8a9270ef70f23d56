"""Saved views: keeping the look of a picture, changing and forgetting it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.models import SavedView
from malai.atlas.selectors.views import view_named
from malai.atlas.services.views import view_change, view_drop, view_save
from malai.atlas.web.picture import network_of
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language
from malai_core.errors import InvalidInputError


def view_url(view: SavedView) -> str:
    """Return the address of the picture with this look."""
    here = [view.network.workspace.public_id, view.network.public_id]
    return f"{reverse('atlas:picture', args=here)}?{urlencode({'view': view.public_id})}"


def _state(request: Request) -> Any:  # noqa: ANN401 - unread JSON
    """Return the look that the form carries, ``None`` without one."""
    text = request.POST.get("state", "")
    try:
        return json.loads(text) if text else None
    except json.JSONDecodeError:
        return []  # which no look is: the service says so


@require_POST
@door(Action.NETWORK_EDIT)
def view_new(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Keep the look of the picture under a name."""
    here = network_of(seat, network)
    try:
        name, state = request.POST.get("name", ""), _state(request)
        view = view_save(
            by=request.user, network=here, name=name, state={} if state is None else state
        )
    except (ValidationError, InvalidInputError) as error:
        messages.error(request, _told(error))
        return redirect("atlas:picture", seat.workspace.public_id, here.public_id)
    messages.success(request, _("The view is saved. It has its own link."))
    return redirect(view_url(view))


@require_POST
@door(Action.NETWORK_EDIT)
def view_edit(request: Request, seat: OpenSeat, network: UUID, view: UUID) -> HttpResponse:
    """Rename a saved view, or let it hold the look of now."""
    found = view_named(network_of(seat, network), view)
    try:
        name = request.POST.get("name")
        view_change(by=request.user, view=found, name=name, state=_state(request))
        messages.success(request, _("Saved."))
    except (ValidationError, InvalidInputError) as error:
        messages.error(request, _told(error))
    return redirect(view_url(found))


@require_POST
@door(Action.NETWORK_EDIT)
def view_remove(request: Request, seat: OpenSeat, network: UUID, view: UUID) -> HttpResponse:
    """Forget a saved view."""
    here = network_of(seat, network)
    view_drop(by=request.user, view=view_named(here, view))
    messages.success(request, _("The saved view is gone; the picture is still there."))
    return redirect("atlas:picture", seat.workspace.public_id, here.public_id)


def _told(error: ValidationError | InvalidInputError) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return error.sentence.in_language(language())
