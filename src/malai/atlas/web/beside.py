"""What stands beside the picture: the card of a member, the way between two, hands on the drawing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities.models import Mark
from malai.activities.selectors import attendances_of
from malai.atlas.bridge import LEVELS
from malai.atlas.bridge.meetings import Step, way_between
from malai.atlas.colourings import colouring_named
from malai.atlas.drawing import party_url
from malai.atlas.selectors import parties_of
from malai.atlas.services import is_part
from malai.atlas.services.spots import spot_free, spot_pin
from malai.atlas.unnamed import name_for, unnamed_for
from malai.atlas.web.picture import day_of, network_of
from malai.kernel.http import Request
from malai.network.models import Note, Party
from malai.network.reach import ties_seen
from malai.network.selectors import pages
from malai.network.selectors.evidence import last_notes
from malai.network.selectors.parties import BODIES, PEOPLE, party_named
from malai.network.services.ties import tie_change

EVERY = (*PEOPLE, *BODIES)
#: Relationships on a card; the record has them all.
ON_A_CARD = 6


@require_safe
@door(Action.NETWORK_READ)
def card(request: Request, seat: OpenSeat, network: UUID, party: UUID) -> HttpResponse:
    """Say who a member of the picture is, and what can be done. Nine queries at most."""
    here = network_of(seat, network)
    found = party_named(seat.workspace, party, EVERY)
    came = attendances_of([found.pk], seat.workspace).filter(mark=Mark.PRESENT)
    may_contact = seat.may(Action.CONTACT_READ)
    ties = [seen for seen in pages.ties_seen_by(found) if not seen.tie.until]
    notes = last_notes([seen.tie for seen in ties[:ON_A_CARD]]) if may_contact else {}
    context = {
        "network": here,
        "party": found,
        "url": party_url(found, seat),
        "belongs": [row for row in pages.affiliations_of(found) if not row.until],
        "came": came.first(),
        "note": Note.objects.filter(party=found).first() if may_contact else None,
        "ties": [(seen, notes.get(seen.tie.pk)) for seen in ties[:ON_A_CARD]],
        "ties_count": len(ties),
        "may_contact": may_contact,
        "may_edit": seat.may(Action.NETWORK_EDIT),
    }
    return render(request, "atlas/_card.html", context)


@require_safe
@door(Action.NETWORK_READ)
def between(
    request: Request, seat: OpenSeat, network: UUID, party: UUID, other: UUID
) -> JsonResponse:
    """Say how two members know each other: a sentence, and who stands between them."""
    here = network_of(seat, network)
    ends = [party_named(seat.workspace, one, EVERY) for one in (party, other)]
    day = day_of(request.GET.get("day", ""))
    way = way_between(here, ends[0], ends[1], day=day, belongs=_("belongs together"))
    unnamed = unnamed_for(seat)
    through = [*[step.source for step in way], ends[1]] if way else []
    answer = {
        "sentence": way_said(ends[0], ends[1], way, unnamed),
        "members": [str(one.public_id) for one in through if one.pk not in unnamed],
        "steps": [
            {
                "from": name_for(step.source, unnamed),
                "to": name_for(step.target, unnamed),
                "by": ", ".join(step.by),
            }
            for step in way or []
        ],
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def way_said(
    source: Party, target: Party, way: list[Step] | None, unnamed: frozenset[int] = frozenset()
) -> str:
    """Return the way between two in one sentence."""
    ends = {"source": name_for(source, unnamed), "target": name_for(target, unnamed)}
    if source == target:
        return _("Choose two different members.")
    if way is None:
        return _("No way is known from %(source)s to %(target)s in this network.") % ends
    if len(way) == 1:
        told = {**ends, "by": ", ".join(way[0].by)}
        return _("%(source)s and %(target)s are connected directly: %(by)s.") % told
    through = ", ".join(name_for(step.target, unnamed) for step in way[:-1])
    return _("%(source)s reaches %(target)s through %(through)s.") % {**ends, "through": through}


@require_safe
@door(Action.NETWORK_READ)
def field(request: Request, seat: OpenSeat, network: UUID, name: str) -> JsonResponse:
    """Answer the island with what one field or measure says of each member."""
    here = network_of(seat, network)
    parties = parties_of(here, day=day_of(request.GET.get("day", "")))
    ids = dict(parties.order_by().values_list("pk", "public_id"))
    found = colouring_named(name, seat, here, list(ids))
    if found is None:
        raise Http404
    offer, colouring = found
    answer: dict[str, Any] = {
        "name": offer.name,
        "label": str(offer.label),
        "measure": offer.is_measure,
        "how": str(colouring.how),
        "legend": [[value, str(label)] for value, label in colouring.legend],
        "values": {str(ids[key]): value for key, value in colouring.values.items() if key in ids},
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


@require_POST
@door(Action.NETWORK_EDIT)
def spot(request: Request, seat: OpenSeat, network: UUID, level: str, party: UUID) -> HttpResponse:
    """Put a member somewhere in the picture, or let it go again where no place is sent."""
    here = network_of(seat, network)
    if level not in LEVELS or is_part(here):
        raise Http404
    who = party_named(seat.workspace, party, EVERY)
    if "x" not in request.POST:
        spot_free(network=here, party=who, level=level)
        return HttpResponse(status=204)
    try:
        x, y = float(request.POST["x"]), -float(request.POST.get("y", ""))
        spot_pin(network=here, party=who, level=level, x=x, y=y)
    except (ValueError, ValidationError):
        return HttpResponse(_("This is no place in the picture."), status=422)
    return HttpResponse(status=204)


@require_POST
@door(Action.NETWORK_EDIT)
def tie_strength(request: Request, seat: OpenSeat, network: UUID, tie: UUID) -> HttpResponse:
    """Change in the table how strong a relationship is; its beginning stays."""
    here = network_of(seat, network)
    rows = ties_seen(seat.workspace).select_related("source", "target", "kind", "workspace")
    row = get_object_or_404(rows, network=here, public_id=tie)
    strength = _strength(request)
    status = 422 if strength is _UNREADABLE else 200
    if status == 200:
        tie_change(by=request.user, tie=row, strength=strength, since=row.since)
    if not request.htmx:
        return redirect("atlas:picture", seat.workspace.public_id, here.public_id)
    context = {"tie": row, "network": here, "may_edit": True, "is_saved": status == 200}
    answer = render(request, "atlas/_strength.html", context, status=status)
    if status == 200:
        answer["HX-Trigger"] = "malai:ties-changed"
    return answer


_UNREADABLE = -1.0


def _strength(request: Request) -> float | None:
    """Return what was chosen: a number above zero, or ``None`` for "nobody said"."""
    text = request.POST.get("strength", "")
    try:
        chosen = float(text) if text else None
    except ValueError:
        return _UNREADABLE
    return chosen if chosen is None or 0 < chosen < 1e9 else _UNREADABLE
