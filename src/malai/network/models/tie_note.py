"""Something to remember about a tie."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models.tie import Tie


class TieNote(Row):
    """A note about a tie: dated, by somebody. Shown to who may see contacts, as those of parties."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="tie_notes")
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="notes")
    on = PartialDateField(_("day"))
    text = models.TextField(_("note"), max_length=20_000)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("note about a relationship")
        verbose_name_plural = _("notes about relationships")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]
