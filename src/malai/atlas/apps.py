"""The room as Django sees it: the menu's entry, the first page's block, its rows of a party."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AtlasConfig(AppConfig):
    """Registers what lower rooms ask for."""

    name = "malai.atlas"
    label = "atlas"

    def ready(self) -> None:
        """Fill the registries."""
        from malai.access.policy import Action
        from malai.atlas import blocks
        from malai.atlas.models import Spot
        from malai.kernel import registries

        registries.derived.register("atlas.Spot", Spot)
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
