"""The room as Django sees it: the menu's entry, the first page's block, its rows of a party."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from malai.atlas.models import Spot


def spot_readable(spot: Spot) -> dict[str, Any]:
    """Return where a party stands in a picture, for her own copy."""
    return {"x": spot.x, "y": spot.y}


def shared_words(facts: Mapping[str, Any]) -> StrOrPromise:
    """Return the sentence of the history; that names went out is said with the reason."""
    if facts.get("names"):
        return _("Made a link to %(name)s that shows names of people: %(reason)s")
    return _("Made a link to %(name)s.")


WORDS: dict[str, Any] = {
    "atlas.view_save": _("Saved the view %(name)s of the picture."),
    "atlas.view_change": _("Changed the saved view %(name)s of the picture."),
    "atlas.view_drop": _("Forgot the saved view %(name)s of the picture."),
    "atlas.map_layer_add": _("Brought the layer %(name)s to the map."),
    "atlas.backdrop_set": _("Put a background under the picture of %(name)s."),
    "atlas.backdrop_change": _("Changed the background of the picture of %(name)s."),
    "atlas.backdrop_drop": _("Took the background of the picture of %(name)s away."),
    "atlas.story_create": _("Began the story %(name)s."),
    "atlas.story_change": _("Changed the story %(name)s."),
    "atlas.story_drop": _("Forgot the story %(name)s; links to it are closed."),
    "atlas.slide_add": _("Added a slide to the story %(name)s."),
    "atlas.slide_change": _("Changed a slide of the story %(name)s."),
    "atlas.slide_drop": _("Took a slide out of the story %(name)s."),
    "atlas.slides_order": _("Put the slides of the story %(name)s in another order."),
    "atlas.share_make": shared_words,
    "atlas.share_revoke": _("Closed a link to %(name)s."),
    "atlas.map_layer_drop": _("Took the layer %(name)s off the map."),
}


class AtlasConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.atlas"
    label = "atlas"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.access.policy import Action
        from malai.atlas import blocks, colourings
        from malai.atlas.erasing import StoryEraser
        from malai.atlas.handed_on import SharePage
        from malai.atlas.models import Spot
        from malai.atlas.week import GainsOfWeek
        from malai.kernel import registries
        from malai.network.carriers import DroppingCarrier, ForeignKeyData

        registries.merge_carriers.register("atlas.spots", DroppingCarrier(Spot, "party"))
        registries.subject_data.register(
            "atlas.Spot",
            ForeignKeyData(Spot, ["party"], _("Place in the picture"), spot_readable),
        )
        registries.derived.register("atlas.Spot", Spot)
        for action, words in WORDS.items():
            registries.act_words.register(action, words)
        colourings.register()
        registries.link_pages.register("atlas.share", SharePage())
        registries.erasers.register("atlas", StoryEraser())
        registries.home_blocks.register("atlas.findings", blocks.FindingsBlock())
        registries.week_items.register("atlas", GainsOfWeek())
        registries.navigation.register(
            "atlas.picture",
            registries.NavigationItem(
                label=_("Picture"),
                url_name="atlas:pictures",
                icon="waypoints",
                action=Action.NETWORK_READ,
                order=30,
            ),
        )
