"""The month, the way to the map, and calendars by a personal link."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.forms_feeds import FeedForm
from malai.activities.selectors_calendar import feeds_open, month_of, months_beside
from malai.activities.services.feeds import feed_close, feed_make
from malai.activities.web.pages import list_crumb, without_network
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language
from malai.network.web.shown import form_page

#: Months that the calendar opens: of the years that dates are typed in.
_MONTH = re.compile(r"(19\d\d|20\d\d)-(0[1-9]|1[0-2])", re.ASCII)


@require_safe
@door(Action.NETWORK_READ)
def month(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show a month, Monday first, with public holidays; ``?month=2016-03``, else this one."""
    first = _first_of(request.GET.get("month", ""))
    network = next(iter(uuids([request.GET.get("network", "")])), None)
    sheet = month_of(seat.workspace, first, network=network, language=language())
    before, after = ("", "") if sheet.count else months_beside(seat.workspace, first, network)
    networks = list(selectors.networks_of(seat.workspace)[:20])
    context = {
        "month": sheet,
        "weekdays": [day.on for day in sheet.weeks[0]],
        "previous_url": _url(first - timedelta(days=1), network),
        "next_url": _url(first + timedelta(days=31), network),
        "today_url": _url(timezone.localdate(), network),
        "is_now": first == timezone.localdate().replace(day=1),
        "beside": [_beside(one, network) for one in (before, after) if one],
        "chips": _chips(networks, first, network),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "activities/calendar.html", context)


def _first_of(text: str) -> date:
    """Return the first day of the month that is asked for, of this one where none is."""
    found = _MONTH.fullmatch(text)
    if found is None:
        return timezone.localdate().replace(day=1)
    return date(int(found[1]), int(found[2]), 1)


def _url(day: date, network: UUID | None) -> str:
    parts = {"month": f"{day:%Y-%m}", "network": str(network or "")}
    return "?" + urlencode({key: value for key, value in parts.items() if value})


def _beside(month: str, network: UUID | None) -> tuple[str, str]:
    """Return a month that holds something, with its address."""
    return month, _url(_first_of(month), network)


def _chips(networks: list[Any], first: date, here: UUID | None) -> list[dict[str, Any]]:
    if len(networks) < 2:
        return []
    every = {"label": _("All networks"), "url": _url(first, None), "is_here": here is None}
    theirs = [
        {"label": one.name, "url": _url(first, one.public_id), "is_here": one.public_id == here}
        for one in networks
    ]
    return [every, *theirs]


@require_safe
@door(Action.NETWORK_READ)
def on_map(request: Request, seat: OpenSeat) -> HttpResponse:
    """Go on to the map, coloured by activities, of the network in the address or the first one."""
    wanted = next(iter(uuids([request.GET.get("network", "")])), None)
    rows = selectors.networks_of(seat.workspace)
    network = (rows.filter(public_id=wanted) if wanted else rows).first()
    if network is None:
        return without_network(request, seat)
    url = reverse("atlas:map", args=[seat.workspace.public_id, network.public_id])
    return redirect(f"{url}?measure=activities")


# -- Calendars by a link -------------------------------------------------------------------------


@require_safe
@door(Action.NETWORK_EDIT)
def feeds(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the calendars that the reader gave by a link."""
    shown = feeds_open(seat.workspace, request.user.pk)
    context = {"feeds": shown, "crumbs": [list_crumb(seat), _crumb(seat)[0]]}
    return render(request, "activities/feeds.html", context)


def _crumb(seat: OpenSeat) -> list[tuple[str, str]]:
    here = [seat.workspace.public_id]
    return [
        (_("Calendar"), reverse("activities:calendar", args=here)),
        (_("Calendars by a link"), reverse("activities:feeds", args=here)),
    ]


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def feed_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Make a calendar by a link and show its address once."""
    form = FeedForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            return _made(request, seat, form)
    return form_page(request, form, _("A calendar for a telephone"), _crumb(seat))


def _made(request: Request, seat: OpenSeat, form: forms.Form) -> HttpResponse:
    typed = form.cleaned_data
    feed, secret = feed_make(
        by=request.user, workspace=seat.workspace, network=typed["network"], party=typed["other"]
    )
    link = request.build_absolute_uri(reverse("links:open", args=[secret]))
    context = {"feed": feed, "link": link, "crumbs": _crumb(seat)}
    return render(request, "activities/feed_made.html", context)


@require_POST
@door(Action.NETWORK_EDIT)
def feed_end(request: Request, seat: OpenSeat, feed: UUID) -> HttpResponse:
    """Close a calendar that the reader gave."""
    shown = [
        one for one in feeds_open(seat.workspace, request.user.pk) if one.feed.public_id == feed
    ]
    if not shown:
        raise Http404
    shown[0].feed.workspace = seat.workspace
    feed_close(by=request.user, shown=shown[0])
    messages.success(request, _("The calendar is closed. The address opens nothing any more."))
    return redirect("activities:feeds", seat.workspace.public_id)
