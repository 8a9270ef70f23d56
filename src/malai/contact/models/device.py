"""What a telephone took back that it had noted without signal."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row


class TakenBack(Row):
    """The number of a line that was taken back: whenever the line itself comes, it changes nothing."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="taken_back")
    client_id = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("line taken back")
        verbose_name_plural = _("lines taken back")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.client_id)
