"""Parts of rows of other rooms that lie somewhere."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PointFrom(models.TextChoices):
    """How a point is known. Values are stored: add, never rename."""

    MAP = "map", _("tapped on the map")
    GPS = "gps", _("told by a telephone")
    TYPED = "typed", _("typed")


class Located(models.Model):
    """An area: its code, the text as it was typed, and the list the code was taken from.

    A code alone would lose what a person wrote; a text alone names 795 subdistricts twice.
    """

    area_code = models.CharField(_("area"), max_length=6, blank=True)
    area_written = models.CharField(_("address as written"), max_length=300, blank=True)
    area_version = models.CharField(max_length=20, blank=True, editable=False)
    """Version of the official list that knew ``area_code``; empty where nobody chose it by hand."""

    class Meta:
        abstract = True


class Addressed(Located):
    """An area and what the official list does not know: house, หมู่ที่, village, soi."""

    house_no = models.CharField(_("house number"), max_length=60, blank=True)
    moo = models.CharField(_("number of the village (moo)"), max_length=10, blank=True)
    village = models.CharField(_("village or community"), max_length=150, blank=True)
    soi = models.CharField(_("soi and road"), max_length=150, blank=True)
    postal = models.CharField(_("postal code"), max_length=5, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    """Degrees (WGS 84). Of a home only two decimals are kept: a square of about 1.1 km."""
    point_from = models.CharField(
        _("how the point is known"), max_length=5, choices=PointFrom.choices, blank=True
    )
    point_accuracy = models.PositiveIntegerField(
        _("metres the point may be off"), null=True, blank=True
    )

    class Meta:
        abstract = True

    @property
    def is_home(self) -> bool:
        """Whether somebody lives there, so that its point is kept coarse."""
        return False
