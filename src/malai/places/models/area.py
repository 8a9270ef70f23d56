"""Areas of Thailand by their official codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.kernel.models import TwoNames


class AreaLevel(models.TextChoices):
    """Levels of area. Values are stored: add, never rename."""

    PROVINCE = "province", _("province")
    DISTRICT = "district", _("district")
    SUBDISTRICT = "subdistrict", _("subdistrict")


class Area(TwoNames):
    """A province, district or subdistrict. Two, four or six digits; a part begins with its whole.

    Loaded from the package geothai (GeoThai / DOPA / Thailand Post, CC-BY-4.0).
    """

    code = models.CharField(max_length=6, primary_key=True)
    level = models.CharField(max_length=12, choices=AreaLevel.choices)
    postal = models.CharField(max_length=5, blank=True)
    sort_key = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["sort_key"]
        indexes = [models.Index(fields=["level", "sort_key"], name="places_area_level")]
