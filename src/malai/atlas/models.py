"""Where each party stands in the picture of a network."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.network.models import Network, Party


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


from malai.atlas.models_map import MapLayer  # noqa: E402 - Django finds models here

__all__ = ["MapLayer", "Spot"]
