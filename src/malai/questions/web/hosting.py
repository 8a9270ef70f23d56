"""What the host of a live group shows in the room, and the buttons to show, hide and close."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.documents.qr import qr_svg
from malai.kernel.http import Request
from malai.links.codes import code_grouped
from malai.questions import selectors
from malai.questions.models import LiveGroup
from malai.questions.services.groups import group_close, group_show


@require_safe
@door(Action.NETWORK_EDIT)
def group(request: Request, seat: OpenSeat, group: UUID) -> HttpResponse:
    """Show the code while the group is open, who has joined and answered, and what was gathered."""
    here, page = selectors.group_named(seat.workspace, group)
    came, spoke = selectors.joined(here)
    context = {
        "group": here,
        "page": page,
        "came": came,
        "spoke": spoke,
        "shown": selectors.shown_of(here),
        "is_told": here.is_shown or not here.is_open,
        **(_codes(request, here) if here.is_open else {}),
        "crumbs": [(page.title, page.url)],
    }
    name = "questions/_group.html" if request.htmx else "questions/group.html"
    answer = render(request, name, context)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _codes(request: Request, group: LiveGroup) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("questions:join", args=[group.key]))
    return {
        "qr": qr_svg(address, said=_("QR code of the group")),
        "link": address,
        "spoken": code_grouped(group.spoken, 3),
        "typed_at": request.build_absolute_uri(reverse("questions:code")),
    }


@require_POST
@door(Action.NETWORK_EDIT)
def step(request: Request, seat: OpenSeat, group: UUID) -> HttpResponse:
    """Show or hide what was gathered, or close the group."""
    here, page = selectors.group_named(seat.workspace, group)
    wanted = request.POST.get("step", "")
    if wanted == "close":
        group_close(by=request.user, group=here)
        messages.success(request, _("Closed. Thank everybody; what was said is kept."))
        if page.sum_up_url:
            return redirect(page.sum_up_url)
    elif wanted in ("show", "hide"):
        group_show(by=request.user, group=here, is_shown=wanted == "show")
    else:
        raise Http404
    return redirect("questions:group", seat.workspace.public_id, here.public_id)
