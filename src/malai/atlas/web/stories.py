"""Stories: read as a page or full screen, written slide by slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.forms import SlideForm, StoryForm
from malai.atlas.geography import MEASURES
from malai.atlas.models import Slide, Story
from malai.atlas.selectors.stories import slide_named, slides_of, stories_of, story_named
from malai.atlas.selectors.views import views_of
from malai.atlas.services import stories as services
from malai.atlas.showing import INSIDE, MAP, Viewer, measure_said, shown
from malai.atlas.unnamed import unnamed_in_files
from malai.atlas.web.picture import network_of
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.models import Network

KEEP = "keep"
LEVEL = "level:"
VIEW = "view:"
MEASURE = "map:"


def viewer_of(seat: OpenSeat) -> Viewer:
    """Return how pictures are made for a seat: with names of people where it may take them out."""
    if not seat.may(Action.DATA_EXPORT):
        return Viewer(named=(), seat=seat)
    return replace(INSIDE, seat=seat, unnamed=unnamed_in_files(seat))


@require_safe
@door(Action.NETWORK_READ)
def stories(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """List the stories of a network."""
    here = network_of(seat, network)
    context = {
        "network": here,
        "stories": stories_of(here),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "heading": _("Stories"),
        "crumbs": [(_("Picture"), _url(here, "picture"))],
    }
    return render(request, "atlas/stories.html", context)


def _url(network: Network, name: str, **more: Any) -> str:  # noqa: ANN401 - parts of an address
    here = {"workspace": network.workspace.public_id, "network": network.public_id}
    return reverse(f"atlas:{name}", kwargs={**here, **more})


@require_safe
@door(Action.NETWORK_READ)
def story(request: Request, seat: OpenSeat, network: UUID, story: UUID) -> HttpResponse:
    """Show a story as a page: each slide with its picture, which a script can fill the screen with."""
    here = network_of(seat, network)
    told = story_named(here, story)
    slides, viewer = slides_of(told), replace(viewer_of(seat), titles=False, phones=True)
    context = {
        "network": here,
        "story": told,
        "slides": [_slide_shown(here, slide, viewer, told.title) for slide in slides],
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [(_("Stories"), _url(here, "stories"))],
    }
    return render(request, "atlas/story.html", context)


def _slide_shown(network: Network, slide: Slide, viewer: Viewer, title: str) -> dict[str, Any]:
    drawn = None
    if slide.look:
        drawn = shown(network, slide.look, title=slide.heading or title, viewer=viewer)
    return {
        "id": slide.public_id,
        "heading": slide.heading,
        "text": slide.text,
        "shown": drawn,
        "has_look": bool(slide.look),
    }


# -- Writing --------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def story_new(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Begin a story."""
    here = network_of(seat, network)
    form = StoryForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = services.story_create(by=request.user, network=here, **form.cleaned_data)
            return redirect(_url(here, "story", story=made.public_id))
    back = _url(here, "stories")
    return _form(request, here, form, _("New story"), [(_("Stories"), back)])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def story_edit(request: Request, seat: OpenSeat, network: UUID, story: UUID) -> HttpResponse:
    """Change the title of a story and what it tells."""
    here = network_of(seat, network)
    told = story_named(here, story)
    form = StoryForm(posted(request), initial={"title": told.title, "intro": told.intro})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.story_change(by=request.user, story=told, **form.cleaned_data)
            return _done(request, seat, told, _("Saved."))
    return _form(request, here, form, _("Change the story"), _crumbs(here, told))


def _crumbs(network: Network, story: Story) -> list[tuple[str, str]]:
    here = _url(network, "story", story=story.public_id)
    return [(_("Stories"), _url(network, "stories")), (story.title, here)]


def _form(
    request: Request,
    network: Network,
    form: forms.Form,
    heading: str,
    crumbs: list[tuple[str, str]],
) -> HttpResponse:
    context = {
        "form": form,
        "network": network,
        "heading": heading,
        "crumbs": crumbs,
        "back": crumbs[-1][1],
    }
    return render(request, "atlas/form.html", context, status=422 if form.errors else 200)


def _done(request: Request, seat: OpenSeat, story: Story, text: str) -> HttpResponse:
    messages.success(request, text, extra_tags=undo_tag(seat, story.public_id))
    return redirect(_url(story.network, "story", story=story.public_id))


