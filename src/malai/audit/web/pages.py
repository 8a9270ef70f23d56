"""The history of a workspace, one act, and its undo."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.changes import changes_of
from malai.audit.models import Act
from malai.audit.selectors import act_named, acts_page_of, may_be_undone
from malai.audit.services import UndoRefusedError, act_undo
from malai.kernel.templatetags.malai import language

if TYPE_CHECKING:
    from malai.kernel.http import Request


@require_GET
@door(Action.HISTORY_READ)
def acts(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show what was done, newest first; ``?about=`` keeps to one record."""
    after, about = (uuid_or_404(request.GET.get(name)) for name in ("after", "about"))
    page = acts_page_of(seat.workspace, after=after, about=about)
    here = reverse("audit:acts", args=[seat.workspace.public_id])
    kept = f"about={about}&" if about else ""
    context = {
        "days": by_day(page.acts),
        "first_url": f"{here}?{kept}" if after else "",
        "next_url": f"{here}?{kept}after={page.next_after}" if page.next_after else "",
        "about": about,
    }
    return render(request, "audit/acts.html", context)


@require_GET
@door(Action.HISTORY_READ)
def act_page(request: Request, seat: OpenSeat, act: UUID) -> HttpResponse:
    """Show one act with the rows it touched, and the button that takes it back."""
    found = act_named(seat.workspace, act)
    may_see = seat.may(Action.CONTACT_READ)
    context = {
        "act": found,
        "changes": changes_of(found, may_see_contacts=may_see, language=language()),
        "may_undo": seat.may(Action.HISTORY_UNDO) and may_be_undone(found),
        "crumbs": [(_("History"), reverse("audit:acts", args=[seat.workspace.public_id]))],
    }
    return render(request, "audit/act.html", context)


@require_POST
@door(Action.HISTORY_UNDO)
def undo(request: Request, seat: OpenSeat, act: UUID) -> HttpResponse:
    """Take one act back, or say why that cannot be."""
    found = act_named(seat.workspace, act)
    try:
        act_undo(by=request.user, act=found)
        messages.success(request, _("Taken back. Everything is as it was before."))
    except UndoRefusedError as refusal:
        messages.error(request, str(refusal))
    return back_from(request, found)


def back_from(request: HttpRequest, act: Act) -> HttpResponseRedirect:
    """Go where the form says, if that is one of our pages; otherwise to the act."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return HttpResponseRedirect(wanted)
    return redirect("audit:act", act.workspace.public_id, act.public_id)


def by_day(found: Any) -> list[tuple[Any, list[Act]]]:  # noqa: ANN401 - acts in order
    """Return acts under the day in Thailand on which they were done."""
    days = groupby(found, key=lambda act: timezone.localtime(act.created_at).date())
    return [(day, list(acts_of_day)) for day, acts_of_day in days]


def uuid_or_404(written: str | None) -> UUID | None:
    """Return the id in an address, ``None`` where there is none."""
    try:
        return UUID(written) if written else None
    except ValueError:
        raise Http404 from None
