"""Activities: the list and one of them with who came."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.http import Request


@require_safe
@door(Action.NETWORK_READ)
def activities(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the activities of a workspace, newest first."""
    return render(request, "activities/activities.html", {"seat": seat})


@require_safe
@door(Action.NETWORK_READ)
def activity(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Show one activity: what, when, where, and who came."""
    return render(request, "activities/activity.html", {"seat": seat, "activity": activity})
