"""A picture that lies under the picture of a network."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.files.models import StoredFile
from malai.kernel.models import Row
from malai.network.models import Network


class Backdrop(Row):
    """A plan of a village, a drawing of the network: the ground members can be put on.

    The newest of a network is the one in use.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="backdrops")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="backdrops")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    opacity = models.PositiveSmallIntegerField(_("how strongly it shows"), default=50)
    """In percent."""
    places: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """By level ``[x, y, width, height]``: its middle and size among the places of members."""

    class Meta:
        verbose_name = _("background of a picture")
        verbose_name_plural = _("backgrounds of pictures")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.network)
