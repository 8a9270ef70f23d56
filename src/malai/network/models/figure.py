"""Figures of a year: numbers a network counts, each with what exactly was counted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models.network import Network


class Figure(Row):
    """A number with its definition. Figures of two definitions never make one trend."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="figures")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="figures")
    on = PartialDateField(_("year or date"))
    number = models.PositiveIntegerField(_("number"))
    among = models.PositiveIntegerField(_("among"), null=True, blank=True)
    definition_th = models.CharField(_("what is counted, in Thai"), max_length=300)
    definition_en = models.CharField(_("what is counted, in English"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.definition}"

    @property
    def definition(self) -> str:
        """What is counted, in the language of the page or the other one."""
        if get_language() == "en":
            return self.definition_en or self.definition_th
        return self.definition_th
