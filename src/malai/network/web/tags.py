"""Tags of the workspace, and those of one record."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms_lists import PartyTagsForm, TagForm
from malai.network.selectors.parties import BODIES, PEOPLE, party_named
from malai.network.selectors.tags import tag_named, tags_counted, tags_on
from malai.network.services.tags import party_tags_set, tag_change, tag_create, tag_remove
from malai.network.web.party import list_crumb, party_url

EVERY = (*PEOPLE, *BODIES)


def _crumbs(seat: OpenSeat) -> list[tuple[str, str]]:
    return [(_("Tags"), reverse("network:tags", args=[seat.workspace.public_id]))]


@require_safe
@door(Action.NETWORK_READ)
def tags(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the tags with how many records wear each."""
    context = {"tags": tags_counted(seat.workspace), "may_edit": seat.may(Action.NETWORK_EDIT)}
    people = (_("People"), reverse("network:people", args=[seat.workspace.public_id]))
    return render(request, "network/tags.html", {**context, "crumbs": [people]})


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def tag_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Make a tag."""
    form = TagForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            tag_create(by=request.user, workspace=seat.workspace, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("network:tags", seat.workspace.public_id)
    return _form(request, form, _("A new tag"), _crumbs(seat))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def tag_edit(request: Request, seat: OpenSeat, tag: UUID) -> HttpResponse:
    """Change the word or the colour of a tag."""
    whole(seat)
    found = tag_named(seat.workspace, tag)
    form = TagForm(
        posted(request),
        initial={name: getattr(found, name) for name in ("name", "english", "colour")},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            tag_change(by=request.user, tag=found, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("network:tags", seat.workspace.public_id)
    return _form(request, form, _("Change the tag"), _crumbs(seat))


@require_POST
@door(Action.NETWORK_EDIT)
def tag_drop(request: Request, seat: OpenSeat, tag: UUID) -> HttpResponse:
    """Take a tag away from everything."""
    whole(seat)
    tag_remove(by=request.user, tag=tag_named(seat.workspace, tag))
    messages.success(request, _("The tag is taken away. The history can bring it back."))
    return redirect("network:tags", seat.workspace.public_id)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def party_tags(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Choose the tags of one record."""
    here = party_named(seat.workspace, party, EVERY)
    worn = [tag.public_id for tag in tags_on(here)]
    form = PartyTagsForm(posted(request), workspace=seat.workspace, initial={"tags": worn})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            chosen = list(form.cleaned_data.get("tags") or [])
            party_tags_set(by=request.user, party=here, tags=chosen, new=form.cleaned_data["new"])
            messages.success(request, _("Saved."))
            return redirect(party_url(here))
    return _form(request, form, _("Tags"), [list_crumb(seat, here), (here.name, party_url(here))])


def _form(
    request: Request, form: TagForm | PartyTagsForm, heading: str, crumbs: list[tuple[str, str]]
) -> HttpResponse:
    context = {"form": form, "heading": heading, "crumbs": crumbs}
    return render(request, "network/form.html", context, status=422 if form.errors else 200)
