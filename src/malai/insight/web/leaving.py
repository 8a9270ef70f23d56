"""What if somebody leaves: who is cut off, before and after, and who could take over."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.insight.bridge.leaving import HandOverSaid, Leaving, leaving
from malai.insight.how import methods_shown
from malai.insight.results import Detail
from malai.insight.selectors.parties import parties_by_id
from malai.insight.sentences import listed
from malai.insight.services.analyses import Analysis
from malai.insight.web.base import Place, place_of
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import number
from malai.network.models import Party
from malai.network.selectors.search import by_rank, parties_matching
from malai_core.text import clean

#: Members that may be taken away at once, offered to begin with, found by a name, and named in a piece.
MOST, OFFERED, FOUND, NAMED = 20, 8, 12, 30


@require_safe
@door(Action.FINDINGS_NAMES)
def what_if(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Take chosen members away, on paper only, and show what would happen."""
    place = place_of(request, seat, network)
    context = place.context("what-if")
    if place.analysis is None:
        return render(request, "insight/waiting.html", context)
    detail = place.analysis.detail
    known = detail.with_people()
    gone = [one for one in request.GET.get("gone", "").split(",") if one in known][:MOST]
    text = clean(request.GET.get("q", "").replace("\0", ""))
    leavers = {number for one in gone for number in known[one]}
    found = leaving(detail, sorted(leavers)) if gone else None
    offered = _offered(place.analysis, text, known)
    names = parties_by_id(seat.workspace, [*gone, *offered, *(_ids(found) if found else [])])
    context |= {
        "text": text,
        "gone": [
            (names[one], _url(place, [o for o in gone if o != one])) for one in gone if one in names
        ],
        "gone_ids": ",".join(gone),
        "offered": [
            (names[one], _url(place, [*gone, one]))
            for one in offered
            if one in names and one not in gone
        ],
        "is_searched": bool(text),
        "with_people": len(leavers) - len(gone),
        "may_plan": seat.may(Action.NETWORK_EDIT),
        "result": _result(seat, found, names, [names[o] for o in gone if o in names])
        if found
        else None,
    }
    return render(request, "insight/what_if.html", context)


def _offered(analysis: Analysis, text: str, known: Collection[str]) -> list[str]:
    """Return members by name; without a name, those on whom most hangs."""
    if not text:
        return _weighty(analysis.detail)
    rows = by_rank(parties_matching(analysis.network.workspace, text))
    found = [str(one) for one in rows.values_list("public_id", flat=True)[:200]]
    return [one for one in found if one in known][:FOUND]


def _weighty(detail: Detail) -> list[str]:
    order = sorted(range(detail.n), key=lambda i: (-(detail.between[i] or 0), -detail.degree[i], i))
    return [detail.ids[i] for i in order[:OFFERED] if detail.degree[i]]


def _ids(found: Leaving) -> list[str]:
    pieces = [one for piece in found.pieces for one in piece[:NAMED]]
    hands = [one for hand in found.hand_overs for one in (hand.leaver, hand.contact, hand.heir)]
    return [*pieces[:500], *hands[:300]]


def _url(place: Place, gone: list[str]) -> str:
    kept = urlencode({"gone": ",".join(gone)}) if gone else ""
    parts = "&".join(part for part in (place.query, kept) if part)
    here = [place.network.workspace.public_id, place.network.public_id]
    return reverse("insight:what-if", args=here) + (f"?{parts}" if parts else "")


def _result(
    seat: OpenSeat, found: Leaving, names: dict[str, Party], gone: list[Party]
) -> dict[str, Any]:
    """Return what the page says: a sentence, the pieces, the hand-overs, before and after."""
    return {
        "found": found,
        "sentence": said(found, [party.name for party in gone]),
        "pieces": [
            ([names[one] for one in piece[:NAMED] if one in names], len(piece))
            for piece in found.pieces
            if len(piece) > 1
        ],
        "single": [
            names[piece[0]] for piece in found.pieces if len(piece) == 1 and piece[0] in names
        ][:NAMED],
        "single_count": sum(len(piece) == 1 for piece in found.pieces),
        "hand_overs": [
            _hand_over(seat, hand, names) for hand in found.hand_overs if _known(hand, names)
        ],
        "rows": [
            (_("Members"), found.before.members, found.after.members),
            (_("Pairs in contact"), found.before.ties, found.after.ties),
            (_("Separate parts"), found.before.parts, found.after.parts),
            (_("Without any contact"), found.before.isolates, found.after.isolates),
            (_("Members of the largest part"), found.before.largest, found.after.largest),
        ],
        "methods": methods_shown(found.methods),
    }


def said(found: Leaving, gone: list[str]) -> str:
    """Return what would happen in one sentence."""
    values = {"names": listed(gone, len(gone)), "count": number(found.cut_off)}
    if not found.cut_off:
        return _("Without %(names)s, nobody would be cut off from the others.") % values
    return _("Without %(names)s, %(count)s members would fall off the network.") % values


def _known(hand: HandOverSaid, names: dict[str, Party]) -> bool:
    return all(one in names for one in (hand.leaver, hand.contact, hand.heir))


def _hand_over(seat: OpenSeat, hand: HandOverSaid, names: dict[str, Party]) -> dict[str, Any]:
    """Return a hand-over as a sentence, and where it becomes a task."""
    people = {
        "leaver": names[hand.leaver].name,
        "contact": names[hand.contact].name,
        "heir": names[hand.heir].name,
        "saves": number(hand.saves),
    }
    what = _("%(leaver)s introduces %(heir)s to %(contact)s") % people
    query = urlencode({"what": what, "about": ",".join((hand.leaver, hand.heir, hand.contact))})
    url = reverse("work:task-new", args=[seat.workspace.public_id])
    return {
        "sentence": _(
            "If %(heir)s took over the contact with %(contact)s, %(saves)s would stay in."
        )
        % people,
        "task_url": f"{url}?{query}",
    }
