"""Where each party stands in the picture of a network, and looks of it that people keep."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.atlas.models_ground import Backdrop
from malai.atlas.models_map import MapLayer
from malai.atlas.models_showing import Share, Slide, Story
from malai.kernel.models import Row
from malai.network.models import Network, Party

__all__ = ["Backdrop", "MapLayer", "SavedView", "Share", "Slide", "Spot", "Story"]


class Spot(models.Model):
    """A party's place in a picture. Kept, so that members do not jump when data changes."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="spots")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="spots")
    level = models.CharField(max_length=10)
    """``groups`` or ``people``: the two pictures of a network."""
    x = models.FloatField()
    y = models.FloatField()
    is_pinned = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("place in the picture")
        verbose_name_plural = _("places in the picture")
        constraints = [
            models.UniqueConstraint(fields=["network", "level", "party"], name="atlas_spot_once")
        ]

    def __str__(self) -> str:
        return f"{self.party} ({self.x:.1f}, {self.y:.1f})"


class SavedView(Row):
    """A look of a network's picture under a name, for everybody who may see the network.

    It holds no places: members stand where they stand in every look.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name of the view"), max_length=150)
    state: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """The look as ``malai.atlas.looks`` writes it."""

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
