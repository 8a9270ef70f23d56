"""What a person put off on the page of this week."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row


class PutOff(Row):
    """One thing that one person does not want to see until a day. The database keeps one row each."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="put_off")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    key = models.CharField(max_length=120)
    """The key of the thing, see ``malai.kernel.registries.WeekItem``."""
    until = models.DateField(_("until"))

    class Meta:
        verbose_name = _("thing put off")
        verbose_name_plural = _("things put off")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user", "key"], name="site_put_off_once")
        ]

    def __str__(self) -> str:
        return self.key
