"""Calendars that somebody outside subscribes to by a personal link."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.models import Row
from malai.network.models import Network, Party


class Feed(Row):
    """What a link to a calendar shows: title, times and place of what its giver sees, no more."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="feeds")
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="feeds"
    )
    """Absent: everything the giver sees."""
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="feeds"
    )
    """For whom it is; absent where it is for the giver."""
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("calendar by a link")
        verbose_name_plural = _("calendars by a link")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.network or self.workspace)
