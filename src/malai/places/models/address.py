"""Points people know."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row, TwoNames
from malai.places.models.located import Addressed


class Place(Row, TwoNames, Addressed):
    """A place people meet at: a temple hall, a health centre, a house (kept coarse)."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="places")

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["pk"]
