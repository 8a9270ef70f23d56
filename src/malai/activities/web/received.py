"""From LINE: what members sent, looked at by a person before anything is done with it."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.models import Activity
from malai.activities.selectors_received import activities_offered, looked_at
from malai.activities.services.received import photo_take, place_take
from malai.activities.web.around import done
from malai.activities.web.pages import list_crumb
from malai.files.services import file_path
from malai.kernel.http import Request
from malai.post.models import DraftKind, LineDraft
from malai.post.models.draft import KEPT
from malai.post.reasons import reason_said
from malai.post.selectors.drafts import draft_named, drafts_open
from malai.post.services.drafts import draft_drop

PAGE: Final = 20


@require_safe
@door(Action.NETWORK_EDIT)
def received(request: Request, seat: OpenSeat) -> HttpResponse:
    """List what members sent and nobody has decided about. Four queries."""
    page = Paginator(drafts_open(seat.workspace), PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    offered = activities_offered(seat.workspace) if rows else []
    context = {
        "looked": [(one, reason_said(one.draft.reason)) for one in looked_at(rows, offered)],
        "offered": offered,
        "total": page.paginator.count,
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "first_url": "?" if page.has_previous() else "",
        "days": KEPT.days,
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "activities/received.html", context)


@require_safe
@door(Action.NETWORK_EDIT)
def received_picture(request: Request, seat: OpenSeat, draft: UUID) -> FileResponse:
    """Show a photo that was sent; ``?small=1`` is the small square. No copy stays in between."""
    row = draft_named(seat.workspace, draft)
    stored = row.small if request.GET.get("small") else row.file
    path = file_path(stored) if stored else None
    if stored is None or path is None or not path.exists():
        raise Http404
    answer = FileResponse(path.open("rb"), filename=stored.name, content_type=stored.content_type)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
@door(Action.NETWORK_EDIT)
def received_take(request: Request, seat: OpenSeat, draft: UUID) -> HttpResponse:
    """Put a photo or a place into the chosen activity; of a photo it is asked next who is on it."""
    row = draft_named(seat.workspace, draft)
    chosen = uuids([request.POST.get("activity", "")])
    if not chosen:
        messages.error(request, _("Choose the activity it belongs to."))
        return _list(seat)
    here = selectors.activity_named(seat.workspace, chosen[0])
    try:
        if row.kind == DraftKind.PHOTO:
            return _photo(request, seat, row, here)
        place = place_take(by=request.user, draft=row, activity=here)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _list(seat)
    said = _("%(title)s is at “%(place)s” now, with its point on the map.")
    return done(request, seat, here, said % {"title": here.title, "place": place.name})


def _photo(request: Request, seat: OpenSeat, row: LineDraft, here: Activity) -> HttpResponse:
    caption = request.POST.get("caption", "").replace("\0", "")
    kept = photo_take(by=request.user, draft=row, activity=here, caption=caption)
    ids = [seat.workspace.public_id, here.public_id, kept.public_id]
    said = _("The photo is part of %(title)s now.") % {"title": here.title}
    return done(request, seat, here, said, reverse("activities:faces", args=ids))


@require_POST
@door(Action.NETWORK_EDIT)
def received_drop(request: Request, seat: OpenSeat, draft: UUID) -> HttpResponse:
    """Throw away what was sent."""
    draft_drop(by=request.user, draft=draft_named(seat.workspace, draft))
    messages.success(request, _("Thrown away. Nothing of it is kept."))
    return _list(seat)


def _list(seat: OpenSeat) -> HttpResponse:
    return redirect("activities:received", seat.workspace.public_id)
