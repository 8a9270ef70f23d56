"""The page of a person, an organisation or a group; adding and changing one."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.selectors import acts_page_of
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.kernel.registries import party_panels
from malai.kernel.templatetags.malai import language
from malai.network.forms import BodyForm, PartyForm, PersonForm
from malai.network.models import Network, Party, PartyKind
from malai.network.reach import networks_seen
from malai.network.selectors import pages
from malai.network.selectors.beside import beside
from malai.network.selectors.bodies import levels_above, levels_below
from malai.network.selectors.custom import values_seen
from malai.network.selectors.likeness import Alike, parties_alike
from malai.network.selectors.parties import BODIES, PEOPLE, party_named
from malai.network.services.parties import (
    facts_of,
    party_change,
    party_create,
    party_drafted,
    values_of,
)
from malai.network.web.custom import offer_custom
from malai.places.selectors import area_name

#: Records shown that may be the one somebody is about to add.
ALIKE = 5
#: Steps of the history on the page of a party.
LATELY = 5


@require_safe
@door(Action.NETWORK_READ)
def person(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Show a person."""
    return _shown(request, seat, party_named(seat.workspace, party, PEOPLE))


@require_safe
@door(Action.NETWORK_READ)
def organisation(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Show an organisation or a group, with its people."""
    return _shown(request, seat, party_named(seat.workspace, party, BODIES))


def _shown(request: Request, seat: OpenSeat, party: Party) -> HttpResponse:
    is_person = party.kind == PartyKind.PERSON
    context = {
        "party": party,
        "is_person": is_person,
        "area": area_name(party.area_code),
        "ties": pages.ties_seen_by(party),
        "affiliations": pages.affiliations_of(party),
        "memberships": pages.memberships_of(party),
        "people": [] if is_person else pages.people_of(party),
        "above": [] if is_person else levels_above(party),
        "below": [] if is_person else levels_below(party),
        "timeline": pages.timeline_of(party, may=seat.may),
        "panels": _panels(request, seat, party),
        "acts": _acts(seat, party),
        "custom": values_seen(party, with_sensitive=seat.may(Action.SENSITIVE_READ)),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_see_contacts": seat.may(Action.CONTACT_READ),
        "crumbs": [list_crumb(seat, party)],
        **beside(seat, party),
    }
    return render(request, "network/party.html", context)


def list_crumb(seat: OpenSeat, party: Party) -> tuple[str, str]:
    """Return the list that a party stands in, as a step above its page."""
    is_person = party.kind == PartyKind.PERSON
    label = _("People") if is_person else _("Organisations")
    name = "network:people" if is_person else "network:organisations"
    return (label, reverse(name, args=[seat.workspace.public_id]))


def party_url(party: Party) -> str:
    """Return the page of a party; its workspace was read with it."""
    name = "network:person" if party.kind == PartyKind.PERSON else "network:organisation"
    return reverse(name, args=[party.workspace.public_id, party.public_id])


#: Place of a panel that says none; a room whose panel is used daily says a smaller one.
ORDER: Final = 50


def _panels(request: Request, seat: OpenSeat, party: Party) -> list[dict[str, Any]]:
    found = []
    for panel in sorted(party_panels, key=lambda one: getattr(one, "order", ORDER)):
        if context := panel.context_for(party):
            base = {"workspace": seat.workspace, "seat": seat, "party": party}
            html = render_to_string(panel.template, {**base, **context}, request)
            if html.strip():  # a panel may have nothing for this reader
                found.append({"title": panel.title, "html": html})
    return found


def _acts(seat: OpenSeat, party: Party) -> list[Any]:
    if not seat.may(Action.HISTORY_READ):
        return []
    return list(acts_page_of(seat.workspace, about=party.public_id).acts)[:LATELY]


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def person_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add a person."""
    form = PersonForm(posted(request), initial=_first(request, seat, "given"), joins=_joins(seat))
    offer_custom(form, seat, PEOPLE)
    return _new(request, seat, form, PartyKind.PERSON)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def organisation_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add an organisation or a group."""
    form = BodyForm(posted(request), initial=_first(request, seat, "name_th"), joins=_joins(seat))
    offer_custom(form, seat, BODIES)
    kind = form.cleaned_data["kind"] if form.is_valid() else PartyKind.ORGANISATION
    return _new(request, seat, form, kind)


def _joins(seat: OpenSeat) -> QuerySet[Network]:
    return networks_seen(seat.workspace).filter(ended="").order_by("pk")


def _first(request: Request, seat: OpenSeat, name: str) -> dict[str, Any]:
    """Return what is most likely: the name searched for, and the network where there is one."""
    networks = list(_joins(seat)[:2])
    only = networks[0].public_id if len(networks) == 1 else None
    return {name: request.GET.get("name", ""), "network": request.GET.get("network") or only}


def _new(request: Request, seat: OpenSeat, form: PartyForm, kind: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            if alike := _alike(request, seat, form, kind):
                return _ask(request, seat, form, kind, alike)
            party = party_create(
                by=request.user,
                workspace=seat.workspace,
                kind=kind,
                fields=form.cleaned_data,
                network=form.cleaned_data["network"],
            )
            messages.success(request, _("Added %(name)s.") % {"name": party.name})
            return redirect(party_url(party))
    return _new_form(request, seat, form, kind, {})


def _alike(request: Request, seat: OpenSeat, form: PartyForm, kind: str) -> list[Alike]:
    """Return who may be meant already, unless the typist said that this is somebody new."""
    if request.POST.get("is_new"):
        return []
    party, facts = party_drafted(workspace=seat.workspace, kind=kind, fields=form.cleaned_data)
    return parties_alike(party, facts)[:ALIKE]


def _ask(
    request: Request, seat: OpenSeat, form: PartyForm, kind: str, alike: list[Alike]
) -> HttpResponse:
    """Ask whether one of these is meant before a second record is made."""
    spoken = language()
    said = [(one.party, party_url(one.party), one.reason.in_language(spoken)) for one in alike]
    return _new_form(request, seat, form, kind, {"alike": said}, status=422)


def _new_form(
    request: Request,
    seat: OpenSeat,
    form: PartyForm,
    kind: str,
    more: dict[str, Any],
    *,
    status: int | None = None,
) -> HttpResponse:
    is_person = kind == PartyKind.PERSON
    heading = _("Add a person") if is_person else _("Add an organisation or a group")
    crumbs = [list_crumb(seat, Party(kind=kind))]
    context = {"heading": heading, "crumbs": crumbs, **more}
    return _form(request, form, context, status=status)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def person_edit(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Change a person."""
    return _edit(request, seat, party_named(seat.workspace, party, PEOPLE), PersonForm)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def organisation_edit(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Change an organisation or a group."""
    return _edit(request, seat, party_named(seat.workspace, party, BODIES), BodyForm)


def _edit(
    request: Request, seat: OpenSeat, party: Party, form_class: type[PartyForm]
) -> HttpResponse:
    values = values_of(party, facts_of(party))
    form = form_class(posted(request), initial=values)
    offer_custom(form, seat, [party.kind], party)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            party_change(by=request.user, party=party, fields=form.cleaned_data, settle=settle)
            messages.success(request, _("Saved."))
            return redirect(party_url(party))
    crumbs = [list_crumb(seat, party), (party.name, party_url(party))]
    return _form(
        request, form, {"heading": _("Change the record"), "crumbs": crumbs, "party": party}
    )


def _form(
    request: Request, form: PartyForm, context: dict[str, Any], *, status: int | None = None
) -> HttpResponse:
    status = status or (422 if form.errors else 200)
    return render(request, "network/form.html", {"form": form, **context}, status=status)
