"""Whom to introduce to whom: proposals with reasons, decisions, and what became of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.insight.how import methods_shown
from malai.insight.models import Decision, Introduction
from malai.insight.results import Detail, MethodUse
from malai.insight.selectors.introductions import introductions_of, pairs_decided
from malai.insight.selectors.parties import parties_by_id
from malai.insight.services.introductions import introduction_decide, introduction_forget
from malai.insight.web.base import place_of
from malai.insight.wording import REASONS
from malai.kernel.http import Request
from malai.network.models import Network, Party
from malai.network.selectors.pages import network_named

#: Proposals shown at once; the list fills up again as they are decided.
SHOWN = 12
METHOD = MethodUse("sna.weaving.malai.v1", {"most": 20, "each": 2}, seed=0)


@require_safe
@door(Action.FINDINGS_NAMES)
def weaving(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Propose introductions, and show what became of those that were taken on."""
    place = place_of(request, seat, network)
    context = place.context("weaving")
    if place.analysis is None:
        return render(request, "insight/waiting.html", context)
    detail = place.analysis.detail
    decided = list(introductions_of(place.network)[:200])
    proposals = _open(detail, pairs_decided(place.network))
    context |= {
        "proposals": _shown(seat, detail, proposals[:SHOWN]),
        "waiting": len(proposals),
        "accepted": _accepted(detail, decided),
        "dismissed": [row for row in decided if row.decision == Decision.DISMISSED],
        "may_decide": seat.may(Action.NETWORK_EDIT),
        "methods": methods_shown((METHOD,)),
    }
    return render(request, "insight/weaving.html", context)


def _open(detail: Detail, decided: set[frozenset[str]]) -> list[dict[str, Any]]:
    """Return the proposals nobody decided on yet: reasons take turns, the best of each first."""
    ids = detail.ids
    kept = [
        one for one in detail.weaving
        if frozenset((ids[one["one"]], ids[one["other"]])) not in decided
    ]  # fmt: skip
    seen: dict[str, int] = {}
    turns = []
    for place, one in enumerate(kept):
        turn = seen.get(one["reason"], 0)
        seen[one["reason"]] = turn + 1
        turns.append((turn, place))
    return [kept[place] for _turn, place in sorted(turns)]


def _shown(seat: OpenSeat, detail: Detail, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return proposals with the parties; who is not there any more is passed over. One query."""
    numbers = {n for row in rows for n in (row["one"], row["other"], row["through"]) if n >= 0}
    names = parties_by_id(seat.workspace, [detail.ids[n] for n in sorted(numbers)])
    found = []
    for row in rows:
        ends = [names.get(detail.ids[row[end]]) for end in ("one", "other")]
        through = names.get(detail.ids[row["through"]]) if row["through"] >= 0 else None
        if all(ends):
            found.append({**row, "one": ends[0], "other": ends[1], "through": through,
                          "said": REASONS[row["reason"]]})  # fmt: skip
    return found


def _accepted(detail: Detail, decided: list[Introduction]) -> list[tuple[Introduction, bool]]:
    """Return the introductions taken on, and whether the relationship is there now."""
    if not decided:  # of a large network the pairs are many
        return []
    ids = detail.ids
    ties = {frozenset((ids[a], ids[b])) for a, b in zip(detail.source, detail.target, strict=True)}
    return [
        (row, frozenset((str(row.one.public_id), str(row.other.public_id))) in ties)
        for row in decided
        if row.decision == Decision.ACCEPTED
    ]


@require_POST
@door(Action.NETWORK_EDIT)
def decide(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Take an introduction on, which asks who and by when; or put it aside."""
    here = network_named(seat.workspace, network)
    decision, reason = request.POST.get("decision", ""), request.POST.get("reason", "")
    one, other, through = _parties(request, seat)
    if decision not in Decision.values or reason not in REASONS or one is None or other is None:
        raise Http404
    row = introduction_decide(
        by=request.user, network=here, pair=(one, other), through=through, reason=reason,
        decision=decision, on=timezone.localdate(),
    )  # fmt: skip
    if row.task is not None and decision == Decision.ACCEPTED:
        text = _("On the list of tasks. Say who takes it on and by when.")
        messages.success(request, text, extra_tags=undo_tag(seat, row.public_id))
        return redirect("work:task", seat.workspace.public_id, row.task.public_id)
    text = _("Put aside. It is not proposed again.")
    messages.success(request, text, extra_tags=undo_tag(seat, row.public_id))
    return redirect("insight:weaving", seat.workspace.public_id, here.public_id)


def _parties(request: Request, seat: OpenSeat) -> list[Party | None]:
    """Return the two and who knows both, as far as seen. One query."""
    asked = [request.POST.get(name, "") for name in ("one", "other", "through")]
    known = []
    for text in asked:
        try:
            known.append(str(UUID(text)))
        except ValueError:
            known.append("")
    names = parties_by_id(seat.workspace, [one for one in known if one])
    found = [names.get(one) for one in known]
    return found if found[0] != found[1] else [None, None, None]


@require_POST
@door(Action.NETWORK_EDIT)
def forget(request: Request, seat: OpenSeat, network: UUID, introduction: UUID) -> HttpResponse:
    """Let a pair that was put aside be proposed again."""
    here: Network = network_named(seat.workspace, network)
    row = get_object_or_404(introductions_of(here), public_id=introduction)
    introduction_forget(by=request.user, row=row)
    messages.success(request, _("It may be proposed again."))
    return redirect("insight:weaving", seat.workspace.public_id, here.public_id)
