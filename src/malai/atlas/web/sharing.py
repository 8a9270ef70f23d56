"""Links that hand a picture or a story on: made, listed, closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.forms import ShareForm
from malai.atlas.models import Share, Story
from malai.atlas.selectors.stories import share_named, shares_of, story_named
from malai.atlas.services.sharing import Giving, share_make, share_revoke
from malai.atlas.web.picture import network_of
from malai.atlas.web.stories import look_chosen, looks_offered
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.models import Network


@require_safe
@door(Action.NETWORK_EDIT)
def shares(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """List what was handed on of a network, and until when."""
    here = network_of(seat, network)
    context = {
        "network": here,
        "given": shares_of(here),
        "heading": _("Links to others"),
        "crumbs": [(_("Picture"), _network_url(here, "picture"))],
    }
    return render(request, "atlas/shares.html", context)


def _network_url(network: Network, name: str) -> str:
    return reverse(f"atlas:{name}", args=[network.workspace.public_id, network.public_id])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def share_new(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Make a link to ``?story=`` or ``?look=`` (see ``looks_offered``) and show its address once."""
    here = network_of(seat, network)
    story, look, title = _subject(request, here)
    may_name = seat.may(Action.DATA_EXPORT)
    form = ShareForm(posted(request), may_name=may_name, initial={"title": title})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            giving = Giving(**form.cleaned_data, story=story, look=look)
            share, secret = share_make(seat=seat, network=here, giving=giving)
            return _made(request, here, share, secret)
    back = _network_url(here, "shares")
    context = {
        "form": form,
        "network": here,
        "heading": _("Hand on by a link"),
        "crumbs": [(_("Links to others"), back)],
        "back": back,
        "button": _("Make the link"),
    }
    return render(request, "atlas/form.html", context, status=422 if form.errors else 200)


def _subject(request: Request, network: Network) -> tuple[Story | None, Any, str]:
    """Return story, look and a title of what is to be handed on; without a word, the first picture."""
    if wanted := request.GET.get("story"):
        try:
            story = story_named(network, UUID(wanted))
        except ValueError:
            raise Http404 from None
        return story, None, story.title
    chosen = request.GET.get("look") or "level:groups"
    names = dict(looks_offered(network))
    if chosen not in names:
        raise Http404
    return None, look_chosen(chosen, network), f"{names[chosen]} – {network.name}"


def _made(request: Request, network: Network, share: Share, secret: str) -> HttpResponse:
    url = request.build_absolute_uri(reverse("links:open", args=[secret]))
    context = {
        "network": network,
        "share": share,
        "link": url,
        "heading": _("The link is ready"),
        "crumbs": [(_("Links to others"), _network_url(network, "shares"))],
    }
    return render(request, "atlas/share_made.html", context)


@require_POST
@door(Action.NETWORK_EDIT)
def share_close(request: Request, seat: OpenSeat, network: UUID, share: UUID) -> HttpResponse:
    """Close a link."""
    here = network_of(seat, network)
    share_revoke(by=request.user, share=share_named(here, share))
    messages.success(request, _("The link is closed."))
    return redirect("atlas:shares", seat.workspace.public_id, here.public_id)
