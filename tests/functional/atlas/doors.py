"""Who gets what at the addresses of the picture."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

from PIL import Image

from malai.atlas.models import Share
from malai.atlas.services import KIND
from malai.atlas.services.backdrops import backdrop_set
from malai.atlas.services.geography import map_layer_add
from malai.atlas.services.stories import slide_add, story_create
from malai.atlas.services.views import view_save
from malai.runs.services import run_request
from tests.functional.doors import EDIT, READ, REFUSED_FORM, Answers, answers
from tests.makers import World

GOES_ON = answers("302 302 302 302 302 404 302")
ACT = answers("302 302 302 403 403 404 302")
PUT = answers("204 204 204 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "atlas:pictures": {"get": GOES_ON},
    "atlas:picture": {"get": READ},
    "atlas:picture-data": {"get": READ},
    "atlas:field": {"get": READ},
    "atlas:over-time": {"get": READ},
    "atlas:backdrop": {"get": EDIT, "post": REFUSED_FORM},
    "atlas:backdrop-image": {"get": READ},
    "atlas:backdrop-remove": {"post": ACT},
    "atlas:card": {"get": READ},
    "atlas:between": {"get": READ},
    "atlas:spot": {"post": PUT},
    "atlas:tie-strength": {"post": ACT},
    "atlas:tie-kind": {"post": ACT},
    "atlas:view-new": {"post": ACT},
    "atlas:view-edit": {"post": ACT},
    "atlas:view-remove": {"post": ACT},
    "atlas:findings": {"get": READ},
    "atlas:reading-ask": {"post": ACT},
    "atlas:reading-progress": {"get": READ},
    "atlas:reading-stop": {"post": ACT},
    "atlas:map": {"get": READ},
    "atlas:map-data": {"get": READ},
    "atlas:map-layer": {"get": READ},
    "atlas:map-layer-new": {"get": EDIT, "post": REFUSED_FORM},
    "atlas:map-layer-remove": {"post": ACT},
    "atlas:picture-paper": {"get": READ},
    "atlas:map-paper": {"get": READ},
    "atlas:stories": {"get": READ},
    "atlas:story": {"get": READ},
    "atlas:story-new": {"get": EDIT, "post": REFUSED_FORM},
    "atlas:story-edit": {"get": EDIT, "post": REFUSED_FORM},
    "atlas:story-remove": {"post": ACT},
    "atlas:slide-new": {"get": EDIT, "post": REFUSED_FORM},
    "atlas:slide-edit": {"get": EDIT, "post": REFUSED_FORM},
    "atlas:slide-remove": {"post": ACT},
    "atlas:slide-move": {"post": ACT},
    "atlas:shares": {"get": EDIT},
    "atlas:share-new": {"get": EDIT, "post": REFUSED_FORM},
    "atlas:share-close": {"post": ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return the arguments of each address."""
    here = {"workspace": world.workspace.public_id}
    network = {**here, "network": world.network.public_id}
    run, _ = run_request(
        by=None,
        workspace=world.workspace,
        kind=KIND,
        about=world.network.public_id,
        day="2026-11-22",
    )
    view = view_save(by=None, network=world.network, name="แกนนำ", state={})
    at = {**network, "run": run.public_id}
    layer = {**network, "layer": _layer(world)}
    saved = {**network, "view": view.public_id}
    kru = {"party": world.kru.public_id}
    return {
        "atlas:pictures": here,
        "atlas:picture": network,
        "atlas:picture-data": {**network, "level": "groups"},
        "atlas:field": {**network, "name": "kind"},
        "atlas:over-time": network,
        "atlas:backdrop": network,
        "atlas:backdrop-image": {**network, "backdrop": _backdrop(world)},
        "atlas:backdrop-remove": network,
        "atlas:card": {**network, **kru},
        "atlas:between": {**network, **kru, "other": world.boon.public_id},
        "atlas:spot": {**network, "level": "people", **kru},
        "atlas:tie-kind": {**network, "tie": world.tie.public_id},
        "atlas:tie-strength": {**network, "tie": world.tie.public_id},
        "atlas:view-new": network,
        "atlas:view-edit": saved,
        "atlas:view-remove": saved,
        "atlas:findings": network,
        "atlas:reading-ask": network,
        "atlas:reading-progress": at,
        "atlas:reading-stop": at,
        "atlas:map": network,
        "atlas:map-data": network,
        "atlas:map-layer": layer,
        "atlas:map-layer-new": network,
        "atlas:map-layer-remove": layer,
        "atlas:picture-paper": {**network, "kind": "svg"},
        "atlas:map-paper": {**network, "kind": "svg"},
        "atlas:stories": network,
        "atlas:story-new": network,
        "atlas:shares": network,
        "atlas:share-new": network,
        **_told(world, network),
    }


def _told(world: World, network: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the arguments of a story, its slide and a link."""
    story = story_create(by=None, network=world.network, title="หนึ่งปีของเรา")
    slide = slide_add(by=None, story=story, fields={"heading": "เริ่ม", "look": {"level": "people"}})
    share = Share.objects.create(
        workspace=world.workspace, network=world.network, title="ภาพ", look={}
    )
    of_story = {**network, "story": story.public_id}
    of_slide = {**of_story, "slide": slide.public_id}
    return {
        "atlas:story": of_story,
        "atlas:story-edit": of_story,
        "atlas:story-remove": of_story,
        "atlas:slide-new": of_story,
        "atlas:slide-edit": of_slide,
        "atlas:slide-remove": of_slide,
        "atlas:slide-move": of_slide,
        "atlas:share-close": {**network, "share": share.public_id},
    }


def _backdrop(world: World) -> UUID:
    image = io.BytesIO()
    Image.new("RGB", (8, 4)).save(image, "PNG")
    image.seek(0)
    return backdrop_set(by=None, network=world.network, content=image).public_id


def _layer(world: World) -> UUID:
    file = io.BytesIO(b'{"type": "Point", "coordinates": [99.8, 19.9]}')
    return map_layer_add(by=None, network=world.network, name="ลุ่มน้ำ", content=file).public_id
