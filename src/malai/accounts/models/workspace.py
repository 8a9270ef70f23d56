"""A workspace: one organisation or programme using Malai; the privacy border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.kernel.models import Row, TwoNames

if TYPE_CHECKING:
    from malai.accounts.models.seat import Seat


class Workspace(Row, TwoNames):
    """Everything in Malai belongs to one workspace, and nothing is seen across two."""

    language = models.CharField(
        _("first language"), max_length=2, choices=[("th", "ไทย"), ("en", "English")], default="th"
    )
    is_demo = models.BooleanField(default=False, editable=False)

    seen_from: Seat | None = None
    """The limited seat by whose door this workspace was entered; no column. ``None`` sees all."""

    class Meta:
        verbose_name = _("workspace")
        verbose_name_plural = _("workspaces")
        ordering = ["pk"]
