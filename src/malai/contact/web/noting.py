"""Noting a contact in two taps, the list of what was noted, and one of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities.forms import uuids
from malai.audit.offers import undo_tag
from malai.contact.forms import ICONS, ContactForm, NoteForm
from malai.contact.models import Channel, Contact
from malai.contact.selectors import contacts as selectors
from malai.contact.services.contacts import (
    contact_change,
    contact_note,
    contact_remove,
    names_told,
    values_of,
)
from malai.contact.web.tabs import first_crumb, tabs
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.models import Party, PartyKind
from malai_core.text import PartialDate


@require_safe
@door(Action.NETWORK_EDIT)
def log(request: Request, seat: OpenSeat) -> HttpResponse:
    """List what was noted, newest first."""
    asked = request.GET.get("channel", "")
    channel = asked if asked in Channel.values else ""
    rows = selectors.contacts_listed(seat.workspace, channel=channel)
    page = selectors.contacts_page(rows, request.GET.get("page", ""))
    context = {
        "page": page,
        "rows": [(contact, ICONS[contact.channel]) for contact in page],
        "chips": _channel_chips(channel),
        "is_narrowed": bool(channel),
        "tabs": tabs(seat, "contact:log"),
        "next_url": f"?channel={channel}&page={page.next_page_number()}" if page.has_next() else "",
        "first_url": f"?channel={channel}" if page.has_previous() else "",
    }
    return render(request, "contact/log.html", context)


def _channel_chips(here: str) -> list[dict[str, Any]]:
    every = {"label": _("All ways"), "url": "?", "is_here": not here}
    return [every] + [
        {
            "label": capfirst(one.label),
            "url": f"?channel={one.value}",
            "is_here": one.value == here,
            "icon": ICONS[one.value],
        }
        for one in Channel
    ]


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def note(request: Request, seat: OpenSeat) -> HttpResponse:
    """Note a contact: tap on a name, tap on the way. The rest may stay empty."""
    whom = uuids(request.GET.getlist("with"))
    first = {"whom": whom, "on": PartialDate.of(timezone.localdate())}
    form = NoteForm(posted(request), workspace=seat.workspace, initial=first)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = contact_note(
                by=request.user,
                workspace=seat.workspace,
                parties=form.cleaned_data["whom"],
                fields=_as_said(form),
                promise=form.promised,
            )
            said = _("Noted: %(name)s.") % {"name": names_told(form.cleaned_data["whom"])}
            messages.success(request, said, extra_tags=undo_tag(seat, made.public_id))
            return _back(request, seat, form.cleaned_data["whom"])
    context = {
        "crumbs": [first_crumb(seat)],
        "back": request.POST.get("back") or request.GET.get("back", ""),
        **_picks(seat, request, "", form.picked),
    }
    return _form(request, "contact/note.html", form, context)


def _as_said(form: NoteForm) -> dict[str, Any]:
    """Return the fields; a form that shows no day at all is about today."""
    said = form.values
    if said["on"] is None and "on_year" not in form.data:
        said["on"] = PartialDate.of(timezone.localdate())
    return said


def _back(request: Request, seat: OpenSeat, parties: list[Party]) -> HttpResponse:
    """Go back to the page of whom the form was on or the page it was opened from, else to the list."""
    back = request.POST.get("back", "")
    if back == "party":
        return redirect(party_url(seat, parties[0]))
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("contact:log", seat.workspace.public_id)


def party_url(seat: OpenSeat, party: Party) -> str:
    """Return the page of a party."""
    name = "network:person" if party.kind == PartyKind.PERSON else "network:organisation"
    return reverse(name, args=[seat.workspace.public_id, party.public_id])


@require_safe
@door(Action.NETWORK_EDIT)
def pick(request: Request, seat: OpenSeat) -> HttpResponse:
    """Offer names to tap on while somebody types; those tapped on already stay."""
    text = request.GET.get("q", "").replace("\0", "").strip()
    context = _picks(seat, request, text, uuids(request.GET.getlist("whom")))
    return render(request, "contact/_pick.html", context)


def _picks(seat: OpenSeat, request: Request, text: str, picked: list[UUID]) -> dict[str, Any]:
    here = seat.workspace
    return {
        "picked": selectors.parties_picked(here, picked),
        "offered": selectors.parties_to_pick(here, text, picked, user=request.user),
        "text": text,
    }


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def contact(request: Request, seat: OpenSeat, contact: UUID) -> HttpResponse:
    """Show one contact and change what is said of it."""
    here = selectors.contact_named(seat.workspace, contact)
    whom = [row.party for row in here.with_whom.all()]
    values = values_of(here)
    form = ContactForm(posted(request), workspace=seat.workspace, initial=_shown(here, whom))
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            contact_change(
                by=request.user,
                contact=here,
                fields=form.cleaned_data,
                parties=form.cleaned_data["whom"],
                settle=settle,
            )
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect("contact:log", seat.workspace.public_id)
    context = {
        "contact": here,
        "heading": names_told(whom),
        "crumbs": [first_crumb(seat)],
        **_picks(seat, request, "", form.picked),
    }
    return _form(request, "contact/contact.html", form, context)


def _shown(contact: Contact, whom: list[Party]) -> dict[str, Any]:
    values = values_of(contact)
    network = contact.network.public_id if contact.network else None
    return {**values, "network": network, "whom": [party.public_id for party in whom]}


@require_POST
@door(Action.NETWORK_EDIT)
def remove(request: Request, seat: OpenSeat, contact: UUID) -> HttpResponse:
    """Take away what was noted by mistake."""
    here = selectors.contact_named(seat.workspace, contact)
    contact_remove(by=request.user, contact=here)
    messages.success(request, _("Taken away."), extra_tags=undo_tag(seat, here.public_id))
    return redirect("contact:log", seat.workspace.public_id)


def _form(
    request: Request, template: str, form: ContactForm, context: dict[str, Any]
) -> HttpResponse:
    ways = [(way, capfirst(Channel(way).label), name) for way, name in ICONS.items()]
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, "ways": ways, **context}, status=status)
