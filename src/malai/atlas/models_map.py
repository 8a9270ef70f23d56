"""Layers that people bring to the map."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.files.models import StoredFile
from malai.kernel.models import Row
from malai.network.models import Network


class MapLayer(Row):
    """Shapes of a network's own: a watershed, parishes, district borders. Only names and shapes are kept."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="map_layers")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="map_layers")
    name = models.CharField(_("name"), max_length=100)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    shapes = models.PositiveIntegerField(default=0)
    """How many shapes it has, for the list."""

    class Meta:
        verbose_name = _("layer of a map")
        verbose_name_plural = _("layers of maps")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
