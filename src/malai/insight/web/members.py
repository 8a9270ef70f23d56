"""Members in numbers: narrowed, sorted, measured among themselves, taken out as a workbook."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.insight.listing import SORTS, Listing, Narrowing, listing_of
from malai.insight.selectors.parties import parties_by_id
from malai.insight.services.exporting import members_export
from malai.insight.web.base import Place, place_of
from malai.insight.wording import ROLE_HELP, ROLE_TONES, ROLES, value_said
from malai.kernel.http import Request
from malai.network.models import PartyKind

#: Members on a page.
PAGE = 50


@require_safe
@door(Action.FINDINGS_NAMES)
def members(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show the members with their measures; a part is measured among itself."""
    place = place_of(request, seat, network)
    context = place.context("members")
    if place.analysis is None:
        return render(request, "insight/waiting.html", context)
    to = Narrowing.of(request.GET)
    found = listing_of(place.analysis.detail, to)
    page = Paginator(found.order, PAGE).get_page(request.GET.get("page", ""))
    shown = found.rows(page)
    names = parties_by_id(seat.workspace, [row.id for row in shown])
    context |= {
        "to": to,
        "listing": found,
        "rows": [(row, names.get(row.id), ROLES[row.role], ROLE_TONES[row.role]) for row in shown],
        "page": page,
        "chips": _chips(place, found, to),
        "kinds": _kinds(place, found, to),
        "areas": [(code, value_said("area", code)) for code in found.areas],
        "sorts": [(name, label, _url(place, to, sort=name)) for name, label in SORTS],
        "role_help": [(ROLES[role], ROLE_HELP[role]) for role in ROLES],
        "next_url": _url(place, to, page=page.next_page_number()) if page.has_next() else "",
        "first_url": _url(place, to) if page.has_previous() else "",
        "may_export": seat.may(Action.DATA_EXPORT),
    }
    return render(request, "insight/members.html", context)


def _url(place: Place, to: Narrowing, **changed: object) -> str:
    asked = {**to.query(), **{key: str(value) for key, value in changed.items()}}
    kept = urlencode({key: value for key, value in asked.items() if value})
    return "?" + "&".join(part for part in (place.query, kept) if part)


def _chips(place: Place, found: Listing, to: Narrowing) -> list[dict[str, Any]]:
    """Return the roles that occur, with how many have each."""
    everybody = {
        "label": _("Everybody"), "url": _url(place, to, role="", few=""), "count": found.detail.n,
        "is_here": not to.role and not to.few,
    }  # fmt: skip
    return [everybody] + [
        {
            "label": capfirst(ROLES[role]),
            "url": _url(place, to, role=role, few=""),
            "is_here": to.role == role,
            "count": count,
        }
        for role, count in found.roles.items()
    ]


def _kinds(place: Place, found: Listing, to: Narrowing) -> list[dict[str, Any]]:
    """Return the kinds of member, where there are several."""
    if len(found.kinds) < 2 and not to.kind:
        return []
    labels = dict(PartyKind.choices)
    rows = [("", _("All kinds")), *((kind, capfirst(labels[kind])) for kind in found.kinds)]
    return [
        {
            "label": label,
            "url": _url(place, to, kind=kind),
            "is_here": to.kind == kind,
            "count": None,
        }
        for kind, label in rows
    ]


@require_POST
@door(Action.FINDINGS_NAMES)
def export(request: Request, seat: OpenSeat, network: UUID) -> HttpResponseBase:
    """Give the narrowed members as a workbook; who takes it out says what for."""
    if not seat.may(Action.DATA_EXPORT):
        raise PermissionDenied
    place = place_of(request, seat, network)
    reason = request.POST.get("reason", "").strip()[:300]
    ids = [seat.workspace.public_id, place.network.public_id]
    if place.analysis is None or not reason:
        return redirect("insight:members", *ids)
    found = listing_of(place.analysis.detail, Narrowing.of(request.GET))
    made = members_export(
        by=request.user, network=place.network, listing=found, day=place.analysis.day, reason=reason
    )
    name = f"{place.network} {timezone.localdate().isoformat()}.xlsx"
    return FileResponse(made, as_attachment=True, filename=name)
