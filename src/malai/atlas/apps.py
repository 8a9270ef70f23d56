"""The room as Django sees it: the menu's entry, the first page's block, its rows of a party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from malai.atlas.models import Spot


def spot_readable(spot: Spot) -> dict[str, Any]:
    """Return where a party stands in a picture, for her own copy."""
    return {"x": spot.x, "y": spot.y}


WORDS = {
    "atlas.view_save": _("Saved the view %(name)s of the picture."),
    "atlas.view_change": _("Changed the saved view %(name)s of the picture."),
    "atlas.view_drop": _("Forgot the saved view %(name)s of the picture."),
    "atlas.map_layer_add": _("Brought the layer %(name)s to the map."),
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
        from malai.atlas.models import Spot
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
        registries.home_blocks.register("atlas.findings", blocks.FindingsBlock())
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
