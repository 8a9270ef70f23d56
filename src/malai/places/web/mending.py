"""Areas to mend: one tap for a record, one for all that have a single answer."""

from __future__ import annotations

from itertools import islice
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.audit.offers import newest_tag, undo_tag
from malai.kernel.http import Request
from malai.places import official
from malai.places.selectors.mending import ABOLISHED, WRITTEN, mend_named, mends_of
from malai.places.services.mending import area_mend, areas_mend
from malai.places.web.working import areas_crumb
from malai.places.wording import area_said

#: Records on the page; the rest follows when these are mended.
SHOWN = 40


@require_safe
@door(Action.NETWORK_EDIT)
def mending(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show the records whose area wants mending."""
    whole(seat)
    found = list(islice(mends_of(seat.workspace), 2_000))
    single = [mend for mend in found if len(mend.choices) == 1]
    context = {
        "mends": found[:SHOWN],
        "total": len(found),
        "abolished_count": sum(mend.kind == ABOLISHED for mend in single),
        "written_count": sum(mend.kind == WRITTEN for mend in single),
        "version": official.version(),
        "crumbs": [areas_crumb(seat)],
    }
    return render(request, "places/mending.html", context)


@require_POST
@door(Action.NETWORK_EDIT)
def mend_one(request: Request, seat: OpenSeat, bearer: str, row: UUID) -> HttpResponse:
    """Give one record the area that was tapped."""
    whole(seat)
    mend = mend_named(seat.workspace, bearer, row)
    code = request.POST.get("code", "")
    try:
        area_mend(by=request.user, workspace=seat.workspace, mend=mend, code=code)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        said = _("%(name)s: %(area)s") % {"name": mend.row, "area": area_said(code)}
        messages.success(request, said, extra_tags=undo_tag(seat, mend.row.public_id))
    return redirect("places:mending", seat.workspace.public_id)


@require_POST
@door(Action.NETWORK_EDIT)
def mend_all(request: Request, seat: OpenSeat) -> HttpResponse:
    """Mend all records of one kind that have a single answer."""
    whole(seat)
    kind = WRITTEN if request.POST.get("kind") == WRITTEN else ABOLISHED
    count = areas_mend(by=request.user, workspace=seat.workspace, kind=kind)
    said = ngettext("%(count)s record mended.", "%(count)s records mended.", count)
    tag = newest_tag(seat, "places.areas_mend") if count else ""
    messages.success(request, said % {"count": count}, extra_tags=tag)
    return redirect("places:mending", seat.workspace.public_id)
