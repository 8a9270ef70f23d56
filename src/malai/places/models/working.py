"""Working areas: named, dated sets of official codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row, TwoNames


class WorkingAreaKind(models.TextChoices):
    """Kinds of working area. Values are stored: add, never rename."""

    HEALTH = "health", _("health zone")
    SCHOOL = "school", _("school district")
    PARISH = "parish", _("parish")
    JUSTICE = "justice", _("area of a court or probation office")
    LOCAL = "local", _("municipality or local administration")
    NATURE = "nature", _("watershed or forest")
    OTHER = "other", _("other area")


class WorkingArea(Row, TwoNames):
    """An area people work in that is not one of the official list; an official one may be in many."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="working_areas")
    kind = models.CharField(
        _("kind"), max_length=10, choices=WorkingAreaKind.choices, default=WorkingAreaKind.OTHER
    )
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("working area")
        verbose_name_plural = _("working areas")
        ordering = ["pk"]


class WorkingAreaPart(models.Model):
    """One official area of a working area: a province, a district or a subdistrict."""

    working_area = models.ForeignKey(WorkingArea, on_delete=models.CASCADE, related_name="parts")
    code = models.CharField(_("area"), max_length=6)

    class Meta:
        verbose_name = _("part of a working area")
        verbose_name_plural = _("parts of working areas")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["working_area", "code"], name="places_part_once")
        ]

    def __str__(self) -> str:
        return self.code
