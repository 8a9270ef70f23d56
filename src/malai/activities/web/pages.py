"""Activities: the list, and one of them with who came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.models import Activity, ActivityKind
from malai.activities.selectors import Narrowing, Share, Sheet
from malai.activities.selectors_around import files_of, hands_of
from malai.activities.selectors_participants import observers_of
from malai.kernel.http import Request
from malai.kernel.registries import activity_panels
from malai.kernel.templatetags.malai import name, number, thai_date
from malai.places.models import Place
from malai.post.selectors.drafts import drafts_open
from malai_core.text import clean


@require_safe
@door(Action.NETWORK_READ)
def activities(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the activities of a workspace, newest first."""
    shares = selectors.shares_of(seat.workspace)
    to = narrowing_of(request)
    after = _first(uuids([request.GET.get("after", "")]))
    rows = selectors.activities_narrowed(seat.workspace, to)
    page = selectors.activities_page(seat.workspace, rows, after=after)
    context = {
        "page": page,
        "to": to,
        "is_narrowed": to != Narrowing(),
        "networks": list(network_chips(shares, to)),
        "kinds": list(kind_chips(shares, to)),
        "next_url": _url(to, after=page.next_after) if page.next_after else "",
        "first_url": _url(to) if after else "",
        "place": Place.objects.filter(workspace=seat.workspace, public_id=to.place).first()
        if to.place
        else None,
        "anywhere_url": _url(replace(to, place=None)),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_import": seat.may(Action.DATA_IMPORT),
        "export_query": _url(to) if seat.may(Action.DATA_EXPORT) else "",
    }
    if not request.htmx and seat.may(Action.NETWORK_EDIT):
        context["received"] = drafts_open(seat.workspace).count()
    template = "activities/_list.html" if request.htmx else "activities/activities.html"
    return render(request, template, context)


def narrowing_of(request: HttpRequest) -> Narrowing:
    """Turn an address into what the list is narrowed to; what is unknown is passed over."""
    asked = request.GET
    kind = asked.get("kind", "")
    return Narrowing(
        text=clean(asked.get("q", "").replace("\0", "")),
        network=_first(uuids([asked.get("network", "")])),
        kind=kind if kind in ActivityKind.values else str(_first(uuids([kind])) or ""),
        place=_first(uuids([asked.get("place", "")])),
    )


def network_chips(shares: list[Share], to: Narrowing) -> Iterator[dict[str, Any]]:
    """Return the choice of networks, where there are several; counts follow the chosen kind."""
    networks = {share.network: share for share in shares if share.network}
    if len(networks) < 2 and to.network is None:
        return
    fitting = [share for share in shares if to.kind in ("", share.kind)]
    yield _chip(_("All networks"), replace(to, network=None), to, fitting)
    for key, share in networks.items():
        theirs = [each for each in fitting if each.network == key]
        yield _chip(name(share), replace(to, network=key), to, theirs)


def kind_chips(shares: list[Share], to: Narrowing) -> Iterator[dict[str, Any]]:
    """Return the choice of kinds, where there are several; counts follow the chosen network."""
    kinds = dict.fromkeys(share.kind for share in shares)
    if len(kinds) < 2 and not to.kind:
        return
    fitting = [share for share in shares if to.network in (None, share.network)]
    yield _chip(_("All kinds"), replace(to, kind=""), to, fitting)
    labels = {kind.value: str(capfirst(kind.label)) for kind in ActivityKind}
    labels |= {share.kind: _own(share) for share in shares if share.own}
    for key, label in labels.items():
        if key in kinds:
            theirs = [each for each in fitting if each.kind == key]
            yield _chip(label, replace(to, kind=key), to, theirs)


def _own(share: Share) -> str:
    thai, english = share.own or ("", "")
    return name({"name_th": thai, "name_en": english})


def _chip(label: Any, target: Narrowing, to: Narrowing, shares: Iterable[Share]) -> dict[str, Any]:  # noqa: ANN401 - a lazy text
    # While a text or a place narrows the list the counts would promise too much.
    count = None if to.text or to.place else sum(share.count for share in shares)
    return {"label": label, "url": _url(target), "is_here": target == to, "count": count}


def _url(to: Narrowing, *, after: UUID | None = None) -> str:
    parts = {
        "q": to.text,
        "network": str(to.network or ""),
        "kind": to.kind,
        "place": str(to.place or ""),
        "after": str(after or ""),
    }
    return "?" + urlencode({key: value for key, value in parts.items() if value})


def _first(ids: list[UUID]) -> UUID | None:
    return ids[0] if ids else None


@require_safe
@door(Action.NETWORK_READ)
def activity(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Show one activity: what, when, where, and who came."""
    here = selectors.activity_named(seat.workspace, activity)
    sheets = selectors.sheets_of(here)
    may_see_files = seat.may(Action.CONTACT_READ)
    context = {
        "activity": here,
        "sheets": sheets,
        "hands": hands_of(here),
        "observers": observers_of(here),
        "files": files_of(here) if may_see_files else [],
        "may_see_files": may_see_files,
        "came": len({party.pk for sheet in sheets for party in sheet.came}),
        "watched": len({party.pk for sheet in sheets for party in sheet.observers}),
        "text": told(here, sheets),
        "panels": list(_panels(request, seat, here)),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_see_history": seat.may(Action.HISTORY_READ),
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "activities/activity.html", context)


def _panels(request: Request, seat: OpenSeat, here: Activity) -> Iterator[dict[str, Any]]:
    for panel in activity_panels:
        if context := panel.context_for(seat, here):
            base = {"workspace": seat.workspace, "seat": seat, "activity": here}
            html = render_to_string(panel.template, {**base, **context}, request)
            yield {"title": panel.title, "html": html}


def list_crumb(seat: OpenSeat) -> tuple[str, str]:
    """Return the list of activities as a step above a page."""
    return (_("Activities"), reverse("activities:activities", args=[seat.workspace.public_id]))


def without_network(request: Request, seat: OpenSeat) -> HttpResponse:
    """Go back to the list where a page would be about a network and none is there."""
    messages.info(request, _("There is no network yet that this could be about."))
    return redirect("activities:activities", seat.workspace.public_id)


def activity_url(activity: Activity) -> str:
    """Return the page of an activity; its workspace was read with it."""
    return reverse("activities:activity", args=[activity.workspace.public_id, activity.public_id])


def told(activity: Activity, sheets: list[Sheet]) -> str:
    """Return the list as a text to hand on: who came and who sent word, nobody else."""
    place = activity.place.name if activity.place else ""
    lines = [
        activity.title,
        " · ".join(part for part in (thai_date(activity.starts), place) if part),
    ]
    for sheet in sheets:
        if len(sheets) > 1:
            lines += ["", sheet.session.title or thai_date(sheet.session.on)]
        lines += _told(_("Came: %(count)s"), sheet.came)
        lines += _told(_("Observers: %(count)s"), sheet.observers)
        lines += _told(_("Sent word: %(count)s"), sheet.sent_word)
    return "\n".join(lines).strip()


def _told(heading: str, parties: list[Any]) -> list[str]:
    names = [f"{place}. {name(party)}" for place, party in enumerate(parties, start=1)]
    return ["", heading % {"count": number(len(names))}, *names] if names else []