@require_POST
@door(Action.NETWORK_EDIT)
def story_remove(request: Request, seat: OpenSeat, network: UUID, story: UUID) -> HttpResponse:
    """Forget a story."""
    here = network_of(seat, network)
    told = story_named(here, story)
    services.story_drop(by=request.user, story=told)
    messages.success(
        request, _("The story is forgotten."), extra_tags=undo_tag(seat, told.public_id)
    )
    return redirect(_url(here, "stories"))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def slide_new(request: Request, seat: OpenSeat, network: UUID, story: UUID) -> HttpResponse:
    """Add a slide at the end."""
    here = network_of(seat, network)
    told = story_named(here, story)
    form = SlideForm(posted(request), looks=looks_offered(here))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            fields = _fields(form.cleaned_data, here)
            services.slide_add(by=request.user, story=told, fields=fields)
            return _done(request, seat, told, _("The slide is added."))
    return _form(request, here, form, _("New slide"), _crumbs(here, told))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def slide_edit(
    request: Request, seat: OpenSeat, network: UUID, story: UUID, slide: UUID
) -> HttpResponse:
    """Change the words of a slide, or its picture."""
    here = network_of(seat, network)
    told = story_named(here, story)
    row = slide_named(told, slide)
    keep = [(KEEP, _("as it is now"))] if row.look else []
    initial = {"heading": row.heading, "text": row.text, "look": KEEP if row.look else ""}
    form = SlideForm(posted(request), looks=keep + looks_offered(here), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            fields = _fields(form.cleaned_data, here)
            services.slide_change(by=request.user, slide=row, fields=fields)
            return _done(request, seat, told, _("Saved."))
    return _form(request, here, form, _("Change the slide"), _crumbs(here, told))


def looks_offered(network: Network) -> list[tuple[str, str]]:
    """Return what a slide may show: nothing, the pictures as they come, saved views, the map."""
    views = [(f"{VIEW}{view.public_id}", view.name) for view in views_of(network)]
    maps = [
        (f"{MEASURE}{measure}", _("Map: %(measure)s") % {"measure": measure_said(measure)})
        for measure in MEASURES
    ]
    pictures = [
        (f"{LEVEL}groups", _("Picture of groups and organisations")),
        (f"{LEVEL}people", _("Picture of everybody")),
        (f"{LEVEL}meetings", _("Picture of people and activities")),
    ]
    return [("", _("none, only words")), *views, *pictures, *maps]


def look_chosen(chosen: str, network: Network) -> Mapping[str, Any] | None:
    """Return the look of a choice of ``looks_offered``."""
    if chosen.startswith(VIEW):
        views = {f"{VIEW}{view.public_id}": view.state for view in views_of(network)}
        return views.get(chosen)
    if chosen.startswith(MEASURE):
        return {"what": MAP, "measure": chosen.removeprefix(MEASURE)}
    return {"level": chosen.removeprefix(LEVEL)} if chosen else None


def _fields(cleaned: Mapping[str, Any], network: Network) -> dict[str, Any]:
    words = {name: cleaned[name] for name in ("heading", "text")}
    if cleaned["look"] == KEEP:
        return words
    return {**words, "look": look_chosen(cleaned["look"], network)}


@require_POST
@door(Action.NETWORK_EDIT)
def slide_remove(
    request: Request, seat: OpenSeat, network: UUID, story: UUID, slide: UUID
) -> HttpResponse:
    """Take a slide out of its story."""
    told = story_named(network_of(seat, network), story)
    services.slide_drop(by=request.user, slide=slide_named(told, slide))
    return _done(request, seat, told, _("The slide is taken out."))


@require_POST
@door(Action.NETWORK_EDIT)
def slide_shift(
    request: Request, seat: OpenSeat, network: UUID, story: UUID, slide: UUID
) -> HttpResponse:
    """Move a slide one step: ``to`` is ``up`` or ``down``."""
    told = story_named(network_of(seat, network), story)
    steps = -1 if request.POST.get("to") == "up" else 1
    services.slide_move(by=request.user, slide=slide_named(told, slide), steps=steps)
    return _done(request, seat, told, _("The order is changed."))
